"""The baseline of a case: points of groups and indicators, each with how it came to be known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.errors import ReconciliationError
from scoring.rounding import add, distribute, from_cents, to_cents
from scoring.rules import Group, Rules

# published: printed by an official source. derived: the rules leave one possibility.
# estimated: a stated assumption fills the gap. own: given by the user.
Basis = Literal["published", "derived", "estimated", "own"]

# Official groups of 2026 differ from their own printed parts by up to this many points.
CENT = Decimal("0.01")


@dataclass(frozen=True)
class GroupBaseline:
    """Points of a group.

    ``printed`` holds the figures as printed where they were rounded. ``offset`` is the official
    figure minus the sum of its official parts, in points; it is kept when indicators move.
    """

    id: str
    points: Decimal
    maximum: Decimal
    basis: Basis
    printed: tuple[Decimal, ...] = ()
    offset: Decimal = Decimal("0.00")

    @property
    def attainment(self) -> Fraction:
        """Return the points as a share (0 to 1) of the group's maximum."""
        return Fraction(self.points) / Fraction(self.maximum)


@dataclass(frozen=True)
class Counted:
    """Raw counts of an indicator, numerator and denominator, and how they are known."""

    counts: tuple[int, int]
    basis: Basis
    provisional: bool = False


@dataclass(frozen=True)
class IndicatorBaseline:
    """An indicator's ratio (``share``, 0 to 1) and points.

    Both are None where the portal gives no score. ``counts`` holds numerator and denominator where
    they are known. ``provisional`` marks counts whose denominator the portal itself flags.
    """

    id: str
    points: Decimal | None
    share: Fraction | None
    basis: Basis
    counts: tuple[int, int] | None = None
    provisional: bool = False

    @property
    def counted(self) -> Decimal:
        """Return the points as they count in the group: no score counts as 0."""
        return self.points if self.points is not None else Decimal("0.00")


def factor_for(rules: Rules, indicator: str, shares: Mapping[str, Fraction | None]) -> Fraction:
    """Return what multiplies an indicator's own ratio (1 for all but online filing)."""
    factor = Fraction(1)
    for coupling in rules.couplings:
        if coupling.target == indicator:
            factor *= coupling.factor(shares.get(coupling.source))
    return factor


def complete_indicators(
    rules: Rules,
    groups: Mapping[str, GroupBaseline],
    known: Mapping[str, IndicatorBaseline],
    counts: Mapping[str, Counted],
    where: str,
    *,
    free: frozenset[str] = frozenset(),
) -> Mapping[str, IndicatorBaseline]:
    """Return a baseline for every indicator: the known ones, and the rest from the group's points.

    ``counts`` are scored by the rules first. What the rules force comes next (a group of one
    indicator, the last one missing, the share of satisfied dossiers following the on-time share);
    what is left stands at one common attainment inside its group, in whole cents that add up to the
    group's points. Groups of ``free`` are not held to their points where all their indicators are known.

    Raises:
        UnknownZeroRuleError: a denominator of 0 where the rule is not known.
        ReconciliationError: the known indicators leave more or fewer points than the rest can have.

    """
    found = dict(known)
    for group in rules.groups.values():
        # Group by group: synchronisation, which multiplies online filing, stands in the first.
        for name in group.indicators:
            if name in counts:
                found[name] = _score(rules, name, counts[name], found)
        missing = [name for name in group.indicators if name not in found]
        if missing:
            found |= _complete_group(rules, group, groups[group.id], found, missing, where)
        elif group.id not in free:
            _check_sum(group, groups[group.id], found, where)
    return {name: found[name] for name in rules.indicators}


def _score(
    rules: Rules, name: str, counted: Counted, found: Mapping[str, IndicatorBaseline]
) -> IndicatorBaseline:
    factor = factor_for(rules, name, {other: item.share for other, item in found.items()})
    return IndicatorBaseline(
        id=name,
        points=rules.points(name, *counted.counts, factor=factor),
        share=rules.ratio(name, *counted.counts),
        basis=counted.basis,
        counts=counted.counts,
        provisional=counted.provisional,
    )


