"""Going through the presentation: next and back by button, keyboard and presenter remote."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import language_switch, state
from ui.text import Texts

SIMULATE_PAGE = Path(__file__).resolve().parent.parent / "pages" / "simulate.py"

# Arrow keys for the keyboard; remotes send the page keys.
BACK_KEYS, NEXT_KEYS = ("Left", "PageUp"), ("Right", "PageDown")


def place(count: int) -> int:
    """Return which of ``count`` steps is shown, from 0; a step beyond the last is the last."""
    return min(state.step(), count) - 1


def show(place: int, count: int, texts: Texts) -> None:
    """Show the buttons, where we are, the language and the way out."""
    with st.container(horizontal=True, vertical_alignment="center", key="present_bar"):
        _buttons("back", place - 1, count, BACK_KEYS, texts)
        st.markdown(f"**{place + 1}/{count}**", width="content")
        _buttons("next", place + 1, count, NEXT_KEYS, texts)
        st.page_link(SIMULATE_PAGE, label=texts("present.exit"), icon=":material/close:", width="content")
        language_switch.show(texts)


def _buttons(name: str, target: int, count: int, keys: tuple[str, str], texts: Texts) -> None:
    """Show two buttons to the same step: each can have one key only."""
    icon = ":material/arrow_back:" if name == "back" else ":material/arrow_forward:"
    for number, key in enumerate(keys):
        st.button(
            texts(f"present.{name}") if number == 0 else icon,
            key=f"present_{name}_{key.lower()}",
            icon=icon if number == 0 else None,
            type="primary" if number == 0 and name == "next" else "tertiary" if number else "secondary",
            shortcut=key,
            disabled=not 0 <= target < count,
            on_click=state.go_to_step,
            args=(target + 1,),
        )
