"""Ways in which known and unknown provinces can stand among one another, added up exactly.

Known totals, best first, cut the unknown ones into gaps. A way says how many unknown provinces stand
ahead of each known one. Published ranks speak of places: a known province with rank r stands in
place r, and a rank whose province has no known total is a place that no known total takes. A way that
does otherwise is possible but very unlikely, so that facts that cannot all be true leave the least
contradiction. Given the shape of the league, all ways are added up from the best place to the worst.
The last axis of every array is the league's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np

from scoring.rank.shapes import Floats, Ints, Shapes, look_up

# The log weight of a way for each place by which it misses a published rank.
MISSED = -12.0
MOST_MISSED = 20

# Ways that miss the ranks around them by more places than this are left out, where others remain.
SLACK = 2

SMALLEST = 1e-280


@dataclass(frozen=True, eq=False)
class Cut:
    """A known total that ranks speak of, the ``index``-th best (from 0): its ranks (0 is none).

    Between ``fewest`` and ``most`` unknown provinces are looked at ahead of it.
    """

    index: int
    ranks: Ints
    fewest: int
    most: int

    def allowed(self, ranks_only: frozenset[int]) -> Floats:
        """Return the weight of each number of unknown provinces ahead (numbers, 1, leagues or 1)."""
        places = self.index + 1 + np.arange(self.fewest, self.most + 1)
        missed = np.abs(places[:, None] - self.ranks[None])
        missed = np.where(self.ranks > 0, np.minimum(missed, MOST_MISSED), 0)
        taken = np.isin(places, list(ranks_only))
        weights: Floats = np.exp(MISSED * (missed + taken[:, None]))
        return weights[:, None]


@dataclass(frozen=True, eq=False)
class Gaps:
    """Gaps between cuts, best first: arrays (gaps, leagues).

    ``above`` and ``below`` are the hidden mass below each gap's upper and lower end, ``mean`` and
    ``variance`` those of a hidden total inside.
    """

    above: Floats
    below: Floats
    mean: Floats
    variance: Floats
    cuts: tuple[Cut, ...]
    ranks_only: frozenset[int]
    unknown: int

    @property
    def steps(self) -> list[tuple[int, int]]:
        """Return the fewest and most unknown provinces ahead of each gap's lower end."""
        return [*((cut.fewest, cut.most) for cut in self.cuts), (self.unknown, self.unknown)]


def gaps_of(shapes: Shapes, known: Floats, ranks: Ints, ranks_only: frozenset[int], unknown: int) -> Gaps:
    """Return the gaps that known totals (leagues, known) with published ``ranks`` (0 is none) cut.

    A known total of which no rank speaks cuts nothing.
    """
    order = np.argsort(-known, axis=1, kind="stable")
    known, ranks = np.take_along_axis(known, order, axis=1), ranks[order]
    cuts = _cuts(ranks, ranks_only, unknown)
    at = shapes.standing(known[:, [cut.index for cut in cuts]])
    at = np.concatenate([np.ones((len(at), 1)), at, np.zeros((len(at), 1))], axis=1)
    mass = look_up(shapes.hidden_mass, at).T
    first, second = (look_up(moment, at).T for moment in shapes.hidden_moments)
    inside = mass[:-1] - mass[1:]
    safe = np.maximum(inside, 1e-12)
    mean = np.where(inside > safe / 2, (first[:-1] - first[1:]) / safe, 0.0)
    variance = np.where(inside > safe / 2, (second[:-1] - second[1:]) / safe - mean**2, 0.0)
    return Gaps(mass[:-1], mass[1:], mean, np.maximum(variance, 0.0), cuts, ranks_only, unknown)


def log_ways(gaps: Gaps, tilts: Floats | None = None) -> Floats:
    """Return the log of the summed weight of all ways (tilts, leagues).

    With ``tilts`` (tilts, leagues), in 1/points, every unknown total x weighs exp(tilt * x):
    derivatives by it are mean and variance of the unknown totals' sum.
    """
    return _forward(gaps, tilts)[1]


