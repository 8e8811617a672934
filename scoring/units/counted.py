"""Units' own counts: the weights their denominators give, and what is missing for points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoring.case.points_of_counts import Counts, groups_of_counts
from scoring.rules import Rules

# What an indicator's denominator must count to weigh units by.
WEIGHING = "dossiers"


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


def still_to_count(counts: Sequence[Counts], indicator: str) -> tuple[int, ...] | None:
    """Return how many of each unit's denominator do not count yet for an indicator.

    None where a unit has no counts of it, or where nothing is left in any.
    """
    if not all(indicator in given for given in counts):
        return None
    left = tuple(given[indicator][1] - given[indicator][0] for given in counts)
    return left if any(left) else None
