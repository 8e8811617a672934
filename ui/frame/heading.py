"""The heading of every page: which index, province and year, and what the page is for."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.visit import state
from ui.visit.cases import find_case
from ui.visit.pages import Page
from ui.words import names
from ui.words.texts import Texts

# The theme sizes all first headings as a presentation needs them, and here every line is taken from the
# figures below. An element of the page's own keeps its rank for screen readers at the size of a title.
COMPACT = "font-size:1.25rem;line-height:1.3;padding:0;margin:0"


def show(page: Page, texts: Texts) -> None:
    """Show what the page is about as its first heading, and its purpose in one line."""
    case = names.case(find_case(state.scenario().case))
    heading = texts("heading.title", index=texts("app.index"), case=case)
    with st.container(key="heading", width="content", gap=None):
        st.html(f'<h1 style="{COMPACT}">{escape(heading)}</h1>')
        st.caption(texts(f"heading.purpose.{page.name}"))
