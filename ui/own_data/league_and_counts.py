"""A league and counts used together: read as of one year and province, checked, and opened as one case."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from functools import partial

import streamlit as st

from scoring import Case
from scoring.own_data import OwnCounts, OwnDataError, OwnLeague, Reading
from scoring.provinces.register import register
from ui.own_data import counted_to
from ui.own_data import in_use as using
from ui.own_data import reading as reading_of
from ui.own_data import uploaded as drafts
from ui.own_data.uploaded import UploadedFile
from ui.visit.model import OwnData
from ui.widgets import problems
from ui.words import numbers
from ui.words.outside_text import as_code, as_text
from ui.words.texts import Texts


def show(league: UploadedFile, counts: UploadedFile, number: int, base: Case, texts: Texts) -> None:
    """Show what both say together, and the button that uses them so.

    ``number`` counts the league among the files: the province is the one chosen of it.
    """
    if league.reading is None or not isinstance(own := league.reading.value, OwnLeague):
        return
    province = _province(own, number, base)
    facts = {
        "league": as_code(league.file),
        "counts": as_code(counts.file),
        "province": as_text(province),
        "year": str(own.league.year),
    }
    read = counts.read_beside(own.league, province, texts)
    if read.value is None:
        st.error(texts("own.together_unread", **facts), icon=":material/error:")
        if read.errors:
            problems.show(read.errors, texts("own.errors"), texts)
        return
    made = partial(_together, league, own, counts, read, read.value, province, base)
    data = made()
    if province not in data.provinces:
        st.info(texts("own.together_absent", **facts), icon=":material/info:")
        return
    try:
        data.case(province)
    except OwnDataError as error:
        st.error(texts("own.together_wrong", **facts), icon=":material/error:")
        problems.show([error.problem], texts("own.errors"), texts)
        return
    st.success(texts("own.together_fine", **facts), icon=":material/check_circle:")
    alone = counts.reading.warnings if counts.reading is not None else ()
    if others := [problem for problem in read.warnings if problem not in alone]:
        problems.show(others, texts("own.warnings", count=len(others)), texts)
    _show_totals(data, own, province, facts, texts)
    reading_of.show_needed(data, texts)
    st.button(
        texts("own.use_together", **facts),
        key=f"own_use_together_{number}",
        on_click=_use,
        args=(league, counts, made, base, province),
    )


def _province(own: OwnLeague, number: int, base: Case) -> str:
    """Return the province that is chosen of the league, or else the one that the page is about."""
    day = register().day_of(own.league.year, own.league.size)
    return reading_of.province_key(number).get() or register().standing(base.province, day).province


def _together(
    league: UploadedFile,
    own: OwnLeague,
    counts: UploadedFile,
    read: Reading[OwnCounts],
    value: OwnCounts,
    province: str,
    base: Case,
) -> OwnData:
    day = counted_to.day_of(counts, base)
    # The field asks for a day of the open case's year.
    dated = value.until(day) if day is not None and day.year == own.league.year else value
    counted = OwnData(counts.file, counts.content, dated, "", read.layout, read.warnings)
    first = league.reading
    return OwnData(
        league.file,
        league.content,
        own,
        layout=first.layout if first else None,
        warnings=first.warnings if first else (),
        counted=counted,
        counted_province=province,
    )


def _show_totals(data: OwnData, own: OwnLeague, province: str, facts: dict[str, str], texts: Texts) -> None:
    """Show the total of the league beside the one that the counts come to, where both are known."""
    row, both = own.league.row(province), data.both
    counted = None if both is None else both.total_by_counts
    if row is None or row.total is None or counted is None:
        return
    shown = {
        "total": numbers.points(row.total, texts.language),
        "counted": numbers.points(counted, texts.language),
        "used": numbers.points(Decimal(data.case(province).baseline.total), texts.language),
    }
    st.caption(texts("own.together_total", **facts, **shown))


def _use(
    league: UploadedFile, counts: UploadedFile, made: Callable[[], OwnData], base: Case, province: str
) -> None:
    """Put both to use, where nothing was typed meanwhile that stands against it: the page says what."""
    if counted_to.is_mistyped(counts, base):
        return
    with suppress(OwnDataError):
        using.use(made(), province)
        for file in (league, counts):
            drafts.forget(file)
        st.rerun()
