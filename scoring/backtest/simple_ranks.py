"""Simpler estimates of a rank, for comparison with the estimate that is used.

Each lets provinces be above a total or not, independently, with a share of its own: linear
interpolation the share of the known rows between two published ranks, the normal fits the share of a
normal distribution. So their ranges are binomial. Totals are taken as printed.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import comb
from statistics import NormalDist

import numpy as np

from scoring.league import League
from scoring.rank.density import Floats
from scoring.rank.estimate import RankEstimate, summarise


class _Field:
    """The other provinces of a league: known totals as printed, best first, and how many are unknown."""

    def __init__(self, league: League, province: str, baseline: Decimal) -> None:
        self.league = league
        self.province = province
        self.baseline = float(baseline)
        others = {row.province: row.total for row in league.rows if row.province != province}
        self.known = {name: float(total) for name, total in others.items() if total is not None}
        self.unknown = league.size - 1 - len(self.known)

    def above(self, points: float) -> int:
        """Return how many known totals are above ``points``."""
        return sum(total > points for total in self.known.values())

    def estimate(self, certain: int, uncertain: int, share: float) -> RankEstimate:
        """Return the rank with ``certain`` provinces ahead and each of ``uncertain`` at a probability."""
        ahead = [
            comb(uncertain, k) * share**k * (1 - share) ** (uncertain - k) for k in range(uncertain + 1)
        ]
        probabilities: Floats = np.zeros(self.league.size)
        probabilities[certain : certain + uncertain + 1] = ahead
        return summarise(probabilities, certain + 1, certain + uncertain + 1)


class LinearRanks:
    """Ranks interpolated linearly between the rows with a known total.

    Published ranks, which must include the first, are kept. Between two of them the known rows take
    evenly spaced ranks, and a total between two rows the rank between theirs.
    """

    def __init__(self, league: League, province: str, baseline: Decimal) -> None:
        """Take a league with the total of one province, in points."""
        self._field = _Field(league, province, baseline)
        self._anchors = self._published_ranks()
        totals = sorted(self._field.known.values(), reverse=True)
        step = (totals[0] - totals[-1]) / (len(totals) - 1)
        nodes: dict[float, float] = dict(self._anchors)
        # The last unknown province lies one usual step below the last known one.
        ends = [*self._anchors, (min(totals[-1], self._anchors[-1][0]) - step, self._field.unknown)]
        nodes[ends[-1][0]] = self._field.unknown
        for (high, before), (low, after) in pairwise(ends):
            inside = [total for total in totals if low < total < high]
            for place, total in enumerate(inside, start=1):
                nodes[total] = before + (after - before) * place / (len(inside) + 1)
        self._nodes = sorted(nodes.items())

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points."""
        points = float(total)
        xs, ys = zip(*self._nodes, strict=True)
        ahead = float(np.interp(points, xs, ys))
        fewest = max((unknown for high, unknown in self._anchors if high >= points), default=0)
        lower = [unknown for low, unknown in self._anchors if low <= points]
        most = min(lower, default=self._field.unknown)
        share = (ahead - fewest) / (most - fewest) if most > fewest else 0.0
        certain = self._field.above(points) + fewest
        return self._field.estimate(certain, most - fewest, min(max(share, 0.0), 1.0))

    def _published_ranks(self) -> list[tuple[float, int]]:
        """Return totals with a published rank, best first, and the unknown provinces ahead of each."""
        field = self._field
        ranks = {anchor.province: anchor.rank for anchor in field.league.anchors}
        ranks |= {row.province: row.rank for row in field.league.rows if row.rank is not None}
        totals = {**field.known, field.province: field.baseline}
        found: list[tuple[float, int]] = []
        fewest = 0
        for name in sorted(ranks.keys() & totals.keys(), key=lambda name: -totals[name]):
            points = totals[name]
            own = name != field.province and field.baseline > points
            unknown = ranks[name] - 1 - field.above(points) - own
            fewest = min(max(unknown, fewest), field.unknown)
            found.append((points, fewest))
        return found


class NormalRanks:
    """Ranks from a normal distribution with the mean and deviation of the known totals."""

    def __init__(self, league: League, province: str, baseline: Decimal) -> None:
        """Take a league with the total of one province, in points."""
        self._field = _Field(league, province, baseline)
        self._fit = NormalDist.from_samples([*self._field.known.values(), self._field.baseline])

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points: any other province may be above it."""
        return self._field.estimate(0, self._field.league.size - 1, self._share_above(total))

    def _share_above(self, total: Decimal) -> float:
        return 1 - self._fit.cdf(float(total))


class NormalUnknownRanks(NormalRanks):
    """The normal fit for the unknown provinces only; the known ones are counted, as printed."""

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points."""
        above = self._field.above(float(total))
        return self._field.estimate(above, self._field.unknown, self._share_above(total))
