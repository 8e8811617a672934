"""What a page says of the browser's storage: what stays there, what could not be used, how to clear it."""

from __future__ import annotations

import streamlit as st

from ui.memory import component
from ui.visit import kept_scenarios as kept
from ui.words.texts import Texts


def show_problems(texts: Texts) -> None:
    """Say what the browser had stored and could not be used, until another page is opened."""
    problems = component.problems()
    if problems:
        lines = "\n".join(f"- {texts(f'memory.problem.{code}')}" for code in problems)
        st.warning(f"{texts('memory.problems')}\n{lines}", icon=":material/inventory_2:")


def show_note(texts: Texts) -> None:
    """Say that what is kept and typed here stays in this browser."""
    st.caption(texts("memory.note"))


def show_section(texts: Texts) -> None:
    """Say what is stored and where, and offer to clear it."""
    st.subheader(texts("memory.title"))
    st.markdown(texts("memory.explained", count=len(kept.all_kept())))
    show_clearing(texts)


def show_clearing(texts: Texts) -> None:
    """Show the button that clears everything the browser stores."""
    st.button(
        texts("memory.clear"),
        key="memory_clear",
        icon=":material/delete_sweep:",
        help=texts("memory.clear_help"),
        on_click=component.forget,
    )
