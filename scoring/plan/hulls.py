"""Where the plan of least effort lies, before it is brought onto the grid.

Clusters of levers add up. Inside one, while its factors stand still, points are straight in the levers
between break points, so the least effort for points is a lower hull over the break points. A factor
bends the other way: a lever that multiplies what another earns may be worth raising far or not at all.
So each of many values of the factors, their break points among them, gets hulls of its own; all are
compared, and looked at more closely around the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from scoring.plan.break_points import BreakPoints
from scoring.plan.choices import EFFORT_ROUNDING, NOT_SET, Choices, Chooser, Floats
from scoring.plan.levers import PlanLever, PlanLevers
from scoring.plan.limits import TENTHS_PER_PERCENT

# Where each lever is set (percent), None where it is not.
Setting = dict[str, float | None]

# The value of each factor's lever (percent, NaN: not set), in the order of the factors.
Factors = tuple[float, ...]

# So many values of a factor beside its break points, and so many more around each of the best.
FIRST_VALUES, CLOSER_VALUES = 9, 6

# From at most so many values the search on the grid starts: those whose effort is about the least.
MOST_STARTS, NEAR_THE_LEAST = 2, 1.01


@dataclass(frozen=True, eq=False)
class _Steps:
    """Steps from a first choice on, cheapest first: what they bring (cents) and cost in all so far."""

    reached: Floats
    paid: Floats

    @classmethod
    def of_hull(cls, choices: Choices) -> _Steps:
        """Return the steps along the choices of a hull."""
        return cls(choices.cents.astype(np.float64), choices.efforts)

    @classmethod
    def merged(cls, parts: Sequence[_Steps]) -> _Steps:
        """Return the steps of several clusters together: always the cheapest that is left."""
        gains, costs = (
            np.concatenate([np.diff(values) for values in side])
            for side in ([part.reached for part in parts], [part.paid for part in parts])
        )
        order = np.argsort(costs / gains, kind="stable")
        return cls(
            np.cumsum([sum(part.reached[0] for part in parts), *gains[order]]),
            np.cumsum([sum(part.paid[0] for part in parts), *costs[order]]),
        )


NO_STEPS = _Steps(np.zeros(1), np.zeros(1))


@dataclass(frozen=True, eq=False)
class _Hull:
    """Choices on the lower hull of effort over cents, cheapest first: each step costs more per cent."""

    choices: Choices
    steps: _Steps


@dataclass(frozen=True, eq=False)
class _Way:
    """How a goal is reached by some hulls: the effort, the cents that are missing, and the hulls."""

    short: float
    effort: float
    hulls: tuple[_Hull, ...]


@dataclass(frozen=True)
class Start:
    """A setting from which to search, and its effort before rounding."""

    setting: Setting
    effort: float


class PlanLocator:
    """Finds where the least effort lies for some levers, before rounding."""

    def __init__(self, levers: PlanLevers, chooser: Chooser, earlier: PlanLocator | None = None) -> None:
        """Take the levers of a plan, what weighs their choices, and a locator of the same case.

        From the latter come the hulls of levers that act on no other.
        """
        self._alone: dict[PlanLever, _Hull] = {} if earlier is None else earlier._alone
        self._plan = levers
        self._chooser = chooser
        self._points = BreakPoints(levers)
        self._factors = self._points.factors
        self._moved = [cluster for cluster in levers.clusters if set(cluster).intersection(self._factors)]
        self._same: list[tuple[tuple[_Hull, ...], _Steps]] | None = None
        self._hulls: dict[tuple[tuple[str, ...], Factors], tuple[_Hull, ...]] = {}

    def locate(self, cents: int) -> list[Start]:
        """Return from where to search for a plan that brings ``cents``, the likeliest first.

        Where that is out of reach, the starts come as close as they can.
        """
        if not self._plan.levers:
            return [Start({}, 0.0)]
        grids = [self._first_values(key) for key in self._factors]
        tried: dict[Factors, _Way] = {}
        self._try(tried, product(*grids), cents)
        if self._factors:
            for best in _best(tried, grids):
                self._try(tried, product(*map(_between, grids, best)), cents)
        best_ways = [tried[factors] for factors in _best(tried, grids)]
        return [Start(_setting(way.hulls, cents), way.effort) for way in best_ways]

    def _first_values(self, key: str) -> Sequence[float]:
        """Return the values a factor's lever is first tried at, sorted, NaN (not set) first."""
        lever = self._plan.levers[key]
        low, high = lever.first / TENTHS_PER_PERCENT, lever.ceiling
        found = {low, high, *np.linspace(low, high, FIRST_VALUES).tolist(), *self._points.of_factor(key)}
        values = sorted(value for value in found if low <= value <= high)
        return [NOT_SET, *values] if self._points.may_stay(key) else values

    def _try(self, tried: dict[Factors, _Way], values: Iterable[Factors], cents: int) -> None:
        """Find the way with each of some values of the factors."""
        fresh = [factors for factors in values if factors not in tried]
        for cluster in self._plan.clusters:
            self._make_hulls(cluster, fresh)
        for factors in fresh:
            parts = [self._hulls[cluster, self._own(cluster, factors)] for cluster in self._moved]
            ways = [_way(same, hulls, cents) for same in self._unmoved() for hulls in product(*parts)]
            tried[factors] = min(ways, key=lambda way: (way.short, way.effort))

    def _unmoved(self) -> Sequence[tuple[tuple[_Hull, ...], _Steps]]:
        """Return the hulls of the clusters without factors, and their steps merged, once for all."""
        if self._same is None:
            parts = [
                self._hulls[cluster, ()] for cluster in self._plan.clusters if cluster not in self._moved
            ]
            ways = list(product(*parts))
            self._same = [
                (hulls, _Steps.merged([NO_STEPS, *(hull.steps for hull in hulls)])) for hulls in ways
            ]
        return self._same

    def _own(self, cluster: tuple[str, ...], factors: Factors) -> Factors:
        return tuple(at for key, at in zip(self._factors, factors, strict=True) if key in cluster)

    def _make_hulls(self, cluster: tuple[str, ...], values: Sequence[Factors]) -> None:
        """Weigh a cluster's break points with each of the factors' values, all of them at once."""
        keys = [key for key in self._factors if key in cluster]
        fresh = dict.fromkeys(self._own(cluster, factors) for factors in values)
        fresh = {own: None for own in fresh if (cluster, own) not in self._hulls}
        if not fresh:
            return
        if self._chooser.is_alone(cluster):
            self._hulls[cluster, ()] = (self._hull_alone(self._plan.levers[cluster[0]]),)
            return
        tables = [self._points.rows(cluster, dict(zip(keys, own, strict=True))) for own in fresh]
        of_table = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
        choices, kept = self._chooser.weigh(cluster, np.concatenate(tables))
        of_table = of_table[kept]
        for number, own in enumerate(fresh):
            self._hulls[cluster, own] = self._split(choices.only(of_table == number))

    def _hull_alone(self, lever: PlanLever) -> _Hull:
        if lever not in self._alone:
            values = self._points.rows((lever.id,), {})[:, 0]
            self._alone[lever] = _hull(self._chooser.weigh_alone(lever, values[~np.isnan(values)]))
        return self._alone[lever]

    def _split(self, choices: Choices) -> tuple[_Hull, ...]:
        """Return a hull for each way of setting the levers that couplings carry beyond their ceiling.

        Between such a lever set and not set there is nothing to go through.
        """
        ceilings = np.array([self._plan.levers[key].ceiling for key in choices.levers])
        passed = (np.isnan(choices.percents) & (choices.reached > ceilings)).any(axis=0)
        if not passed.any():
            return (_hull(choices),)
        patterns = np.isnan(choices.percents[:, passed])
        return tuple(
            _hull(choices.only((patterns == pattern).all(axis=1)))
            for pattern in np.unique(patterns, axis=0)
        )


