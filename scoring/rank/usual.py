"""What is usual of leagues: the shape of the complete ones, with wide room for others.

Skewness and tails are learned from the complete leagues; a league is never learned from itself. Two
leagues teach little, so each counts only in part (a power prior; Ibrahim and Chen 2000), and how far
apart provinces lie is left wide open: it differs more between years than between provinces.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from scoring.league import complete_years, load_league
from scoring.rank.shapes import Floats, Shapes

# Before any league is seen: mean and standard deviation.
SKEW = (-0.2, 0.8)
LOG_TAIL = (0.0, 0.35)
LOG_SCALE = (1.6, 0.7)

# What part of its likelihood a complete league counts with.
POWER = 0.5

# Leagues differ in skewness by this much, however sure we were of those seen (one standard deviation).
SKEW_BETWEEN = 0.45


@dataclass(frozen=True)
class UsualShape:
    """Means and standard deviations of a league's numbers (``scoring.rank.shapes``), normal each."""

    log_scale: float
    log_scale_spread: float
    skew: float
    skew_spread: float
    log_tail: float
    log_tail_spread: float


@cache
def usual_shape(but: int) -> UsualShape:
    """Return what the complete leagues teach, without the one of the year ``but``."""
    leagues = [
        np.array([float(row.total) for row in load_league(year).rows if row.total is not None])
        for year in complete_years()
        if year != but
    ]
    pairs = list(product(_around(*SKEW), _around(*LOG_TAIL)))
    skew, log_tail = (np.array(part) for part in zip(*pairs, strict=True))
    log_weights = (
        -0.5 * ((skew - SKEW[0]) / SKEW[1]) ** 2 - 0.5 * ((log_tail - LOG_TAIL[0]) / LOG_TAIL[1]) ** 2
    )
    for totals in leagues:
        log_weights = log_weights + POWER * _log_likelihood(totals, skew, np.exp(log_tail))
    weights = np.exp(log_weights - log_weights.max())
    # The spread is one more league like those seen.
    scales = [LOG_SCALE[0], *(float(np.log(np.std(totals))) for totals in leagues)]
    skew_mean, skew_doubt = _moments(skew, weights)
    return UsualShape(
        log_scale=float(np.mean(scales)),
        log_scale_spread=LOG_SCALE[1],
        skew=skew_mean,
        skew_spread=(skew_doubt**2 + SKEW_BETWEEN**2) ** 0.5,
        log_tail=_moments(log_tail, weights)[0],
        log_tail_spread=_moments(log_tail, weights)[1],
    )


def _around(mean: float, spread: float) -> Floats:
    return mean + spread * np.linspace(-2.5, 2.5, 11)


def _log_normal(values: Floats, mean: float, spread: float) -> Floats:
    found: Floats = -0.5 * ((values - mean) / spread) ** 2
    return found


def _moments(values: Floats, weights: Floats) -> tuple[float, float]:
    mean = float((weights * values).sum() / weights.sum())
    return mean, float(((weights * (values - mean) ** 2).sum() / weights.sum()) ** 0.5)


def _log_likelihood(totals: Floats, skew: Floats, tail: Floats) -> Floats:
    """Return the log likelihood of a league's totals for each skew and tail, place and scale summed out."""
    grid = list(product(np.linspace(-1, 1, 11), np.linspace(-0.6, 0.9, 9)))
    shift, stretch = (np.array(part) for part in zip(*grid, strict=True))
    spread = float(np.std(totals))
    found = []
    for one, heavy in zip(skew, tail, strict=True):
        same = np.ones(len(shift))
        shapes = Shapes(
            place=float(np.mean(totals)) + spread * shift,
            scale=spread * np.exp(stretch),
            skew=one * same,
            tail=heavy * same,
            slope=0 * same,
            bend=0 * same,
            hidden=0.0,
        )
        likely = shapes.log_density(np.broadcast_to(totals, (len(shift), len(totals)))).sum(axis=1)
        found.append(np.logaddexp.reduce(likely))
    return np.array(found)
