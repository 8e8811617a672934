"""What counts alone come to, where nothing else is known: points of indicators and of whole groups."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from scoring.case.baseline import factor_for
from scoring.rounding import add
from scoring.rules import Rules

# Numerator and denominator by indicator.
Counts = Mapping[str, tuple[int, int]]


def points_of_counts(rules: Rules, counts: Counts) -> Mapping[str, Decimal]:
    """Return the points (two decimals) of the indicators that counts are enough for; no score counts as 0.

    Where another indicator multiplies the ratio, its counts are needed as well (docs/rules.md 1, 2.3).

    Raises:
        UnknownIndicatorError, CountError, UnknownZeroRuleError: as ``Rules.points``.

    """
    shares = {name: rules.ratio(name, *given) for name, given in counts.items()}
    needed = {
        name: [c.source for c in rules.couplings if c.target == name and c.multiplies] for name in counts
    }
    return {
        name: rules.points(name, *given, factor=factor_for(rules, name, shares)) or Decimal("0.00")
        for name, given in counts.items()
        if all(source in counts for source in needed[name])
    }


def groups_of_counts(rules: Rules, counts: Counts) -> Mapping[str, Decimal]:
    """Return the points of every group whose indicators all have counts that are enough."""
    points = points_of_counts(rules, counts)
    return {
        group.id: add({name: points[name] for name in group.indicators})
        for group in rules.groups.values()
        if all(name in points for name in group.indicators)
    }
