"""What a scenario comes to at every position of a lever, the other levers where they are.

A view that follows a hand looks results up here: it holds no rule of its own. Totals and ranks are the
ones that ``simulate`` gives, to the cent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scoring.case.case import Case
from scoring.rank.estimate import RankEstimate
from scoring.rounding import CENTS_PER_POINT, from_cents, to_cents
from scoring.what_if.changes import FULL_PERCENT, lever_ids, read_changes
from scoring.what_if.many import points_many, score_many
from scoring.what_if.peers import Field

Cents = NDArray[np.int64]

# A lever stands on tenths of a percent: 0, 0.1, ... 100.
POSITION = Decimal("0.1")
POSITIONS = FULL_PERCENT * 10 + 1


@dataclass(frozen=True, eq=False)
class LeverTable:
    """Totals, and the lever's own points, at each of its positions; all in cents.

    ``totals`` and ``own`` have the shape (1001,): position i is i tenths of a percent. A group's own
    points are the group's, an indicator's its own. At ``baseline``, the position where the lever is
    shown without being set, they are those of the lever not being set; None where it has no score.
    ``unset_total`` and ``unset_own`` are the same figures whatever the position.
    """

    lever: str
    totals: Cents
    own: Cents
    unset_total: int
    unset_own: int
    baseline: int | None


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
    read_changes(case.rules, changes)
    for lever in levers:
        read_changes(case.rules, {lever: 0})
    keys = [key for key in lever_ids(case.rules) if key in changes or key in levers]
    keys += [key for key in levers if key not in keys]
    blocks = [_scenarios(case, changes, lever, keys) for lever in levers]
    totals = score_many(case, np.concatenate(blocks), keys=keys, couplings=couplings)
    return tuple(
        _table(
            case,
            lever,
            _to_cents(of_lever),
            _to_cents(points_many(case, block, lever, keys=keys, couplings=couplings)),
        )
        for lever, block, of_lever in zip(levers, blocks, np.split(totals, len(levers)), strict=True)
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


def _scenarios(
    case: Case, changes: Mapping[str, Decimal], lever: str, keys: Sequence[str]
) -> NDArray[np.float64]:
    """Return one scenario a position, and at the end the one in which the lever is not set."""
    gone = {lever, *_rivals(case, lever)}
    row = [float(changes[key]) if key in changes and key not in gone else np.nan for key in keys]
    table = np.tile(np.array(row), (POSITIONS + 1, 1))
    table[:POSITIONS, keys.index(lever)] = np.arange(POSITIONS) / 10
    return table


def _rivals(case: Case, lever: str) -> tuple[str, ...]:
    groups = case.rules.groups
    if lever in groups:
        return groups[lever].indicators
    return (case.rules.indicator(lever).group,)


def _table(case: Case, lever: str, totals: Cents, own: Cents) -> LeverTable:
    place = baseline_position(case, lever)
    unset_total, unset_own = int(totals[-1]), int(own[-1])
    totals, own = totals[:-1].copy(), own[:-1].copy()
    if place is not None:
        totals[place], own[place] = unset_total, unset_own
    return LeverTable(lever, totals, own, unset_total, unset_own, place)


def _position(share: Fraction) -> int:
    percent = Decimal(share.numerator * FULL_PERCENT) / Decimal(share.denominator)
    return int((percent / POSITION).quantize(Decimal(1), ROUND_HALF_UP))


def _to_cents(points: NDArray[np.float64]) -> Cents:
    return np.rint(points * CENTS_PER_POINT).astype(np.int64)
