"""What a scenario comes to at every position of a lever, the other levers where they are.

A view that follows a hand looks results up here: it holds no rule of its own. Totals and ranks are the
ones that ``simulate`` gives, to the cent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scoring.case.case import Case
from scoring.frozen import FrozenMap
from scoring.rank.estimate import RankEstimate
from scoring.rounding import CENTS_PER_POINT, from_cents, to_cents
from scoring.what_if.changes import FULL_PERCENT, lever_ids, read_changes
from scoring.what_if.many import points_many
from scoring.what_if.peers import Field
from scoring.what_if.simulate import Outcome, simulate

Cents = NDArray[np.int64]

# A lever stands on tenths of a percent: 0, 0.1, ... 100.
POSITION = Decimal("0.1")
POSITIONS = FULL_PERCENT * 10 + 1


@dataclass(frozen=True, eq=False)
class LeverGain:
    """What a lever's position decides, in cents: points of every group it acts on, and its own points.

    ``part`` and ``own`` have the shape (1001,): position i is i tenths of a percent. A group's own points
    are the group's, an indicator's its own. At ``baseline``, the position where the lever is shown
    without being set, they are those of the lever not being set; None where it has no score.
    ``unset_part`` and ``unset_own`` are the same figures with the lever not set.
    """

    part: Cents
    own: Cents
    unset_part: int
    unset_own: int
    baseline: int | None


@dataclass(frozen=True, eq=False)
class LeverTable:
    """The totals at each position of a lever, in cents: its ``gain`` and ``rest``, what it cannot move."""

    lever: str
    gain: LeverGain
    rest: int

    @property
    def totals(self) -> Cents:
        """Return the total at each position, in cents."""
        return self.gain.part + self.rest

    @property
    def unset_total(self) -> int:
        """Return the total with the lever not set, in cents."""
        return self.gain.unset_part + self.rest


@dataclass(frozen=True)
class RankStep:
    """From ``start`` cents up to the next step, every total has this rank."""

    start: int
    rank: RankEstimate


def lever_tables(
    case: Case,
    changes: Mapping[str, Decimal],
    levers: Sequence[str],
    *,
    couplings: bool = True,
) -> tuple[LeverTable, ...]:
    """Return the tables of some levers on top of a scenario's ``changes`` (lever to percent).

    A lever that is set drops the changes of those it excludes: a group those of its own indicators,
    an indicator that of its group.

    Raises:
        UnknownLeverError: a lever or a key is neither a group nor an indicator.
        LeverValueError: a value is outside 0 to 100.
        LeverConflictError: a group is changed together with one of its own indicators.

    """
    outcome = simulate(case, changes, couplings=couplings)
    return tuple(
        LeverTable(lever, gain_on_top(case, changes, lever, couplings=couplings), rest_of(outcome, lever))
        for lever in levers
    )


def gain_on_top(
    case: Case, changes: Mapping[str, Decimal], lever: str, *, couplings: bool = True
) -> LeverGain:
    """Return what a lever's position decides on top of a scenario's ``changes``.

    Raises:
        UnknownLeverError: the lever is neither a group nor an indicator.

    """
    return lever_gain(case, lever, changes_acting_with(case, changes, lever), couplings=couplings)


def rest_of(outcome: Outcome, lever: str) -> int:
    """Return what a lever cannot move of an outcome's total, in cents, whatever it is itself set to.

    Raises:
        UnknownLeverError: the lever is neither a group nor an indicator.

    """
    case, changes = outcome.case, outcome.changes
    without = _without(case, changes, lever)
    moved = set(_groups_acted_on(case, lever))
    for rival in changes.keys() - without.keys() - {lever}:
        if not moved.issuperset(_groups_acted_on(case, rival)):
            # Whoever sets the lever drops this one, which also moves what the lever does not.
            outcome = simulate(case, without, couplings=outcome.couplings)
            break
    return to_cents(outcome.total) - sum(to_cents(outcome.points[group]) for group in moved)


@lru_cache(maxsize=1024)
def lever_gain(
    case: Case, lever: str, changes: FrozenMap[str, Decimal], *, couplings: bool = True
) -> LeverGain:
    """Return what a lever's position decides, under those ``changes`` that act on the same groups.

    Raises:
        UnknownIndicatorError: the lever is neither a group nor an indicator.

    """
    groups = _groups_acted_on(case, lever)
    table = np.repeat(_rows(case, [changes]), POSITIONS + 1, axis=0)
    table[:POSITIONS, lever_ids(case.rules).index(lever)] = np.arange(POSITIONS) / 10
    points = {
        key: _to_cents(points_many(case, table, key, couplings=couplings)) for key in {*groups, lever}
    }
    part, own = sum((points[group] for group in groups), np.zeros(len(table), np.int64)), points[lever]
    unset_part, unset_own = int(part[-1]), int(own[-1])
    part, own = part[:-1].copy(), own[:-1].copy()
    place = baseline_position(case, lever)
    if place is not None:
        part[place], own[place] = unset_part, unset_own
    return LeverGain(part, own, unset_part, unset_own, place)


def changes_acting_with(case: Case, changes: Mapping[str, Decimal], lever: str) -> FrozenMap[str, Decimal]:
    """Return those of a scenario's changes that what a lever's position decides depends on.

    They act on a group on which the lever acts as well, and stay when it is set.

    Raises:
        UnknownLeverError: the lever is neither a group nor an indicator.

    """
    read_changes(case.rules, {lever: 0})
    groups = set(_groups_acted_on(case, lever))
    return FrozenMap(
        {
            key: percent
            for key, percent in _without(case, changes, lever).items()
            if groups.intersection(_groups_acted_on(case, key))
        }
    )


def baseline_position(case: Case, lever: str) -> int | None:
    """Return the position at which a lever stands at the baseline, None where it has no score."""
    baseline = case.baseline
    share = (
        baseline.groups[lever].attainment if lever in baseline.groups else baseline.indicators[lever].share
    )
    return None if share is None else _position(share)


def percent_at(position: int) -> Decimal:
    """Return the percentage of a position."""
    return POSITION * position


def rank_steps(field: Field, lowest: Decimal, highest: Decimal) -> tuple[RankStep, ...]:
    """Return where the rank changes between two totals (points, both included), lowest total first.

    Ranks only get better as the total grows, so wherever both ends of a stretch have the same rank,
    all of it has.
    """
    first, last = to_cents(lowest), to_cents(highest)
    steps = [RankStep(first, field.at(from_cents(first)))]
    _refine(field, steps, first, last, field.at(from_cents(last)))
    return tuple(steps)


def _refine(field: Field, steps: list[RankStep], low: int, high: int, at_high: RankEstimate) -> None:
    """Append the steps above ``low``, whose rank is the last one found, up to ``high``."""
    if _shown(steps[-1].rank) == _shown(at_high):
        return
    if high - low == 1:
        steps.append(RankStep(high, at_high))
        return
    middle = (low + high) // 2
    _refine(field, steps, low, middle, field.at(from_cents(middle)))
    _refine(field, steps, middle, high, at_high)


def _shown(rank: RankEstimate) -> tuple[int, ...]:
    return rank.median, rank.low, rank.high, rank.best, rank.worst


def _rows(case: Case, scenarios: Sequence[Mapping[str, Decimal]]) -> NDArray[np.float64]:
    """Return scenarios as rows of percentages of all levers, NaN where one is not moved."""
    keys = lever_ids(case.rules)
    return np.array(
        [[float(changes[key]) if key in changes else np.nan for key in keys] for changes in scenarios]
    )


def _without(case: Case, changes: Mapping[str, Decimal], lever: str) -> dict[str, Decimal]:
    """Return the changes without a lever and those it excludes."""
    group = case.rules.groups.get(lever)
    rivals = (case.rules.indicator(lever).group,) if group is None else group.indicators
    return {key: percent for key, percent in changes.items() if key not in (lever, *rivals)}


def _groups_acted_on(case: Case, lever: str) -> tuple[str, ...]:
    """Return the groups whose points a lever can move: its own, and those of what follows it."""
    rules = case.rules
    moved = rules.indicator_moved_by(lever)
    own = lever if lever in rules.groups else rules.indicator(lever).group
    followers = [rules.indicators[c.target].group for c in rules.couplings if c.source == moved]
    return tuple(dict.fromkeys([own, *followers]))


def _position(share: Fraction) -> int:
    percent = Decimal(share.numerator * FULL_PERCENT) / Decimal(share.denominator)
    return int((percent / POSITION).quantize(Decimal(1), ROUND_HALF_UP))


def _to_cents(points: NDArray[np.float64]) -> Cents:
    return np.rint(points * CENTS_PER_POINT).astype(np.int64)
