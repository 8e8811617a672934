"""Figures counted anew: own counts in place of those known so far, and what follows for groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import shown, shown_key
from scoring.case.baseline import (
    Basis,
    Counted,
    GroupBaseline,
    IndicatorBaseline,
    complete_indicators,
    factor_for,
    with_offset,
)
from scoring.errors import CountError
from scoring.rounding import add
from scoring.rules import Rules

NOTHING = Decimal("0.00")

Figures = tuple[Mapping[str, GroupBaseline], Mapping[str, IndicatorBaseline]]


def recounted(
    rules: Rules, before: Figures, counts: Mapping[str, tuple[int, int]], where: str, *, follows: bool
) -> Figures:
    """Return groups and indicators with own counts (numerator, denominator) in place of those ``before``.

    Groups keep their points, and what the counts leave of them goes to the indicators that are estimated.
    Where points follow the counts (``follows``), all other indicators keep their ratios instead, and groups
    have the points that their indicators come to.

    Raises:
        UnknownIndicatorError: a key is not an indicator.
        CountError: counts that cannot be.
        UnknownZeroRuleError: a denominator of 0 where the rule is not known.
        ReconciliationError: the counts cannot be brought together with the points that are kept.

    """
    for key, given in counts.items():
        if not isinstance(given, tuple | list) or len(given) != 2:  # noqa: PLR2004 - a pair
            raise CountError(key=shown_key(key), value=shown(given))
        rules.ratio(key, *given)
    published, items = before
    others = [item for item in items.values() if item.id not in counts]
    known = [item for item in others if follows or item.basis in ("published", "own")]
    counted = {
        item.id: Counted(item.counts, item.basis, item.provisional)
        for item in known
        if item.counts is not None
    }
    counted |= {key: Counted(value, "own") for key, value in counts.items()}
    kept = {item.id: item for item in known if item.counts is None}
    groups = {name: replace(group, offset=NOTHING) for name, group in published.items()}
    if follows:
        kept = {name: _multiplied(rules, item, counts, items) for name, item in kept.items()}
    free = frozenset(groups if follows else ())
    indicators = complete_indicators(rules, groups, kept, counted, where, free=free)
    groups |= {name: _followed(rules, published[name], indicators) for name in free}
    return with_offsets(rules, groups, indicators), indicators


def with_offsets(
    rules: Rules, groups: Mapping[str, GroupBaseline], indicators: Mapping[str, IndicatorBaseline]
) -> Mapping[str, GroupBaseline]:
    """Return the groups, each with the difference between its points and those of its indicators."""
    return {
        name: with_offset(group, indicators, rules.groups[name].indicators)
        for name, group in groups.items()
    }


def _multiplied(
    rules: Rules,
    item: IndicatorBaseline,
    counts: Mapping[str, tuple[int, int]],
    items: Mapping[str, IndicatorBaseline],
) -> IndicatorBaseline:
    """Return an indicator with the points of its ratio where own counts are what multiplies it."""
    multiplied = any(c.multiplies and c.target == item.id and c.source in counts for c in rules.couplings)
    if not multiplied or item.share is None:
        return item
    shares = {name: other.share for name, other in items.items()}
    shares |= {name: rules.ratio(name, *given) for name, given in counts.items()}
    share = min(Fraction(1), item.share * factor_for(rules, item.id, shares))
    return replace(item, points=rules.indicators[item.id].points_at(share))


def _followed(
    rules: Rules, before: GroupBaseline, indicators: Mapping[str, IndicatorBaseline]
) -> GroupBaseline:
    """Return a group with the points its indicators come to, as far off their sum as it was before."""
    parts = add({item: indicators[item].counted for item in rules.groups[before.id].indicators})
    points = min(max(parts + before.offset, NOTHING), before.maximum)
    basis: Basis = before.basis if points == before.points else "own"
    return replace(before, points=points, basis=basis, offset=NOTHING)
