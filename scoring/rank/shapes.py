"""Shapes a league can have, and reasons why some of its totals are not published, many at a time.

A league's totals follow a sinh-arcsinh distribution (Jones and Pewsey 2009) on a logistic base, cut at
0 and 100 points: four numbers for place, scale, skewness and weight of the tails. Whether a total is
unpublished depends on where it stands in the league: a logistic curve with a slope (the best or the
worst are missing, steep enough to be a cut), a bend (the middle or both ends are missing) or neither.
Arrays have one row a shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Makes the logistic base close to the normal distribution.
BASE_SLOPE = 1.702

TOP = 100.0

# Places of a league, from worst (0) to best (1), at which the curve of hiding is added up: closer
# together at the ends.
PLACES: Floats = (1 - np.cos(np.pi * np.arange(65) / 64)) / 2
MIDDLES: Floats = (PLACES[1:] + PLACES[:-1]) / 2

# Places, evenly spaced, at which the share of hidden provinces is fitted.
COARSE: Floats = (np.arange(32) + 0.5) / 32
NEWTON_STEPS = 8

# How near 0 and 1 a place is followed, and how far a logit.
EDGE = 1e-9
STEEPEST = 60.0


@dataclass(frozen=True, eq=False)
class Shapes:
    """Shapes of leagues: ``place`` and ``scale`` in points, ``skew`` and ``tail``; shape (n,) each.

    ``slope`` and ``bend`` say which totals are hidden: with a positive slope the better ones, with a
    positive bend those at both ends. ``hidden`` is the share of the league that is.
    """

    place: Floats
    scale: Floats
    skew: Floats
    tail: Floats
    slope: Floats
    bend: Floats
    hidden: float

    def log_density(self, points: Floats) -> Floats:
        """Return the log density at ``points`` (n, k), of all provinces, hidden or not."""
        z = (points - self.place[:, None]) / self.scale[:, None]
        y = self.tail[:, None] * np.arcsinh(z) - self.skew[:, None]
        sinh = np.sinh(np.clip(y, -STEEPEST, STEEPEST))
        base = BASE_SLOPE * np.abs(sinh)
        stretch = np.sqrt(1 + sinh**2) * self.tail[:, None] / np.sqrt(1 + z**2)
        density: Floats = -base - 2 * np.log1p(np.exp(-base)) + np.log(BASE_SLOPE * stretch)
        density -= np.log(self.scale * self._inside)[:, None]
        return density

    def standing(self, points: Floats) -> Floats:
        """Return the share of provinces below ``points`` (n, k), from 0 to 1."""
        bottom, _ = self._ends
        standing = (self._raw(points) - bottom[:, None]) / self._inside[:, None]
        return np.clip(standing, 0.0, 1.0)

    def points(self, standing: Floats) -> Floats:
        """Return the points below which a share of the provinces is: the inverse of ``standing``."""
        bottom, _ = self._ends
        raw = np.clip(bottom[:, None] + standing * self._inside[:, None], EDGE, 1 - EDGE)
        y = np.arcsinh(np.log(raw / (1 - raw)) / BASE_SLOPE)
        z = np.sinh((y + self.skew[:, None]) / self.tail[:, None])
        return np.clip(self.place[:, None] + self.scale[:, None] * z, 0.0, TOP)

    def log_published(self, standing: Floats) -> Floats:
        """Return the log probability that a province standing there (n, k) is published."""
        logit = self._level[:, None] + self._curve(standing)
        return -np.logaddexp(0, logit)

    @cached_property
    def hidden_mass(self) -> Floats:
        """Return how many provinces below each of ``PLACES`` are hidden, as a share of all (n, places)."""
        middles = np.broadcast_to(MIDDLES, (len(self.place), len(MIDDLES)))
        logit = self._level[:, None] + self._curve(middles)
        mass = np.diff(PLACES) / (1 + np.exp(-np.clip(logit, -700, 700)))
        return np.concatenate([np.zeros((len(mass), 1)), np.cumsum(mass, axis=1)], axis=1)

    @cached_property
    def hidden_moments(self) -> tuple[Floats, Floats]:
        """Return first and second moments of the hidden totals below each of ``PLACES``, in points."""
        middles = np.broadcast_to(MIDDLES, (len(self.place), len(MIDDLES)))
        points, mass = self.points(middles), np.diff(self.hidden_mass, axis=1)
        none = np.zeros((len(mass), 1))
        first = np.concatenate([none, np.cumsum(mass * points, axis=1)], axis=1)
        return first, np.concatenate([none, np.cumsum(mass * points**2, axis=1)], axis=1)

    def _raw(self, points: Floats) -> Floats:
        z = (points - self.place[:, None]) / self.scale[:, None]
        y = np.clip(self.tail[:, None] * np.arcsinh(z) - self.skew[:, None], -STEEPEST, STEEPEST)
        return 1 / (1 + np.exp(np.clip(-BASE_SLOPE * np.sinh(y), -700, 700)))

    @cached_property
    def _ends(self) -> tuple[Floats, Floats]:
        ends = self._raw(np.broadcast_to(np.array([0.0, TOP]), (len(self.place), 2)))
        return ends[:, 0], ends[:, 1]

    @cached_property
    def _inside(self) -> Floats:
        bottom, top = self._ends
        return np.maximum(top - bottom, EDGE)

    def _curve(self, standing: Floats) -> Floats:
        side = 2 * standing - 1
        return self.slope[:, None] * side + self.bend[:, None] * (1.5 * side**2 - 0.5)

    @cached_property
    def _level(self) -> Floats:
        """Return the logit's level at which the share ``hidden`` of a league is hidden."""
        curve = self._curve(np.broadcast_to(COARSE, (len(self.place), len(COARSE))))
        share = min(max(self.hidden, 1e-3), 1 - 1e-3)
        low, high = -curve.max(axis=1) - 8.0, -curve.min(axis=1) + 8.0
        level: Floats = np.clip(np.log(share / (1 - share)) - curve.mean(axis=1), low, high)
        for _ in range(NEWTON_STEPS):
            hidden = 1 / (1 + np.exp(-np.clip(level[:, None] + curve, -700, 700)))
            found = hidden.mean(axis=1)
            slope = (hidden * (1 - hidden)).mean(axis=1)
            low, high = np.where(found < share, level, low), np.where(found < share, high, level)
            stepped = level - (found - share) / np.maximum(slope, 1e-12)
            level = np.where((stepped > low) & (stepped < high), stepped, (low + high) / 2)
        return level


