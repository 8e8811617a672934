"""The national rank of a total, estimated from a league that may be published only in part.

The method (DESIGN, "rank estimate"): published ranks are anchors that split the provinces without a
published total into brackets with known counts. Inside a bracket the unknown totals follow the
maximum-entropy density of a given mean, an exponential tilt; the national mean is a noisy
observation of that tilt, and the tilt is integrated out on a grid. For any total the number of
better provinces is then a mixture of sums of independent yes/no events: closed form, no random
numbers, the same answer every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scoring.league import League, LeagueRow
from scoring.rank_bounds import HardBounds

Floats = NDArray[np.float64]

RANGE_PROBABILITY = 0.8

# Tilts smaller than this (in 1/points) are taken as this: the formula divides by the tilt.
EVEN_TILT = 1e-9

# Tilts, per standard deviation of the known totals: 0 is an even density, 1 makes a total one
# deviation higher e times as likely.
TILTS: Floats = np.linspace(-6.0, 6.0, 121)

# Before the mean is seen, tilts are spread around 0 this much (one standard deviation).
TILT_SPREAD = 1.5

# How far the national mean may lie from the mean of this table besides its rounding: it may rest on
# a slightly different snapshot (points, one standard deviation).
SNAPSHOT_SPREAD = 0.3

# The density of the last bracket ends this far below the lowest known total, as a share of the
# distance from the median known total to the lowest. Hard bounds do not rest on it.
FLOOR_SHARE = 0.5


@dataclass(frozen=True)
class RankConflict:
    """A published rank that the other rows contradict; it is reported and not used.

    ``best`` and ``worst`` are the ranks that the rows allow for ``total``.
    """

    province: str
    rank: int
    total: Decimal
    best: int
    worst: int


@dataclass(frozen=True)
class Bracket:
    """Totals between ``low`` and ``high`` points hold ``count`` provinces without a known total."""

    low: float
    high: float
    count: int


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

    def probability_at_most(self, rank: int) -> float:
        """Return the probability (0 to 1) of this rank or a better one."""
        return min(1.0, float(sum(self.probabilities[: max(0, rank)])))


@dataclass(frozen=True)
class _Known:
    """A province with a known total: surely between ``low`` and ``high`` points."""

    province: str
    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


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
        self._own = _own(league, province, baseline)
        self._known = [_known(row) for row in league.rows if _counts(row, province)]
        anchors = self._anchors()
        self.conflicts = tuple(self._conflicts(anchors))
        refused = {conflict.province for conflict in self.conflicts}
        self._bounds = HardBounds(league, province, baseline, refused)
        self._anchored = sorted(
            (item for item in anchors if item[0].province not in refused), key=lambda a: a[1]
        )
        self._known += self._ranked_only()
        self._unknown = league.size - len(self._own) - len(self._known)
        totals = [known.middle for known in (*self._known, *self._own)]
        self._tilts: Floats = TILTS / max(float(np.std(totals)), 1e-6)
        lowest, median = min(totals), float(np.median(totals))
        self._floor = max(0.0, lowest - FLOOR_SHARE * (median - lowest))
        self.brackets = self._brackets()
        self._tilt_weights = self._weigh_tilts()
        self.at = lru_cache(maxsize=4096)(self._at)

    def _at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points (two decimals)."""
        points = float(total)
        best, worst = self._bounds.at(total)
        ranks = self._distribution(points)
        inside = np.clip(np.arange(1, len(ranks) + 1), best, worst)
        probabilities = np.bincount(inside - 1, weights=ranks, minlength=self.league.size)
        below: Floats = np.cumsum(probabilities, dtype=np.float64)
        tail = (1 - RANGE_PROBABILITY) / 2
        return RankEstimate(
            size=self.league.size,
            median=_quantile(below, 0.5),
            low=_quantile(below, tail),
            high=_quantile(below, 1 - tail),
            best=best,
            worst=worst,
            probabilities=tuple(probabilities.tolist()),
        )

    # -- what is published ---------------------------------------------------------------------

    def _anchors(self) -> list[tuple[_Known, int]]:
        """Return the published ranks of provinces whose total is known too."""
        ranks = {anchor.province: anchor.rank for anchor in self.league.anchors}
        ranks |= {row.province: row.rank for row in self.league.rows if row.rank is not None}
        return [
            (known, ranks[known.province])
            for known in (*self._known, *self._own)
            if known.province in ranks
        ]

    def _conflicts(self, anchors: list[tuple[_Known, int]]) -> list[RankConflict]:
        conflicts = []
        for known, rank in anchors:
            others = [other for other in (*self._known, *self._own) if other is not known]
            best = 1 + sum(other.low > known.high for other in others)
            # Ranks as published are ordinals: a province of the same total may stand on either side.
            worst = self.league.size - sum(other.high < known.low for other in others)
            if not best <= rank <= worst:
                total = Decimal(str(round(known.middle, 2)))
                conflicts.append(RankConflict(known.province, rank, total, best, worst))
        return conflicts

    def _ranked_only(self) -> list[_Known]:
        """Return provinces whose rank alone is published, between the totals that allow it."""
        rows = [
            row
            for row in self.league.rows
            if row.total is None and row.rank is not None and row.province != self.province
        ]
        unlisted = self.league.size - len(self._own) - len(self._known) - len(rows)
        totals = sorted((k.middle for k in (*self._known, *self._own)), reverse=True)
        found = []
        for row in rows:
            rank = row.rank or 0
            above, within = self._unknown_before(rank, len(rows), unlisted)
            # Of the rank - 1 provinces ahead, at most ``within`` and at least ``above`` are unlisted.
            first, last = rank - 1 - within, rank - 1 - above
            high = totals[first - 1] if 0 < first <= len(totals) else float(_top(self.league))
            low = totals[last] if 0 <= last < len(totals) else 0.0
            found.append(_Known(row.province, min(low, high), high))
        return found

    def _unknown_before(self, rank: int, ranked_only: int, unlisted: int) -> tuple[int, int]:
        """Return the fewest and most unlisted provinces that can stand before ``rank``."""
        fewest, most = 0, min(unlisted, rank - 1)
        for anchor, anchor_rank in self._anchored:
            ahead = anchor_rank - 1 - self._listed_above(anchor)
            if anchor_rank < rank:
                fewest = max(fewest, ahead - ranked_only)
            else:
                most = min(most, ahead - 1)
        return max(0, fewest), max(0, most)

    def _listed_above(self, anchor: _Known) -> int:
        return sum(
            other.middle > anchor.middle for other in (*self._known, *self._own) if other is not anchor
        )

    def _brackets(self) -> tuple[Bracket, ...]:
        """Return the brackets that the anchors cut, best first, with their unknown provinces."""
        cuts = [(float(_top(self.league)), 0)]
        for anchor, rank in self._anchored:
            ahead = rank - 1 - self._listed_above(anchor)
            cuts.append((anchor.middle, min(max(ahead, cuts[-1][1]), self._unknown)))
        cuts.append((self._floor, self._unknown))
        return tuple(
            Bracket(low=low, high=high, count=below - above)
            for (high, above), (low, below) in pairwise(cuts)
            if below > above
        )

    # -- the estimate --------------------------------------------------------------------------

    def _distribution(self, points: float) -> Floats:
        """Return the probabilities of ranks 1, 2, ... for ``points``."""
        if self._own or not self._unknown:
            return self._ranks(points, self.brackets)
        # The province itself is in one of the brackets: in each as likely as the others there are.
        mixture: Floats = np.zeros(self.league.size)
        for own in self.brackets:
            others = [replace(b, count=b.count - 1) if b is own else b for b in self.brackets]
            ranks = self._ranks(points, others)
            mixture[: len(ranks)] += own.count / self._unknown * ranks
        return mixture

    def _ranks(self, points: float, brackets: Sequence[Bracket]) -> Floats:
        """Return the probabilities of ranks 1, 2, ... with the others' brackets given."""
        certain = 0
        ranks: Floats = np.ones(1)
        for known in self._known:
            if known.low > points:
                certain += 1
            elif known.high > points:
                share = (known.high - points) / (known.high - known.low)
                ranks = np.convolve(ranks, np.array([1 - share, share]))
        for bracket in brackets:
            if bracket.low >= points:
                certain += bracket.count
            elif bracket.high > points:
                above = _share_above(bracket, points, self._tilts)
                mixture = self._tilt_weights @ _binomial(bracket.count, above)
                ranks = np.convolve(ranks, mixture)
        return np.concatenate([np.zeros(certain), ranks])

    def _weigh_tilts(self) -> Floats:
        """Return the probability of each tilt, after seeing the national mean where it is printed."""
        weights: Floats = np.exp(-0.5 * (TILTS / TILT_SPREAD) ** 2)
        national = self.league.national
        if national is not None and self.brackets:
            expected = np.full_like(self._tilts, sum(k.middle for k in (*self._known, *self._own)))
            variance = np.full_like(self._tilts, sum((k.high - k.low) ** 2 / 12 for k in self._known))
            for bracket in self.brackets:
                mean, spread = _moments(bracket, self._tilts)
                expected += bracket.count * mean
                variance += bracket.count * spread
            size = self.league.size
            rounding = float(national.rounding) ** 2 / 12 * len(national.groups)
            noise = variance / size**2 + rounding + SNAPSHOT_SPREAD**2
            miss = float(national.total) - expected / size
            weights = weights * np.exp(-0.5 * miss**2 / noise) / np.sqrt(noise)
        normal: Floats = weights / weights.sum()
        return normal

    @cached_property
    def mean_of_unknown(self) -> float | None:
        """Return the expected total of the provinces without a known one, in points."""
        count = sum(bracket.count for bracket in self.brackets)
        if not count:
            return None
        total = sum(
            bracket.count * float(self._tilt_weights @ _moments(bracket, self._tilts)[0])
            for bracket in self.brackets
        )
        return total / count


