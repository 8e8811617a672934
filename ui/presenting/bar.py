"""Going through the presentation: next and back by button, keyboard and presenter remote."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import language_switch, state
from ui.text import Texts

SIMULATE_PAGE = Path(__file__).resolve().parents[2] / "pages" / "simulate.py"

# Arrow keys for the keyboard; remotes send the page keys. A button can have one key only, so each
# direction has two buttons.
BACK_KEYS, NEXT_KEYS = ("Left", "PageUp"), ("Right", "PageDown")


def place(count: int) -> int:
    """Return which of ``count`` steps is shown, from 0; a step beyond the last is the last."""
    return min(state.step(), count) - 1


def show(place: int, count: int, texts: Texts) -> None:
    """Show the buttons, where we are, the language and the way out."""
    with st.container(horizontal=True, vertical_alignment="center", key="present_bar"):
        _buttons("back", texts("present.back"), BACK_KEYS, place - 1, count)
        st.markdown(f"**{place + 1}/{count}**", width="content", help=texts("present.keys"))
        _buttons("next", texts("present.next"), NEXT_KEYS, place + 1, count)
        st.page_link(SIMULATE_PAGE, label=texts("present.exit"), icon=":material/close:", width="content")
        language_switch.show_button(texts)


def _buttons(name: str, label: str, keys: tuple[str, str], target: int, count: int) -> None:
    """Show two buttons to the same step, one for each key."""
    icon = ":material/arrow_back:" if name == "back" else ":material/arrow_forward:"
    for number, key in enumerate(keys):
        st.button(
            icon if number else label,
            key=f"present_{name}_{key.lower()}",
            icon=None if number else icon,
            type="tertiary" if number else "primary" if name == "next" else "secondary",
            shortcut=key,
            disabled=not 0 <= target < count,
            on_click=state.go_to_step,
            args=(target + 1,),
        )
