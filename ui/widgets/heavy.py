"""Heavy work asked for by a page: it waits in the line, and the place is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from scoring.own_data import Problem, Reading
from ui.platform.turns import stand_aside
from ui.queue.line import HEAVY, LineFullError, Visitor
from ui.queue.process import EndedError, call
from ui.visit import keys
from ui.words.texts import Texts

Value = TypeVar("Value")

# In seconds; a file of the largest size allowed takes some two.
READ_WITHIN = 10

# Nothing was found in the file: it was not read at all, and may be read later.
BUSY = "busy"


def visitor() -> Visitor:
    """Return who this visit is in the line."""
    return keys.QUEUE_VISITOR.begin(Visitor())


def read(texts: Texts, function: Callable[..., Reading[Value]], *arguments: object) -> Reading[Value]:
    """Return what a function of the library reads from a file from outside, in a process of its own.

    A file that takes too long, or a line that is too long already, is a problem like any other.
    """
    try:
        with stand_aside(), HEAVY.turn(visitor(), lambda place: _tell(place, texts), quick=True):
            return call(function, *arguments, seconds=READ_WITHIN)
    except LineFullError:
        return Reading(None, (Problem(BUSY),))
    except EndedError:
        return Reading(None, (Problem("too_costly", facts={"limit": READ_WITHIN}),))


def show_place(texts: Texts) -> None:
    """Show which place in the line something of this visit has, if it waits."""
    place = HEAVY.place(visitor())
    if place is not None:
        st.info(texts("queue.place", place=place), icon=":material/hourglass_top:")


def _tell(place: int, texts: Texts) -> None:
    st.toast(texts("queue.place", place=place), icon=":material/hourglass_top:")