def _check_sum(
    group: Group, baseline: GroupBaseline, found: Mapping[str, IndicatorBaseline], where: str
) -> None:
    parts = add({name: found[name].counted for name in group.indicators})
    if abs(baseline.points - parts) > CENT:
        raise ReconciliationError(
            where=f"{where}, {group.id}",
            problem=f"the indicators add up to {parts}, published are {baseline.points}",
            group=group.id,
            published=baseline.points,
            counted=parts,
            most=Decimal("0.00"),
        )


def with_offset(
    group: GroupBaseline, indicators: Mapping[str, IndicatorBaseline], members: tuple[str, ...]
) -> GroupBaseline:
    """Return the group with the difference between its points and those of its indicators."""
    parts = add({name: indicators[name].counted for name in members})
    return replace(group, offset=group.points - parts)


def _complete_group(
    rules: Rules,
    group: Group,
    baseline: GroupBaseline,
    found: Mapping[str, IndicatorBaseline],
    missing: list[str],
    where: str,
) -> dict[str, IndicatorBaseline]:
    shares = {name: item.share for name, item in found.items()}
    left = to_cents(baseline.points) - sum(
        to_cents(found[name].counted) for name in group.indicators if name in found
    )
    caps = {
        name: to_cents(rules.indicators[name].points_at(min(Fraction(1), factor_for(rules, name, shares))))
        for name in missing
    }
    if not 0 <= left <= sum(caps.values()):
        raise ReconciliationError(
            where=f"{where}, {group.id}",
            problem=f"{baseline.points} points leave {from_cents(left)} for "
            f"{', '.join(missing)}, which can have 0 to {from_cents(sum(caps.values()))}",
            group=group.id,
            published=baseline.points,
            counted=baseline.points - from_cents(left),
            most=from_cents(sum(caps.values())),
        )
    cents: dict[str, int] = {}
    for name in missing:
        forced = _implied_share(rules, name, shares)
        if forced is not None and len(missing) > 1:
            others = sum(cap for other, cap in caps.items() if other != name)
            wanted = to_cents(rules.indicators[name].points_at(forced))
            cents[name] = min(max(wanted, left - others, 0), left)
    free = {name: cap for name, cap in caps.items() if name not in cents}
    cents |= _at_common_attainment(rules, left - sum(cents.values()), free)
    basis: Basis = "derived" if len(missing) == 1 and baseline.basis != "estimated" else "estimated"
    return {name: _from_points(rules, name, from_cents(cents[name]), basis, shares) for name in missing}


def _implied_share(rules: Rules, indicator: str, shares: Mapping[str, Fraction | None]) -> Fraction | None:
    """Return the share that an indicator has by following another one, or None."""
    implied = (c.implied(shares.get(c.source)) for c in rules.couplings if c.target == indicator)
    return next((share for share in implied if share is not None), None)


def _at_common_attainment(rules: Rules, left: int, caps: Mapping[str, int]) -> dict[str, int]:
    """Spread ``left`` cents over indicators in proportion to their maxima, none above its cap."""
    weights = {name: Fraction(rules.indicators[name].maximum) for name in caps}
    capped: dict[str, int] = {}
    while True:
        free = [name for name in caps if name not in capped]
        rest = left - sum(capped.values())
        whole = sum((weights[name] for name in free), Fraction(0))
        shares = [rest * weights[name] / whole for name in free]
        parts = dict(zip(free, distribute(rest, shares), strict=True)) if free else {}
        over = {name: caps[name] for name, cents in parts.items() if cents > caps[name]}
        if not over:
            return capped | parts
        capped |= over


def _from_points(
    rules: Rules,
    indicator: str,
    points: Decimal,
    basis: Basis,
    shares: Mapping[str, Fraction | None],
) -> IndicatorBaseline:
    """Return the baseline whose ratio earns exactly ``points``, undoing what multiplies it."""
    share = rules.indicators[indicator].share_at(points)
    factor = factor_for(rules, indicator, shares)
    own = min(Fraction(1), share / factor) if factor else Fraction(0)
    return IndicatorBaseline(id=indicator, points=points, share=own, basis=basis)
