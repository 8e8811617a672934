"""How a link holds a road map: days, targets and actual figures by lever, and who leads what.

``milestones=2026-06-30,2026-12-31``, ``targets=digitization:35~45``, ``actual=digitization:33~`` and
``tasks=digitization|2026-11-30|Sở Nội vụ|a note``: a value for each milestone, empty where there is none;
tasks are parted by semicolons. A scenario file holds the same parts and is read here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import unquote

from scoring import Case, Milestone, RoadMap, Task, lever_ids
from scoring.plan.road_map import LEAD_LENGTH, MOST_MILESTONES, NOTE_LENGTH
from ui.links.grammar import Report, clean_text, decimals_with_point, read_lever_percent

DAYS_KEY, TARGETS_KEY, ACTUAL_KEY, TASKS_KEY = "milestones", "targets", "actual", "tasks"
ROAD_MAP_KEYS = (DAYS_KEY, TARGETS_KEY, ACTUAL_KEY, TASKS_KEY)

DAY_PATTERN = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
ITEM_END, VALUE_END, TASK_END, FIELD_END = ",", "~", ";", "|"

# A comma that ends an item: the next one begins with a lever.
NEXT_ITEM = re.compile(r",(?=[a-z])")

# The signs that part tasks and their fields, written otherwise where a text holds them.
QUOTED = str.maketrans({"%": "%25", TASK_END: "%3B", FIELD_END: "%7C"})

MOST_LEVERS = 60
TASK_FIELDS = 4

# All free text of a road map, in bytes: packed, the longest link then still passes everywhere.
MOST_TEXT = 6_000

# No part is longer: each lever with a value for every milestone, or all text, every sign of it quoted.
LONGEST_PART = 24_000


def write_road_map(road_map: RoadMap | None) -> dict[str, str]:
    """Return the link's parts of a road map, none for none."""
    if road_map is None:
        return {}
    milestones = road_map.milestones
    written = {
        DAYS_KEY: ITEM_END.join(milestone.day.isoformat() for milestone in milestones),
        TARGETS_KEY: _written(road_map.levers, [milestone.targets for milestone in milestones]),
        ACTUAL_KEY: _written(road_map.levers, [milestone.actual for milestone in milestones]),
        TASKS_KEY: TASK_END.join(
            _task(road_map.tasks[lever]) for lever in road_map.levers if lever in road_map.tasks
        ),
    }
    return {key: text for key, text in written.items() if text}


def read_road_map(case: Case, parts: Mapping[str, str], report: Report) -> RoadMap | None:
    """Return the road map that a link's parts hold; what cannot be used is left out and reported."""
    given = {key: parts[key] for key in ROAD_MAP_KEYS if key in parts}
    if not given:
        return None
    for key, text in given.items():
        if len(text) > LONGEST_PART:
            report("road_long", key, text)
            return None
    days = _days(given.get(DAYS_KEY, ""))
    if days is None:
        report("road_days", DAYS_KEY, given.get(DAYS_KEY, ""))
        return None
    targets = _percents(case, given, TARGETS_KEY, len(days), report)
    for lever in [lever for lever in targets if _rival(case, lever, targets)]:
        if _rival(case, lever, targets):
            report("road_conflict", TARGETS_KEY, lever)
            del targets[lever]
    actual = _percents(case, given, ACTUAL_KEY, len(days), report)
    for lever in [lever for lever in actual if lever not in targets]:
        report("road_no_target", ACTUAL_KEY, lever)
        del actual[lever]
    if not targets:
        report("road_no_targets", TARGETS_KEY, given.get(TARGETS_KEY, ""))
        return None
    milestones = tuple(
        Milestone(
            day,
            {lever: found for lever, values in targets.items() if (found := values[number]) is not None},
            {lever: found for lever, values in actual.items() if (found := values[number]) is not None},
        )
        for number, day in enumerate(days)
    )
    return RoadMap(milestones, _tasks(given.get(TASKS_KEY, ""), targets, report))


