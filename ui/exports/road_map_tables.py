"""The tables of a road map: its tasks as plans list them, and what is expected at each milestone."""

from __future__ import annotations

from ui.exports.model import Report, RoadMapFigures, TaskFigures
from ui.exports.tables import Column, Table
from ui.words import numbers
from ui.words.texts import Texts


def plan_of(report: Report, road_map: RoadMapFigures) -> Table:
    """Return the tasks as a Vietnamese plan lists them: the targets of all milestones in one cell.

    Number, task, targets, who leads, deadline, points expected.
    """
    t = report.texts
    names = ("number", "task", "target", "lead", "deadline")
    columns = (*(Column(t(f"road_map.column.{name}")) for name in names), _points(t))
    rows = tuple(
        (
            str(number),
            _with_note(task, t),
            "\n".join(_targets(task, road_map, t)),
            task.lead,
            numbers.date(task.deadline, t.language),
            task.points,
        )
        for number, task in enumerate(road_map.tasks, start=1)
    )
    return Table("road_map_plan", road_map.title, columns, rows)


def tasks_of(report: Report, road_map: RoadMapFigures) -> Table:
    """Return the tasks with a column for each milestone's target."""
    t = report.texts
    days = [numbers.date(milestone.day, t.language) for milestone in road_map.milestones]
    columns = (
        Column(t("road_map.column.number"), "whole"),
        Column(t("road_map.column.task")),
        Column(t("table.kind")),
        Column(t("table.before"), "percent"),
        *(Column(t("road_map.by_day", day=day), "percent") for day in days),
        Column(t("road_map.column.lead")),
        Column(t("road_map.column.deadline")),
        _points(t),
        Column(t("road_map.column.note")),
    )
    rows = tuple(
        (
            *(number, task.name, task.kind, task.before),
            *task.targets,
            *(task.lead, numbers.date(task.deadline, t.language), task.points, task.note),
        )
        for number, task in enumerate(road_map.tasks, start=1)
    )
    return Table("road_map_tasks", t("road_map.table.targets"), columns, rows)


def milestones_of(report: Report, road_map: RoadMapFigures) -> Table:
    """Return what is expected at each milestone; how things really stand where figures were put in."""
    t = report.texts
    columns = [
        Column(t("road_map.column.day")),
        Column(t("road_map.column.total"), "points"),
        Column(t("road_map.column.change"), "change"),
        Column(t("road_map.column.rank")),
        Column(t("road_map.column.band")),
    ]
    is_begun = any(milestone.really is not None for milestone in road_map.milestones)
    if is_begun:
        columns += [
            Column(t("road_map.column.actual"), "points"),
            Column(t("road_map.column.standing")),
        ]
    rows = tuple(
        (
            numbers.date(milestone.day, t.language),
            milestone.expected.total,
            milestone.change,
            numbers.likely_rank(milestone.expected.rank),
            milestone.expected.band,
            *(
                (None if milestone.really is None else milestone.really.total, milestone.standing)
                if is_begun
                else ()
            ),
        )
        for milestone in road_map.milestones
    )
    return Table("road_map_milestones", t("road_map.results"), tuple(columns), rows)


def full_tables(report: Report) -> tuple[Table, ...]:
    """Return the tables of a road map with everything in columns of their own; none without one."""
    if report.road_map is None:
        return ()
    return tasks_of(report, report.road_map), milestones_of(report, report.road_map)


def late_of(road_map: RoadMapFigures) -> tuple[str, ...]:
    """Return what is late at the last milestone for which figures were put in, line by line."""
    begun = [milestone.late for milestone in road_map.milestones if milestone.late]
    return begun[-1] if begun else ()


def _points(texts: Texts) -> Column:
    return Column(texts("road_map.column.points"), "change")


def _with_note(task: TaskFigures, texts: Texts) -> str:
    if not task.note:
        return task.name
    return f"{task.name}\n{texts('road_map.noted', note=task.note)}"


def _targets(task: TaskFigures, road_map: RoadMapFigures, texts: Texts) -> list[str]:
    """Return where a lever stands today and at each milestone at which it moves, a line each."""
    language, lines, before = texts.language, [], task.before
    if before is not None:
        lines.append(texts("road_map.today_line", percent=numbers.short_percent(before, language)))
    for milestone, percent in zip(road_map.milestones, task.targets, strict=True):
        if percent is not None and percent != before:
            day = numbers.date(milestone.day, language)
            shown = numbers.short_percent(percent, language)
            lines.append(texts("road_map.target_line", day=day, percent=shown))
            before = percent
    return lines