def _hull(choices: Choices) -> _Hull:
    """Return the choices from the cheapest on that no mixture of two others beats."""
    front = choices.cheapest()
    cents, efforts = front.cents.tolist(), front.efforts.tolist()
    found: list[int] = []
    for place in range(len(cents)):
        while len(found) > 1:
            first, middle = found[-2], found[-1]
            so_far = (efforts[middle] - efforts[first]) * (cents[place] - cents[first])
            if so_far < (efforts[place] - efforts[first]) * (cents[middle] - cents[first]):
                break
            found.pop()
        found.append(place)
    kept = front.only(np.array(found, dtype=np.int64))
    return _Hull(kept, _Steps.of_hull(kept))


def _way(same: tuple[tuple[_Hull, ...], _Steps], hulls: tuple[_Hull, ...], cents: int) -> _Way:
    """Return the least effort for ``cents`` on some hulls."""
    steps = _Steps.merged([same[1], *(hull.steps for hull in hulls)])
    short = max(0.0, cents - float(steps.reached[-1]))
    return _Way(short, float(np.interp(cents, steps.reached, steps.paid)), (*same[0], *hulls))


def _setting(hulls: tuple[_Hull, ...], cents: int) -> Setting:
    """Return the setting that takes the cheapest steps for ``cents``, the last one in part."""
    missing = float(cents - sum(int(hull.choices.cents[0]) for hull in hulls))
    steps = [
        (cost / gain, number, gain)
        for number, hull in enumerate(hulls)
        for gain, cost in zip(np.diff(hull.steps.reached), np.diff(hull.steps.paid), strict=True)
    ]
    taken = [0.0] * len(hulls)
    for _, number, gain in sorted(steps, key=lambda step: step[:2]):
        if missing <= 0:
            break
        taken[number] += min(1.0, missing / gain)
        missing -= gain
    setting: Setting = {}
    for hull, steps_taken in zip(hulls, taken, strict=True):
        setting |= _stand(hull.choices, steps_taken)
    return setting


