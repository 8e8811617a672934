"""Making a road map: of which plan, by months or quarters, from which day until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import get_args

import streamlit as st

from scoring import Case, RoadMap, Task, milestone_days, road_map_of
from scoring.errors import RoadMapError
from scoring.plan.road_map import MOST_MILESTONES
from scoring.plan.road_map_days import Every
from ui.memory import component as memory
from ui.plan import answer, plans
from ui.plan.answer import work_parts
from ui.plan.road_map_edits import DAY_LENGTH, plain
from ui.plan.road_map_tables import PART, absorb
from ui.platform import rerun as redraw
from ui.visit import keys, road_maps, state
from ui.words import numbers
from ui.words.texts import Texts
from ui.words.typed_values import read_day

# With fewer days left to the end of a year, a road map leads to the end of the next one.
LEAST_DAYS = 30

# A road map is offered by quarters where it is longer than one.
DAYS_OF_QUARTER = 92


def show(case: Case, texts: Texts) -> None:
    """Show the form; what in it cannot be used is said, and nothing is made of it."""
    sources = _sources(case)
    if not sources:
        st.caption(texts("road_map.nothing"))
        return
    first, last = default_days(case, date.today())
    keys.ROAD_MAP_FIRST.begin(numbers.typed_date(first))
    keys.ROAD_MAP_LAST.begin(numbers.typed_date(last))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(sources) > 1:
            keys.ROAD_MAP_FROM.begin("scenario")
            st.segmented_control(
                texts("road_map.from"),
                tuple(sources),
                key=keys.ROAD_MAP_FROM.name,
                format_func=lambda source: texts(f"road_map.from_{source}"),
                required=True,
                persist_state="session",
            )
        keys.ROAD_MAP_EVERY.begin("quarter" if (last - first).days > DAYS_OF_QUARTER else "month")
        st.segmented_control(
            texts("road_map.every"),
            get_args(Every),
            key=keys.ROAD_MAP_EVERY.name,
            format_func=lambda every: texts(f"road_map.by.{every}"),
            required=True,
            persist_state="session",
        )
        for key, label in (
            (keys.ROAD_MAP_FIRST, texts("road_map.start")),
            (keys.ROAD_MAP_LAST, texts("road_map.end")),
        ):
            st.text_input(
                label,
                key=key.name,
                max_chars=DAY_LENGTH,
                width=150,
                help=texts("road_map.day_help"),
                persist_state="session",
            )
        days = _days(texts)
        st.button(
            texts("road_map.make" if road_maps.current() is None else "road_map.make_again"),
            key="road_map_make",
            icon=":material/timeline:",
            disabled=isinstance(days, str),
            on_click=_make,
            args=(case, texts),
        )
    if isinstance(days, str):
        st.error(days, icon=":material/error:")


def default_days(case: Case, today: date) -> tuple[date, date]:
    """Return from when until when a road map goes unless something else is typed.

    From today to the end of the year, of the case's own where that still runs.
    """
    if case.is_running and today < case.period.year_end:
        return max(today, case.period.start), case.period.year_end
    end = date(today.year, 12, 31)
    return today, end if (end - today).days >= LEAST_DAYS else date(today.year + 1, 12, 31)


def _sources(case: Case) -> dict[str, Mapping[str, Decimal]]:
    """Return what a road map can be made of: the changes of the plan shown, and of the open scenario."""
    plan = plans.chosen(answer.current(case))
    found = {"plan": plan.changes, "scenario": state.scenario().changes}
    return {source: changes for source, changes in found.items() if changes}


def _days(texts: Texts) -> tuple[date, ...] | str:
    """Return the days of the milestones as typed, or in words why there are none."""
    first_text, last_text = keys.ROAD_MAP_FIRST.read(), keys.ROAD_MAP_LAST.read()
    first, last = read_day(first_text), read_day(last_text)
    if first is None:
        return texts("road_map.mistyped.start", text=plain(first_text))
    if last is None:
        return texts("road_map.mistyped.end", text=plain(last_text))
    if last <= first:
        return texts("road_map.mistyped.order")
    try:
        return milestone_days(first, last, keys.ROAD_MAP_EVERY.read())
    except RoadMapError:
        return texts(
            "road_map.mistyped.many",
            start=numbers.date(first, texts.language),
            end=numbers.date(last, texts.language),
            most=MOST_MILESTONES,
        )


def _make(case: Case, texts: Texts) -> None:
    """Make the road map; who leads what stays for the levers that remain."""
    absorb(case, texts)
    sources, days = _sources(case), _days(texts)
    if not sources or isinstance(days, str):
        return
    chosen = keys.ROAD_MAP_FROM.get("scenario")
    changes = sources[chosen] if chosen in sources else next(iter(sources.values()))
    made = road_map_of(changes, {lever: case.baseline.percent_of(lever) for lever in changes}, days)
    before = road_maps.current()
    tasks: Mapping[str, Task] = {} if before is None else before.tasks
    road_maps.change(
        RoadMap(made.milestones, {lever: task for lever, task in tasks.items() if lever in made.levers})
    )
    road_maps.draw_anew()
    keys.ROAD_MAP_MISTYPED.set({})
    redraw.parts([PART, *work_parts(), memory.PART])