def look_up(table: Floats, standing: Floats) -> Floats:
    """Return values (n, k) of a table over ``PLACES`` (n, places), interpolated linearly."""
    steps = len(PLACES) - 1
    at = np.arccos(np.clip(1 - 2 * standing, -1, 1)) * steps / np.pi
    left = np.minimum(at.astype(np.int64), steps - 1)
    share = (standing - PLACES[left]) / (PLACES[left + 1] - PLACES[left])
    low = np.take_along_axis(table, left, axis=1)
    high = np.take_along_axis(table, left + 1, axis=1)
    found: Floats = low + np.clip(share, 0, 1) * (high - low)
    return found


def look_up_place(table: Floats, values: Floats) -> Floats:
    """Return the standing at which a rising table over ``PLACES`` reaches ``values`` (n, k)."""
    left = np.zeros(values.shape, dtype=np.int64)
    step = (len(PLACES) - 1) // 2
    while step:
        ahead = np.minimum(left + step, len(PLACES) - 2)
        left = np.where(np.take_along_axis(table, ahead, axis=1) <= values, ahead, left)
        step //= 2
    low = np.take_along_axis(table, left, axis=1)
    high = np.take_along_axis(table, left + 1, axis=1)
    share = np.clip((values - low) / np.maximum(high - low, 1e-300), 0, 1)
    found: Floats = PLACES[left] + share * (PLACES[left + 1] - PLACES[left])
    return found
