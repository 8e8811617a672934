"""What a widget's callback asks to be drawn again.

A value that was typed and not confirmed is reported together with the next click anywhere. Streamlit
then draws only the parts that its callback names, unless the other callback asks for the whole page or
for parts as well. So every callback on a page with parts asks for what it needs.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.errors import StreamlitAPIException

# How Streamlit names the error of a key that no part on the page has.
PART_GONE = "rerun-unknown-fragment-key"


def parts(keys: Sequence[str]) -> None:
    """Draw again the parts with these keys; the whole page where they are not on it any more.

    That is so where a click led to another page.
    """
    try:
        st.rerun(list(keys))
    except StreamlitAPIException as error:
        if error.error_id != PART_GONE:
            raise
        st.rerun()