def _own(league: League, province: str, baseline: Decimal | None) -> tuple[_Known, ...]:
    """Return the province itself, or nothing where its total in this league is not known."""
    if baseline is not None:
        return (_Known(province, float(baseline), float(baseline)),)
    row = league.row(province)
    return () if row is None or row.total is None else (_known(row),)


def _counts(row: LeagueRow, province: str) -> bool:
    return row.total is not None and row.province != province


def _known(row: LeagueRow) -> _Known:
    total, tolerance = row.total or Decimal(0), row.tolerance or Decimal(0)
    return _Known(row.province, float(total - tolerance), float(total + tolerance))


def _top(league: League) -> Decimal:
    """Return the highest total possible: that of the province known to be first, else 100."""
    first = {anchor.province for anchor in league.anchors if anchor.rank == 1}
    first |= {row.province for row in league.rows if row.rank == 1}
    totals = [
        row.total + (row.tolerance or 0)
        for row in league.rows
        if row.province in first and row.total is not None
    ]
    return max(totals, default=Decimal(100))


def _share_above(bracket: Bracket, points: float, tilts: Floats) -> Floats:
    """Return, for each tilt, the probability that a total of the bracket is above ``points``."""
    width = bracket.high - bracket.low
    # Written with the exponent's larger end factored out, so that nothing overflows.
    slope = np.where(np.abs(tilts) < EVEN_TILT, EVEN_TILT, tilts)
    upper = -np.expm1(-np.abs(slope) * (bracket.high - points))
    lower = -np.expm1(-np.abs(slope) * (points - bracket.low))
    whole = -np.expm1(-np.abs(slope) * width)
    return np.clip(np.where(slope > 0, upper, whole - lower) / whole, 0.0, 1.0)


def _moments(bracket: Bracket, tilts: Floats) -> tuple[Floats, Floats]:
    """Return mean and variance of a total in the bracket, for each tilt."""
    steps = 400
    grid = bracket.low + (np.arange(steps) + 0.5) * (bracket.high - bracket.low) / steps
    exponent = np.outer(tilts, grid - bracket.low)
    density = np.exp(exponent - exponent.max(axis=1, keepdims=True))
    density /= density.sum(axis=1, keepdims=True)
    mean = density @ grid
    return mean, density @ grid**2 - mean**2


def _binomial(count: int, probability: Floats) -> Floats:
    """Return a row of binomial probabilities 0..count for each probability."""
    rows = np.ones((len(probability), 1))
    for _ in range(count):
        wider = np.zeros((len(probability), rows.shape[1] + 1))
        wider[:, :-1] += rows * (1 - probability)[:, None]
        wider[:, 1:] += rows * probability[:, None]
        rows = wider
    return rows


def _quantile(below: Floats, probability: float) -> int:
    """Return the first rank at which the cumulative probability reaches ``probability``."""
    return int(np.searchsorted(below, probability - 1e-12)) + 1
