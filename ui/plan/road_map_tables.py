"""The tables of a road map to type into: targets, who leads what, and actual figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

import pandas as pd
import streamlit as st

from scoring import Case, RoadMap, lever_ids
from scoring.plan.road_map import LEAD_LENGTH, NOTE_LENGTH
from ui.charts.road_map import Path
from ui.memory import component as memory
from ui.plan.answer import work_parts
from ui.plan.road_map_edits import (
    DAY_LENGTH,
    DEADLINE,
    LEAD,
    MOST_SIGNS,
    NOTE,
    PERCENT_LENGTH,
    Mistyped,
    Table,
    apply,
    column_of,
    columns_of,
    day_of,
    plain,
)
from ui.platform import rerun as redraw
from ui.visit import keys, road_maps
from ui.words import names, numbers
from ui.words.percentages import shown_baseline
from ui.words.texts import Texts

# The part of the page with the road map in it.
PART = "part_road_map"

NUMBER, LEVER, BASELINE, TARGET, POINTS = "number", "lever", "baseline", "target", "points"
LEVER_WIDTH, PERCENT_WIDTH = 210, 96


def absorb(case: Case, texts: Texts) -> None:
    """Take over what was typed into the table that was shown, before anything is made of the road map.

    The table tells every edit since it began, also to a server that has only just heard of it.
    """
    for table in get_args(Table):
        key, before = keys.road_map_editor(_identity(case, table, texts)), road_maps.current()
        if before is None or not key.is_set():
            continue
        start, typed = keys.ROAD_MAP_START.begin(before), keys.ROAD_MAP_TYPED.begin({})
        edits: Mapping[int, Mapping[str, Any]] = key.read()["edited_rows"]
        changed, mistyped = apply(levers_of(case, start), start, before, table, edits, typed)
        road_maps.change(changed)
        keys.ROAD_MAP_MISTYPED.set(_with(mistyped, columns_of(table, start)))


def show(path: Path, texts: Texts) -> None:
    """Show one of the tables, and below it what in it cannot be used."""
    case, road_map = path.case, path.road_map
    keys.ROAD_MAP_TABLE.begin("targets")
    st.segmented_control(
        texts("road_map.show"),
        get_args(Table),
        key=keys.ROAD_MAP_TABLE.name,
        format_func=lambda name: texts(f"road_map.table.{name}"),
        required=True,
        persist_state="session",
    )
    table = _chosen()
    key = keys.road_map_editor(_identity(case, table, texts))
    if not key.is_set() or not keys.ROAD_MAP_START.is_set():
        # What is typed stands beside the table it was typed into, so that table stays as it began.
        keys.ROAD_MAP_START.set(road_map)
        keys.ROAD_MAP_TYPED.set(keys.ROAD_MAP_MISTYPED.get({}))
    start, typed = keys.ROAD_MAP_START.read(), keys.ROAD_MAP_TYPED.read()
    levers = levers_of(case, start)
    st.data_editor(
        _frame(path, start, table, typed, texts),
        key=key.name,
        hide_index=True,
        height="content",
        column_config=_columns(start, table, texts),
        disabled=[NUMBER, LEVER, BASELINE, TARGET, POINTS],
        alt=texts(f"road_map.table.{table}"),
        on_change=_draw_again,
    )
    st.caption(texts(f"road_map.typing.{table}", lead=LEAD_LENGTH, note=NOTE_LENGTH))
    _, mistyped = apply(levers, start, road_map, table, key.read()["edited_rows"], typed)
    for item in mistyped:
        st.error(_told(case, item, road_map, texts), icon=":material/error:")


def levers_of(case: Case, road_map: RoadMap) -> tuple[str, ...]:
    """Return the rows of every table: the levers of the road map, in the rules' order."""
    return tuple(lever for lever in lever_ids(case.rules) if lever in road_map.levers)


def _chosen() -> Table:
    chosen = keys.ROAD_MAP_TABLE.read()
    return "tasks" if chosen == "tasks" else "actual" if chosen == "actual" else "targets"


def _draw_again() -> None:
    redraw.parts([PART, *work_parts(), memory.PART])