def read_day(text: str) -> date | None:
    """Return a day as links hold it, ``2026-06-30``; None where it is none."""
    if not DAY_PATTERN.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def texts_fit(tasks: Iterable[Task]) -> bool:
    """Return whether a link can hold the free text of so many tasks."""
    return sum(len((task.lead + task.note).encode()) for task in tasks) <= MOST_TEXT


def _written(levers: tuple[str, ...], percents: list[Mapping[str, Decimal]]) -> str:
    """Return every lever that has a value with its values."""
    return ITEM_END.join(
        f"{lever}:"
        + VALUE_END.join(f"{held[lever].normalize():f}" if lever in held else "" for held in percents)
        for lever in levers
        if any(lever in held for held in percents)
    )


def _task(task: Task) -> str:
    deadline = "" if task.deadline is None else task.deadline.isoformat()
    return FIELD_END.join((task.lever, deadline, task.lead.translate(QUOTED), task.note.translate(QUOTED)))


def _days(text: str) -> list[date] | None:
    """Return the days of the milestones; None where any of them cannot be one."""
    items = text.split(ITEM_END)
    if len(items) > MOST_MILESTONES:
        return None
    days = [day for day in map(read_day, items) if day is not None]
    return days if len(days) == len(items) and days == sorted(set(days)) else None


def _percents(
    case: Case, parts: Mapping[str, str], key: str, count: int, report: Report
) -> dict[str, list[Decimal | None]]:
    """Return a value or None for each milestone by lever; levers without any value are left out."""
    found: dict[str, list[Decimal | None]] = {}
    items = [item for item in NEXT_ITEM.split(parts.get(key, "")) if item]
    if len(items) > MOST_LEVERS:
        report("road_many", key, str(len(items)))
    for item in items[:MOST_LEVERS]:
        lever, _, text = item.partition(":")
        values = text.split(VALUE_END)
        if lever not in lever_ids(case.rules):
            report("road_lever", key, lever)
        elif lever in found:
            report("road_repeated", key, item)
        elif len(values) != count:
            report("road_count", key, item)
        else:
            read = [read_lever_percent(decimals_with_point(value)) for value in values]
            for value, percent in zip(values, read, strict=True):
                if value and percent is None:
                    report("road_percent", key, f"{lever}:{value}")
            if any(percent is not None for percent in read):
                found[lever] = read
    return found


def _rival(case: Case, lever: str, levers: Mapping[str, object]) -> bool:
    """Return whether a lever's whole group is among the levers too."""
    return any(lever in group.indicators and name in levers for name, group in case.rules.groups.items())


def _tasks(text: str, targets: Mapping[str, object], report: Report) -> dict[str, Task]:
    found: dict[str, Task] = {}
    items = [item for item in text.split(TASK_END) if item]
    if len(items) > MOST_LEVERS:
        report("road_many", TASKS_KEY, str(len(items)))
    for item in items[:MOST_LEVERS]:
        fields = item.split(FIELD_END)
        if len(fields) != TASK_FIELDS or fields[0] not in targets or fields[0] in found:
            report("road_task", TASKS_KEY, item)
            continue
        lever, day = fields[0], fields[1]
        lead, note = (unquote(field, errors="replace") for field in fields[2:])
        task = Task(lever, clean_text(lead, LEAD_LENGTH), read_day(day), clean_text(note, NOTE_LENGTH))
        if day and task.deadline is None:
            report("road_deadline", TASKS_KEY, f"{lever}|{day}")
        if len(lead) > LEAD_LENGTH or len(note) > NOTE_LENGTH:
            report("road_text", TASKS_KEY, item)
        if not texts_fit([*found.values(), task]):
            report("road_texts", TASKS_KEY, lever)
            task = Task(lever, deadline=task.deadline)
        if task != Task(lever):
            found[lever] = task
    return found
