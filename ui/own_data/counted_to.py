"""Up to which day own counts go, typed where the file does not say it by months."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from scoring import Case
from ui.own_data.uploaded import UploadedFile
from ui.visit import keys
from ui.words import numbers
from ui.words.outside_text import as_text
from ui.words.texts import Texts
from ui.words.typed_dates import TYPED_LENGTH, read_date, typed_date

WIDTH = 260


def show(draft: UploadedFile, number: int, base: Case, texts: Texts) -> bool:
    """Show the field, where the case's year is under way; return whether what it holds can be used.

    ``number`` counts the files from 0.
    """
    if not _is_asked(base):
        return True
    key = keys.file_counted_to(str(number))
    key.set(draft.counted_to)
    period = base.period
    days = {
        "first": numbers.date(period.start, texts.language),
        "last": numbers.date(period.year_end, texts.language),
        "usual": numbers.date(base.league.end, texts.language),
        "example": typed_date(base.league.end),
    }
    st.text_input(
        texts("own.counted_to"),
        key=key.name,
        max_chars=TYPED_LENGTH,
        width=WIDTH,
        placeholder=typed_date(base.league.end),
        help=texts("own.counted_to_help", **days),
        on_change=partial(_type, draft, number),
    )
    if is_mistyped(draft, base):
        told = texts("own.counted_to_error", typed=as_text(draft.counted_to), **days)
        st.error(told, icon=":material/error:")
        return False
    return True


def day_of(draft: UploadedFile, base: Case) -> dt.date | None:
    """Return the day a file's counts go up to; None where none of the case's year is typed."""
    if not _is_asked(base):
        return None
    day, period = read_date(draft.counted_to, base.year), base.period
    return day if day is not None and period.start <= day <= period.year_end else None


def is_mistyped(draft: UploadedFile, base: Case) -> bool:
    """Return whether what is typed for a file is no day of the case's year."""
    return _is_asked(base) and bool(draft.counted_to.strip()) and day_of(draft, base) is None


def _is_asked(base: Case) -> bool:
    return base.period.end < base.period.year_end


def _type(draft: UploadedFile, number: int) -> None:
    draft.counted_to = keys.file_counted_to(str(number)).read()
