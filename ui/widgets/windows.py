"""Windows over the page, each opened by a button; at most one is open at a time.

A popover's button is drawn again by the browser whenever anything on the page changes, a plain button
is not: that is felt with every move of a lever.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from ui.visit import keys


def window(
    label: str,
    key: str,
    icon: str,
    show: Callable[[], None],
    *,
    width: Literal["small", "medium", "large"] = "medium",
) -> None:
    """Show a button; while its window is open, draw ``show`` in it."""
    st.button(label, key=key, icon=icon, on_click=partial(_open, key))
    if keys.OPEN_WINDOW.get() == key:
        st.dialog(label, width=width, icon=icon, on_dismiss=close)(show)()


def close() -> None:
    """Close the window that is open, if any."""
    keys.OPEN_WINDOW.pop()


def _open(key: str) -> None:
    keys.OPEN_WINDOW.set(key)
