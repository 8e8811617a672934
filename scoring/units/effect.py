"""What-if over units: what their digitisation points would make of the province's.

How units add up to the province's figure is not published. The model here is an assumption: the
province's points are the mean of the units' points, weighted with their dossiers, plus an offset that
stays as it is. So only the shift of the mean counts, and the province moves by as many points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from statistics import median
from typing import Literal

from scoring.arguments import checked, shown
from scoring.case.case import Case
from scoring.errors import ArgumentError, UnitsError
from scoring.rounding import round_half_up
from scoring.units.units import UNIT_KINDS, Unit, UnitKind, group_of, point_bounds
from scoring.what_if.changes import percent_worth

# Over which units the mean runs. Districts and departments may count the same dossiers, and where
# departments are given the province's own figure they add nothing: hence districts by default.
Scope = Literal["district", "commune", "all"]

WEAKEST = 3


@dataclass(frozen=True)
class UnitStanding:
    """A unit as the model takes it: ``points`` now and ``after``, between ``low`` and ``high``.

    Where the points are known, ``low`` and ``high`` equal them. Where they are not, ``points`` is an
    estimate: one common value for all such units of a kind, the one that brings the kind's weighted
    mean nearest to the province's points, inside the published bounds.
    """

    unit: Unit
    points: Decimal
    estimated: bool
    low: Decimal
    high: Decimal
    after: Decimal


@dataclass(frozen=True)
class UnitWorth:
    """What a unit is worth to the province, in points of the province.

    ``per_point`` is the effect of one point more in the unit, ``to_best`` of bringing it to ``best``,
    the highest points among the units of its kind.
    """

    standing: UnitStanding
    per_point: Fraction
    best: Decimal
    to_best: Fraction


@dataclass(frozen=True)
class UnitEffect:
    """The effect of the units' targets on the province's digitisation.

    ``mean_before`` and ``mean_after`` are weighted means of the units (points), ``offset`` is what
    the province's points differ from the mean before. ``shift`` moves the province from ``before``
    to ``after`` (points, two decimals). ``least`` and ``most`` are the points after that are possible
    while unknown units lie anywhere inside their bounds. ``changes`` is the change of the scenario
    that says the same (empty where nothing moves), ready for ``simulate``.
    """

    mean_before: Fraction
    mean_after: Fraction
    offset: Fraction
    before: Decimal
    after: Decimal
    least: Decimal
    most: Decimal
    changes: Mapping[str, Decimal]

    @property
    def shift(self) -> Fraction:
        """Return by how many points the mean of the units moves."""
        return self.mean_after - self.mean_before


@checked
def unit_standings(case: Case, units: Sequence[Unit], group: str | None = None) -> tuple[UnitStanding, ...]:
    """Return how the model takes each unit, in the order given; ``group`` is the one its points are of.

    Raises:
        ArgumentError: points or a target above the group's maximum.

    """
    looked_at = group_of(case, group)
    _check_points(case, units, looked_at)
    return _standings(case, tuple(units), looked_at)


@checked
def unit_effect(
    case: Case, units: Sequence[Unit], over: Scope = "district", group: str | None = None
) -> UnitEffect:
    """Return what the units' targets make of the province's points of a group.

    Raises:
        UnitsError: no unit in ``over``, or none with dossiers.

    """
    items, weight = _in_scope(case, units, over, group)
    baseline = case.baseline.groups[group_of(case, group)]
    before = _mean(items, weight, lambda item: item.points)
    shift = _mean(items, weight, lambda item: item.after) - before
    lowest = _mean(items, weight, lambda item: _moved_from(item, item.high))
    highest = _mean(items, weight, lambda item: _moved_from(item, item.low))
    after, least, most = (
        _within(Fraction(baseline.points) + moved, baseline.maximum) for moved in (shift, lowest, highest)
    )
    return UnitEffect(
        mean_before=before,
        mean_after=before + shift,
        offset=Fraction(baseline.points) - before,
        before=baseline.points,
        after=after,
        least=least,
        most=most,
        changes=changes_to(case, after, group),
    )


def _check_points(case: Case, units: Sequence[Unit], group: str) -> None:
    maximum = dict(case.rules.point_maxima)[group]
    for unit in units:
        for name, points in (("points", unit.points), ("target", unit.target)):
            if points is not None and points > maximum:
                raise ArgumentError(
                    function="Unit", name=name, value=shown(points), expected=f"points from 0 to {maximum}"
                )


@checked
def scopes_of(units: Sequence[Unit]) -> tuple[Scope, ...]:
    """Return over which units a mean can run, the usual one first."""
    kinds = {unit.kind for unit in units}
    local: tuple[Scope, ...] = ("district", "commune")
    return (*(kind for kind in local if kind in kinds), "all")


@checked
def local_kind(units: Sequence[Unit], scope: Scope) -> UnitKind:
    """Return the kind of unit that ready scenarios are about: that of the scope, or the local one."""
    if scope != "all":
        return scope
    return "commune" if scopes_of(units)[0] == "commune" else "district"


@checked
def changes_to(case: Case, points: Decimal, group: str | None = None) -> Mapping[str, Decimal]:
    """Return the change that gives the province these points of a group; none where it has them."""
    name = group_of(case, group)
    baseline = case.baseline.groups[name]
    return {} if points == baseline.points else {name: percent_worth(points, baseline.maximum)}


@checked
def worth_of_units(
    case: Case, units: Sequence[Unit], over: Scope = "district", group: str | None = None
) -> tuple[UnitWorth, ...]:
    """Return what each unit is worth as things stand now, the one worth most first, equals as given.

    Raises:
        UnitsError: no unit in ``over``, or none with dossiers.

    """
    items, weight = _in_scope(case, units, over, group)
    best = {
        kind: max((i.points for i in items if i.unit.kind == kind), default=None) for kind in UNIT_KINDS
    }
    worths = []
    for item in items:
        share, top = Fraction(item.unit.dossiers, weight), best[item.unit.kind]
        assert top is not None
        worths.append(UnitWorth(item, share, top, share * Fraction(top - item.points)))
    return tuple(sorted(worths, key=lambda w: (-w.to_best, -w.per_point)))


@checked
def districts_to_best(
    case: Case, units: Sequence[Unit], kind: UnitKind = "district", group: str | None = None
) -> tuple[Unit, ...]:
    """Return the units with the best one's points as target of every unit of the kind below it."""
    points = _points_of(case, units, kind, group)
    best = max(points.values(), default=Decimal(0))
    return _with_targets(units, {name: best for name, value in points.items() if value < best})


