"""What each move of a plan brings: by cause and place, from where the plan starts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.plan.levers import PlanLevers
from scoring.what_if.changes import FULL_PERCENT
from scoring.what_if.contributions import Contribution, share_out
from scoring.what_if.coupled_model import CoupledModel
from scoring.what_if.simulate import Outcome, fit


@dataclass(frozen=True)
class Gains:
    """Points (two decimals) by the lever that brings them and the place that gains them."""

    contributions: tuple[Contribution, ...]

    def direct(self, lever: str) -> Decimal:
        """Return what a lever brings by itself."""
        found = (c.points for c in self.contributions if c.kind == "direct" and c.cause == lever)
        return sum(found, Decimal("0.00"))

    def coupled(self, lever: str) -> Mapping[str, Decimal]:
        """Return what comes along with a lever, by place."""
        found = [c for c in self.contributions if c.kind == "coupled" and c.cause == lever]
        return {c.target: c.points for c in found if c.points}


def gains_of(levers: PlanLevers, outcome: Outcome, changes: Mapping[str, Decimal]) -> Gains:
    """Return what ``changes`` bring, made on top of the start; ``outcome`` is what comes of both.

    From the baseline these are the outcome's own contributions. From elsewhere the same points are
    shared out over the plan's moves alone.
    """
    if not levers.start:
        return Gains(outcome.contributions)
    found: list[Contribution] = []
    for group in levers.case.rules.groups.values():
        gained = outcome.points[group.id] - levers.points_now(group.id)
        if group.id in changes and group.only is None:
            found.append(Contribution(group.id, group.id, "direct", gained))
        elif group.id not in levers.start or group.only is not None:
            own = [part for name in group.indicators for part in _parts(levers, changes, name)]
            found += fit(own, gained)
    return Gains(tuple(found))


def _parts(levers: PlanLevers, changes: Mapping[str, Decimal], indicator: str) -> list[Contribution]:
    """Return what each move brings to an indicator."""
    rules = levers.case.rules
    moved = {rules.indicator_moved_by(key): key for key in changes}
    start = {name: share for key, share in levers.start.items() if (name := rules.indicator_moved_by(key))}

    def points(causes: Collection[str]) -> Decimal:
        made = {name: Fraction(changes[moved[name]]) for name in causes}
        shares = {name: percent / FULL_PERCENT for name, percent in {**start, **made}.items()}
        model = CoupledModel(levers.case, shares, couplings=levers.couplings)
        return model.points(indicator, model.drivers(indicator))

    sources = {c.source for c in rules.couplings if c.target == indicator and levers.couplings}
    causes = [name for name in moved if name is not None and (name == indicator or name in sources)]
    return [
        Contribution(
            cause=moved[cause],
            target=moved.get(indicator, indicator),
            kind="direct" if cause == indicator else "coupled",
            points=gained,
        )
        for cause, gained in share_out(causes, points).items()
    ]
