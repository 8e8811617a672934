from __future__ import annotations

import pytest
import streamlit as st

from ui.platform.containers import Container


@pytest.mark.parametrize("made", [st.container, lambda: st.columns(2)[0], lambda: st.expander("x")])
def test_what_holds_parts_of_a_page_has_the_type_we_name(made):
    """Streamlit gives containers, columns and expanders one type, in ``streamlit.delta_generator``.

    If the import fails or the type is another one: look up where ``st.container`` gets its type from and
    name it in ``ui/platform/containers.py``. It serves annotations only; ``typing.Any`` holds meanwhile.
    """
    assert isinstance(made(), Container)
