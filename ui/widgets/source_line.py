"""The line that names where a block of figures comes from."""

from __future__ import annotations

import streamlit as st

from ui.words import sources
from ui.words.texts import Texts


def show_source(name: str, texts: Texts) -> None:
    """Show the source line under a block of figures."""
    st.caption(texts("fact.source", source=sources.source(name, texts)))
