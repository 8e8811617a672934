"""How moving one indicator moves another: shares and points under any set of moved levers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction

from scoring.case.case import Case
from scoring.coupling import Coupling
from scoring.rules import Rules


class CoupledModel:
    """The indicators of a case under a fixed set of changes (indicator to share, 0 to 1).

    ``couplings=False`` leaves every indicator that is not itself changed at its baseline.
    """

    def __init__(self, case: Case, changes: Mapping[str, Fraction], *, couplings: bool) -> None:
        """Prepare the model; nothing is computed before it is asked for."""
        self._case = case
        self._changes = changes
        self._couplings = couplings
        self._on = _by_target(case.rules)
        self._drivers: dict[str, tuple[str, ...]] = {}

    def drivers(self, indicator: str) -> tuple[str, ...]:
        """Return the changed levers that act on an indicator: itself first, then its sources."""
        if indicator not in self._drivers:
            sources = (c.source for c in self._acting_on(indicator))
            self._drivers[indicator] = tuple(key for key in (indicator, *sources) if key in self._changes)
        return self._drivers[indicator]

    def share(self, indicator: str, moved: Collection[str]) -> Fraction | None:
        """Return an indicator's own ratio when only the levers in ``moved`` act."""
        if indicator in self._changes:
            return self._changes[indicator] if indicator in moved else self._base(indicator)
        share = self._base(indicator)
        if share is None or not self.drivers(indicator):
            return share
        for coupling in self._acting_on(indicator):
            source = coupling.source
            if source in moved:
                share = coupling.moved(share, self._base(source), self._changes[source])
        return min(max(share, Fraction(0)), Fraction(1))

    def points(self, indicator: str, moved: Collection[str]) -> Decimal:
        """Return an indicator's points when only the levers in ``moved`` act; no score is 0."""
        baseline = self._case.baseline.indicators[indicator]
        drivers = self.drivers(indicator)
        if not drivers or not any(driver in moved for driver in drivers):
            return baseline.counted
        share = self.share(indicator, moved)
        if share is None:
            return baseline.counted
        rule = self._case.rules.indicators[indicator]
        return rule.points_at(rule.whole(share) * self._factor(indicator, moved))

    def _factor(self, indicator: str, moved: Collection[str]) -> Fraction:
        factor = Fraction(1)
        for coupling in self._on.get(indicator, ()):
            acts = self._couplings and coupling.source in moved
            source = self._changes[coupling.source] if acts else self._base(coupling.source)
            rule = self._case.rules.indicators[coupling.source]
            factor *= coupling.factor(None if source is None else rule.whole(source))
        return factor

    def _acting_on(self, indicator: str) -> list[Coupling]:
        if not self._couplings or indicator not in self._on:
            return []
        return [c for c in self._on[indicator] if c.acts_under(self._changes)]

    def _base(self, indicator: str) -> Fraction | None:
        return self._case.baseline.indicators[indicator].share


def _by_target(rules: Rules) -> dict[str, list[Coupling]]:
    couplings: dict[str, list[Coupling]] = {}
    for coupling in rules.couplings:
        couplings.setdefault(coupling.target, []).append(coupling)
    return couplings
