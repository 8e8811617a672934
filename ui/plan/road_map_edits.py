"""What is typed into the tables of a road map, cell by cell: what is used, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from scoring import Milestone, RoadMap, Task
from scoring.plan.road_map import LEAD_LENGTH, NOTE_LENGTH
from ui.links.grammar import clean_text
from ui.links.road_map_link import texts_fit
from ui.words.typed_values import read_day, read_percent

Table = Literal["targets", "tasks", "actual"]

LEAD, DEADLINE, NOTE = "lead", "deadline", "note"
MOST_SIGNS = {LEAD: LEAD_LENGTH, NOTE: NOTE_LENGTH}
PERCENT_LENGTH, DAY_LENGTH = 8, 12


@dataclass(frozen=True)
class Mistyped:
    """A cell that cannot be used: lever, column, what was typed, and the kind of message that says so."""

    lever: str
    column: str
    text: str
    problem: str


def column_of(table: Table, number: int) -> str:
    """Return the column of a milestone (from 0) in the table of targets or of actual figures."""
    return f"{table}_{number}"


def columns_of(table: Table, road_map: RoadMap) -> tuple[str, ...]:
    """Return the columns of a table that are typed into."""
    if table == "tasks":
        return LEAD, DEADLINE, NOTE
    return tuple(column_of(table, number) for number in range(len(road_map.milestones)))


def apply(
    levers: Sequence[str],
    start: RoadMap,
    before: RoadMap,
    table: Table,
    edits: Mapping[int, Mapping[str, Any]],
    typed: Mapping[str, Mapping[str, str]],
) -> tuple[RoadMap, list[Mistyped]]:
    """Return the road map after edits of a table's rows (``levers``), and the cells that cannot be used.

    The table began with ``start``; ``typed`` are cells, by lever and column, that could not be used
    then. A cell that cannot be used leaves what stood ``before`` it was typed.
    """
    known = columns_of(table, start)
    cells: dict[tuple[str, str], Any] = {
        (lever, column): text
        for lever, held in typed.items()
        for column, text in held.items()
        if lever in levers and column in known
    }
    for row, edited in edits.items():
        cells |= {(levers[int(row)], column): value for column, value in edited.items() if column in known}
    found = _Edited(start, before, table)
    for (lever, column), value in cells.items():
        found.put(lever, column, str(value or "").strip())
    return found.result(), found.mistyped


class _Edited:
    """A road map while a table's edits are applied to it."""

    def __init__(self, start: RoadMap, before: RoadMap, table: Table) -> None:
        self._table, self._days = table, [milestone.day for milestone in start.milestones]
        self._before = before
        self._percents = {
            "targets": [dict(milestone.targets) for milestone in start.milestones],
            "actual": [dict(milestone.actual) for milestone in start.milestones],
        }
        self._tasks = dict(start.tasks)
        self.mistyped: list[Mistyped] = []

    def put(self, lever: str, column: str, text: str) -> None:
        if self._table == "tasks":
            self._put_task(lever, column, text)
        else:
            self._put_percent(lever, int(column.rpartition("_")[2]), text)

    def _put_percent(self, lever: str, number: int, text: str) -> None:
        held = self._percents[self._table][number]
        is_last_target = self._table == "targets" and number == len(self._days) - 1
        percent = read_percent(text)
        if percent is not None:
            held[lever] = percent
        elif text or is_last_target:
            problem = self._table if text else "last"
            column = column_of(self._table, number)
            self.mistyped.append(Mistyped(lever, column, text[:PERCENT_LENGTH], problem))
            kept = getattr(self._before.milestones[number], self._table).get(lever)
            _hold(held, lever, kept)
        else:
            held.pop(lever, None)

    def _put_task(self, lever: str, column: str, text: str) -> None:
        task, before = self._tasks.get(lever, Task(lever)), self._before.task(lever)
        if column == DEADLINE:
            day = read_day(text)
            if text and day is None:
                self.mistyped.append(Mistyped(lever, column, text[:DAY_LENGTH], column))
                day = before.deadline
            self._tasks[lever] = replace(task, deadline=day)
            return
        most = MOST_SIGNS[column]
        cleaned = clean_text(text, most + 1)
        changed = task if len(cleaned) > most else _with_text(task, column, cleaned)
        fits = texts_fit({**self._tasks, lever: changed}.values())
        if len(cleaned) > most or not fits:
            problem = column if len(cleaned) > most else "texts"
            self.mistyped.append(Mistyped(lever, column, cleaned[:most], problem))
            changed = _with_text(task, column, getattr(before, column))
        self._tasks[lever] = changed

    def result(self) -> RoadMap:
        milestones = tuple(
            Milestone(day, targets, actual)
            for day, targets, actual in zip(
                self._days, self._percents["targets"], self._percents["actual"], strict=True
            )
        )
        return RoadMap(
            milestones, {lever: task for lever, task in self._tasks.items() if task != Task(lever)}
        )


def _with_text(task: Task, column: str, text: str) -> Task:
    return replace(task, lead=text) if column == LEAD else replace(task, note=text)


def _hold(held: dict[str, Decimal], lever: str, percent: Decimal | None) -> None:
    if percent is None:
        held.pop(lever, None)
    else:
        held[lever] = percent


def day_of(column: str, days: Sequence[date]) -> date | None:
    """Return the day of a milestone's column, None where the column is of none."""
    number = column.rpartition("_")[2]
    return days[int(number)] if number.isdecimal() else None


def plain(text: str) -> str:
    """Return typed text as it may stand in a message: short, and no markup."""
    return "".join(ch for ch in text[:DAY_LENGTH] if ch.isalnum() or ch in " .,%+-/")
