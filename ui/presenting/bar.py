"""Going through the presentation: next and back by button, keyboard and presenter remote."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from ui import language_switch, state
from ui.text import Texts

SIMULATE_PAGE = Path(__file__).resolve().parents[2] / "pages" / "simulate.py"

# Arrow keys for the keyboard; remotes send the page keys. A button can have one key only, so each
# direction has two buttons.
BACK_KEYS, NEXT_KEYS = ("Left", "PageUp"), ("Right", "PageDown")
ICONS = {"back": ":material/arrow_back:", "next": ":material/arrow_forward:"}


def place(count: int) -> int:
    """Return which of ``count`` steps is shown, from 0; a step beyond the last is the last."""
    return min(state.step(), count) - 1


def show_beyond(count: int, texts: Texts) -> None:
    """Say so where the link asks for a step beyond the last."""
    if state.step() > count:
        st.info(texts("present.beyond", step=state.step(), count=count))


def show(place: int, count: int, texts: Texts) -> None:
    """Show the buttons, where we are, the way out, the language, and the buttons of remotes."""
    with st.container(horizontal=True, vertical_alignment="center", key="present_bar"):
        _button("back", BACK_KEYS[0], place - 1, count, texts("present.back"))
        st.markdown(f"**{place + 1}/{count}**", width="content", help=texts("present.keys"))
        _button("next", NEXT_KEYS[0], place + 1, count, texts("present.next"))
        st.page_link(SIMULATE_PAGE, label=texts("present.exit"), icon=":material/close:", width="content")
        language_switch.show_button(texts)
        _button("back", BACK_KEYS[1], place - 1, count)
        _button("next", NEXT_KEYS[1], place + 1, count)


def _button(direction: str, key: str, target: int, count: int, label: str | None = None) -> None:
    """Show a button to a step; without a label it is there for its key."""
    kind: Literal["primary", "secondary", "tertiary"] = "tertiary"
    if label is not None:
        kind = "primary" if direction == "next" else "secondary"
    st.button(
        label or ICONS[direction],
        key=f"present_{direction}_{key.lower()}",
        icon=ICONS[direction] if label else None,
        type=kind,
        shortcut=key,
        disabled=not 0 <= target < count,
        on_click=state.go_to_step,
        args=(target + 1,),
    )
