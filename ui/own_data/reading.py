"""What one file says, before it is used: what is wrong, what must be decided, and the way to use it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

import streamlit as st

from scoring import Case
from scoring.own_data import DecimalSign, LeagueFacts, OwnCounts, OwnDataError, OwnLeague, Problem
from scoring.tables.columns import KINDS
from ui.own_data import counted_to
from ui.own_data import in_use as using
from ui.own_data import uploaded as drafts
from ui.own_data.uploaded import OwnReading, UploadedFile
from ui.visit import keys, opened_link, state, unit_table
from ui.visit.cases import find_case
from ui.visit.keys import Key
from ui.visit.model import OwnData, UnitUpload
from ui.widgets import layout_choice, problems, province_choice, read_report
from ui.widgets.layout_choice import LayoutChoice
from ui.widgets.province_choice import Choice
from ui.words import names, numbers
from ui.words.outside_text import as_code
from ui.words.texts import Texts


def show_kind(draft: UploadedFile, number: int, texts: Texts) -> None:
    """Show which kind of table one of several files is taken for, to be corrected."""
    key = keys.file_kind(str(number))
    key.set(draft.kind)
    st.segmented_control(
        texts("own.files_kind", file=as_code(draft.file)),
        KINDS,
        key=key.name,
        format_func=lambda kind: texts("own.units_kind" if kind == "units" else f"own.kind_{kind}"),
        required=True,
        on_change=partial(_choose_kind, draft, number),
    )


def _choose_kind(draft: UploadedFile, number: int) -> None:
    draft.kind = keys.file_kind(str(number)).read()


def show(draft: UploadedFile, number: int, base: Case, facts: LeagueFacts | None, texts: Texts) -> None:
    """Show what a file says; ``number`` counts the files from 0."""
    if draft.kind == "units" and base.rules.units_group is None:
        st.info(texts("units.no_group", rules=texts.pick(base.rules.name)), icon=":material/info:")
        return
    reading, file = draft.read(base, facts, texts), as_code(draft.file)
    if reading.errors:
        count = sum(problem.count for problem in reading.errors)
        st.error(texts("own.refused", file=file, count=count), icon=":material/error:")
        problems.show(reading.errors, texts("own.errors"), texts)
    if reading.question is not None:
        problems.show_question(reading.question, file, texts)
    if reading.question is not None or draft.choices.decimal or _reads_thousands(reading):
        key = _decimal_key(number)
        problems.ask_decimal(draft.choices.decimal, key, partial(_decide, draft, key), texts)
    if reading.value is not None:
        _offer(draft, number, reading, base, texts)
    if reading.layout is not None:
        scope = f"{keys.OWN_VERSION.get(0)}_{number}"
        layout_choice.show(LayoutChoice(reading.layout, scope, draft.decide, texts))
        if reading.value is not None:
            st.caption(read_report.sentence(reading.layout, texts))
    if reading.warnings:
        problems.show(reading.warnings, texts("own.warnings", count=len(reading.warnings)), texts)


def _reads_thousands(reading: OwnReading) -> bool:
    return any(problem.code == "thousands" for problem in reading.warnings)


def _decimal_key(number: int) -> Key[DecimalSign | None]:
    return keys.file_decimal(str(number)) if number else keys.OWN_DECIMAL


def _decide(draft: UploadedFile, key: Key[DecimalSign | None]) -> None:
    draft.decide(replace(draft.choices, decimal=key.read()))


def _offer(draft: UploadedFile, number: int, reading: OwnReading, base: Case, texts: Texts) -> None:
    """Show what was read, and the button that puts it to use."""
    if isinstance(reading.value, OwnCounts):
        if reading.value.months or counted_to.show(draft, number, base, texts):
            _offer_data(draft, number, partial(_counted, draft, base, reading.value, reading), base, texts)
    elif isinstance(reading.value, OwnLeague):
        _offer_data(draft, number, partial(draft.data, base, reading.value, reading), base, texts)
    elif reading.value is not None:
        st.success(
            texts("own.read_units", count=len(reading.value), file=as_code(draft.file)),
            icon=":material/check_circle:",
        )
        st.button(
            texts("own.use_units"),
            key=f"own_use_units_{number}",
            on_click=_use_units,
            args=(draft, base, texts),
        )


def _counted(draft: UploadedFile, base: Case, own: OwnCounts, reading: OwnReading) -> OwnData:
    """Return counts up to the day that is typed."""
    return draft.data(base, own.until(counted_to.day_of(draft, base)), reading)


def province_key(number: int) -> Key[str]:
    """Return the key of the province that is opened of a league; ``number`` counts the files from 0."""
    return keys.file_province(str(number)) if number else keys.OWN_PROVINCE


def _offer_data(
    draft: UploadedFile, number: int, made: Callable[[], OwnData], base: Case, texts: Texts
) -> None:
    """Offer a file's data, ``made`` of what is typed when it is shown, and once more when it is used."""
    data = made()
    provinces = data.provinces
    if not provinces:
        problems.show([Problem("province_absent", value=data.file)], texts("own.errors"), texts)
        return
    province = provinces[0]
    if data.kind == "league":
        key = province_key(number)
        if key.get() not in provinces:
            key.set(data.province_of(find_case(state.scenario().case)))
        choice = Choice(key, provinces, data.day)
        province = province_choice.show(choice, st.rerun, texts, label=texts("own.province"))
    try:
        case = data.case(province)
    except OwnDataError as error:
        problems.show([error.problem], texts("own.errors"), texts)
        return
    st.success(_read(data, case, texts), icon=":material/check_circle:")
    if isinstance(data.own, OwnCounts) and data.own.counted_to is not None:
        st.markdown(_read_until(data.own, case, find_case(data.base), texts))
    show_needed(data, texts)
    name = f"own_use_{number}" if number else "own_use"
    st.button(texts("own.use"), key=name, on_click=_use, args=(draft, made, base, province))


