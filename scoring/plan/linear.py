"""Where the plan of least effort lies: a linear programme, solved by HiGHS.

Without rounding, points are piecewise linear in the levers, except where one lever multiplies
another (synchronisation and online filing). For every value of such a factor on a grid, and for
every way of setting or not setting the targets whose ceiling couplings may pass, the rest is one
linear programme; all of them are solved as blocks of one. The grid is then refined around the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from scoring.errors import SolverError
from scoring.plan.levers import PlanLever, PlanLevers
from scoring.what_if.changes import FULL_PERCENT

Floats = NDArray[np.float64]

# A factor is tried at this many values, three times, each time between the best one's neighbours.
GRID_POINTS = 9
ROUNDS = 3

# Raises smaller than this (percentage points) are the solver's rounding.
LEAST_RAISE = 1e-7


@dataclass(frozen=True)
class _Scene:
    """What is fixed for one linear programme: factors in percent, and targets left unset."""

    factors: Mapping[str, float]
    unset: frozenset[str]


@dataclass(frozen=True)
class _Terms:
    """A lever's baseline (percent), points per point raised, raises allowed, and effort."""

    base: float
    rate: float
    low: float
    high: float
    weight: float


@dataclass
class _Programme:
    """Columns with bounds and costs, and rows that are at most a bound."""

    names: list[str] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    rows: list[tuple[dict[str, float], float]] = field(default_factory=list)

    def column(self, name: str, low: float, high: float, cost: float = 0.0) -> None:
        self.names.append(name)
        self.costs.append(cost)
        self.lows.append(low)
        self.highs.append(max(low, high))

    def at_most(self, row: dict[str, float], bound: float) -> None:
        self.rows.append((row, bound))

    def matrix(self) -> Floats:
        found: Floats = np.zeros((len(self.rows), len(self.names)))
        place = {name: i for i, name in enumerate(self.names)}
        for i, (row, _) in enumerate(self.rows):
            for name, value in row.items():
                found[i, place[name]] = value
        return found