def draw_counts(gaps: Gaps, random: np.random.Generator) -> Ints:
    """Return, for each league, how many unknown provinces stand in each gap (gaps, leagues): one draw."""
    ahead, _ = _forward(gaps, None)
    logs, count = _logs(gaps, None)[:, 0], gaps.above.shape[1]
    # Scaled as the ways up to each cut are.
    logs = logs - logs.max(axis=0)
    drawn = np.zeros(gaps.above.shape, dtype=np.int64)
    left = np.full(count, gaps.unknown, dtype=np.int64)
    for gap in range(len(drawn) - 1, 0, -1):
        fewest, most = gaps.steps[gap - 1]
        ways = _powers(logs[gap], np.arange(gaps.unknown - fewest + 1))
        inside = left - np.arange(fewest, most + 1)[:, None]
        weights = np.take_along_axis(ways, np.maximum(inside, 0), axis=0)
        chance = np.cumsum(np.where(inside >= 0, ahead[gap - 1][:, 0] * weights, 0.0), axis=0)
        before = fewest + (chance < random.random(count) * chance[-1]).sum(axis=0)
        before = np.minimum(before, left)
        drawn[gap] = left - before
        left = before
    drawn[0] = left
    return drawn


def _cuts(ranks: Ints, ranks_only: frozenset[int], unknown: int) -> tuple[Cut, ...]:
    """Return the known totals that ranks speak of, ``ranks`` (leagues, known) sorted by total."""
    if (ranks == ranks[:1]).all():
        ranks = ranks[:1]
    columns = np.arange(ranks.shape[1])
    ahead = ranks - 1 - columns
    # Behind a total no fewer unknown provinces can be ahead than of it, before it no more: in each league.
    most = np.minimum.accumulate(np.where(ranks > 0, ahead, unknown)[:, ::-1], axis=1)[:, ::-1]
    fewest = np.maximum.accumulate(np.where(ranks > 0, ahead, 0), axis=1)
    most = np.clip(most.max(axis=0) + SLACK, 0, unknown)
    fewest = np.clip(fewest.min(axis=0) - SLACK, 0, unknown)
    if (most < fewest).any():
        most, fewest = np.full_like(most, unknown), np.zeros_like(fewest)
    chosen = [
        i
        for i in columns
        if (ranks[:, i] > 0).any()
        or any(i + 1 + fewest[i] <= rank <= i + 1 + most[i] for rank in ranks_only)
    ]
    return tuple(Cut(int(i), ranks[:, i], int(fewest[i]), int(most[i])) for i in chosen)


def _logs(gaps: Gaps, tilts: Floats | None) -> Floats:
    """Return the log weight of an unknown province in each gap (gaps, tilts, leagues)."""
    inside = np.log(np.maximum(gaps.above - gaps.below, SMALLEST))[:, None]
    if tilts is None:
        return inside
    tilted: Floats = inside + tilts * gaps.mean[:, None] + tilts**2 * gaps.variance[:, None] / 2
    return tilted


def _powers(log: Floats, numbers: Ints) -> Floats:
    """Return the weights of so many unknown provinces in a gap (numbers, ...), in any order."""
    ways = np.array([lgamma(n + 1) for n in numbers.tolist()])
    shape = (-1, *([1] * log.ndim))
    powers: Floats = np.exp(numbers.reshape(shape) * log - ways.reshape(shape))
    return powers


def _forward(gaps: Gaps, tilts: Floats | None) -> tuple[list[Floats], Floats]:
    """Return the weight of the ways up to each cut, scaled, and the log weight of all ways."""
    logs = _logs(gaps, tilts)
    # Every way has the same number of unknown provinces: a constant for each of them changes nothing.
    highest = logs.max(axis=0)
    logarithm = gaps.unknown * highest
    logs = logs - highest
    found: list[Floats] = []
    ahead = np.ones((1, *logs.shape[1:]))
    low, high = 0, 0
    for gap, (fewest, most) in enumerate(gaps.steps):
        ways = _powers(logs[gap], np.arange(most - low + 1))
        now = np.zeros((most - fewest + 1, *ahead.shape[1:]))
        for before in range(low, min(high, most) + 1):
            start = max(fewest, before)
            now[start - fewest :] += ahead[before - low] * ways[start - before : most - before + 1]
        if gap < len(gaps.cuts):
            now *= gaps.cuts[gap].allowed(gaps.ranks_only)
        whole = np.maximum(now.sum(axis=0), SMALLEST)
        logarithm = logarithm + np.log(whole)
        ahead, low, high = now / whole, fewest, most
        found.append(ahead)
    return found[:-1], logarithm
