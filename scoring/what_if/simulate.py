"""The what-if: a case and new percentages in, an outcome to the cent and with an honest rank out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.frozen import frozen
from scoring.rank.estimate import RankEstimate
from scoring.rounding import add, round_half_up
from scoring.rules import Band
from scoring.what_if.assumptions import Assumption, assumptions_of, peers_assumed
from scoring.what_if.changes import FULL_PERCENT, Percent, read_changes
from scoring.what_if.contributions import Contribution, ContributionKind, share_out
from scoring.what_if.coupled_model import CoupledModel
from scoring.what_if.peers import STILL, Peers, field_of

ZERO = Decimal("0.00")


@dataclass(frozen=True, eq=False)
class Outcome:
    """The result of a scenario.

    ``points`` holds the points (two decimals) of every group and of every indicator that is
    determined: the indicators inside a group whose attainment was set are not. ``shares`` holds the
    indicators' ratios (0 to 1, None without a score) in the same way. ``changes`` are the levers
    moved, in percent. ``contributions`` add up to ``change`` exactly.

    Three ranks are kept apart: ``case.baseline.rank`` is today's, ``unchanged_rank`` the baseline's
    total among the other provinces as ``peers`` assumes them (if nothing is done), ``rank`` the
    scenario's total among the same.
    """

    case: Case
    changes: Mapping[str, Decimal]
    couplings: bool
    peers: Peers
    points: Mapping[str, Decimal]
    shares: Mapping[str, Fraction | None]
    total: Decimal
    band: Band
    rank: RankEstimate
    unchanged_rank: RankEstimate
    contributions: tuple[Contribution, ...]
    assumptions: tuple[Assumption, ...]

    def __post_init__(self) -> None:
        """Freeze the mappings: outcomes are remembered, and shared by all who ask for the same."""
        for name in ("changes", "points", "shares"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    @property
    def change(self) -> Decimal:
        """Return the points gained (positive) or lost against the baseline."""
        return self.total - self.case.baseline.total

    @property
    def coupled_change(self) -> Decimal:
        """Return how many points of the change came through couplings."""
        return self.brought("coupled")

    @checked
    def brought(self, kind: ContributionKind, cause: str | None = None) -> Decimal:
        """Return the points that came directly or through couplings, by one lever or by all (None)."""
        found = (c.points for c in self.contributions if c.kind == kind and cause in (None, c.cause))
        return sum(found, ZERO)

    @checked
    def set_to(self, lever: str) -> Decimal | None:
        """Return the percentage a lever was set to, also by the group it is all of; None if it was not.

        Raises:
            UnknownIndicatorError: the lever is neither a group nor an indicator.

        """
        if lever in self.changes or lever in self.case.rules.groups:
            return self.changes.get(lever)
        return self.changes.get(self.case.rules.group_that_is(lever) or lever)


@checked
def simulate(
    case: Case, changes: Mapping[str, Percent], *, couplings: bool = True, peers: Peers = STILL
) -> Outcome:
    """Return what the case's score and rank would become under ``changes``.

    A key of ``changes`` is a group id (percent of the group's maximum) or an indicator id (percent,
    the indicator's own ratio). ``couplings=False`` moves each indicator alone. ``peers`` says what
    the other provinces do meanwhile; by default they hold still.

    Raises:
        UnknownLeverError: a key is neither a group nor an indicator.
        LeverValueError: a value is not a number from 0 to 100.
        LeverConflictError: a group is changed together with one of its own indicators.
        PeersCaseError: the years of ``peers`` cannot be used with this case.

    """
    field = field_of(case, peers)
    wanted = read_changes(case.rules, changes)
    groups = {key: share for key, share in wanted.items() if key in case.rules.groups}
    aliases = _single_indicators(case, groups)
    indicators = {key: share for key, share in wanted.items() if key not in groups}
    indicators |= {indicator: groups[group] for indicator, group in aliases.items()}
    model = CoupledModel(case, indicators, couplings=couplings)

    points: dict[str, Decimal] = {}
    shares: dict[str, Fraction | None] = {}
    contributions: list[Contribution] = []
    moved: list[str] = []
    for group in case.rules.groups.values():
        if group.id in groups and group.id not in aliases.values():
            points[group.id] = _points_of_attainment(group.maximum, groups[group.id])
            gained = points[group.id] - case.baseline.groups[group.id].points
            contributions.append(Contribution(group.id, group.id, "direct", gained))
            continue
        own: list[Contribution] = []
        parts: dict[str, Decimal] = {}
        for name in group.indicators:
            drivers = model.drivers(name)
            parts[name] = model.points(name, drivers)
            shares[name] = model.share(name, drivers)
            if drivers:
                moved.append(name)
                own += _contributions(model, name, drivers, aliases)
        baseline = case.baseline.groups[group.id]
        points[group.id] = min(max(add(parts) + baseline.offset, ZERO), group.maximum)
        contributions += fit(own, points[group.id] - baseline.points)
        points |= parts
    total = add({name: points[name] for name in case.rules.groups})
    after = {**{name: item.share for name, item in case.baseline.indicators.items()}, **shares}
    return Outcome(
        case=case,
        changes={key: _percent(share) for key, share in wanted.items()},
        couplings=couplings,
        peers=peers,
        points=points,
        shares=shares,
        total=total,
        band=case.rules.band(total),
        rank=field.at(total),
        unchanged_rank=field.at(case.baseline.total),
        contributions=tuple(contributions),
        assumptions=(
            *peers_assumed(case, peers),
            *assumptions_of(case, groups, indicators, tuple(moved), after, couplings=couplings),
        ),
    )


def _single_indicators(case: Case, groups: Mapping[str, Fraction]) -> dict[str, str]:
    """Return the indicators that are all of a changed group: there, group and indicator are one."""
    return {only: name for name in groups if (only := case.rules.groups[name].only)}


def _points_of_attainment(maximum: Decimal, share: Fraction) -> Decimal:
    return round_half_up(Fraction(maximum) * share)


def _contributions(
    model: CoupledModel, indicator: str, drivers: tuple[str, ...], aliases: Mapping[str, str]
) -> list[Contribution]:
    gained = share_out(drivers, lambda moved: model.points(indicator, moved))
    return [
        Contribution(
            cause=aliases.get(cause, cause),
            target=aliases.get(indicator, indicator),
            kind="direct" if cause == indicator else "coupled",
            points=points,
        )
        for cause, points in gained.items()
    ]


def fit(contributions: list[Contribution], change: Decimal) -> list[Contribution]:
    """Give a cent that the group's bounds cut off to its largest contribution."""
    rest = change - sum((c.points for c in contributions), ZERO)
    if not rest or not contributions:
        return contributions
    largest = max(contributions, key=lambda c: abs(c.points))
    fitted = Contribution(largest.cause, largest.target, largest.kind, largest.points + rest)
    return [fitted if c is largest else c for c in contributions]


def _percent(share: Fraction) -> Decimal:
    return Decimal(share.numerator * FULL_PERCENT) / Decimal(share.denominator)
