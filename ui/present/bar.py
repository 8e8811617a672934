"""Going through the presentation: next and back by button, keyboard and presenter remote."""

from __future__ import annotations

from typing import Literal, NamedTuple

import streamlit as st

from ui.frame import language_switch
from ui.visit import address
from ui.visit.pages import SIMULATE
from ui.words.texts import Texts

# Arrow keys for the keyboard; remotes send the page keys. A button can have one key only, so each
# direction has two buttons.
BACK_KEYS, NEXT_KEYS = ("Left", "PageUp"), ("Right", "PageDown")

Kind = Literal["secondary", "tertiary"]


class Direction(NamedTuple):
    """A way to go, as its buttons show it."""

    name: str
    label: str
    icon: str


def place(count: int) -> int:
    """Return which of ``count`` steps is shown, from 0; a step beyond the last is the last."""
    return min(address.step(), count) - 1


def show_beyond(count: int, texts: Texts) -> None:
    """Say so where the link asks for a step beyond the last."""
    if address.step() > count:
        st.info(texts("present.beyond", step=address.step(), count=count))


def show(place: int, count: int, texts: Texts) -> None:
    """Show the buttons, where we are, the way out, the language, and the buttons of remotes."""
    back = Direction("back", texts("present.back"), ":material/arrow_back:")
    following = Direction("next", texts("present.next"), ":material/arrow_forward:")
    with st.container(horizontal=True, vertical_alignment="center", key="present_bar"):
        _button(back, BACK_KEYS[0], place - 1, count, "secondary")
        st.markdown(f"**{place + 1}/{count}**", width="content", help=texts("present.keys"))
        _button(following, NEXT_KEYS[0], place + 1, count, "secondary")
        st.page_link(SIMULATE.file, label=texts("present.exit"), icon=":material/close:", width="content")
        language_switch.show_button(texts)
        _button(back, BACK_KEYS[1], place - 1, count, "tertiary")
        _button(following, NEXT_KEYS[1], place + 1, count, "tertiary")


def _button(direction: Direction, key: str, target: int, count: int, kind: Kind) -> None:
    """Show a button to a step, pressed by a key as well."""
    st.button(
        direction.label,
        key=f"present_{direction.name}_{key.lower()}",
        icon=direction.icon,
        type=kind,
        shortcut=key,
        disabled=not 0 <= target < count,
        on_click=address.go_to_step,
        args=(target + 1,),
    )
