"""The estimate used until November 2026, for comparison: a density inside brackets, and ranks from it.

Inside a bracket the unknown totals follow the maximum-entropy density of a given mean, an exponential
tilt; the national mean is a noisy observation of that tilt, and the tilt is integrated out on a grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import comb

import numpy as np
from numpy.typing import NDArray

from scoring.backtest.earlier_readings import Bracket, Published, Reading
from scoring.league import League
from scoring.rank.bounds import HardBounds
from scoring.rank.estimate import RankEstimate, within
from scoring.rank.facts import Published as Facts

Floats = NDArray[np.float64]

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


class EarlierRanks:
    """Ranks as they were estimated: a mixture of what each reading's density says."""

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Take a league with the total of one province, in points, None where it is not known."""
        self._size = league.size
        refused = {conflict.province for conflict in Facts(league, province, baseline).conflicts}
        self._bounds = HardBounds(league, province, baseline, refused)
        published = Published(league, province, baseline)
        self._densities = [
            _Density(league, reading, own_is_known=bool(published.own)) for reading in published.readings()
        ]

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of ``total`` points."""
        ranks: Floats = np.zeros(self._size)
        for density in self._densities:
            ranks += density.share * density.ranks(float(total))
        return within(np.cumsum(ranks), *self._bounds.at(total))


class _Density:
    """The density of the unknown totals in one reading of what is published."""

    def __init__(self, league: League, reading: Reading, *, own_is_known: bool) -> None:
        """Weigh the tilts; with ``own_is_known`` False the own province is one of the unknown."""
        self.share = reading.share
        self._league = league
        self._reading = reading
        self._own_is_known = own_is_known
        self._unknown = sum(bracket.count for bracket in reading.brackets)
        self._tilts: Floats = TILTS / max(float(np.std(reading.totals)), 1e-6)
        self._tilt_weights = self._weigh_tilts()

    def ranks(self, points: float) -> Floats:
        """Return the probabilities of ranks 1 to the league's size for a total of ``points``."""
        brackets = self._reading.brackets
        whole: Floats = np.zeros(self._league.size)
        if self._own_is_known or not self._unknown:
            ranks = self._ranks(points, brackets)
            whole[: len(ranks)] = ranks
            return whole
        # The province itself is in one of the brackets: in each as likely as the others there are.
        for own in brackets:
            others = [replace(b, count=b.count - 1) if b is own else b for b in brackets]
            ranks = self._ranks(points, others)
            whole[: len(ranks)] += own.count / self._unknown * ranks
        return whole

    def _ranks(self, points: float, brackets: Sequence[Bracket]) -> Floats:
        """Return the probabilities of ranks 1, 2, ... with the others' brackets given."""
        certain = 0
        ranks: Floats = np.ones(1)
        for known in self._reading.known:
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
        national = self._league.national
        if national is not None and self._unknown:
            spreads = [(known.high - known.low) ** 2 / 12 for known in self._reading.known]
            expected = np.full_like(self._tilts, sum(self._reading.totals))
            variance = np.full_like(self._tilts, sum(spreads))
            for bracket in self._reading.brackets:
                mean, spread = _moments(bracket, self._tilts)
                expected += bracket.count * mean
                variance += bracket.count * spread
            size = self._league.size
            rounding = float(national.rounding) ** 2 / 12 * len(national.groups)
            noise = variance / size**2 + rounding + SNAPSHOT_SPREAD**2
            miss = float(national.total) - expected / size
            weights = weights * np.exp(-0.5 * miss**2 / noise) / np.sqrt(noise)
        normal: Floats = weights / weights.sum()
        return normal


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
    above = np.arange(count + 1)
    ways: Floats = np.array([comb(count, k) for k in above.tolist()], dtype=np.float64)
    chances = probability[:, None]
    return ways * chances**above * (1 - chances) ** (count - above)