class PlanLocator:
    """Finds where the least effort lies for some levers, before rounding."""

    def __init__(self, levers: PlanLevers) -> None:
        """Prepare the programme of ``levers``."""
        self._plan = levers
        self._case = levers.case
        self._factors = sorted({str(levers.source_lever(c)) for c in levers.acting if c.multiplies})
        self._targets = {c.target for c in levers.acting} | set(levers.targets) & set(
            levers.case.rules.indicators
        )
        self._target_levers = levers.targets
        self._sources = {levers.source_lever(c) for c in levers.acting}
        self._terms = {key: self._terms_of(lever) for key, lever in levers.levers.items()}
        self._followed = {target: self._slopes(target) for target in self._targets}

    def locate(self, points: float) -> dict[str, float | None]:
        """Return the percentage of every lever, None where it is not set.

        ``points`` is what the plan must bring. Where that is out of reach, the plan comes as close
        as it can.
        """
        levers = self._plan.levers
        grids = {
            key: np.linspace(float(levers[key].base), levers[key].ceiling, GRID_POINTS)
            for key in self._factors
        }
        branching = [key for key in self._target_levers if self._may_be_passed(key)]
        branches = [
            frozenset(key for key, is_unset in zip(branching, choice, strict=True) if is_unset)
            for choice in product((False, True), repeat=len(branching))
        ]
        best: tuple[float, dict[str, float | None], _Scene] | None = None
        for _ in range(ROUNDS if grids else 1):
            factors = [dict(zip(grids, values, strict=True)) for values in product(*grids.values())]
            scenes = [_Scene(fixed, unset) for fixed in factors for unset in branches]
            found = min(self._solve(scenes, points), key=lambda solution: solution[0])
            if best is None or found[0] < best[0]:
                best = found
            branches = [best[2].unset]
            grids = {key: _closer(grid, best[2].factors[key]) for key, grid in grids.items()}
        return best[1] if best else {}

    def _solve(
        self, scenes: Sequence[_Scene], points: float
    ) -> Iterable[tuple[float, dict[str, float | None], _Scene]]:
        programmes = [self._programme(scene, points) for scene in scenes]
        lows, highs = (np.concatenate([getattr(p, side) for p in programmes]) for side in ("lows", "highs"))
        # Loaded here: the solver takes longer to load than all the library, and only plans need it.
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
        from scipy.sparse import block_diag  # noqa: PLC0415

        solved = milp(
            np.concatenate([p.costs for p in programmes]),
            bounds=Bounds(lows, highs),
            constraints=LinearConstraint(
                block_diag([p.matrix() for p in programmes], format="csr"),
                ub=np.array([bound for p in programmes for _, bound in p.rows]),
            ),
        )
        if solved.x is None:
            raise SolverError(problem=str(solved.message)[:200])
        start = 0
        for scene, programme in zip(scenes, programmes, strict=True):
            part = solved.x[start : start + len(programme.names)]
            start += len(programme.names)
            values = dict(zip(programme.names, part, strict=True))
            yield float(np.dot(programme.costs, part)), self._percents(values), scene

    def _programme(self, scene: _Scene, points: float) -> _Programme:
        """Return the programme of one scene: raises of levers, and points of what couplings reach.

        A column named by a lever is its raise in percentage points, for a target what lies beyond
        where it would stand without being set. A column "points x" is what x gains.
        """
        made = _Programme()
        wanted: dict[str, float] = {}
        dearest = 0.0
        for key, terms in self._terms.items():
            low, high = terms.low, terms.high
            if key in scene.factors:
                low = high = scene.factors[key] - terms.base
            elif key in scene.unset:
                high = 0.0
            made.column(key, low, high, terms.weight)
            dearest = max(dearest, terms.weight / terms.rate)
            if key not in self._targets:
                wanted[key] = -terms.rate
        for target in sorted(self._targets):
            self._add_target(made, scene, target, wanted)
        # What is missing costs more than any way to bring it.
        beyond = 10.0 * dearest
        for key in self._target_levers:
            self._add_limits(made, scene, key, beyond)
        made.column("missing", 0.0, max(points, 0.0), beyond)
        made.at_most({**wanted, "missing": -1.0}, -points)
        return made

    def _add_target(self, made: _Programme, scene: _Scene, target: str, wanted: dict[str, float]) -> None:
        """Bound the points a target gains by its maximum and by its ratio, with what multiplies it."""
        item, rule = self._case.baseline.indicators[target], self._case.rules.indicators[target]
        rate = self._rate(target) * self._factor(scene, target)
        gained = f"points {target}"
        row = {gained: 1.0} | {key: -rate * slope for key, slope in self._followed[target].items()}
        if target in self._plan.levers:
            row[target] = -rate
        base = float(item.share or 0) * FULL_PERCENT
        made.column(gained, 0.0, float(rule.maximum - item.counted))
        # A hair of room: at the baseline the ratio earns the counted points but for their rounding.
        made.at_most(row, max(0.0, rate * base - float(item.counted)))
        wanted[gained] = -1.0

    def _add_limits(self, made: _Programme, scene: _Scene, key: str, beyond: float) -> None:
        """Keep a target between its floor and its ceiling, or pay ``beyond`` per percentage point."""
        lever = self._plan.levers[key]
        base = float(lever.base)
        row = {key: 1.0} | self._brought_along(key)
        outside = f"outside {key}"
        made.column(outside, 0.0, float(FULL_PERCENT), beyond)
        if key not in scene.unset:
            made.at_most({**row, outside: -1.0}, max(base, lever.ceiling) - base)
        if lever.floor > lever.base:
            below = {name: -value for name, value in row.items()}
            made.at_most({**below, outside: -1.0}, base - float(lever.floor))

    def _brought_along(self, lever: str) -> dict[str, float]:
        """Return by how many percentage points other columns move a lever that is not set."""
        if lever in self._targets:
            return self._followed[lever]
        group = self._case.rules.groups.get(lever)
        if group is None or lever not in self._target_levers:
            return {}
        share = FULL_PERCENT / float(group.maximum)
        return {f"points {member}": share for member in self._targets.intersection(group.indicators)}

    def _may_be_passed(self, key: str) -> bool:
        """Return whether couplings may bring a target beyond the highest percentage it may be set to."""
        levers = self._plan.levers
        most = float(levers[key].base)
        for name, slope in self._brought_along(key).items():
            if name in levers:
                most += slope * (levers[name].ceiling - float(levers[name].base))
            else:
                most = float(FULL_PERCENT)
        return most > levers[key].ceiling

    def _slopes(self, target: str) -> dict[str, float]:
        """Return by how many percentage points a target moves with each point of its sources."""
        base = float(self._case.baseline.indicators[target].share or 0)
        slopes: dict[str, float] = {}
        for coupling in (c for c in self._plan.acting if c.target == target and not c.multiplies):
            before = float(self._case.baseline.indicators[coupling.source].share or 0)
            slope = 1.0 if coupling.kind == "shift" else base / before
            slopes[str(self._plan.source_lever(coupling))] = slope
        return slopes

    def _factor(self, scene: _Scene, target: str) -> float:
        """Return what multiplies a target's ratio: sources that no lever moves stay at the baseline."""
        factor = 1.0
        for coupling in self._plan.factors:
            if coupling.target == target:
                base = float(coupling.factor(self._case.baseline.indicators[coupling.source].share))
                lever = self._plan.source_lever(coupling) if coupling in self._plan.acting else None
                factor *= base if lever is None else scene.factors[lever] / FULL_PERCENT
        return factor

    def _rate(self, key: str) -> float:
        """Return the points that a percentage point brings, below the threshold."""
        if key in self._case.rules.groups:
            return float(self._case.rules.groups[key].maximum) / FULL_PERCENT
        rule = self._case.rules.indicators[key]
        return float(rule.maximum) / float(rule.threshold)

    def _terms_of(self, lever: PlanLever) -> _Terms:
        """Return a lever's numbers; the raise of a target is bounded by rows instead."""
        base, low, high = float(lever.base), 0.0, lever.ceiling - float(lever.base)
        if lever.id not in self._target_levers:
            rule = self._case.rules.indicators.get(lever.id)
            # Beyond its threshold a lever brings nothing, unless others follow it.
            stops = rule is not None and lever.id not in self._sources
            full = float(rule.threshold) if rule is not None and stops else float(FULL_PERCENT)
            low = max(0.0, float(lever.floor) - base)
            high = min(high, max(low, full - base))
        return _Terms(base, self._rate(lever.id), low, high, float(lever.weight))

    def _percents(self, values: Mapping[str, float]) -> dict[str, float | None]:
        """Return where each lever is set, None where it is not."""
        found: dict[str, float | None] = {}
        for key, lever in self._plan.levers.items():
            if values[key] <= LEAST_RAISE:
                found[key] = None
                continue
            along = sum(values[name] * slope for name, slope in self._brought_along(key).items())
            found[key] = min(float(lever.base) + along + values[key], float(FULL_PERCENT))
        return found


def _closer(grid: Floats, best: float) -> Floats:
    """Return a grid between the neighbours of the best value."""
    step = float(grid[1] - grid[0]) if len(grid) > 1 else 0.0
    return np.linspace(max(float(grid[0]), best - step), min(float(grid[-1]), best + step), GRID_POINTS)
