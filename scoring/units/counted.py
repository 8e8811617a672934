"""Units' own counts: the points they come to by the rules, and the weights their denominators give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from scoring.case.baseline import factor_for
from scoring.rounding import add
from scoring.rules import Rules

# Numerator and denominator by indicator.
Counts = Mapping[str, tuple[int, int]]

# What an indicator's denominator must count to weigh units by.
WEIGHING = "dossiers"


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


def weighing_indicator(rules: Rules, counts: Sequence[Counts]) -> str | None:
    """Return the indicator whose denominators weigh units best; None where none counts dossiers of all.

    Of those that count dossiers of every unit it is the one that counts most of them.
    """
    found = {
        name: sum(given[name][1] for given in counts)
        for name, rule in rules.indicators.items()
        if rule.counted == WEIGHING and counts and all(name in given for given in counts)
    }
    most = max(found, key=lambda name: found[name], default=None)
    return most if most is not None and found[most] else None


def missing_counts(rules: Rules, counts: Iterable[Counts]) -> Sequence[str]:
    """Return the indicators without counts in every unit, of groups that no unit has all counts of."""
    known = list(counts)
    there = {name for given in known for name in given}
    whole = {group for given in known for group in groups_of_counts(rules, given)}
    return [
        name
        for group in rules.groups.values()
        if group.id not in whole and there & set(group.indicators)
        for name in group.indicators
        if name not in there
    ]
