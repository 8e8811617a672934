"""What a road map says: how things really stand at its milestones, and what is late. Plain text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from scoring import Outcome, RoadMap, Standing
from ui.words import names, numbers
from ui.words.texts import Texts

Way = Literal["behind", "ahead", "even"]


def way_of(actual: Decimal, expected: Decimal) -> Way:
    """Return how actual points stand against the expected ones."""
    return "behind" if actual < expected else "ahead" if actual > expected else "even"


def against_expected(actual: Decimal, expected: Decimal, texts: Texts) -> str:
    """Return how actual points stand against the expected ones, in words: ``chậm 1,72 điểm``."""
    gap = numbers.points(abs(actual - expected), texts.language)
    return texts(f"road_map.standing.{way_of(actual, expected)}", gap=gap)


def late_lines(
    road_map: RoadMap, outcomes: Sequence[Outcome], standing: Standing, texts: Texts
) -> tuple[str, ...]:
    """Return what is late at one milestone: first how the total stands, then lever by lever.

    What people typed stands in it as they typed it.
    """
    day = numbers.date(road_map.milestones[standing.number].day, texts.language)
    actual, expected = standing.outcome.total, outcomes[standing.number].total
    first = texts(
        "road_map.late_at",
        day=day,
        actual=numbers.points(actual, texts.language),
        expected=numbers.points(expected, texts.language),
        gap=against_expected(actual, expected, texts),
    )
    lines = [first, *_behind(road_map, standing, texts), *_overdue(road_map, standing, texts)]
    if not standing.behind and not standing.overdue:
        lines.append(texts("road_map.late_none", day=day))
    if standing.unknown:
        rules = standing.outcome.case.rules
        listed = names.levers(rules, ", ".join(standing.unknown), texts)
        lines.append(texts("road_map.late_unknown", count=len(standing.unknown), levers=listed))
    return tuple(lines)


def _behind(road_map: RoadMap, standing: Standing, texts: Texts) -> list[str]:
    targets, reached = road_map.targets_at(standing.number), road_map.actual_at(standing.number)
    language = texts.language
    return [
        _with_lead(
            texts(
                "road_map.late_lever",
                lever=names.lever(standing.outcome.case.rules, lever, texts),
                actual=numbers.short_percent(reached[lever], language),
                lack=numbers.maximum(lack, language),
                target=numbers.short_percent(targets[lever], language),
            ),
            lever,
            road_map,
            texts,
        )
        for lever, lack in standing.behind.items()
    ]


def _overdue(road_map: RoadMap, standing: Standing, texts: Texts) -> list[str]:
    last, reached = road_map.targets_at(len(road_map.milestones) - 1), road_map.actual_at(standing.number)
    found = []
    for lever in standing.overdue:
        deadline = road_map.task(lever).deadline
        if deadline is not None:
            line = texts(
                "road_map.late_overdue",
                lever=names.lever(standing.outcome.case.rules, lever, texts),
                deadline=numbers.date(deadline, texts.language),
                actual=numbers.short_percent(reached[lever], texts.language),
                target=numbers.short_percent(last[lever], texts.language),
            )
            found.append(_with_lead(line, lever, road_map, texts))
    return found


def _with_lead(line: str, lever: str, road_map: RoadMap, texts: Texts) -> str:
    lead = road_map.task(lever).lead
    return f"{line} {texts('road_map.late_lead', lead=lead)}" if lead else line
