"""The national rank of a total, estimated from a league that may be published only in part.

The method (docs/architecture.md, "The rank"): published ranks are anchors that split the provinces
without a published total into brackets with known counts (``readings``). Inside a bracket the unknown
totals follow an exponential density, its tilt informed by the national mean (``density``). For
any total the number of better provinces is then a mixture of sums of independent yes/no events:
closed form, no random numbers, the same answer every time. How good it is: ``scoring.backtest``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np

from scoring.arguments import checked
from scoring.league import League
from scoring.rank.bounds import HardBounds
from scoring.rank.density import Density, Floats
from scoring.rank.readings import Bracket, Published

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


class RankEstimator:
    """Estimates ranks of one province in one league, every other province holding still.

    ``baseline`` is the province's own published total, in points: published ranks were given while
    it stood there. With None it is what the league says of the province: a total, or nothing; then
    the province is one of those without a known total, and no longer counted among the others.
    """

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Prepare the estimate; each later call of ``at`` costs microseconds."""
        self.league = league
        self.province = province
        published = Published(league, province, baseline)
        self.conflicts = published.conflicts
        refused = {conflict.province for conflict in self.conflicts}
        self._bounds = HardBounds(league, province, baseline, refused)
        readings = published.readings()
        self._densities = [Density(league, r, own_is_known=bool(published.own)) for r in readings]
        # Of several readings, the most likely one's.
        self.brackets: tuple[Bracket, ...] = readings[0].brackets
        self.at = lru_cache(maxsize=4096)(self._at)

    def _at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points (two decimals)."""
        points = float(total)
        best, worst = self._bounds.at(total)
        ranks: Floats = np.zeros(self.league.size)
        for density in self._densities:
            ranks += density.share * density.ranks(points)
        inside = np.clip(np.arange(1, len(ranks) + 1), best, worst)
        probabilities: Floats = np.zeros(self.league.size)
        np.add.at(probabilities, inside - 1, ranks)
        return summarise(probabilities, best, worst)

    @cached_property
    def mean_of_unknown(self) -> float | None:
        """Return the expected total of the provinces without a known one, in points."""
        means = [(density.share, density.mean_of_unknown) for density in self._densities]
        if any(mean is None for _, mean in means):
            return None
        return sum(share * mean for share, mean in means if mean is not None)


def summarise(probabilities: Floats, best: int, worst: int) -> RankEstimate:
    """Return the estimate with these probabilities of the ranks 1, 2, ... and these hard bounds."""
    below: Floats = np.cumsum(probabilities, dtype=np.float64)
    tail = (1 - RANGE_PROBABILITY) / 2
    return RankEstimate(
        size=len(probabilities),
        median=_quantile(below, 0.5),
        low=_quantile(below, tail),
        high=_quantile(below, 1 - tail),
        best=best,
        worst=worst,
        probabilities=tuple(probabilities.tolist()),
    )


def _quantile(below: Floats, probability: float) -> int:
    """Return the first rank at which the cumulative probability reaches ``probability``."""
    return int(np.searchsorted(below, probability - 1e-12)) + 1
