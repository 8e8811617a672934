"""What the levers of a cluster can be set to, what each choice brings in cents, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scoring.plan.levers import PlanLever, PlanLevers
from scoring.rounding import to_cents
from scoring.what_if.changes import FULL_PERCENT
from scoring.what_if.many import cents_alone, gained_cents, linear_cents, points_many

Floats = NDArray[np.float64]
Cents = NDArray[np.int64]

# Efforts closer than this are equal.
EFFORT_ROUNDING = 1e-9

NOT_SET = np.nan


@dataclass(frozen=True)
class Choices:
    """What a cluster of levers can be set to: a row of percentages (NaN: not set) for each choice.

    ``reached`` is where the levers stand then, set or not.
    """

    levers: tuple[str, ...]
    percents: Floats
    reached: Floats
    cents: Cents
    efforts: Floats

    def cheapest(self, per_lever: float = 0.0) -> Choices:
        """Return the choices that bring more cents than every cheaper one, cheapest first."""
        priced = self.efforts + per_lever * self.moves
        order = np.lexsort((-self.cents, priced))
        best_before = np.maximum.accumulate(np.concatenate([[-1 << 60], self.cents[order][:-1]]))
        return self.only(order[self.cents[order] > best_before])

    def only(self, places: Cents | NDArray[np.bool_]) -> Choices:
        """Return some of the choices."""
        return Choices(
            self.levers,
            self.percents[places],
            self.reached[places],
            self.cents[places],
            self.efforts[places],
        )

    @property
    def moves(self) -> Cents:
        """Return how many levers each choice sets."""
        counted: Cents = np.count_nonzero(~np.isnan(self.percents), axis=1)
        return counted


class Chooser:
    """Weighs rows of percentages for the clusters of a plan's levers."""

    def __init__(self, levers: PlanLevers) -> None:
        """Take the levers of a plan."""
        self._plan = levers
        self._coupled = {*levers.targets, *(levers.source_lever(c) for c in levers.acting)}

    def weigh(self, cluster: tuple[str, ...], rows: Floats) -> tuple[Choices, NDArray[np.bool_]]:
        """Return the rows that lower no lever and leave none below its floor, and which of all they are."""
        levers = [self._plan.levers[key] for key in cluster]
        unset = self.percents_unset(cluster, rows)
        is_set = ~np.isnan(rows)
        raised = np.where(is_set, rows - unset, 0.0)
        reached = np.where(is_set, rows, unset)
        floors = np.array([float(lever.floor) if lever.floor > lever.base else 0.0 for lever in levers])
        fits = (raised >= 0) & (reached >= floors - EFFORT_ROUNDING)
        allowed: NDArray[np.bool_] = np.asarray(fits.all(axis=1))
        rows, raised, reached = rows[allowed], raised[allowed], reached[allowed]
        cents = self._gained(cluster, rows)
        efforts = raised @ np.array([float(lever.weight) for lever in levers])
        return Choices(cluster, rows, reached, cents, efforts), allowed

    def is_alone(self, cluster: tuple[str, ...]) -> bool:
        """Return whether a cluster is a lever that acts on no other."""
        return len(cluster) == 1 and cluster[0] not in self._coupled

    def weigh_alone(self, lever: PlanLever, percents: Floats) -> Choices:
        """Return percentages of a lever that acts on no other, and not setting it where that is allowed."""
        case = self._plan.case
        rule = self._plan.rule_of(lever.id)
        base = float(lever.base)
        if rule is None:
            cents = linear_cents(percents, Fraction(case.rules.groups[lever.id].maximum), Fraction(1))
        else:
            cents = cents_alone(rule, percents)
        cents = cents - to_cents(self._plan.points_now(lever.id))
        efforts = (percents - base) * float(lever.weight)
        reached = percents
        if lever.floor <= lever.base:
            percents, reached = np.append(percents, NOT_SET), np.append(reached, base)
            cents, efforts = np.append(cents, 0), np.append(efforts, 0.0)
        return Choices((lever.id,), percents[:, np.newaxis], reached[:, np.newaxis], cents, efforts)

    def percents_unset(self, cluster: Sequence[str], rows: Floats) -> Floats:
        """Return where each lever would stand without being set, in percent, for every row."""
        place = {key: i for i, key in enumerate(cluster)}
        now = [float(self._plan.levers[key].base) for key in cluster]
        found = np.tile(now, (len(rows), 1))
        for key in set(self._plan.targets).intersection(cluster):
            if key in self._plan.start:
                continue
            if key in self._plan.case.rules.groups:
                found[:, place[key]] = self._group_unset(key, cluster, rows)
                continue
            found[:, place[key]] = self._follows(key, place, rows)
            found[:, place[key]] = np.clip(found[:, place[key]], 0.0, FULL_PERCENT)
        return found

    def _follows(self, key: str, place: Mapping[str, int], rows: Floats) -> Floats:
        """Return where an indicator's lever is carried by others, in percent."""
        indicators = self._plan.case.baseline.indicators
        found = np.full(len(rows), float(indicators[key].share or 0) * FULL_PERCENT)
        for coupling in self._plan.case.rules.couplings if self._plan.couplings else ():
            before, acting = indicators[coupling.source].share, self._plan.share_acting(coupling.source)
            if coupling.target != key or before is None or acting is None or indicators[key].share is None:
                continue
            after: Floats = np.full(len(rows), float(acting) * FULL_PERCENT)
            source = self._plan.source_lever(coupling)
            if source is not None and source in place:
                column = rows[:, place[source]]
                after = np.where(np.isnan(column), after, column)
            found = coupling.moved(found, float(before) * FULL_PERCENT, after)
        return found

    def _gained(self, cluster: Sequence[str], rows: Floats) -> Cents:
        """Return the cents that rows bring above the start."""
        keys, table = self._with_start(cluster, rows)
        cents = gained_cents(self._plan.case, table, keys, couplings=self._plan.couplings)
        gained: Cents = cents[1:] - cents[0]
        return gained

    def _with_start(self, cluster: Sequence[str], rows: Floats) -> tuple[tuple[str, ...], Floats]:
        """Return a table whose first row is the start, and where what is not set stands as at the start."""
        start = {key: float(percent) for key, percent in self._plan.start.items()}
        keys = (*cluster, *(key for key in start if key not in cluster))
        now = np.array([start.get(key, NOT_SET) for key in keys])
        table = np.tile(now, (len(rows) + 1, 1))
        table[1:, : len(cluster)] = np.where(np.isnan(rows), now[: len(cluster)], rows)
        return keys, table

    def _group_unset(self, key: str, cluster: Sequence[str], rows: Floats) -> Floats:
        """Return what a group that is not set gains through couplings: its total less that without it."""
        column = list(cluster).index(key)
        unset, empty = rows.copy(), rows.copy()
        unset[:, column], empty[:, column] = np.nan, 0.0
        with_group, without = (
            points_many(self._plan.case, table, key, keys=keys, couplings=self._plan.couplings)[1:]
            for keys, table in (self._with_start(cluster, rows) for rows in (unset, empty))
        )
        share = FULL_PERCENT / float(self._plan.case.rules.groups[key].maximum)
        percents: Floats = (with_group - without) * share
        return percents
