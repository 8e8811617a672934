"""The switch from the whole year to what is left of it, and from which day on at which pace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

import streamlit as st

from scoring import Case, FromNow
from scoring.case.from_now import FULL_PACE, MOST_PACE, MOST_PER_DAY, STEP_OF_PACE
from scoring.what_if.scenario import looked_at
from ui.visit import keys, lever_level, mistyped, state
from ui.visit.cases import case_of, find_case
from ui.visit.keys import Key
from ui.widgets.sections import section
from ui.words import names, numbers
from ui.words.outside_text import as_text
from ui.words.texts import Texts
from ui.words.typed_dates import TYPED_LENGTH, read_date, typed_date
from ui.words.typed_values import noun, read_decimal

PACE_LENGTH = 8

# The fields' widths in pixels; so many fields of own paces stand in a row.
DAY_WIDTH, PACE_WIDTH = 180, 260
IN_A_ROW = 3


def show_switch(texts: Texts) -> None:
    """Show the switch, where the case's year is under way."""
    scenario = state.scenario()
    base = find_case(scenario.case)
    if not base.is_running:
        return
    keys.FROM_NOW.set(scenario.from_now is not None)
    st.toggle(
        texts("from_now.switch"),
        key=keys.FROM_NOW.name,
        help=texts("from_now.switch_help"),
        on_change=partial(_switch, base),
    )


def show_settings(texts: Texts) -> None:
    """Show from which day on, and at which pace what is still to come arrives."""
    case = case_of(state.scenario())
    if case.from_now is None:
        return
    lost = keys.FROM_NOW_LOST.get()
    if lost is not None and lost[0] == state.scenario():
        named = names.levers(case.rules, ", ".join(lost[1]), texts)
        st.info(texts("from_now.lost", names=as_text(named)), icon=":material/info:")
    opened = section(texts("from_now.settings"), "from_now_settings")
    if opened is None:
        return
    with opened:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _day(case, case.from_now, texts)
            _pace(case.from_now, texts)
        _errors(case, texts)
        _own_paces(case, case.from_now, texts)


def first_day(case: Case) -> dt.date:
    """Return the first day from which a case can be seen: the last that its figures cover."""
    from_now = case.from_now
    return case.period.end if from_now is None or from_now.counted_to is None else from_now.counted_to


def _switch(base: Case) -> None:
    scenario = state.scenario()
    from_now = base.rest_of_year if keys.FROM_NOW.read() else None
    if (scenario.from_now is None) != (from_now is None):
        turned, lost = looked_at(scenario, base, from_now)
        mistyped.entries().clear()
        state.change_scenario(turned)
        lever_level.keep_in_sight(turned)
        keys.FROM_NOW_LOST.set((turned, lost) if lost else None)
    st.rerun()


def _day(case: Case, now: FromNow, texts: Texts) -> None:
    first, last = first_day(case), case.period.year_end
    field = keys.FROM_NOW_DAY
    error = mistyped.entries().get(field.name)
    field.set(typed_date(now.day) if error is None else error)
    st.text_input(
        texts("from_now.day"),
        key=field.name,
        max_chars=TYPED_LENGTH,
        width=DAY_WIDTH,
        help=texts(
            "from_now.day_help",
            first=numbers.date(first, texts.language),
            last=numbers.date(last, texts.language),
            example=typed_date(first),
        ),
        on_change=partial(_type_day, first, last),
    )
    ends = {first: texts("from_now.days_end")}
    ends |= {day: typed_date(day)[:5] for day in _month_ends(first, last)}
    keys.FROM_NOW_PICK.set(now.day if now.day in ends else None)
    st.segmented_control(
        texts("from_now.pick"),
        list(ends),
        key=keys.FROM_NOW_PICK.name,
        format_func=ends.__getitem__,
        on_change=_pick_day,
    )


def _pace(now: FromNow, texts: Texts) -> None:
    field = keys.FROM_NOW_PACE
    error = mistyped.entries().get(field.name)
    field.set(numbers.maximum(now.pace, texts.language) if error is None else error)
    st.text_input(
        texts("from_now.pace"),
        key=field.name,
        max_chars=PACE_LENGTH,
        width=PACE_WIDTH,
        help=texts("from_now.pace_help", most=MOST_PACE),
        on_change=_type_pace,
    )


