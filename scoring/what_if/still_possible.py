"""What a year that is partly over still allows: points that are safe, within reach, and lost already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.case.from_now import FromNow
from scoring.errors import FromNowError
from scoring.frozen import frozen
from scoring.rules import TOTAL_POINTS
from scoring.what_if.changes import FULL_PERCENT
from scoring.what_if.peers import STILL, Peers
from scoring.what_if.simulate import Outcome, simulate


@dataclass(frozen=True)
class StillOpen:
    """Points (two decimals) of a group or the total: ``safe`` whatever comes, ``now`` where rates go on.

    ``most`` is what is still within reach of ``maximum``; what lies above is lost for this year.
    """

    safe: Decimal
    now: Decimal
    most: Decimal
    maximum: Decimal

    @property
    def open(self) -> Decimal:
        """Return the points on which the rest of the year decides."""
        return self.most - self.safe

    @property
    def lost(self) -> Decimal:
        """Return the points that this year can no longer bring."""
        return self.maximum - self.most


@dataclass(frozen=True)
class StillPossible:
    """What the rest of a year decides: by group and in all, and the outcomes at both ends.

    ``worst`` has every indicator of events at 0 % from now on and every state as it is, ``best`` all at
    100 %.
    """

    groups: Mapping[str, StillOpen]
    total: StillOpen
    worst: Outcome
    best: Outcome

    def __post_init__(self) -> None:
        """Freeze the mapping."""
        object.__setattr__(self, "groups", frozen(self.groups))


@dataclass(frozen=True)
class Waiting:
    """What can still be reached if nothing changes until ``day``: ``most`` points, ``lost`` by waiting."""

    day: date
    most: Decimal
    lost: Decimal


@checked
def still_possible(case: Case, *, peers: Peers = STILL) -> StillPossible:
    """Return what the rest of the year still decides for a case seen from a day on.

    A state on a day is counted as safe where it stands: it can be kept. Couplings play no part, since
    every indicator is set; what multiplies a ratio still does.

    Raises:
        FromNowError: the case is not seen from a day on.
        PeersCaseError: the years of ``peers`` cannot be used with this case.

    """
    _check_seen(case)
    worst = simulate(case, _all_at(case, Fraction(0)), peers=peers)
    best = simulate(case, _all_at(case, Fraction(1)), peers=peers)
    groups = {
        name: StillOpen(
            worst.points[name], case.baseline.groups[name].points, best.points[name], group.maximum
        )
        for name, group in case.rules.groups.items()
    }
    total = StillOpen(worst.total, case.baseline.total, best.total, Decimal(TOTAL_POINTS))
    return StillPossible(groups, total, worst, best)


@checked
def cost_of_waiting(case: Case) -> tuple[Waiting, ...]:
    """Return what can still be reached at the end of each month to come, if all goes on as it did so far.

    The year's last day is the last one; then nothing is left to come but states.

    Raises:
        FromNowError: the case is not seen from a day on.

    """
    from_now = _check_seen(case)
    now = still_possible(case).total.most
    found = []
    for day in _month_ends(from_now.day, case.period.year_end):
        most = still_possible(case.seen(replace(from_now, day=day))).total.most
        found.append(Waiting(day, most, now - most))
    return tuple(found)


def _check_seen(case: Case) -> FromNow:
    if case.from_now is None:
        raise FromNowError(key=case.id, problem="it is not seen from a day on")
    return case.from_now


def _all_at(case: Case, rate: Fraction) -> dict[str, Fraction]:
    """Return every indicator's lever at ``rate``, at 0 only those of events; in percent."""
    found: dict[str, Fraction] = {}
    for name, rule in case.rules.indicators.items():
        share = case.baseline.indicators[name].share
        at = rate if rate or rule.so_far is not None else share
        if at is not None:
            found[name] = at * FULL_PERCENT
    return found


def _month_ends(after: date, last: date) -> list[date]:
    """Return the last days of months after a day, up to a year's last."""
    days = (after + timedelta(n) for n in range(1, (last - after).days + 1))
    return [day for day in days if (day + timedelta(1)).day == 1]
