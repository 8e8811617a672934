"""Choosing the case: year and province, with what is known of it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from scoring import Case, CaseRef, list_cases
from scoring.case.offered import case_years
from scoring.case.opening import openings
from scoring.provinces.register import register
from scoring.what_if.scenario import DEFAULT_CASE, Scenario
from ui.own_data import picker as own_picker
from ui.visit import keys, state
from ui.visit.cases import find_case
from ui.widgets import province_choice
from ui.widgets.province_choice import Choice
from ui.words import names, numbers, sentences
from ui.words.texts import Texts


def show(texts: Texts) -> None:
    """Show a button that opens the choice of another case; the heading beside it names the current one."""
    current = find_case(state.scenario().case)
    picker = st.popover(
        texts("case.change"),
        icon=":material/location_on:",
        key=keys.CASE_PICKER.name,
        on_change=st.rerun,
    )
    if picker.open:
        with picker:
            _choices(current, texts)
    beside, note = openings().beside_id, successor_note(texts)
    if beside is not None and note is not None:
        other = beside if current.id != beside else DEFAULT_CASE
        st.button(
            names.case_as_text(find_case(other)),
            key="case_other",
            icon=":material/swap_horiz:",
            type="tertiary",
            help=note,
            on_click=_open,
            args=(other,),
        )


def successor_note(texts: Texts) -> str | None:
    """Return what ties the first case to the one beside it, None where none stands there."""
    beside = openings().beside
    return None if beside is None else texts.pick(beside.note)


def facts(case: Case, texts: Texts) -> str:
    """Return what is known of a case, in one or two sentences."""
    league = case.league
    known = texts("case.known_totals", known=league.known_totals, size=league.size, year=league.year)
    return f"{texts(f'case.detail.{case.detail}')} {known}"


def _choices(current: Case, texts: Texts) -> None:
    if current.own is not None and own_picker.is_league():
        own_picker.show(current, texts)
    else:
        _published(current, texts)
    _standing(current, texts)


def _published(current: Case, texts: Texts) -> None:
    keys.CASE_YEAR.set(current.year)
    st.segmented_control(
        texts("case.year"),
        case_years(),
        key=keys.CASE_YEAR.name,
        required=True,
        on_change=_open_year,
    )
    refs = [ref for ref in list_cases() if ref.year == current.year]
    keys.CASE_PROVINCE.set(current.province)
    provinces = [ref.province for ref in refs]
    choice = Choice(keys.CASE_PROVINCE, provinces, register().day_of(current.year))
    province_choice.show(choice, partial(_open_province, current.year), texts)


def _standing(current: Case, texts: Texts) -> None:
    st.markdown(
        texts(
            "case.standing",
            total=numbers.points(current.baseline.total, texts.language),
            rank=sentences.rank_among(current.baseline.rank, texts),
            band=texts.pick(current.baseline.band.name),
        )
    )
    st.caption(facts(current, texts))
    st.caption(texts.pick(current.league.note))
    note = successor_note(texts)
    if note is not None and current.id == openings().beside_id:
        st.caption(note)


def _open(case: str) -> None:
    state.change_scenario(Scenario(case=case))
    st.rerun()


def _open_year() -> None:
    """Open the same province in another year, or the nearest thing to it that is known."""
    year, province = keys.CASE_YEAR.read(), find_case(state.scenario().case).province
    refs = [ref for ref in list_cases() if ref.year == year]
    _open(_nearest(refs, province).id)


def _open_province(year: int) -> None:
    province = keys.CASE_PROVINCE.read()
    _open(next(ref.id for ref in list_cases() if ref.year == year and ref.province == province))


def _nearest(refs: list[CaseRef], province: str) -> CaseRef:
    """Return the case of the province as it was in that year, or of what it was part of; else the first."""
    by_province = {ref.province: ref for ref in refs}
    there = register().standing(province, register().day_of(refs[0].year)).province
    return by_province.get(there) or refs[0]
