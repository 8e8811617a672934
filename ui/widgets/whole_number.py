"""A field for a whole number, typed as text: what arrives is what was typed.

A browser's own number field leaves out the marks it does not take, so that "40,5" arrives as 405, and
keeps a number beyond its range to itself. Here such a text stays in its field with a message, and the
number before it still holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from ui.visit import keys, mistyped
from ui.words.texts import Texts
from ui.words.typed_values import read_whole

TYPED_LENGTH = 8


def show(
    label: str,
    key: keys.Key[str],
    number: int,
    limits: range,
    take: Callable[[int], None],
    *,
    redraw: Callable[[], None] | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """Show the field with the number in force; ``take`` is called with another one of ``limits``.

    ``redraw`` may ask for parts of the page, where no message has to go away.
    """
    error = mistyped.entries().get(key.name)
    key.set(str(number) if error is None else error)
    st.text_input(
        label,
        key=key.name,
        max_chars=TYPED_LENGTH,
        width=width,
        on_change=_type,
        args=(key, limits, take, redraw),
    )


def show_error(label: str, key: keys.Key[str], number: int, limits: range, texts: Texts) -> None:
    """Say what the field takes, where what was typed is none of it, and which number holds."""
    if key.name in mistyped.entries():
        told = texts("field.whole_error", name=label, low=limits[0], high=limits[-1], number=number)
        st.error(told, icon=":material/error:")


def _type(
    key: keys.Key[str], limits: range, take: Callable[[int], None], redraw: Callable[[], None] | None
) -> None:
    text = key.read()
    number = read_whole(text, limits)
    if number is None:
        mistyped.entries()[key.name] = text[:TYPED_LENGTH]
        return
    corrected = mistyped.entries().pop(key.name, None) is not None
    take(number)
    if redraw is not None and not corrected:
        redraw()