@checked
def weakest_to_median(
    case: Case,
    units: Sequence[Unit],
    kind: UnitKind = "district",
    group: str | None = None,
    count: int | None = WEAKEST,
) -> tuple[Unit, ...]:
    """Return the units with the kind's median as target of its weakest ``count`` units, all for None.

    Among equals, names decide which are the weakest; a unit at the median already stays.
    """
    if count is not None and count < 0:
        raise ArgumentError(
            function="weakest_to_median", name="count", value=shown(count), expected="0 or more"
        )
    middle = district_median(case, units, kind, group)
    if middle is None:
        return _with_targets(units, {})
    points = _points_of(case, units, kind, group)
    weakest = sorted(points, key=lambda name: (points[name], name))[:count]
    return _with_targets(units, {name: middle for name in weakest if points[name] < middle})


@checked
def all_to_median(
    case: Case, units: Sequence[Unit], kind: UnitKind = "district", group: str | None = None
) -> tuple[Unit, ...]:
    """Return the units with the kind's median as target of every unit of the kind below it."""
    return weakest_to_median(case, units, kind, group, None)


@checked
def district_median(
    case: Case, units: Sequence[Unit], kind: UnitKind = "district", group: str | None = None
) -> Decimal | None:
    """Return the median of the points that the units of a kind have now, None without any.

    It counts each unit once, whatever its dossiers, and is rounded half up to two decimals.
    """
    points = _points_of(case, units, kind, group).values()
    return round_half_up(Fraction(median(map(Fraction, points)))) if points else None


@lru_cache(maxsize=32)
def _standings(case: Case, units: tuple[Unit, ...], group: str) -> tuple[UnitStanding, ...]:
    """Return the standings of units; every question about the same units begins with them."""
    estimates = {kind: _estimate(case, kind, units, group) for kind in UNIT_KINDS}
    return tuple(_standing(case, unit, estimates[unit.kind], group) for unit in units)


def _points_of(case: Case, units: Sequence[Unit], kind: UnitKind, group: str | None) -> dict[str, Decimal]:
    standings = unit_standings(case, units, group)
    return {item.unit.name: item.points for item in standings if item.unit.kind == kind}


def _with_targets(units: Iterable[Unit], targets: Mapping[str, Decimal]) -> tuple[Unit, ...]:
    return tuple(replace(unit, target=targets.get(unit.name)) for unit in units)


def _standing(case: Case, unit: Unit, estimate: Decimal, group: str) -> UnitStanding:
    if unit.points is not None:
        points = low = high = unit.points
    else:
        bounds = point_bounds(case, unit.kind, group)
        points, low, high = estimate, bounds.low, bounds.high
    after = points if unit.target is None else unit.target
    return UnitStanding(unit, points, unit.points is None, low, high, after)


def _estimate(case: Case, kind: UnitKind, units: Sequence[Unit], group: str) -> Decimal:
    """Return the common value of units without points; see ``UnitStanding``."""
    bounds, province = point_bounds(case, kind, group), Fraction(case.baseline.groups[group].points)
    alike = [unit for unit in units if unit.kind == kind]
    unknown = sum(unit.dossiers for unit in alike if unit.points is None)
    rest = province * sum(unit.dossiers for unit in alike)
    rest -= sum(
        (unit.dossiers * Fraction(u) for unit in alike if (u := unit.points) is not None), Fraction(0)
    )
    common = round_half_up(rest / unknown if unknown else province)
    return min(max(common, bounds.low), bounds.high)


def _in_scope(
    case: Case, units: Sequence[Unit], over: Scope, group: str | None
) -> tuple[list[UnitStanding], int]:
    items = [item for item in unit_standings(case, units, group) if over in ("all", item.unit.kind)]
    weight = sum(item.unit.dossiers for item in items)
    if not weight:
        raise UnitsError(over=over, count=len(items))
    return items, weight


def _mean(
    items: Sequence[UnitStanding], weight: int, points: Callable[[UnitStanding], Decimal]
) -> Fraction:
    return sum((item.unit.dossiers * Fraction(points(item)) for item in items), Fraction(0)) / weight


def _moved_from(item: UnitStanding, start: Decimal) -> Decimal:
    """Return by how many points a unit moves if it now stands at ``start``."""
    return Decimal(0) if item.unit.target is None else item.unit.target - start


def _within(points: Fraction, maximum: Decimal) -> Decimal:
    return min(max(round_half_up(points), Decimal("0.00")), maximum)
