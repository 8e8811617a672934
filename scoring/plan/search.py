"""The plan of least effort on the grid, to the cent: a repair of where it lies before rounding.

Around where a plan is looked for every lever has a few percentages to choose from. Levers that act on
each other choose together; the cents each choice brings are exact. Which choices reach the goal at
least effort is then a knapsack over cents. The search moves to what it found and looks around again
until nothing is cheaper.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

import numpy as np

from scoring.errors import SolverError
from scoring.plan.choices import EFFORT_ROUNDING, NOT_SET, Choices, Chooser, Floats
from scoring.plan.hulls import PlanLocator, Setting, Start
from scoring.plan.knapsack import Option, cheapest_way
from scoring.plan.levers import PlanLever, PlanLevers
from scoring.plan.limits import TENTHS_PER_PERCENT
from scoring.rounding import CENTS_PER_POINT, to_cents
from scoring.rules import Indicator
from scoring.what_if.changes import FULL_PERCENT

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
FEWER_LEVERS_SHARE = 0.004

# A cent may be lost where a group's parts pass its maximum; then one more is asked for.
MOST_SHORT = 5


class PlanSearch:
    """Finds the least effort that brings a total, for some levers of a case."""

    def __init__(self, levers: PlanLevers, earlier: PlanSearch | None = None) -> None:
        """Prepare the search.

        ``earlier`` is a search on the same case and under the same assumptions: what it learnt of
        levers that act on no other is taken over.
        """
        self._plan = levers
        self._case = levers.case
        self._base_cents = to_cents(levers.total_now)
        self._chooser = Chooser(levers)
        locator = None if earlier is None else earlier._locator
        self._locator: PlanLocator = PlanLocator(levers, self._chooser, locator)
        self._is_small = False
        self._seen: dict[tuple[tuple[str, ...], bool, tuple[float | None, ...]], Option] = {}
        self._alone: dict[tuple[PlanLever, bool, float | None], Option] = (
            {} if earlier is None else earlier._alone
        )

    def least_effort(self, total: Decimal) -> dict[str, Decimal]:
        """Return the changes of least effort that bring ``total`` points, verified by ``simulate``.

        Raises:
            SolverError: nothing was found, which means that ``total`` is out of reach.

        """
        wanted = to_cents(total) - self._base_cents
        self._is_small = wanted <= SMALL_GOAL
        starts = self._locator.locate(wanted)
        for extra in range(MOST_SHORT):
            changes = self._repaired(starts, wanted + extra)
            if self._plan.total_of(changes) >= total:
                return changes
        raise SolverError(problem=f"no plan brings {total} points")

    def _repaired(self, starts: Sequence[Start], wanted: int) -> dict[str, Decimal]:
        """Return the cheapest of what is found around each start, with few levers set."""
        effort, setting = np.inf, starts[0].setting
        for start in starts:
            # Before rounding an effort is about the least that can come of it.
            if start.effort < effort:
                effort, setting = min((effort, setting), self._improved(start.setting, wanted), key=_effort)
        sets = sum(percent is not None for percent in setting.values())
        per_lever = FEWER_LEVERS_SHARE * effort / max(sets, 1) if np.isfinite(effort) else 0.0
        found, _ = cheapest_way(self._around(setting), wanted, per_lever)
        return {
            key: Decimal(round(percent * TENTHS_PER_PERCENT)).scaleb(-1)
            for key in self._plan.levers
            if (percent := found.get(key)) is not None
        }

    def _improved(self, start: Setting, wanted: int) -> tuple[float, Setting]:
        """Return the effort and the setting from which no look around finds a cheaper one."""
        setting, effort = start, np.inf
        for _ in range(MOST_ROUNDS):
            best, cost = cheapest_way(self._around(setting), wanted)
            if cost >= effort - EFFORT_ROUNDING:
                break
            effort, setting = cost, best
        return effort, setting

    def _around(self, setting: Setting) -> list[Option]:
        """Return what each cluster can be set to around a setting."""
        return [self._options(cluster, setting) for cluster in self._plan.clusters]

    def _options(self, cluster: tuple[str, ...], setting: Setting) -> Option:
        here = tuple(setting[key] for key in cluster)
        if self._chooser.is_alone(cluster):
            lever = self._plan.levers[cluster[0]]
            alone = (lever, self._is_small, here[0])
            if alone not in self._alone:
                self._alone[alone] = _option(self._looked_at(lever, here[0]), here)
            return self._alone[alone]
        together = (cluster, self._is_small, here)
        if together not in self._seen:
            self._seen[together] = _option(self._together(cluster, setting), here)
        return self._seen[together]

    def _together(self, cluster: tuple[str, ...], setting: Setting) -> Choices:
        """Return all ways of setting levers that act on each other to percentages around a setting."""
        window = WINDOW_SMALL if self._is_small else WINDOW_TOGETHER
        levers = [self._plan.levers[key] for key in cluster]
        now = np.array([[_nan(setting[key]) for key in cluster]])
        lists = [
            [NOT_SET, *self._tenths(lever, setting[lever.id], unset, window)]
            for lever, unset in zip(levers, self._chooser.percents_unset(cluster, now)[0], strict=True)
        ]
        choices, _ = self._chooser.weigh(cluster, np.array(list(product(*lists))))
        return choices

    def _looked_at(self, lever: PlanLever, percent: float | None) -> Choices:
        """Return the percentages around one of a lever that acts on no other."""
        return self._chooser.weigh_alone(lever, self._tenths(lever, percent, float(lever.base), WINDOW))

    def _tenths(
        self, lever: PlanLever, percent: float | None, unset: float, window: tuple[int, int]
    ) -> Floats:
        """Return the percentages to look at: around one, or around where the lever stands unset."""
        rule = self._plan.rule_of(lever.id)
        maximum = float((rule or self._case.rules.groups[lever.id]).maximum) * CENTS_PER_POINT
        cents, least = window
        reach = max(int(np.ceil(cents * _tenths_for_all(rule) / maximum)), least)
        middle = round((unset if percent is None else percent) * TENTHS_PER_PERCENT)
        found = {*range(middle - reach, middle + reach + 1), lever.last}
        if self._is_small:
            start = int(np.floor(unset * TENTHS_PER_PERCENT))
            found.update(range(start + 1, start + FIRST_TENTHS + 1))
        if lever.floor > lever.base:
            found.add(lever.first)
        return np.array(sorted(t for t in found if lever.first <= t <= lever.last)) / TENTHS_PER_PERCENT


def _tenths_for_all(rule: Indicator | None) -> float:
    """Return how many tenths of a percent of a lever bring the maximum, as steeply as it rises."""
    if rule is None:
        return FULL_PERCENT * TENTHS_PER_PERCENT
    to_come = 1.0 if rule.so_far is None else max(float(rule.so_far.to_come), 1 / FULL_PERCENT)
    return float(rule.threshold) * TENTHS_PER_PERCENT / to_come


def _option(choices: Choices, here: Sequence[float | None]) -> Option:
    """Return choices with the cents of the one next to where the search stands."""
    percents = np.array([_nan(percent) for percent in here])
    off = np.where(np.isnan(choices.percents) == np.isnan(percents), 0.0, float(FULL_PERCENT))
    off += np.nan_to_num(np.abs(choices.percents - percents))
    return Option(choices, int(choices.cents[np.argmin(off.sum(axis=1))]))


def _effort(found: tuple[float, Setting]) -> float:
    return found[0]


def _nan(percent: float | None) -> float:
    return NOT_SET if percent is None else percent
