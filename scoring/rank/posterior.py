"""Whole leagues drawn from all that is published of one: known totals with their doubt, and the others.

Shape and reason of hiding are unknown too: many of them are tried, and moved by sequential Monte Carlo
(tempering, resampling, Metropolis moves; Del Moral, Doucet and Jasra 2006) to where the published facts
are likely. Random numbers come from a fixed seed: the same facts give the same leagues.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoring.rank.facts import Facts
from scoring.rank.paths import Gaps, draw_counts, gaps_of, log_ways
from scoring.rank.shapes import Floats, Ints, Shapes, look_up_place
from scoring.rank.usual import UsualShape

SEED = 766

# Shapes tried at once, leagues drawn from each at the end, and leagues kept.
PARTICLES = 768
PER_PARTICLE = 8
LEAGUES = 2048

# Tempering goes on as fast as this share of the particles stays effective.
EFFECTIVE = 0.5
MOVES = 2
LAST_MOVES = 4
# Of the step that is optimal for a normal distribution (2.38 / root of the dimensions).
STEP = 0.8
SHORT_STEPS, SHORT = 0.25, 0.3
NUMBERS = 6
# Share of the uncertain known totals that a move puts elsewhere.
REPLACED = 0.25

# Before anything is seen: the middle of the league lies this far around the mean printed or the
# median known (points, one standard deviation).
PLACE_SPREAD = 9.0
# Where neither is published: the middle of all leagues published so far, in round points.
USUAL_MEAN = 70.0

CENTS = 100


@dataclass(frozen=True, eq=False)
class Leagues:
    """Leagues drawn: ``known`` (n, known) in the order of the facts, ``unknown`` (n, unknown) best first.

    Totals are cents, all leagues equally likely.
    """

    known: Ints
    unknown: Ints

    @property
    def totals(self) -> Ints:
        """Return all totals (n, size), in cents, best first."""
        return -np.sort(-np.concatenate([self.known, self.unknown], axis=1), axis=1)


@dataclass(frozen=True, eq=False)
class _Particles:
    """Numbers behind each shape (n, 6), standard normal before anything is seen, and known totals."""

    numbers: Floats
    known: Floats
    likelihood: Floats

    def take(self, chosen: Ints) -> _Particles:
        return _Particles(self.numbers[chosen], self.known[chosen], self.likelihood[chosen])


@lru_cache(maxsize=32)
def draw_leagues(facts: Facts, usual: UsualShape) -> Leagues:
    """Return leagues drawn from what ``facts`` say, all facts taken together."""
    random = np.random.default_rng(SEED)
    if facts.is_certain:
        known = np.array([[known.low for known in facts.known]], dtype=np.int64)
        return Leagues(known, np.zeros((1, 0), dtype=np.int64))
    return _Sampler(facts, usual, random).run()


class _Sampler:
    """The particles' way from what is usual of leagues to what the facts say of this one."""

    def __init__(self, facts: Facts, usual: UsualShape, random: np.random.Generator) -> None:
        self._facts = facts
        self._usual = usual
        self._random = random
        self._low = np.array([known.low for known in facts.known], dtype=np.float64) / CENTS
        self._high = np.array([known.high for known in facts.known], dtype=np.float64) / CENTS
        self._ranks = np.array([known.rank or 0 for known in facts.known], dtype=np.int64)
        self._ranks_only = frozenset(facts.ranks_only)
        self._uncertain = np.flatnonzero(self._high > self._low)
        self._tighten()
        middle = (self._low + self._high) / 2
        self._middle = (
            facts.mean if facts.mean is not None else float(np.median(middle)) if len(middle) else 65.0
        )

    def run(self) -> Leagues:
        numbers = self._random.standard_normal((PARTICLES, NUMBERS))
        known = self._place(PARTICLES)
        particles = _Particles(numbers, known, self._likelihood(numbers, known))
        heat = 0.0
        while heat < 1:
            step = self._next_step(particles.likelihood, 1 - heat)
            heat = min(1.0, heat + step)
            particles = particles.take(self._resample(step * particles.likelihood, PARTICLES))
            for _ in range(MOVES if heat < 1 else LAST_MOVES):
                particles = self._move(particles, heat)
        return self._leagues(particles)

    def _middle_of_known(self) -> float:
        return float(np.median(self._low + self._high) / 2) if len(self._low) else USUAL_MEAN

    def _tighten(self) -> None:
        """Narrow the intervals of totals with a rank to what the better and the worse ranked allow."""
        ranked = np.flatnonzero(self._ranks > 0)
        ranked = ranked[np.argsort(self._ranks[ranked], kind="stable")]
        high = np.minimum.accumulate(self._high[ranked])
        low = np.maximum.accumulate(self._low[ranked][::-1])[::-1]
        fits = low <= high
        self._high[ranked] = np.where(fits, high, self._high[ranked])
        self._low[ranked] = np.where(fits, low, self._low[ranked])
        self._ranked = ranked[fits]

    def _place(self, count: int) -> Floats:
        """Return known totals (count, known): uncertain ones anywhere in their interval, ranks in order."""
        known = np.broadcast_to(self._low, (count, len(self._low))).copy()
        doubt = self._uncertain
        spread = self._random.random((count, len(doubt)))
        known[:, doubt] += spread * (self._high - self._low)[doubt]
        return self._in_order(known)

    def _in_order(self, known: Floats) -> Floats:
        known[:, self._ranked] = -np.sort(-known[:, self._ranked], axis=1)
        return known

    def _shapes(self, numbers: Floats) -> Shapes:
        usual = self._usual
        skew = usual.skew + usual.skew_spread * numbers[:, 2]
        tail = np.exp(usual.log_tail + usual.log_tail_spread * numbers[:, 3])
        return Shapes(
            place=self._middle + PLACE_SPREAD * numbers[:, 0],
            scale=np.exp(usual.log_scale + usual.log_scale_spread * numbers[:, 1]),
            skew=np.clip(skew, -2.5, 2.5),
            tail=np.clip(tail, 0.65, 2.5),
            slope=1.5 * np.sinh(1.4 * numbers[:, 4]),
            bend=1.0 * np.sinh(1.2 * numbers[:, 5]),
            hidden=self._facts.unknown / self._facts.size,
        )

    def _gaps(self, shapes: Shapes, known: Floats) -> Gaps:
        return gaps_of(shapes, known, self._ranks, self._ranks_only, self._facts.unknown)

    def _likelihood(self, numbers: Floats, known: Floats) -> Floats:
        """Return the log likelihood of all facts (n,)."""
        shapes, facts = self._shapes(numbers), self._facts
        found: Floats = shapes.log_density(known).sum(axis=1)
        if not facts.unknown:
            return found
        found = found + shapes.log_published(shapes.standing(known)).sum(axis=1)
        gaps = self._gaps(shapes, known)
        if facts.mean is None:
            found += log_ways(gaps)[0]
            return found
        ways, miss, variance = self._expected(gaps, known, shapes)
        found += ways - 0.5 * miss**2 / variance - 0.5 * np.log(variance)
        return found

    def _expected(self, gaps: Gaps, known: Floats, shapes: Shapes) -> tuple[Floats, Floats, Floats]:
        """Return the log weight of all ways, how far the printed mean is from theirs, and its variance."""
        facts = self._facts
        tilt = 0.05 / (shapes.scale * np.sqrt(facts.unknown))
        ways, up, down = log_ways(gaps, np.array([np.zeros_like(tilt), tilt, -tilt]))
        total = (up - down) / (2 * tilt)
        spread = np.maximum((up - 2 * ways + down) / tilt**2, 0.0)
        miss = (facts.mean or 0.0) - (known.sum(axis=1) + total) / facts.size
        return ways, miss, spread / facts.size**2 + facts.mean_noise**2

    def _move(self, particles: _Particles, heat: float) -> _Particles:
        count = len(particles.numbers)
        spread = np.cov(particles.numbers.T) + 1e-6 * np.eye(NUMBERS)
        root = np.linalg.cholesky(spread)
        size = STEP * 2.38 / np.sqrt(NUMBERS)
        # Some steps are short: they are taken where the likelihood is narrow.
        size = size * np.where(self._random.random(count) < SHORT_STEPS, SHORT, 1.0)[:, None]
        step = (root[None] * self._random.standard_normal((count, 1, NUMBERS))).sum(axis=2)
        numbers = particles.numbers + size * step
        known = particles.known
        if len(self._uncertain):
            # Ranks keep the totals in order, so those that are moved are put in order again.
            again = self._random.random(known.shape) < REPLACED
            known = self._in_order(np.where(again, self._place(count), known))
        likelihood = self._likelihood(numbers, known)
        change = heat * (likelihood - particles.likelihood)
        change += 0.5 * (particles.numbers**2 - numbers**2).sum(axis=1)
        taken = np.log(self._random.random(count)) < change
        return _Particles(
            np.where(taken[:, None], numbers, particles.numbers),
            np.where(taken[:, None], known, particles.known),
            np.where(taken, likelihood, particles.likelihood),
        )

    def _next_step(self, likelihood: Floats, left: float) -> float:
        """Return how far the likelihood can be raised at once, at most ``left``."""

        def effective(step: float) -> float:
            weights = np.exp(step * (likelihood - likelihood.max()))
            return float(weights.sum() ** 2 / (weights**2).sum() / len(weights))

        if effective(left) >= EFFECTIVE:
            return left
        low, high = 0.0, left
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if effective(middle) >= EFFECTIVE else (low, middle)
        return max(low, 1e-3)

    def _resample(self, log_weights: Floats, count: int) -> Ints:
        """Return ``count`` indices, evenly spaced over the weights."""
        weights = np.exp(log_weights - log_weights.max())
        whole = np.cumsum(weights)
        at = (np.arange(count) + self._random.random()) / count * whole[-1]
        found: Ints = np.minimum(np.searchsorted(whole, at, side="right"), len(weights) - 1)
        return found

    def _leagues(self, particles: _Particles) -> Leagues:
        """Return leagues of the particles, those likelier that agree with the printed mean."""
        facts = self._facts
        chosen = np.repeat(np.arange(PARTICLES), PER_PARTICLE)
        shapes = self._shapes(particles.numbers[chosen])
        known = particles.known[chosen]
        if not facts.unknown:
            keep = self._resample(np.zeros(len(chosen)), LEAGUES)
            return Leagues(_cents(known[keep]), np.zeros((LEAGUES, 0), dtype=np.int64))
        gaps = self._gaps(shapes, known)
        gap = _gap_of_each(draw_counts(gaps, self._random), facts.unknown)
        above = np.take_along_axis(gaps.above.T, gap, axis=1)
        below = np.take_along_axis(gaps.below.T, gap, axis=1)
        mass = below + self._random.random(gap.shape) * (above - below)
        unknown = -np.sort(-shapes.points(look_up_place(shapes.hidden_mass, mass)), axis=1)
        weights = np.zeros(len(chosen))
        if facts.mean is not None:
            mean = (known.sum(axis=1) + unknown.sum(axis=1)) / facts.size
            weights = -0.5 * ((facts.mean - mean) / facts.mean_noise) ** 2
            _, miss, variance = self._expected(gaps, known, shapes)
            weights = weights + 0.5 * miss**2 / variance + 0.5 * np.log(variance)
        keep = self._resample(weights, LEAGUES)
        return Leagues(_cents(known[keep]), _cents(unknown[keep]))


def _gap_of_each(counts: Ints, unknown: int) -> Ints:
    """Return the gap of each unknown province, best first (n, unknown), from counts (gaps, n)."""
    ends = np.cumsum(counts.T, axis=1)
    gap: Ints = (np.arange(unknown)[None, :, None] >= ends[:, None, :]).sum(axis=2)
    return gap


def _cents(points: Floats) -> Ints:
    return np.rint(points * CENTS).astype(np.int64)
