"""The work of a plan shared out over units, in words: what a workbook to hand out says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring import LeverWork, Task, Work, data_version, share_out
from scoring.units.unit_list import ListedUnit
from ui.exports.model import Cell
from ui.exports.tables import Column, Table
from ui.words import names, numbers
from ui.words.marking import marking
from ui.words.percentages import baseline_percent
from ui.words.texts import Texts
from ui.words.typed_values import noun

# Rows over all sheets of units: more than a province of any size needs for a year.
MOST_ROWS = 40_000

# The column of figures really reached, empty, on a unit's sheet.
ACTUAL = 8


@dataclass(frozen=True)
class HandedTask:
    """What is done for one lever: ``shares`` are each unit's months, empty where nothing is counted."""

    name: str
    counted: str
    before: Decimal | None
    work: LeverWork
    shares: tuple[tuple[int, ...], ...]
    weighed: str
    lead: str
    deadline: dt.date


@dataclass(frozen=True)
class HandOut:
    """A province's work and each unit's part of it. Names of units, plan and leads are outside text."""

    texts: Texts
    title: str
    notes: tuple[str, ...]
    stamp: str
    months: tuple[str, ...]
    tasks: tuple[HandedTask, ...]
    units: tuple[ListedUnit, ...]


@dataclass(frozen=True)
class Weights:
    """How much of a lever's work each unit takes, and in words what that goes by."""

    each: Sequence[int]
    words: str


def rows_of(work: Work, units: int) -> int:
    """Return how many rows all sheets of units have together."""
    return len(work.levers) * len(work.months) * units


def hand_out(
    work: Work,
    units: Sequence[ListedUnit],
    weights: Mapping[str, Weights],
    tasks: Mapping[str, Task],
    texts: Texts,
    *,
    plan: str,
    date: dt.date,
) -> HandOut:
    """Return the work shared out; ``plan`` names the plan, ``tasks`` say who leads what, and until when.

    ``weights`` are by lever and in the order of ``units``.
    """
    case, language = work.case, texts.language
    mark = marking(case, texts)
    stamp = texts("work.stamp", data=data_version(), date=numbers.date(date, language))
    return HandOut(
        texts=texts,
        title=texts("work.title", plan=plan, case=names.case(case)),
        notes=tuple(notes(work, texts)),
        stamp=" · ".join([*([mark] if mark else []), stamp]),
        months=tuple(numbers.month(month, language) for month in work.months),
        tasks=tuple(_task(item, work, weights[item.lever], tasks, texts) for item in work.levers),
        units=tuple(units),
    )


def notes(work: Work, texts: Texts) -> list[str]:
    """Return what the numbers rest on, and what of the plan takes no work or is not counted."""
    case, told = work.case, []
    is_counted = any(item.kind for item in work.levers)
    if is_counted and case.from_now is not None:
        day = numbers.date(case.from_now.day, texts.language)
        told.append(texts("work.note_from_now", case=names.case(case), day=day, year=case.year))
    elif is_counted:
        start, end = (numbers.date(day, texts.language) for day in (case.period.start, case.period.end))
        told.append(texts("work.note_counted", case=names.case(case), start=start, end=end))
    if uncounted := [item.lever for item in work.levers if item.kind is None]:
        told.append(texts("work.note_uncounted", levers=_named(work, uncounted, texts)))
    if work.idle:
        told.append(texts("work.note_idle", levers=_named(work, work.idle, texts)))
    return told


def tasks_table(found: HandOut) -> Table:
    """Return the province's work: a row for each task, a column for each month."""
    t = found.texts
    columns = (
        *(Column(t("work.number"), "whole"), Column(t("work.task")), Column(t("work.counted"))),
        *(Column(t("work.before"), "percent"), Column(t("work.target"), "percent")),
        Column(t("work.more"), "whole"),
        *(Column(month, "whole") for month in found.months),
        *(Column(t("work.deadline")), Column(t("work.lead")), Column(t("work.weighed"))),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *(number, task.name, _counted(task, t), task.before, task.work.percents[-1]),
            task.work.more if task.counted else None,
            *(task.work.monthly or [None] * len(found.months)),
            *(numbers.date(task.deadline, t.language), task.lead, task.weighed),
        )
        for number, task in enumerate(found.tasks, start=1)
    ]
    return Table("tasks", t("work.province"), columns, tuple(rows))


def units_table(found: HandOut) -> Table:
    """Return each unit's whole part of every counted task, a row for each unit."""
    t = found.texts
    counted = [(number, task) for number, task in enumerate(found.tasks, start=1) if task.counted]
    columns = (
        Column(t("work.number"), "whole"),
        Column(t("work.unit")),
        *(Column(f"{number}. {task.name} ({task.counted})", "whole") for number, task in counted),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (number, unit.name, *(sum(task.shares[number - 1]) for _, task in counted))
        for number, unit in enumerate(found.units, start=1)
    )
    return Table("units", t("work.by_unit"), columns, rows)


def unit_table(found: HandOut, place: int) -> Table:
    """Return what one unit is to do, a row for each task and month; ``place`` counts from 0."""
    t = found.texts
    columns = (
        *(Column(t("work.number"), "whole"), Column(t("work.task")), Column(t("work.month"))),
        *(Column(t("work.counted")), Column(t("work.in_month"), "whole")),
        *(Column(t("work.so_far"), "whole"), Column(t("work.to_stand"), "percent")),
        *(Column(t("work.actual")), Column(t("work.deadline")), Column(t("work.lead"))),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *(number, task.name, month, _counted(task, t)),
            *_month(task, place, at),
            *(None, numbers.date(task.deadline, t.language), task.lead),
        )
        for number, task in enumerate(found.tasks, start=1)
        for at, month in enumerate(found.months)
    ]
    return Table("unit", found.units[place].name, columns, tuple(rows))


def _month(task: HandedTask, place: int, at: int) -> tuple[int | None, int | None, Decimal | None]:
    """Return a month's units, those up to it, and the percentage where no units are known."""
    if not task.counted:
        return None, None, task.work.percents[at]
    months = task.shares[place]
    return months[at], sum(months[: at + 1]), None


def _counted(task: HandedTask, texts: Texts) -> str:
    return task.counted or texts("work.percent")


def _task(
    item: LeverWork, work: Work, weights: Weights, tasks: Mapping[str, Task], texts: Texts
) -> HandedTask:
    task = tasks.get(item.lever) or Task(item.lever)
    return HandedTask(
        name=names.lever(work.case.rules, item.lever, texts),
        counted=noun(item.kind, 2, texts) if item.kind else "",
        before=baseline_percent(work.case, item.lever),
        work=item,
        shares=share_out(item, [Decimal(weight) for weight in weights.each]),
        weighed=weights.words if item.kind else texts("work.alike"),
        lead=task.lead,
        deadline=task.deadline or item.deadline,
    )


def _named(work: Work, levers: Sequence[str], texts: Texts) -> str:
    return "; ".join(names.lever(work.case.rules, lever, texts) for lever in levers)
