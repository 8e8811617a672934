"""Parts of a page, each a fragment with a key: a callback names those to draw again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def part(key: str, show: Callable[[], None]) -> None:
    """Show a part of the page that can be drawn again alone by its key."""
    st.fragment(show, key=key)()
