"""Units ranked by their totals over all groups, each kind by itself and all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules import TOTAL_COLUMN, Rules
from scoring.units.units import Unit


@dataclass(frozen=True)
class RankedUnit:
    """A unit with its total (points, two decimals) and its ranks; equal totals share the better rank.

    ``rank`` is among the units of its kind, ``rank_of_all`` among all; ``size`` and ``size_of_all`` are how
    many those are. ``derived`` tells that the total is the sum of the groups, as none is given.
    """

    unit: Unit
    total: Decimal
    derived: bool
    rank: int
    size: int
    rank_of_all: int
    size_of_all: int


def rank_units(rules: Rules, units: Sequence[Unit]) -> tuple[RankedUnit, ...]:
    """Return the units whose total is known or follows from all their groups, the best first.

    Among equals they stay in the order given. A unit without a group's points has no total, and no rank.
    """
    known = [(unit, *found) for unit in units if (found := _total(rules, unit)) is not None]

    def rank(total: Decimal, others: Sequence[Decimal]) -> int:
        return 1 + sum(other > total for other in others)

    whole = [total for _, total, _ in known]
    ranked = []
    for unit, total, derived in sorted(known, key=lambda item: -item[1]):
        alike = [other for item, other, _ in known if item.kind == unit.kind]
        places = rank(total, alike), len(alike), rank(total, whole), len(whole)
        ranked.append(RankedUnit(unit, total, derived, *places))
    return tuple(ranked)


def sum_of_groups(rules: Rules, unit: Unit) -> Decimal | None:
    """Return what a unit's groups add up to, in points; None where one of them is not known."""
    points = {name: value for name, value in unit.scores if name != TOTAL_COLUMN}
    for name, figure in rules.combined.items():
        if name in points and not points.keys() & set(figure.parts):
            points |= {part: Decimal(0) for part in figure.parts} | {figure.parts[0]: points[name]}
    if any(name not in points for name in rules.groups):
        return None
    return sum((points[name] for name in rules.groups), Decimal(0))


def _total(rules: Rules, unit: Unit) -> tuple[Decimal, bool] | None:
    """Return a unit's total, and whether it is the sum of its groups."""
    given = unit.score(TOTAL_COLUMN)
    if given is not None:
        return given, False
    whole = sum_of_groups(rules, unit)
    return None if whole is None else (whole, True)
