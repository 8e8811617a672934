"""The groups of a case: from the announcement, or from a row of a league."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.case.announcement import load_announcement
from scoring.case.baseline import Basis, GroupBaseline
from scoring.case.reconciliation import reconcile
from scoring.league import LeagueRow
from scoring.rounding import from_cents, split_cents, to_cents
from scoring.rules import Rules


def detail_of_row(rules: Rules, row: LeagueRow) -> Literal["groups", "combined"] | None:
    """Return how much a league's row says of a province's groups, or None where some are missing."""
    groups = set(row.groups)
    if groups.issuperset(rules.groups):
        return "groups"
    within = {part for name in row.combined for part in rules.combined[name].parts}
    return "combined" if groups | within >= set(rules.groups) else None


def _group(rules: Rules, name: str, points: Decimal, basis: Basis) -> GroupBaseline:
    return GroupBaseline(name, points, rules.groups[name].maximum, basis)


def announced_groups(rules: Rules, year: int, province: str, where: str) -> dict[str, GroupBaseline]:
    """Return the groups of an announced case, fitted inside the rounding of the announcement.

    Raises:
        ReconciliationError: the printed figures contradict each other; ``where`` names the case.

    """
    announcement = load_announcement(year, province)
    fitted = reconcile(announcement.groups, announcement.total.printed, where)
    return {
        name: replace(
            _group(rules, name, value.points, "derived" if value.adjustment else "published"),
            printed=value.printed,
        )
        for name, value in fitted.items()
    }


def groups_of(rules: Rules, row: LeagueRow, basis: Basis) -> dict[str, GroupBaseline]:
    """Return the groups of a league's row that has them all (``detail_of_row``).

    Groups given as one combined figure are split in proportion to their maxima: an estimate.
    """
    points = {name: from_cents(to_cents(value)) for name, value in row.groups.items()}
    found = {name: _group(rules, name, value, basis) for name, value in points.items()}
    for combined, value in row.combined.items():
        names = rules.combined[combined].parts
        maxima = [Fraction(rules.groups[name].maximum) for name in names]
        for name, cents in zip(names, split_cents(to_cents(value), maxima), strict=True):
            found[name] = _group(rules, name, from_cents(cents), "estimated")
    return {name: found[name] for name in rules.groups}