def show_needed(data: OwnData, texts: Texts) -> None:
    """Show whether this is the data that the opened link waits for."""
    needed = opened_link.needed_file()
    if needed is not None and needed.fingerprint != data.fingerprint:
        told = texts(
            "own.mismatch", fingerprint=as_code(data.fingerprint), needed=as_code(needed.fingerprint)
        )
        st.warning(told, icon=":material/difference:")
    elif needed is not None:
        st.info(texts("own.match"), icon=":material/link:")


def _read(data: OwnData, case: Case, texts: Texts) -> str:
    """Return what was read, in a sentence."""
    facts = {"file": as_code(data.file), "fingerprint": as_code(data.fingerprint)}
    if data.kind == "counts":
        count = sum(item.basis == "own" for item in case.baseline.indicators.values())
        return texts("own.read_counts", count=count, case=names.case_as_text(case), **facts)
    league = case.league
    return texts("own.read_league", known=league.known_totals, size=league.size, year=league.year, **facts)


def _read_until(own: OwnCounts, case: Case, before: Case, texts: Texts) -> str:
    """Return up to which day counts go, what is expected afterwards, and what becomes of the total."""
    day = numbers.date(case.period.end, texts.language)
    told = [texts("own.read_until", day=day)]
    if own.months:
        told = [texts("own.read_months", day=day, count=case.period.end.month)]
        expected = len(own.per_day)
        told.append(texts("own.read_expected" if expected else "own.read_no_expected", count=expected))
    if case.baseline.total != before.baseline.total:
        facts = {
            "total": numbers.points(case.baseline.total, texts.language),
            "published": numbers.points(before.baseline.total, texts.language),
            "end": numbers.date(before.period.end, texts.language),
            "rank": numbers.likely_rank(case.baseline.rank),
            "size": str(case.league.size),
        }
        told.append(texts("own.read_total", **facts))
    return " ".join(told)


def _use(draft: UploadedFile, made: Callable[[], OwnData], base: Case, province: str) -> None:
    """Put data to use, where nothing was typed meanwhile that stands against it: the page says what."""
    if counted_to.is_mistyped(draft, base):
        return
    with suppress(OwnDataError):
        using.use(made(), province)
        drafts.done()
        st.rerun()


def _use_units(draft: UploadedFile, base: Case, texts: Texts) -> None:
    reading = draft.reading
    if reading is None or not isinstance(reading.value, tuple):
        return
    upload = UnitUpload(draft.file, draft.content, reading, draft.choices)
    unit_table.take_file(base, unit_table.draft_of(base, texts), upload)
    drafts.forget(draft)
    st.rerun()
