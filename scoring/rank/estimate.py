"""The national rank of a total, estimated from a league that may be published only in part.

The method (docs/architecture.md, "The rank"): whole leagues are drawn from all that is published, taken
together (``posterior``), and every question is answered by counting over them. The same facts give the
same answer every time. How good it is: ``scoring.backtest``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np

from scoring.arguments import checked
from scoring.league import League
from scoring.rank.bounds import HardBounds
from scoring.rank.brackets import Bracket, brackets_of
from scoring.rank.facts import Published
from scoring.rank.others import BEYOND, Others, others_in
from scoring.rank.posterior import Leagues
from scoring.rank.shapes import Floats
from scoring.rank.stored import leagues_of
from scoring.rounding import CENTS_PER_POINT, to_cents

RANGE_PROBABILITY = 0.8


@dataclass(frozen=True)
class RankEstimate:
    """Where a total would rank, 1 being best, among ``size`` provinces.

    ``median`` is the central estimate, ``low`` to ``high`` hold at least 80 % of the probability,
    ``best`` and ``worst`` are hard bounds from what is published. ``probabilities[r]`` is the
    probability of rank ``r + 1``. Provinces with equal totals share the better rank.
    """

    size: int
    median: int
    low: int
    high: int
    best: int
    worst: int
    probabilities: tuple[float, ...]

    @property
    def is_exact(self) -> bool:
        """Return whether only one rank is possible."""
        return self.best == self.worst

    @checked
    def probability_at_most(self, rank: int) -> float:
        """Return the probability (0 to 1) of this rank or a better one."""
        return min(1.0, float(sum(self.probabilities[: max(0, rank)])))


@dataclass(frozen=True)
class JustAbove:
    """Who most likely stands just above a total: a province, or None for one without a known total.

    ``probability`` is how likely that is, from 0 to 1.
    """

    province: str | None
    probability: float


class RankEstimator:
    """Estimates ranks of one province in one league, every other province holding still.

    ``baseline`` is the province's own published total, in points: published ranks were given while
    it stood there. With None it is what the league says of the province: a total, a rank, or nothing;
    then the province is one of those without a known total, and no longer counted among the others.
    """

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Read what is published; leagues are drawn when a rank is first asked for that is not certain."""
        self.league = league
        self.province = province
        self._published = Published(league, province, baseline)
        self.conflicts = self._published.conflicts
        refused = {conflict.province for conflict in self.conflicts}
        self.bounds = HardBounds(league, province, baseline, refused)
        self.at = lru_cache(maxsize=4096)(self._at)

    @cached_property
    def others(self) -> Others:
        """Return the other provinces of whole leagues drawn from what is published."""
        return others_in(self._leagues, self._published)

    @cached_property
    def mean_of_unknown(self) -> float | None:
        """Return the expected total of the provinces without a known one, in points."""
        unknown = self._leagues.unknown
        return float(unknown.mean()) / CENTS_PER_POINT if unknown.size else None

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """Return between which totals published ranks put the provinces without any figure, best first."""
        return brackets_of(self._published.facts, self._leagues)

    def just_above(self, total: Decimal) -> JustAbove | None:
        """Return who most likely has the next higher total, None where most likely nobody is above."""
        totals, names = self.others.totals, [*self._published.names]
        if self._published.own is not None:
            del names[self._published.own]
        ahead = np.where(totals > to_cents(total), totals, BEYOND)
        nearest = np.where(ahead.min(axis=1) < BEYOND, ahead.argmin(axis=1), -1)
        # All without a known total count as one.
        nearest = np.minimum(nearest, len(names))
        found, times = np.unique(nearest, return_counts=True)
        likeliest = int(found[times.argmax()])
        if likeliest < 0:
            return None
        province = names[likeliest] if likeliest < len(names) else None
        return JustAbove(province, float(times.max() / len(totals)))

    @property
    def _leagues(self) -> Leagues:
        return leagues_of(self._published.facts, self.league.year)

    def _at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points (two decimals)."""
        best, worst = self.bounds.at(total)
        if best == worst:
            return certain(self.league.size, best)
        return within(self.others.at_most(to_cents(total)), best, worst)


def within(at_most: Floats, best: int, worst: int) -> RankEstimate:
    """Return the estimate with these probabilities of rank 1 or better, 2 or better, ..., and bounds.

    What lies outside the hard bounds is counted at the bound.
    """
    at_most = at_most.copy()
    at_most[: best - 1] = 0.0
    at_most[worst - 1 :] = 1.0
    tail = (1 - RANGE_PROBABILITY) / 2
    return RankEstimate(
        size=len(at_most),
        median=_quantile(at_most, 0.5),
        low=_quantile(at_most, tail),
        high=_quantile(at_most, 1 - tail),
        best=best,
        worst=worst,
        probabilities=tuple(np.diff(at_most, prepend=0.0).tolist()),
    )


def certain(size: int, rank: int) -> RankEstimate:
    """Return the estimate of a rank that is certain."""
    probabilities = tuple(float(place == rank) for place in range(1, size + 1))
    return RankEstimate(size, rank, rank, rank, rank, rank, probabilities)


def _quantile(at_most: Floats, probability: float) -> int:
    """Return the first rank that is at least so likely reached."""
    return int(np.searchsorted(at_most, probability - 1e-12)) + 1
