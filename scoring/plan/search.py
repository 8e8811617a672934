"""The plan of least effort on the grid, to the cent: a repair of what the linear programme found.

Around the linear programme's answer every lever has a few percentages to choose from. Levers that
act on each other choose together; the cents each choice brings are exact. Which choices reach the
goal at least effort is then a knapsack over cents, solved completely. The search moves to what it
found and looks around again until nothing is cheaper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
from numpy.typing import NDArray

from scoring.errors import SolverError
from scoring.plan.levers import PlanLever, PlanLevers
from scoring.plan.limits import TENTHS_PER_PERCENT
from scoring.plan.linear import PlanLocator
from scoring.rounding import CENTS_PER_POINT, to_cents
from scoring.what_if.changes import FULL_PERCENT
from scoring.what_if.many import linear_cents, score_many

Floats = NDArray[np.float64]
Cents = NDArray[np.int64]

# How many cents a lever may go up and down from where the search stands, and at least how many tenths
# of a percent: alone, or with others.
WINDOW, WINDOW_TOGETHER = (3, 5), (1, 3)

# A goal of at most so many cents may turn on the rounding of each lever: there levers together may go
# further, and the first tenths above where a lever stands unset are always looked at.
SMALL_GOAL = 100
WINDOW_SMALL = (2, 5)
FIRST_TENTHS = 4

# How often the search may move to what it found.
MOST_ROUNDS = 8

# Fewer levers are worth this much: of plans at most this share dearer, the one that sets fewest.
FEWER_LEVERS_SHARE = 0.009

# A cent may be lost where a group's parts pass its maximum; then one more is asked for.
MOST_SHORT = 5

# Efforts closer than this are equal.
EFFORT_ROUNDING = 1e-9

NOT_SET = np.nan

Setting = dict[str, float | None]


@dataclass(frozen=True)
class _Choices:
    """What a cluster of levers can be set to: a row of percentages (NaN: not set) for each choice."""

    levers: tuple[str, ...]
    percents: Floats
    cents: Cents
    efforts: Floats

    def cheapest(self, per_lever: float) -> _Choices:
        """Return the choices that bring more cents than every cheaper one."""
        priced = self.efforts + per_lever * self.moves
        order = np.lexsort((-self.cents, priced))
        best_before = np.maximum.accumulate(np.concatenate([[-1 << 60], self.cents[order][:-1]]))
        worthwhile = order[self.cents[order] > best_before]
        return _Choices(
            self.levers, self.percents[worthwhile], self.cents[worthwhile], self.efforts[worthwhile]
        )

    @property
    def moves(self) -> Cents:
        """Return how many levers each choice sets."""
        counted: Cents = np.count_nonzero(~np.isnan(self.percents), axis=1)
        return counted


class PlanSearch:
    """Finds the least effort that brings a total, for some levers of a case."""

    def __init__(self, levers: PlanLevers) -> None:
        """Prepare the search; each later call of ``least_effort`` shares what was prepared."""
        self._plan = levers
        self._case = levers.case
        self._base_cents = to_cents(levers.case.baseline.total)
        self._locator = PlanLocator(levers)
        self._is_small = False
        self._coupled = {*levers.targets, *(levers.source_lever(c) for c in levers.acting)}

    def least_effort(self, total: Decimal) -> dict[str, Decimal]:
        """Return the changes of least effort that bring ``total`` points, verified by ``simulate``.

        Raises:
            SolverError: nothing was found, which means that ``total`` is out of reach.

        """
        wanted = to_cents(total) - self._base_cents
        self._is_small = wanted <= SMALL_GOAL
        start = self._locator.locate(wanted / CENTS_PER_POINT)
        for extra in range(MOST_SHORT):
            changes = self._repaired(start, wanted + extra)
            if self._plan.simulated(changes).total >= total:
                return changes
        raise SolverError(problem=f"no plan brings {total} points")

    def _repaired(self, start: Setting, wanted: int) -> dict[str, Decimal]:
        setting, effort = start, np.inf
        found: Setting = start
        per_lever = 0.0
        for _ in range(MOST_ROUNDS):
            choices = [self._choices(cluster, setting) for cluster in self._plan.clusters]
            best, cost = _cheapest_way(choices, wanted, 0.0)
            if cost >= effort - EFFORT_ROUNDING:
                break
            effort, setting = cost, best
            sets = sum(percent is not None for percent in best.values())
            per_lever = FEWER_LEVERS_SHARE * cost / max(sets, 1)
            found, _ = _cheapest_way(choices, wanted, per_lever)
        return {
            key: Decimal(round(percent * TENTHS_PER_PERCENT)).scaleb(-1)
            for key in self._plan.levers
            if (percent := found.get(key)) is not None
        }

    def _choices(self, cluster: tuple[str, ...], setting: Setting) -> _Choices:
        levers = [self._plan.levers[key] for key in cluster]
        if len(cluster) == 1 and cluster[0] not in self._coupled:
            return self._choices_alone(levers[0], setting[cluster[0]])
        window = WINDOW_SMALL if self._is_small else WINDOW_TOGETHER
        now = np.array([[_nan(setting[key]) for key in cluster]])
        lists = [
            [NOT_SET, *self._tenths(lever, setting[lever.id], unset, window)]
            for lever, unset in zip(levers, self._percents_unset(cluster, now)[0], strict=True)
        ]
        rows: Floats = np.array(list(product(*lists)))
        unset = self._percents_unset(cluster, rows)
        is_set = ~np.isnan(rows)
        raised = np.where(is_set, rows - unset, 0.0)
        floors = np.array([float(lever.floor) if lever.floor > lever.base else 0.0 for lever in levers])
        reached = np.where(is_set, rows, unset)
        allowed = (raised >= 0).all(axis=1) & (reached >= floors - EFFORT_ROUNDING).all(axis=1)
        rows, raised = rows[allowed], raised[allowed]
        totals = score_many(self._case, rows, keys=cluster, couplings=self._plan.couplings)
        cents = np.rint(totals * CENTS_PER_POINT).astype(np.int64) - self._base_cents
        return _Choices(cluster, rows, cents, raised @ np.array([float(lever.weight) for lever in levers]))

    def _choices_alone(self, lever: PlanLever, percent: float | None) -> _Choices:
        percents = self._tenths(lever, percent, float(lever.base), WINDOW)
        rule = self._case.rules.indicators.get(lever.id)
        if rule is None:
            maximum, threshold = self._case.rules.groups[lever.id].maximum, Fraction(1)
        else:
            maximum, threshold = rule.maximum, Fraction(rule.threshold) / FULL_PERCENT
        gained = linear_cents(percents, Fraction(maximum), threshold)
        gained = gained - to_cents(self._case.baseline.points[lever.id])
        efforts = (percents - float(lever.base)) * float(lever.weight)
        if lever.floor <= lever.base:
            percents, gained, efforts = (
                np.concatenate([[first], rest])
                for first, rest in ((NOT_SET, percents), (0, gained), (0.0, efforts))
            )
        return _Choices((lever.id,), percents[:, np.newaxis], gained, efforts)

    def _tenths(
        self, lever: PlanLever, percent: float | None, unset: float, window: tuple[int, int]
    ) -> Floats:
        """Return the percentages to look at: around one, or around where the lever stands unset."""
        rule = self._case.rules.indicators.get(lever.id)
        full = float(FULL_PERCENT if rule is None else rule.threshold) * TENTHS_PER_PERCENT
        maximum = float((rule or self._case.rules.groups[lever.id]).maximum) * CENTS_PER_POINT
        cents, least = window
        reach = max(int(np.ceil(cents * full / maximum)), least)
        middle = round((unset if percent is None else percent) * TENTHS_PER_PERCENT)
        found = {*range(middle - reach, middle + reach + 1), lever.last}
        if self._is_small:
            start = int(np.floor(unset * TENTHS_PER_PERCENT))
            found.update(range(start + 1, start + FIRST_TENTHS + 1))
        if lever.floor > lever.base:
            found.add(lever.first)
        return np.array(sorted(t for t in found if lever.first <= t <= lever.last)) / TENTHS_PER_PERCENT

    def _percents_unset(self, cluster: Sequence[str], rows: Floats) -> Floats:
        """Return where each lever would stand without being set, in percent, for every row."""
        place = {key: i for i, key in enumerate(cluster)}
        found = np.tile([float(self._plan.levers[key].base) for key in cluster], (len(rows), 1))
        for key in set(self._plan.targets).intersection(cluster):
            if key in self._case.rules.groups:
                found[:, place[key]] = self._group_unset(key, cluster, rows)
                continue
            for coupling in self._plan.acting:
                source = self._plan.source_lever(coupling)
                if coupling.target != key or source not in place:
                    continue
                before, after = float(self._plan.levers[source].base), rows[:, place[source]]
                after = np.where(np.isnan(after), before, after)
                found[:, place[key]] = coupling.moved(found[:, place[key]], before, after)
            found[:, place[key]] = np.clip(found[:, place[key]], 0.0, FULL_PERCENT)
        return found

    def _group_unset(self, key: str, cluster: Sequence[str], rows: Floats) -> Floats:
        """Return what a group that is not set gains through couplings: its total less that without it."""
        column = list(cluster).index(key)
        unset, empty = rows.copy(), rows.copy()
        unset[:, column], empty[:, column] = np.nan, 0.0
        with_group, without = (
            score_many(self._case, table, keys=cluster, couplings=self._plan.couplings)
            for table in (unset, empty)
        )
        share = FULL_PERCENT / float(self._case.rules.groups[key].maximum)
        percents: Floats = (with_group - without) * share
        return percents


def _cheapest_way(clusters: Sequence[_Choices], wanted: int, per_lever: float) -> tuple[Setting, float]:
    """Return a setting that brings ``wanted`` cents at least effort, and that effort.

    Each lever set counts ``per_lever`` more, to tell plans of almost equal effort apart. If nothing
    reaches the goal, the one that brings most is returned with an infinite effort.
    """
    choices = [cluster.cheapest(per_lever) for cluster in clusters]
    missing = wanted - sum(int(c.cents.min()) for c in choices)
    # least[k]: the least effort that brings k of the missing cents with the clusters so far.
    least: Floats = np.full(max(missing, 0) + 1, np.inf)
    least[0] = 0.0
    places = np.arange(len(least))
    picks: list[Cents] = []
    for cluster in choices:
        gains = cluster.cents - cluster.cents.min()
        costs = cluster.efforts + per_lever * cluster.moves
        before = least[np.maximum(places[np.newaxis, :] - gains[:, np.newaxis], 0)]
        priced = before + costs[:, np.newaxis]
        # Bringing more than is missing is as good as bringing just that.
        picks.append(np.argmin(priced, axis=0))
        least = np.min(priced, axis=0)
    place = len(least) - 1
    if not np.isfinite(least[place]):
        chosen = [int(np.argmax(cluster.cents)) for cluster in choices]
    else:
        chosen = []
        for cluster, pick in zip(reversed(choices), reversed(picks), strict=True):
            chosen.insert(0, int(pick[place]))
            place = max(place - int(cluster.cents[chosen[0]] - cluster.cents.min()), 0)
    setting: Setting = {}
    effort = 0.0
    for cluster, row in zip(choices, chosen, strict=True):
        setting |= {
            key: None if np.isnan(percent) else float(percent)
            for key, percent in zip(cluster.levers, cluster.percents[row], strict=True)
        }
        effort += float(cluster.efforts[row])
    return setting, effort if np.isfinite(least[-1]) else np.inf


def _nan(percent: float | None) -> float:
    return NOT_SET if percent is None else percent
