from __future__ import annotations

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.testing.v1 import AppTest

from ui.platform import rerun


def _page(key: str) -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest takes the function's body as a script

    from ui.platform import rerun  # noqa: PLC0415

    def drawn(what: str) -> None:
        st.session_state[what] = st.session_state.get(what, 0) + 1

    drawn("whole")
    st.fragment(lambda: drawn("part"), key="here")()
    st.button("again", on_click=rerun.parts, args=([key],))


def _drawn(app: AppTest) -> tuple[int, int]:
    return app.session_state["whole"], app.session_state["part"]


@pytest.mark.parametrize(("key", "drawn"), [("here", (1, 2)), ("gone", (2, 2))])
def test_a_part_is_drawn_alone_and_the_page_where_it_is_gone(key: str, drawn: tuple[int, int]):
    """``st.rerun([key])`` draws a keyed fragment alone; for an unknown key it raises with ``PART_GONE``.

    If visitors see "No fragment found": Streamlit has named its error anew, so bring ``PART_GONE`` in
    ``ui/platform/rerun.py`` in line (see ``resolve_target`` in ``streamlit/runtime/fragment.py``). If
    keys are gone altogether: let ``parts`` call ``st.rerun()``, which is slower and always right.
    """
    app = AppTest.from_function(_page, args=(key,)).run()
    assert _drawn(app) == (1, 1)
    app.button[0].click().run()
    assert not app.exception
    assert _drawn(app) == drawn


@pytest.mark.parametrize("keys", [[], [""], ["app"]])
def test_what_cannot_be_asked_for_is_not_taken_for_a_part_gone(keys: list[str]):
    with pytest.raises(StreamlitAPIException):
        rerun.parts(keys)


def _asks_while_drawing() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest takes the function's body as a script
    from streamlit.errors import StreamlitAPIException  # noqa: PLC0415

    from ui.platform import rerun  # noqa: PLC0415

    try:
        rerun.parts(["here"])
    except StreamlitAPIException as error:
        st.code(error)


def test_any_other_refusal_of_streamlit_comes_through():
    refusal = AppTest.from_function(_asks_while_drawing).run().code[0].value
    assert "only allowed from a widget callback" in refusal