def _stand(choices: Choices, steps: float) -> Setting:
    """Return where the levers stand after so many steps along a hull, a part of one included."""
    before = int(steps)
    part = steps - before
    after = before + 1 if part > EFFORT_ROUNDING else before
    reached = choices.reached[before] * (1 - part) + choices.reached[after] * part
    unset = np.isnan(choices.percents[before]) & np.isnan(choices.percents[after])
    return {
        key: None if is_unset else float(percent)
        for key, percent, is_unset in zip(choices.levers, reached, unset, strict=True)
    }


def _best(tried: dict[Factors, _Way], grids: Sequence[Sequence[float]]) -> list[Factors]:
    """Return the best values of the factors and others about as good, a step of the grids apart."""
    order = sorted(tried, key=lambda factors: (tried[factors].short, tried[factors].effort))
    best = tried[order[0]]
    found: list[Factors] = []
    for factors in order:
        way = tried[factors]
        if way.short > best.short or way.effort > NEAR_THE_LEAST * best.effort + EFFORT_ROUNDING:
            break
        if all(_are_apart(factors, other, grids) for other in found):
            found.append(factors)
    return found[:MOST_STARTS]


def _are_apart(factors: Factors, other: Factors, grids: Sequence[Sequence[float]]) -> bool:
    """Return whether some factor's values differ by more than a step of its grid, or one is not set."""
    for at, there, grid in zip(factors, other, grids, strict=True):
        if np.isnan(at) != np.isnan(there):
            return True
        if abs(at - there) > (grid[-1] - grid[0 if not np.isnan(grid[0]) else 1]) / FIRST_VALUES:
            return True
    return False


def _between(grid: Sequence[float], best: float) -> Sequence[float]:
    """Return values from the neighbour below the best one to the neighbour above it."""
    if np.isnan(best):
        return [best]
    values = [value for value in grid if not np.isnan(value)]
    low = max((value for value in values if value < best), default=best)
    high = min((value for value in values if value > best), default=best)
    return [best] if low == high else np.linspace(low, high, CLOSER_VALUES).tolist()
