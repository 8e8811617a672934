"""The levers a plan may use: how far each may go, which act on each other, and what setting them costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import cached_property

from scoring.case.case import Case
from scoring.coupling import Coupling
from scoring.errors import LimitsError
from scoring.plan.effort import Effort
from scoring.plan.gain_lines import movable_levers
from scoring.plan.limits import GRID, TENTHS_PER_PERCENT, Limits
from scoring.rounding import round_half_up
from scoring.rules import Group, Indicator
from scoring.what_if.changes import FULL_PERCENT, read_changes
from scoring.what_if.coupled_model import CoupledModel

# Group or indicator to percent.
Percents = Mapping[str, Decimal | Fraction]


@dataclass(frozen=True)
class PlanLever:
    """A lever of a plan: ``base`` is where it stands at the start in percent, 0 where there is no score.

    It may be set to whole tenths of a percent from ``first`` to ``last``, and must stand at
    ``floor`` percent at least. ``weight`` is the effort per percentage point.
    """

    id: str
    base: Fraction
    floor: Decimal
    first: int
    last: int
    weight: Fraction

    @property
    def ceiling(self) -> float:
        """Return the highest percentage it may be set to."""
        return self.last / TENTHS_PER_PERCENT


@dataclass(frozen=True, eq=False)
class PlanLevers:
    """The levers a plan may use with their limits and efforts, on one case.

    ``locked`` levers are never set. A locked group's indicators are locked with it. ``start`` are
    changes already made (percent): the plan goes on from there.
    """

    case: Case
    usable: tuple[str, ...]
    effort: Effort
    limits: Limits
    locked: frozenset[str]
    couplings: bool
    start: Mapping[str, Fraction] = field(default_factory=dict)

    @cached_property
    def levers(self) -> Mapping[str, PlanLever]:
        """Return the levers that may be set, in the rules' order."""
        return {
            lever.id: lever
            for lever in map(self._lever, self.usable)
            if not self.is_locked(lever.id) and lever.first <= lever.last and self._is_useful(lever)
        }

    def with_locked(self, levers: Collection[str]) -> PlanLevers:
        """Return the same levers with more of them locked."""
        return replace(self, locked=self.locked | frozenset(levers))

    def released(self, lever: str) -> PlanLevers:
        """Return the same levers, but for the lock and the ceiling of one, or the lock of a whole group."""
        return replace(self, locked=self.locked - {lever}, limits=self.limits.without_ceiling(lever))

    def locked_by(self, lever: str) -> str | None:
        """Return what locks a lever: its whole group, or itself; None where it may be set."""
        return next((key for key in (self._group(lever), lever) if key in self.locked), None)

    def is_locked(self, key: str) -> bool:
        """Return whether a lever or its whole group is locked."""
        return key in self.locked or self._group(key) in self.locked

    def check_floors(self) -> None:
        """Refuse floors that no plan can keep.

        Raises:
            LimitsError: a floor above the baseline of a lever that may not be set.

        """
        for key, floor in self.limits.floor.items():
            if key not in self.levers and floor > self._lever(key).base:
                raise LimitsError(key=key, problem=f"its floor is {floor}, but it may not be raised")

    def rule_of(self, key: str) -> Indicator | None:
        """Return the one indicator that a lever moves by itself; None for a group of several."""
        moved = self.case.rules.indicator_moved_by(key)
        return None if moved is None else self.case.rules.indicators[moved]

    def full_at(self, key: str) -> Fraction | None:
        """Return where a lever brings nothing more, in percent: below 0 already, above 100 out of reach.

        None where nothing that is to come depends on it.
        """
        rule = self.rule_of(key)
        full = Fraction(1) if rule is None else rule.full_at
        return None if full is None else full * FULL_PERCENT

    @cached_property
    def acting(self) -> tuple[Coupling, ...]:
        """Return the couplings whose source some lever of the plan moves, and that move something."""
        if not self.couplings:
            return ()
        indicators = self.case.baseline.indicators
        return tuple(
            c
            for c in self.case.rules.couplings
            if self.source_lever(c) is not None
            and c.acts_from(indicators[c.target].share, indicators[c.source].share)
            and self._is_moved_by(c)
        )

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Return the levers that couplings move or multiply, in the rules' order."""
        found = {self.target_lever(coupling.target) for coupling in self.acting}
        found |= {coupling.target for coupling in self.factors}
        return tuple(key for key in self.levers if key in found)

    @cached_property
    def factors(self) -> tuple[Coupling, ...]:
        """Return the couplings that multiply a ratio, also by a baseline that no lever moves."""
        return tuple(c for c in self.case.rules.couplings if c.multiplies)

    @cached_property
    def now(self) -> CoupledModel:
        """Return the indicators as they stand at the start."""
        return _model(self.case, self.start, couplings=self.couplings)

    @cached_property
    def total_now(self) -> Decimal:
        """Return the total (points) at the start."""
        return self.total_of({})

    def share_now(self, indicator: str) -> Fraction | None:
        """Return an indicator's ratio (0 to 1) at the start; None without a score."""
        return self.now.share(indicator, self.now.drivers(indicator))

    def share_acting(self, indicator: str) -> Fraction | None:
        """Return the ratio (0 to 1) with which an indicator acts on others while the plan leaves it alone.

        What merely follows others passes nothing on: only the start's own settings do.
        """
        return self.set_shares.get(indicator, self.case.baseline.indicators[indicator].share)

    @cached_property
    def set_shares(self) -> Mapping[str, Fraction]:
        """Return the indicators set at the start, as shares (0 to 1)."""
        return _shares(self.case, self.start)

    def points_now(self, key: str) -> Decimal:
        """Return the points of a lever at the start."""
        group = self.case.rules.groups.get(key)
        if group is None:
            return self.now.points(key, self.now.drivers(key))
        return self._group_points(group, self.now, self.start)

    def stands(self, changes: Mapping[str, Decimal], key: str) -> Fraction:
        """Return where a lever stands (percent) without being set, ``changes`` made on top of the start."""
        if key in self.start:
            return self.start[key]
        made = {**self.start, **{name: Fraction(percent) for name, percent in changes.items()}}
        return percent_unset(self.case, made, key, couplings=self.couplings)

    def _is_moved_by(self, coupling: Coupling) -> bool:
        """Return whether the start leaves a coupling something to do: what is set follows no other."""
        group = self._group(coupling.target)
        if group in self.start and self.case.rules.groups[group].only is None:
            return False
        return coupling.acts_under(self.set_shares)

    def source_lever(self, coupling: Coupling) -> str | None:
        """Return the lever that moves a coupling's source: its own, or that of a group of one."""
        keys = (coupling.source, self.case.rules.group_that_is(coupling.source))
        return next((key for key in keys if key in self.levers), None)

    def target_lever(self, indicator: str) -> str | None:
        """Return the lever that sets a coupling's target: its own or its group's, or None."""
        group = self._group(indicator)
        return next((key for key in (indicator, group) if key in self.levers), None)

    @cached_property
    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Return the levers in sets whose gains do not depend on each other's."""
        found: list[set[str]] = [{lever} for lever in self.levers]
        for coupling in self.acting:
            ends = {self.source_lever(coupling), self.target_lever(coupling.target), coupling.target}
            joined = [cluster for cluster in found if cluster & ends]
            found = [cluster for cluster in found if not cluster & ends]
            found.append(set().union(ends - {None}, *joined))  # type: ignore[arg-type]
        order = list(self.levers)
        return tuple(tuple(lever for lever in order if lever in cluster) for cluster in found)

    def highest_changes(self) -> dict[str, Decimal]:
        """Return every lever at its ceiling, but for those that stand higher without being set."""
        highest = {key: Decimal(lever.last).scaleb(-1) for key, lever in self.levers.items()}
        changes = {key: percent for key, percent in highest.items() if key not in self.targets}
        for key in self.targets:
            if highest[key] > self.stands(changes, key):
                changes[key] = highest[key]
        return changes

    def most_total(self) -> Decimal:
        """Return the highest total (points) that these levers reach inside their limits."""
        return self.total_of(self.highest_changes())

    def total_of(self, changes: Mapping[str, Decimal]) -> Decimal:
        """Return the total (points) that changes lead to, made on top of the start."""
        made = {**self.start, **{key: Fraction(percent) for key, percent in changes.items()}}
        model = _model(self.case, made, couplings=self.couplings)
        groups = self.case.rules.groups.values()
        return sum((self._group_points(group, model, made) for group in groups), Decimal(0))

    def _group_points(self, group: Group, model: CoupledModel, made: Mapping[str, Fraction]) -> Decimal:
        if group.id in made and group.only is None:
            return round_half_up(Fraction(group.maximum) * made[group.id] / FULL_PERCENT)
        return _points(self.case, model, group)

    def _lever(self, key: str) -> PlanLever:
        base = self.stands({}, key)
        floor = self.limits.lowest(key)
        above = base // Fraction(GRID) + 1
        return PlanLever(
            id=key,
            base=base,
            floor=floor,
            first=max(int(above), int((floor / GRID).to_integral_value(ROUND_CEILING))),
            last=int((self.limits.highest(key) / GRID).to_integral_value(ROUND_FLOOR)),
            weight=Fraction(self.effort.of(key)),
        )

    def _is_useful(self, lever: PlanLever) -> bool:
        """Return whether setting a lever can bring points or is demanded by its floor."""
        rules = self.case.rules
        maximum = (rules.groups.get(lever.id) or rules.indicators[lever.id]).maximum
        if self.full_at(lever.id) is None:
            return lever.floor > lever.base
        is_source = any(c.source == lever.id for c in rules.couplings)
        return self.points_now(lever.id) < maximum or is_source or lever.floor > lever.base

    def _group(self, key: str) -> str:
        rules = self.case.rules
        return key if key in rules.groups else rules.indicators[key].group


