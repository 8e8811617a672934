"""What each lever is worth: points and places by raising it alone, until going on brings nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.plan.effort import EVEN_EFFORT, Effort
from scoring.plan.gain_lines import GainLines, movable_levers
from scoring.rank.estimate import RankEstimate
from scoring.what_if.changes import FULL_PERCENT, Percent, read_changes
from scoring.what_if.peers import STILL, Peers
from scoring.what_if.simulate import Outcome, simulate

# Scenarios hold percentages with two decimals: what is to be reached is rounded up to them.
PERCENT_STEP = Decimal("0.01")


@dataclass(frozen=True)
class Threshold:
    """A percentage of the lever from which ``indicator`` (or the group itself) gains nothing more.

    ``points`` (two decimals) are gained in all by raising the lever up to here.
    """

    at: Decimal
    indicator: str
    points: Decimal


@dataclass(frozen=True)
class LeverValue:
    """What raising one lever would bring, every other lever standing still.

    Percentages run from 0 to 100: ``value`` is where the lever stands (None: no score), ``until``
    where going on stops paying (None: it already does), ``room`` the percentage points between.
    ``next_points`` come with the next percentage point, or with what is left of one; of them
    ``next_coupled`` through other indicators. ``points``, ``coupled``, ``rank`` and ``places``
    (positive: better) are those of using all the room, ``effort`` is what that costs. Where the
    lever has no score there is no next percentage point, no room and no effort to count.
    """

    lever: str
    value: Fraction | None
    until: Decimal | None
    room: Fraction | None
    thresholds: tuple[Threshold, ...]
    next_points: Decimal | None
    next_coupled: Decimal | None
    points: Decimal
    coupled: Decimal
    rank: RankEstimate
    places: int
    effort: Fraction | None

    @property
    def points_per_effort(self) -> Fraction | None:
        """Return the points a point of effort brings when all the room is used."""
        return Fraction(self.points) / self.effort if self.effort else None

    @property
    def places_per_effort(self) -> Fraction | None:
        """Return the places a point of effort brings when all the room is used."""
        return Fraction(self.places) / self.effort if self.effort else None


@checked
def lever_values(
    case: Case,
    changes: Mapping[str, Percent] | None = None,
    *,
    effort: Effort = EVEN_EFFORT,
    levers: Sequence[str] | None = None,
    peers: Peers = STILL,
    couplings: bool = True,
) -> tuple[LeverValue, ...]:
    """Return what each lever is worth on top of ``changes``, in the order of ``levers``.

    ``levers`` are by default those of ``movable_levers``: the indicators, and the groups whose
    attainment the changes set. All points are differences of exact totals.

    Raises:
        UnknownLeverError: a lever or a key of ``changes`` is neither a group nor an indicator.
        LeverValueError: a value of ``changes`` is not a number from 0 to 100.
        LeverConflictError: a group is changed or raised together with one of its own indicators.
        PeersCaseError: the years of ``peers`` cannot be used with this case.

    """
    wanted = dict(changes or {})
    names = check_levers(case, wanted, levers)
    now = simulate(case, wanted, couplings=couplings, peers=peers)
    gains = GainLines(case, read_changes(case.rules, wanted), couplings=couplings)
    return tuple(_value(now, wanted, lever, gains, effort.of(lever)) for lever in names)


def check_levers(
    case: Case, changes: Mapping[str, Percent], levers: Sequence[str] | None
) -> tuple[str, ...]:
    """Return the levers to raise on top of ``changes``, each once, by default all that can be.

    Raises:
        UnknownLeverError: a lever is neither a group nor an indicator.
        LeverConflictError: a group is changed or raised together with one of its own indicators.

    """
    if levers is None:
        return movable_levers(case, changes)
    read_changes(case.rules, {**dict.fromkeys(levers, 0), **changes})
    return tuple(dict.fromkeys(levers))


def share_in(outcome: Outcome, gains: GainLines, lever: str) -> Fraction | None:
    """Return where a lever stands in an outcome, as a share (0 to 1); None without a score."""
    share, rules = gains.share_now(lever), outcome.case.rules
    if share is None and rules.indicator_moved_by(lever) is None:
        return Fraction(outcome.points[lever]) / Fraction(rules.groups[lever].maximum)
    return share


def reached_percent(share: Fraction) -> Decimal:
    """Return the lowest percentage of two decimals at which a share (0 to 1) is reached."""
    exact = Decimal(share.numerator * FULL_PERCENT) / Decimal(share.denominator)
    return exact.quantize(PERCENT_STEP, ROUND_CEILING)


def _value(
    now: Outcome, changes: Mapping[str, Percent], lever: str, gains: GainLines, weight: Decimal
) -> LeverValue:
    share = share_in(now, gains, lever)
    ends: dict[str, Decimal] = {
        line.indicator: reached_percent(line.full_at)
        for line in gains.lines(lever)
        if line.full_at > (share if share is not None else 0)
    }
    until = max(ends.values(), default=None)
    outcomes = {at: _moved(now, changes, lever, at) for at in set(ends.values())}
    value = None if share is None else share * FULL_PERCENT
    after = now if until is None else outcomes[until]
    step = None if value is None else _moved(now, changes, lever, min(value + 1, Fraction(FULL_PERCENT)))
    room = None if value is None else Fraction(until) - value if until is not None else Fraction(0)
    return LeverValue(
        lever=lever,
        value=value,
        until=until,
        room=room,
        thresholds=tuple(
            Threshold(at, indicator, outcomes[at].total - now.total)
            for indicator, at in sorted(ends.items(), key=lambda item: item[1])
        ),
        next_points=None if step is None else step.total - now.total,
        next_coupled=None if step is None else _coupled(now, step, lever),
        points=after.total - now.total,
        coupled=_coupled(now, after, lever),
        rank=after.rank,
        places=now.rank.median - after.rank.median,
        effort=None if room is None else room * Fraction(weight),
    )


def _moved(now: Outcome, changes: Mapping[str, Percent], lever: str, percent: Percent) -> Outcome:
    return simulate(now.case, {**changes, lever: percent}, couplings=now.couplings, peers=now.peers)


def _coupled(now: Outcome, after: Outcome, lever: str) -> Decimal:
    """Return the points gained outside the lever's own indicator or group."""
    own = after.points[lever] - (now.points[lever] if lever in now.points else Decimal(0))
    return after.total - now.total - own
