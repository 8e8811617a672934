"""Simpler estimates of a rank, for comparison with the estimate that is used.

Each lets the unknown provinces be above a total or not, independently, with a share of its own: linear
interpolation the share of the known rows between two published ranks, the normal fit that of a normal
distribution. So their ranges are binomial. Totals are taken as printed.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import comb
from statistics import NormalDist

import numpy as np

from scoring.league import League
from scoring.rank.estimate import RankEstimate, within
from scoring.rank.shapes import Floats

# Where the known totals do not say how far apart provinces lie, in points.
USUAL_STEP = 0.5
USUAL_SPREAD = 5.0


class _Field:
    """The other provinces of a league: known totals as printed, best first, and how many are unknown."""

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        self.league = league
        self.province = province
        others = {row.province: row.total for row in league.rows if row.province != province}
        self.known = {name: float(total) for name, total in others.items() if total is not None}
        self.unknown = league.size - 1 - len(self.known)
        own = {} if baseline is None else {province: float(baseline)}
        self.totals = {**self.known, **own}

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
        return within(np.cumsum(probabilities), certain + 1, certain + uncertain + 1)


class LinearRanks:
    """Ranks interpolated linearly between the rows with a known total.

    Published ranks are kept. Between two of them the known rows take evenly spaced ranks, and a total
    between two rows the rank between theirs. Beyond the best and worst row is one usual step more.
    """

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Take a league with the total of one province, in points, None where it is not known."""
        self._field = _Field(league, province, baseline)
        totals = sorted(self._field.totals.values(), reverse=True)
        step = (totals[0] - totals[-1]) / (len(totals) - 1) if len(totals) > 1 else USUAL_STEP
        first = (totals[0] + step, 0)
        last = (totals[-1] - step, self._field.unknown)
        self._anchors = [first, *self._published_ranks(), last]
        nodes: dict[float, float] = dict(self._anchors)
        for (high, before), (low, after) in pairwise(self._anchors):
            inside = [total for total in totals if low < total < high]
            for place, total in enumerate(inside, start=1):
                nodes[total] = before + (after - before) * place / (len(inside) + 1)
        self._nodes = sorted(nodes.items())

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points."""
        points = float(total)
        xs, ys = zip(*self._nodes, strict=True)
        ahead = float(np.interp(points, xs, ys))
        fewest = max((unknown for high, unknown in self._anchors[:-1] if high >= points), default=0)
        lower = [unknown for low, unknown in self._anchors[1:-1] if low <= points]
        most = max(min(lower, default=self._field.unknown), fewest)
        share = (ahead - fewest) / (most - fewest) if most > fewest else 0.0
        certain = self._field.above(points) + fewest
        return self._field.estimate(certain, most - fewest, min(max(share, 0.0), 1.0))

    def _published_ranks(self) -> list[tuple[float, int]]:
        """Return totals with a published rank, best first, and the unknown provinces ahead of each."""
        field = self._field
        ranks = {anchor.province: anchor.rank for anchor in field.league.anchors}
        ranks |= {row.province: row.rank for row in field.league.rows if row.rank is not None}
        found: list[tuple[float, int]] = []
        fewest = 0
        # Equal totals stand in the order of their ranks: the same one on every machine.
        places = {
            name: (-total, ranks[name], name) for name, total in field.totals.items() if name in ranks
        }
        for name in sorted(places, key=places.__getitem__):
            points = field.totals[name]
            ahead = sum(total > points for total in field.totals.values())
            fewest = min(max(ranks[name] - 1 - ahead, fewest), field.unknown)
            found.append((points, fewest))
        return found


class NormalRanks:
    """Ranks from a normal distribution with the mean and deviation of the known totals.

    The known totals are counted as printed; each unknown one is above a total with the normal share.
    """

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Take a league with the total of one province, in points, None where it is not known."""
        self._field = _Field(league, province, baseline)
        totals = list(self._field.totals.values())
        several = len(totals) > 1
        self._fit = NormalDist.from_samples(totals) if several else NormalDist(totals[0], USUAL_SPREAD)

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points."""
        above = self._field.above(float(total))
        return self._field.estimate(above, self._field.unknown, 1 - self._fit.cdf(float(total)))
