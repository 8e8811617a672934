"""A year that is partly over: from which day on a case is seen, and how much is still to come.

Source: docs/rules.md 6.4. The index counts a year's events so far, so each one that is over weighs on
what the rest of the year can still bring.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import SHOWN_LENGTH, exact_number, shown, shown_key
from scoring.case.baseline import IndicatorBaseline
from scoring.errors import FromNowError
from scoring.frozen import FrozenMap
from scoring.rules import Indicator, Rules
from scoring.so_far import SoFar

FULL_PERCENT = 100
FULL_PACE = Decimal(FULL_PERCENT)

# What can be meant: ten times the pace so far; a hundred thousand units a day.
MOST_PACE, MOST_PER_DAY = Decimal(1000), Decimal(100_000)
STEP_OF_PACE = Decimal("0.1")


@dataclass(frozen=True)
class FromNow:
    """From when on a case is seen: ``day`` is the last day that is over.

    What is still to come arrives at the pace so far, times ``pace`` percent; ``per_day`` names indicators
    whose units (dossiers, petitions) come at another pace, so many a day. Both have at most one decimal.
    ``counted_to`` is the last day that the case's counts cover; None for the last day of its league.
    Between that day and ``day`` pace and ratio are taken to be those so far.

    Raises:
        FromNowError: a pace that cannot be meant, or ``day`` before ``counted_to``.

    """

    day: date
    pace: Decimal = FULL_PACE
    per_day: Mapping[str, Decimal] = FrozenMap()
    counted_to: date | None = None

    def __post_init__(self) -> None:
        """Freeze what is to come, and refuse what cannot be meant."""
        for name, day in (("day", self.day), ("counted_to", self.counted_to)):
            if not isinstance(day, date) and (name == "day" or day is not None):
                raise FromNowError(key=name, problem=f"{shown(day)} is no date")
        if not isinstance(self.per_day, Mapping):
            raise FromNowError(key="per_day", problem=f"{shown(self.per_day)} says nothing of indicators")
        object.__setattr__(self, "pace", _number("pace", self.pace, MOST_PACE))
        found = {str(key): _number(key, value, MOST_PER_DAY) for key, value in self.per_day.items()}
        object.__setattr__(self, "per_day", FrozenMap(found))
        if self.counted_to is not None and self.day < self.counted_to:
            problem = f"figures are counted to {self.counted_to}, later than {self.day}"
            raise FromNowError(key="day", problem=problem)


@dataclass(frozen=True)
class Period:
    """A year: its first day, the last one that figures cover, and its last."""

    start: date
    end: date
    year_end: date


@dataclass(frozen=True)
class Rest:
    """How many units of an indicator have been counted up to a day, and how many are to come after it.

    Both are estimates wherever they are not whole: the pace so far carried on. ``is_by_days`` says that no
    counts are known, and both are shares of the year's days instead.
    """

    counted: Fraction
    to_come: Fraction
    is_by_days: bool = False


def rest_of(rule: Indicator, baseline: IndicatorBaseline, period: Period, from_now: FromNow) -> Rest | None:
    """Return what of an indicator's units is over and what is to come; None for a state on a day."""
    if rule.measures == "state":
        return None
    counted_to = from_now.counted_to or period.end
    days, over = _days(period.start, counted_to), _days(period.start, from_now.day)
    left = (period.year_end - from_now.day).days
    units = baseline.counts[1] if baseline.counts else 0
    pace = from_now.per_day.get(rule.id)
    if not units and pace is None:
        # Nothing is counted: the year's days stand for the units.
        return Rest(Fraction(over), left * Fraction(from_now.pace) / FULL_PERCENT, is_by_days=True)
    so_far = Fraction(units * over, days)
    a_day = (
        Fraction(units, days) * Fraction(from_now.pace) / FULL_PERCENT if pace is None else Fraction(pace)
    )
    return Rest(so_far, a_day * left)


def so_far(
    rules: Rules, baselines: Mapping[str, IndicatorBaseline], period: Period, from_now: FromNow
) -> dict[str, SoFar]:
    """Return what is decided of each indicator of events; states are left out.

    Raises:
        FromNowError: the day lies outside the days between the figures' last and the year's last, or what
            is to come names an indicator that is none or measures a state.

    """
    first = from_now.counted_to or period.end
    if not period.start <= first <= from_now.day <= period.year_end:
        problem = f"{from_now.day} lies outside {first} to {period.year_end}"
        raise FromNowError(key="day", problem=problem)
    for key in from_now.per_day:
        if key not in rules.indicators or rules.indicators[key].measures == "state":
            raise FromNowError(key=shown_key(key), problem="it is no indicator that counts events")
    found: dict[str, SoFar] = {}
    for name, rule in rules.indicators.items():
        rest = rest_of(rule, baselines[name], period, from_now)
        if rest is not None:
            found[name] = _so_far(baselines[name].share, rest)
    return found


def _so_far(share: Fraction | None, rest: Rest) -> SoFar:
    """Return the decided part of a ratio that was ``share`` so far; without a score nothing is decided."""
    whole = rest.counted + rest.to_come
    if share is None or not whole:
        return SoFar(Fraction(0), Fraction(1))
    return SoFar(share * rest.counted / whole, rest.to_come / whole)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _number(key: object, value: object, most: Decimal) -> Decimal:
    found = exact_number(value)
    if found is None or not 0 <= found <= most or found != found.quantize(STEP_OF_PACE):
        told = str(value)[:SHOWN_LENGTH] if isinstance(value, Decimal) else shown(value)
        problem = f"{told} is no pace from 0 to {most} with at most one decimal"
        raise FromNowError(key=shown_key(key), problem=problem)
    return found
