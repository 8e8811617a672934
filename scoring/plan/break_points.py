"""The percentages at which a lever's worth changes: limits, thresholds, and where couplings reach them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import numpy as np

from scoring.coupling import Coupling
from scoring.plan.choices import NOT_SET, Floats
from scoring.plan.levers import PlanLevers
from scoring.plan.limits import TENTHS_PER_PERCENT
from scoring.rules import Indicator
from scoring.what_if.changes import FULL_PERCENT

# A lever that moves others is tried at so many values beside its break points: two such levers on one
# target, or a group's rounding, may bend it in between.
SOURCE_VALUES = 3

# The value of a factor's lever in percent, NaN where it is not set.
Fixed = Mapping[str, float]


class BreakPoints:
    """The break points of a plan's levers."""

    def __init__(self, levers: PlanLevers) -> None:
        """Take the levers of a plan."""
        self._plan = levers
        self._rules = levers.case.rules
        self.factors = tuple(sorted({str(levers.source_lever(c)) for c in levers.acting if c.multiplies}))
        self._sources = {str(levers.source_lever(c)) for c in levers.acting}

    def rows(self, cluster: tuple[str, ...], fixed: Fixed) -> Floats:
        """Return all ways of setting a cluster's levers to their break points, NaN where one is not set.

        ``fixed`` are the factors in the cluster.
        """
        found: Floats = np.array(
            list(product(*([fixed[key]] if key in fixed else self._values(key, fixed) for key in cluster)))
        )
        return found

    def may_stay(self, key: str) -> bool:
        """Return whether a lever need not be set: its floor is kept, or what comes along may keep it."""
        lever = self._plan.levers[key]
        return lever.floor <= lever.base or key in self._plan.targets

    def of_factor(self, key: str) -> list[float]:
        """Return where a factor carries its target to the threshold, from baseline and ceiling."""
        found = [self._full(key)]
        for coupling in self._plan.acting:
            if not (coupling.multiplies and self._plan.source_lever(coupling) == key):
                continue
            target, source = (self._rules.indicators[end] for end in (coupling.target, coupling.source))
            percents = [float(self._plan.share_now(coupling.target) or 0) * FULL_PERCENT]
            if coupling.target in self._plan.levers:
                lever = self._plan.levers[coupling.target]
                percents += [lever.ceiling, float(lever.floor)]
            wholes = [_whole(target, percent) for percent in percents]
            full = float(target.threshold)
            found += [_lever_at(source, full / whole * FULL_PERCENT) for whole in wholes if whole > 0]
        return found

    def _values(self, key: str, fixed: Fixed) -> list[float]:
        lever = self._plan.levers[key]
        low, high = lever.first / TENTHS_PER_PERCENT, lever.ceiling
        found = {low, high, self._full(key, max(self._factor(key, fixed), 1 / FULL_PERCENT))}
        if key in self._sources:
            found.update(self._where_targets_break(key, fixed))
            found.update(np.linspace(low, high, SOURCE_VALUES).tolist())
        values = sorted(value for value in found if low <= value <= high)
        return [NOT_SET, *values] if self.may_stay(key) else values

    def _where_targets_break(self, key: str, fixed: Fixed) -> Iterator[float]:
        """Yield where a lever carries a target that is not set to its threshold or to a limit."""
        indicators = self._plan.case.baseline.indicators
        for coupling in self._plan.acting:
            if coupling.multiplies or self._plan.source_lever(coupling) != key:
                continue
            base, before = (
                indicators[key].share or Fraction(0) for key in (coupling.target, coupling.source)
            )
            start, end = (
                float(coupling.moved(base, before, at)) * FULL_PERCENT for at in (before, Fraction(1))
            )
            if end <= start:
                continue
            low = float(before) * FULL_PERCENT
            for mark in self._marks(coupling, fixed):
                yield low + (mark - start) / (end - start) * (FULL_PERCENT - low)

    def _marks(self, coupling: Coupling, fixed: Fixed) -> Iterator[float]:
        """Yield the percentages at which a target stops bringing more, or meets its own limits."""
        target = coupling.target
        yield float(FULL_PERCENT)
        factor = self._factor(target, fixed)
        if factor > 0:
            rule = self._rules.indicators[target]
            yield _lever_at(rule, float(rule.threshold) / factor)
        if target in self._plan.levers:
            lever = self._plan.levers[target]
            yield from (lever.ceiling, float(lever.floor))

    def _factor(self, target: str, fixed: Fixed) -> float:
        """Return what multiplies an indicator's ratio (0 to 1)."""
        factor = 1.0
        for coupling in self._plan.factors:
            if coupling.target != target:
                continue
            lever = self._plan.source_lever(coupling) if coupling in self._plan.acting else None
            at = fixed.get(lever or "", NOT_SET)
            rule, share = self._rules.indicators[coupling.source], self._plan.share_acting(coupling.source)
            if np.isnan(at):
                factor *= float(coupling.factor(None if share is None else rule.whole(share)))
            else:
                factor *= _whole(rule, at) / FULL_PERCENT
        return factor

    def _full(self, key: str, factor: float = 1.0) -> float:
        """Return the percentage from which a lever, multiplied by ``factor``, brings nothing more."""
        rule = self._plan.rule_of(key)
        return FULL_PERCENT / factor if rule is None else _lever_at(rule, float(rule.threshold) / factor)


def _whole(rule: Indicator, percent: float) -> float:
    """Return the whole period's ratio with an indicator's lever at ``percent``, in percent."""
    return float(rule.whole(np.array(percent / FULL_PERCENT))) * FULL_PERCENT


def _lever_at(rule: Indicator, percent: float) -> float:
    """Return the lever's percentage at which the whole period's ratio is ``percent``; 0 where none is."""
    lever = rule.lever_for(Fraction(percent) / FULL_PERCENT)
    return 0.0 if lever is None else float(lever) * FULL_PERCENT