def percent_unset(case: Case, changes: Percents, lever: str, *, couplings: bool) -> Fraction:
    """Return where a lever stands without being set, other ``changes`` made, in percent.

    Couplings may have moved it there. A lever without a score stands at 0.
    """
    others = {key: percent for key, percent in changes.items() if key != lever}
    model = _model(case, others, couplings=couplings)
    if lever not in case.rules.groups:
        return (model.share(lever, model.drivers(lever)) or Fraction(0)) * FULL_PERCENT
    group = case.rules.groups[lever]
    if not any(model.drivers(member) for member in group.indicators):
        return case.baseline.groups[lever].attainment * FULL_PERCENT
    return Fraction(_points(case, model, group)) / Fraction(group.maximum) * FULL_PERCENT


def _model(case: Case, changes: Percents, *, couplings: bool) -> CoupledModel:
    """Return the indicators under changes; whole groups that are set move none."""
    return CoupledModel(case, _shares(case, changes), couplings=couplings)


def _shares(case: Case, changes: Percents) -> dict[str, Fraction]:
    """Return the indicators that changes set, as shares (0 to 1)."""
    moved = {case.rules.indicator_moved_by(key): percent for key, percent in changes.items()}
    return {key: Fraction(moved[key]) / FULL_PERCENT for key in moved if key is not None}


def _points(case: Case, model: CoupledModel, group: Group) -> Decimal:
    """Return the points of a group that is not set as a whole."""
    parts = sum((model.points(member, model.drivers(member)) for member in group.indicators), Decimal(0))
    return min(max(parts + case.baseline.groups[group.id].offset, Decimal(0)), group.maximum)


def read_usable(
    case: Case, levers: Collection[str] | None, start: Mapping[str, Fraction]
) -> tuple[str, ...]:
    """Return the levers a plan may use, in the rules' order; by default all that ``start`` leaves.

    Raises:
        UnknownLeverError: one is neither a group nor an indicator.
        LeverConflictError: a group together with one of its own indicators, set at the start or not.

    """
    chosen = movable_levers(case, start) if levers is None else tuple(levers)
    read_changes(case.rules, {**dict.fromkeys(chosen, 0), **start})
    return tuple(read_changes(case.rules, dict.fromkeys(chosen, 0)))
