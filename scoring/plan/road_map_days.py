"""The days of a road map's milestones: the last of every month or quarter between two days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from scoring.arguments import checked
from scoring.errors import RoadMapError
from scoring.plan.road_map import MOST_MILESTONES

Every = Literal["month", "quarter"]

MONTHS_IN: dict[Every, int] = {"month": 1, "quarter": 3}
MONTHS_IN_YEAR = 12


@checked
def milestone_days(start: date, end: date, every: Every) -> tuple[date, ...]:
    """Return the last day of every month or quarter after ``start``, and ``end`` as the last of all.

    Raises:
        RoadMapError: the end is not after the start, or there would be more than 12 milestones.

    """
    if end <= start:
        raise RoadMapError(key="end", problem=f"{end} is not after {start}")
    found: list[date] = []
    day = start
    while day < end:
        day = min(_last_day(day + timedelta(days=1), MONTHS_IN[every]), end)
        found.append(day)
        if len(found) > MOST_MILESTONES:
            raise RoadMapError(key="end", problem=f"that makes more than {MOST_MILESTONES} milestones")
    return tuple(found)


def _last_day(day: date, months: int) -> date:
    """Return the last day of the month, or of the quarter, that a day lies in."""
    month = (day.month - 1) // months * months + months
    if month == MONTHS_IN_YEAR:
        return date(day.year, month, 31)
    return date(day.year, month + 1, 1) - timedelta(days=1)
