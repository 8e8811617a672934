"""From percentages to dossiers (or procedures, services, petitions, communes) and back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import checked, shown
from scoring.case.case import Case
from scoring.errors import CountedError, NoCountsError
from scoring.rounding import round_half_up
from scoring.what_if.changes import FULL_PERCENT, Percent, read_changes

# Fewer units than this are told apart by percentages of two decimals, as scenarios hold them.
TOLD_APART = 10_000


@dataclass(frozen=True)
class UnitsNeeded:
    """How many of ``of`` units must count for a percentage to be reached, and how many do now.

    ``kind`` names the units: ``dossiers``, ``procedures``, ``services``, ``communes``, ``petitions``.
    """

    kind: str
    now: int
    needed: int
    of: int

    @property
    def more(self) -> int:
        """Return how many more units that takes; negative where fewer are enough."""
        return self.needed - self.now


@dataclass(frozen=True)
class PercentOfUnits:
    """What ``units`` come to: ``exact`` percent, and ``percent`` as scenarios hold it, two decimals."""

    units: int
    exact: Fraction
    percent: Decimal

    @property
    def is_rounded(self) -> bool:
        """Return whether the held percentage differs from the exact one."""
        return Fraction(self.percent) != self.exact


@checked
def counts_of(case: Case, lever: str) -> tuple[int, int] | None:
    """Return numerator and denominator of a lever's baseline, None where there are none to count.

    A group of one indicator has that indicator's counts; other groups have none. Of a case seen from a
    day on they are of what is still to come, whole: so many at the ratio so far, of so many.

    Raises:
        UnknownLeverError: ``lever`` is neither a group nor an indicator.

    """
    name = _indicator(case, lever)
    if name is None:
        return None
    item, rest = case.baseline.indicators[name], case.rest_of(name)
    counts = item.counts
    if counts is not None and rest is not None:
        to_come = _whole(rest.to_come)
        counts = (_whole((item.share or Fraction(0)) * to_come), to_come)
    return counts if counts is not None and counts[1] else None


@checked
def units_needed(case: Case, lever: str, percent: Percent) -> UnitsNeeded:
    """Return how many units must count so that ``percent`` (0 to 100) is really reached.

    The denominator stays as it is. The number is rounded up: with one unit less, the ratio would be
    below ``percent``. Where units are so few that no two numbers of them come to the same percentage
    of two decimals, a percentage is reached by the number that comes to it: 10.64 % of 47 are 5.

    Raises:
        UnknownLeverError: ``lever`` is neither a group nor an indicator.
        LeverValueError: ``percent`` is not a number from 0 to 100.
        NoCountsError: the case has no counts for it.

    """
    share = read_changes(case.rules, {lever: percent})[lever]
    now, of = _counts(case, lever)
    needed = -(-share.numerator * of // share.denominator)
    if of < TOLD_APART and needed > 0:
        less = round_half_up(Fraction((needed - 1) * FULL_PERCENT, of))
        needed -= Fraction(less) >= share * FULL_PERCENT
    return UnitsNeeded(counted_as(case, lever), now, needed, of)


def percent_of_units(case: Case, lever: str, units: int) -> PercentOfUnits:
    """Return the percentage that ``units`` of the denominator's units come to.

    Raises:
        UnknownLeverError: ``lever`` is neither a group nor an indicator.
        NoCountsError: the case has no counts for it.
        CountedError: not a whole number from 0 to the denominator.

    """
    _, of = _counts(case, lever)
    if isinstance(units, bool) or not isinstance(units, int) or not 0 <= units <= of:
        raise CountedError(key=lever, value=shown(units), most=of)
    exact = Fraction(units * FULL_PERCENT, of)
    return PercentOfUnits(units, exact, round_half_up(exact))


@checked
def counted_as(case: Case, lever: str) -> str:
    """Return what a lever with counts counts: ``dossiers``, ``procedures`` and so on.

    Raises:
        UnknownLeverError: ``lever`` is neither a group nor an indicator.
        NoCountsError: the case has no counts for it.

    """
    _counts(case, lever)
    return case.rules.indicators[_indicator(case, lever) or lever].counted


def _counts(case: Case, lever: str) -> tuple[int, int]:
    counts = counts_of(case, lever)
    if counts is None:
        raise NoCountsError(key=lever, case=case.id)
    return counts


def _whole(units: Fraction) -> int:
    return int(units + Fraction(1, 2))


def _indicator(case: Case, lever: str) -> str | None:
    """Return the indicator a lever moves alone, None for a group of several."""
    read_changes(case.rules, {lever: 0})
    return case.rules.indicator_moved_by(lever)