def _own_paces(case: Case, now: FromNow, texts: Texts) -> None:
    """Show a field for the pace of each indicator of events, its pace so far standing faintly in it."""
    st.markdown(f"**{texts('from_now.own_pace')}**")
    events = [name for name, rule in case.rules.indicators.items() if rule.so_far is not None]
    columns = [column for _ in range(0, len(events), IN_A_ROW) for column in st.columns(IN_A_ROW)]
    for column, indicator in zip(columns, events, strict=False):
        field = keys.from_now_pace(indicator)
        error, own = mistyped.entries().get(field.name), now.per_day.get(indicator)
        shown = "" if own is None else numbers.maximum(own, texts.language)
        field.set(shown if error is None else error)
        column.text_input(
            names.lever(case.rules, indicator, texts),
            key=field.name,
            max_chars=PACE_LENGTH,
            placeholder=_pace_so_far(case, indicator, texts),
            help=texts("from_now.own_pace_help", units=noun(_kind(case, indicator), 2, texts)),
            on_change=partial(_type_own_pace, indicator),
        )


def _errors(case: Case, texts: Texts) -> None:
    typed = mistyped.entries()
    if (day := typed.get(keys.FROM_NOW_DAY.name)) is not None:
        first, last = first_day(case), case.period.year_end
        days = {"first": numbers.date(first, texts.language), "last": numbers.date(last, texts.language)}
        told = texts("from_now.day_error", typed=as_text(day), **days, example=typed_date(first))
        st.error(told, icon=":material/error:")
    if (pace := typed.get(keys.FROM_NOW_PACE.name)) is not None:
        told = texts("from_now.pace_error", typed=as_text(pace), most=MOST_PACE)
        st.error(told, icon=":material/error:")
    for indicator in case.rules.indicators:
        if (own := typed.get(keys.from_now_pace(indicator).name)) is not None:
            name = names.lever(case.rules, indicator, texts)
            most = numbers.whole(int(MOST_PER_DAY), texts.language)
            told = texts("from_now.own_pace_error", typed=as_text(own), name=name, most=most)
            st.error(told, icon=":material/error:")


def _type_day(first: dt.date, last: dt.date) -> None:
    text = keys.FROM_NOW_DAY.read()
    day = read_date(text, last.year)
    if day is None or not first <= day <= last:
        mistyped.entries()[keys.FROM_NOW_DAY.name] = text[:TYPED_LENGTH]
    else:
        _look(keys.FROM_NOW_DAY, lambda now: replace(now, day=day))
    st.rerun()


def _pick_day() -> None:
    day = keys.FROM_NOW_PICK.read()
    if day is not None:
        _look(keys.FROM_NOW_DAY, lambda now: replace(now, day=day))
    st.rerun()


def _type_pace() -> None:
    text = keys.FROM_NOW_PACE.read()
    pace = _read_pace(text, MOST_PACE)
    if pace is None:
        mistyped.entries()[keys.FROM_NOW_PACE.name] = text[:PACE_LENGTH]
    else:
        _look(keys.FROM_NOW_PACE, lambda now: replace(now, pace=pace))
    st.rerun()


def _type_own_pace(indicator: str) -> None:
    field = keys.from_now_pace(indicator)
    text = field.read()
    pace = _read_pace(text, MOST_PER_DAY) if text.strip() else None
    if text.strip() and pace is None:
        mistyped.entries()[field.name] = text[:PACE_LENGTH]
    else:
        own = {} if pace is None else {indicator: pace}
        _look(field, lambda now: replace(now, per_day={**_without(now, indicator), **own}))
    st.rerun()


def _without(now: FromNow, indicator: str) -> dict[str, Decimal]:
    return {name: pace for name, pace in now.per_day.items() if name != indicator}


def _look(field: Key[str], change: Callable[[FromNow], FromNow]) -> None:
    """Look from another day on or at another pace: rates stay as they are."""
    mistyped.entries().pop(field.name, None)
    scenario = state.scenario()
    if scenario.from_now is not None:
        state.change_scenario(replace(scenario, from_now=change(scenario.from_now)))


def _read_pace(text: str, most: Decimal) -> Decimal | None:
    pace = read_decimal(text.strip().removesuffix("%"), most)
    return pace if pace is not None and pace == pace.quantize(STEP_OF_PACE) else None


def _pace_so_far(case: Case, indicator: str, texts: Texts) -> str:
    rest = case.rest_of(indicator)
    if rest is None or rest.is_by_days or case.from_now is None:
        return ""
    days = (case.from_now.day - case.period.start).days + 1
    a_day = rest.counted / days * Fraction(case.from_now.pace) / Fraction(FULL_PACE)
    return numbers.effort(a_day, texts.language)


def _kind(case: Case, indicator: str) -> str:
    return case.rules.indicators[indicator].counted


def _month_ends(first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + dt.timedelta(n) for n in range(1, (last - first).days + 1)]
    return [day for day in days if (day + dt.timedelta(1)).day == 1]
