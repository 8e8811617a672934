"""From which day on a scenario sees its case, and what is still to come: how a link says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from scoring import Case
from scoring.case.from_now import FULL_PACE, MOST_PACE, MOST_PER_DAY, FromNow
from ui.links.grammar import (
    COUNTED_TO_KEY,
    DAY_PATTERN,
    NOW_KEY,
    PACE_KEY,
    PER_DAY_KEY,
    Report,
    decimals_with_point,
    read_items,
)

PACE_PATTERN = re.compile(r"([0-9]{1,6}(?:\.[0-9])?)(?: ?%)?")


def write_from_now(from_now: FromNow | None) -> dict[str, str]:
    """Return the link's parts of a day from which a case is seen; none for what is as by default."""
    if from_now is None:
        return {}
    per_day = sorted(from_now.per_day.items())
    written = {
        NOW_KEY: from_now.day.isoformat(),
        PACE_KEY: "" if from_now.pace == FULL_PACE else _plain(from_now.pace),
        PER_DAY_KEY: ",".join(f"{name}:{_plain(pace)}" for name, pace in per_day),
        COUNTED_TO_KEY: "" if from_now.counted_to is None else from_now.counted_to.isoformat(),
    }
    return {key: text for key, text in written.items() if text}


def read_from_now(case: Case, parts: Mapping[str, str], report: Report) -> FromNow | None:
    """Return from which day on a link sees a case; None where it cannot be seen so.

    Only what cannot do without is needed: the day, and a case that has a rest of its year. What is wrong
    of the rest is reported, and taken to be as by default.
    """
    period = case.period
    day = read_day(parts.get(NOW_KEY, ""))
    if NOW_KEY not in parts:
        for key, text in parts.items():
            report("now_needed", key, text)
        return None
    if day is None:
        report("now", NOW_KEY, parts[NOW_KEY])
        return None
    if not case.is_running:
        report("now_case", NOW_KEY, parts[NOW_KEY])
        return None
    counted_to = read_day(parts.get(COUNTED_TO_KEY, ""))
    if COUNTED_TO_KEY in parts and (counted_to is None or not period.start <= counted_to <= day):
        report("counted_to", COUNTED_TO_KEY, parts[COUNTED_TO_KEY])
        counted_to = None
    if not (counted_to or period.end) <= day <= period.year_end:
        report("now_outside", NOW_KEY, parts[NOW_KEY])
        return None
    pace = read_pace(parts.get(PACE_KEY, ""), MOST_PACE)
    if PACE_KEY in parts and pace is None:
        report("pace", PACE_KEY, parts[PACE_KEY])
    per_day = _per_day(case, parts, report)
    return FromNow(day, FULL_PACE if pace is None else pace, per_day, counted_to)


def read_day(text: str) -> date | None:
    """Return a day written as 2026-10-10; None where it is none."""
    if not DAY_PATTERN.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_pace(text: str, most: Decimal) -> Decimal | None:
    """Return a pace from 0 to ``most`` with at most one decimal; None where it is none."""
    match = PACE_PATTERN.fullmatch(decimals_with_point(text))
    return Decimal(match[1]) if match and Decimal(match[1]) <= most else None


def _per_day(case: Case, parts: Mapping[str, str], report: Report) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    indicators = case.rules.indicators
    for item in read_items(parts, PER_DAY_KEY, report):
        name, _, text = item.partition(":")
        if name not in indicators or indicators[name].measures == "state":
            report("per_day_of", PER_DAY_KEY, name)
        elif (pace := read_pace(text, MOST_PER_DAY)) is None:
            report("per_day", PER_DAY_KEY, item)
        else:
            if name in found:
                report("repeated", PER_DAY_KEY, item)
            found[name] = pace
    return found


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