def _with(mistyped: list[Mistyped], columns: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the cells that cannot be used: these of one table, and those of the others as they were."""
    found = {
        lever: {column: text for column, text in held.items() if column not in columns}
        for lever, held in keys.ROAD_MAP_MISTYPED.get({}).items()
    }
    for item in mistyped:
        found.setdefault(item.lever, {})[item.column] = item.text
    return found


def _identity(case: Case, table: Table, texts: Texts) -> str:
    """Return what makes another table of it."""
    seen = "whole" if case.from_now is None else "seen"
    return f"{case.id}_{seen}_{table}_{texts.language}_{road_maps.times_drawn()}"


def _frame(
    path: Path, start: RoadMap, table: Table, typed: Mapping[str, Mapping[str, str]], texts: Texts
) -> pd.DataFrame:
    own = columns_of(table, start)
    return pd.DataFrame(
        [
            {**row, **{column: text for column, text in typed.get(lever, {}).items() if column in own}}
            for lever, row in _rows(path, start, table, texts)
        ]
    )


def _rows(path: Path, start: RoadMap, table: Table, texts: Texts) -> Iterator[tuple[str, dict[str, str]]]:
    case = path.case

    def shown(percent: Decimal | None) -> str:
        return "" if percent is None else numbers.typed_percent(percent, texts.language)

    for number, lever in enumerate(levers_of(case, start), start=1):
        row = {LEVER: names.lever(case.rules, lever, texts)}
        if table == "tasks":
            yield lever, {NUMBER: str(number), **row, **_task(path, start, lever, texts)}
            continue
        row[BASELINE] = shown_baseline(case, lever, texts)
        for place, milestone in enumerate(start.milestones):
            row[column_of(table, place)] = shown(getattr(milestone, table).get(lever))
        yield lever, row


def _task(path: Path, start: RoadMap, lever: str, texts: Texts) -> dict[str, str]:
    """Return a row of the plan: what is to be reached, by whom, until when, and what it brings."""
    task, last = start.task(lever), path.outcomes[-1]
    target = start.targets_at(len(start.milestones) - 1)[lever]
    return {
        TARGET: numbers.short_percent(target, texts.language),
        LEAD: task.lead,
        DEADLINE: "" if task.deadline is None else numbers.typed_date(task.deadline),
        POINTS: numbers.change(
            last.brought("direct", lever) + last.brought("coupled", lever), texts.language
        ),
        NOTE: task.note,
    }


def _columns(start: RoadMap, table: Table, texts: Texts) -> dict[str, Any]:
    text = st.column_config.TextColumn
    columns: dict[str, Any] = {
        LEVER: text(texts("road_map.column.task"), pinned=True, width=LEVER_WIDTH),
        BASELINE: text(texts("road_map.baseline"), width=PERCENT_WIDTH),
    }
    if table == "tasks":
        last = numbers.date(start.milestones[-1].day, texts.language)
        columns[NUMBER] = text(texts("road_map.column.number"), pinned=True, width=50)
        columns[TARGET] = text(
            texts("road_map.column.target"), help=texts("road_map.by_day", day=last), width=PERCENT_WIDTH
        )
        columns[POINTS] = text(texts("road_map.column.points"), width=120)
        columns[LEAD] = text(texts("road_map.column.lead"), max_chars=LEAD_LENGTH, width=210)
        columns[DEADLINE] = text(
            texts("road_map.column.deadline"),
            max_chars=DAY_LENGTH,
            help=texts("road_map.day_help"),
            width=110,
        )
        columns[NOTE] = text(texts("road_map.column.note"), max_chars=NOTE_LENGTH, width=300)
        return columns
    for number, milestone in enumerate(start.milestones):
        columns[column_of(table, number)] = text(
            numbers.short_date(milestone.day, texts.language),
            max_chars=PERCENT_LENGTH,
            width=PERCENT_WIDTH,
            alignment="right",
        )
    return columns


def _told(case: Case, item: Mistyped, road_map: RoadMap, texts: Texts) -> str:
    """Return what is wrong with a cell."""
    day = day_of(item.column, [milestone.day for milestone in road_map.milestones])
    return texts(
        f"road_map.mistyped.{item.problem}",
        name=names.lever(case.rules, item.lever, texts),
        text=plain(item.text),
        day="" if day is None else numbers.date(day, texts.language),
        most=MOST_SIGNS.get(item.column, 0),
    )
