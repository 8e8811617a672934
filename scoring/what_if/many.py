"""Totals of many scenarios at once: the exact path's results, vectorised."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import checked, exact_number
from scoring.case.case import Case
from scoring.coupling import Coupling
from scoring.errors import ChangesShapeError, LeverConflictError, LeverValueError
from scoring.rounding import CENTS_PER_POINT, to_cents
from scoring.rules import Group, Indicator
from scoring.what_if.changes import FULL_PERCENT, lever_ids, read_changes
from scoring.what_if.coupled_model import CoupledModel

Floats = NDArray[np.float64]
Cents = NDArray[np.int64]

# Percentages are read to this many parts of a percent: 45.1234 is exact, more decimals are rounded.
DECIMALS = 4
PARTS_PER_PERCENT = 10**DECIMALS

# Scenarios are scored in blocks of this many, whose columns stay in the processor's cache.
BLOCK = 1 << 14

# A coupled result this close (in cents) to a rounding edge is settled in exact arithmetic.
EDGE = 1e-6


@checked
def score_many(
    case: Case,
    changes: ArrayLike,
    *,
    keys: Sequence[str] | None = None,
    couplings: bool = True,
) -> Floats:
    """Return the totals, in points, of many scenarios.

    ``changes`` has the shape (scenarios, levers) and holds new percentages, NaN where a lever is
    not moved; values are read to four decimals. The columns are ``keys``, by default all levers in
    the order of ``lever_ids(case.rules)``. The result has the shape (scenarios,) and agrees with
    ``simulate`` to the cent.

    Raises:
        ChangesShapeError: not two dimensions, or another number of columns than keys.
        UnknownLeverError: a key is neither a group nor an indicator.
        LeverValueError: a value is outside 0 to 100.
        LeverConflictError: a scenario moves a group and one of its own indicators.

    """
    names, table = _read(case, changes, keys)
    totals = np.empty(len(table))
    for start in range(0, len(table), BLOCK):
        levers = _levers(case, names, table[start : start + BLOCK], couplings=couplings)
        totals[start : start + BLOCK] = sum(map(levers.group_cents, case.rules.groups.values()))
    return totals / CENTS_PER_POINT


def gained_cents(case: Case, changes: Floats, keys: Sequence[str], *, couplings: bool) -> Cents:
    """Return the cents that scenarios bring above the baseline, from the groups they act on alone.

    ``changes`` and ``keys`` are as in ``score_many`` and taken as checked. The result has the shape
    (scenarios,).
    """
    rules = case.rules
    moved = {rules.indicator_moved_by(key) or key for key in keys}
    ends = moved | {c.target for c in rules.couplings if couplings and c.source in moved}
    groups = [group for group in rules.groups.values() if ends & {group.id, *group.indicators}]
    gained: Cents = np.empty(len(changes), dtype=np.int64)
    base = sum(to_cents(case.baseline.points[group.id]) for group in groups)
    for start in range(0, len(changes), BLOCK):
        levers = _levers(case, keys, changes[start : start + BLOCK], couplings=couplings)
        gained[start : start + BLOCK] = sum(map(levers.group_cents, groups)) - base
    return gained


def points_many(
    case: Case,
    changes: ArrayLike,
    lever: str,
    *,
    keys: Sequence[str] | None = None,
    couplings: bool = True,
) -> Floats:
    """Return the points of one lever (a group's or an indicator's) in many scenarios.

    ``changes`` and ``keys`` are as in ``score_many``, and so are shape and errors. An indicator inside
    a group that is set has the points it would have if the group were not.

    Raises:
        UnknownIndicatorError: ``lever`` is neither a group nor an indicator.

    """
    names, table = _read(case, changes, keys)
    found = np.empty(len(table))
    for start in range(0, len(table), BLOCK):
        levers = _levers(case, names, table[start : start + BLOCK], couplings=couplings)
        group = case.rules.groups.get(lever)
        found[start : start + BLOCK] = (
            levers.group_cents(group)
            if group is not None
            else levers.indicator_cents(case.rules.indicator(lever).id)
        )
    return found / CENTS_PER_POINT


def _read(case: Case, changes: ArrayLike, keys: Sequence[str] | None) -> tuple[tuple[str, ...], Floats]:
    """Return the levers and the checked table of their percentages."""
    names = tuple(keys) if keys is not None else lever_ids(case.rules)
    read_changes(case.rules, dict.fromkeys((k for k in names if k not in case.rules.groups), 0))
    read_changes(case.rules, dict.fromkeys((k for k in names if k in case.rules.groups), 0))
    if repeated := [name for name in names if names.count(name) > 1]:
        raise ChangesShapeError(shape=len(names), expected=f"each key once, not '{repeated[0]}' again")
    table = _table(changes)
    if table is None:
        raise ChangesShapeError(shape="none", expected=f"a table of numbers, (scenarios, {len(names)})")
    if table.ndim != 2 or table.shape[1] != len(names):  # noqa: PLR2004 - rows and columns
        raise ChangesShapeError(shape=table.shape, expected=f"(scenarios, {len(names)})")
    return names, table


def _table(changes: object) -> Floats | None:
    """Return a table of percentages as floats, NaN where a cell is masked; None where it holds no numbers.

    Booleans, complex numbers and texts are none.
    """
    try:
        found = changes if isinstance(changes, np.ndarray) else np.asarray(changes, dtype=object)
        if found.dtype.kind == "O":
            if not all(map(_is_percent, found.flat)):
                return None
        elif found.dtype.kind not in "iuf":
            return None
        table = found.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError, ArithmeticError):
        return None
    return np.ma.filled(table, np.nan) if isinstance(table, np.ma.MaskedArray) else table


def _is_percent(value: object) -> bool:
    """Return whether a cell can hold a percentage, or none: None or NaN. Infinities are refused later."""
    if value is None or isinstance(value, float):
        return True
    return not isinstance(value, str) and exact_number(value) is not None


def _levers(case: Case, names: Sequence[str], block: Floats, *, couplings: bool) -> _Levers:
    """Return the columns of a block that are moved."""
    columns = {name: np.ascontiguousarray(block[:, i]) for i, name in enumerate(names)}
    for name, column in columns.items():
        if ((column < 0) | (column > FULL_PERCENT)).any():
            wrong = column[(column < 0) | (column > FULL_PERCENT)]
            raise LeverValueError(key=name, value=repr(float(wrong[0])))
    moved = {name: column for name, column in columns.items() if not np.isnan(column).all()}
    coupled = {end for c in case.rules.couplings for end in (c.source, c.target)}
    moved = {n: np.round(column, DECIMALS) if n in coupled else column for n, column in moved.items()}
    return _Levers(case, moved, len(block), couplings=couplings)


class _Levers:
    """The columns of moved levers, and the cents they lead to."""

    def __init__(self, case: Case, moved: dict[str, Floats], rows: int, *, couplings: bool) -> None:
        self._case = case
        self._rows = rows
        self._couplings = couplings
        self._columns = dict(moved)
        for group in case.rules.groups.values():
            if (only := group.only) and group.id in moved:
                column = self._columns.pop(group.id)
                if only in self._columns:
                    self._refuse_both(column, self._columns[only], only, group.id)
                    column = np.where(np.isnan(column), self._columns[only], column)
                self._columns[only] = column

    def group_cents(self, group: Group) -> Cents:
        """Return the points of a group, in cents, for every scenario."""
        baseline = self._case.baseline.groups[group.id]
        parts = sum(
            (self.indicator_cents(name) for name in group.indicators),
            np.full(self._rows, to_cents(baseline.offset), dtype=np.int64),
        )
        cents: Cents = np.clip(parts, 0, to_cents(group.maximum))
        column = self._columns.get(group.id)
        if column is None:
            return cents
        for name in group.indicators:
            if name in self._columns:
                self._refuse_both(column, self._columns[name], name, group.id)
        set_cents = linear_cents(column, Fraction(group.maximum), Fraction(1))
        return np.where(np.isnan(column), cents, set_cents)

    def indicator_cents(self, name: str) -> Cents:
        """Return the points of an indicator, in cents, for every scenario."""
        rule = self._case.rules.indicators[name]
        base = to_cents(self._case.baseline.indicators[name].counted)
        cents: Cents = np.full(self._rows, base, dtype=np.int64)
        column = self._columns.get(name)
        targets = {c.target for c in self._case.rules.couplings}
        if column is not None and name not in targets:
            return np.where(np.isnan(column), cents, cents_alone(rule, column))
        sources = [coupling.source for coupling in self._acting(name)]
        involved = [key for key in (name, *sources) if key in self._columns]
        return self._coupled_cents(name, involved, cents) if involved else cents

    def _coupled_cents(self, name: str, involved: list[str], unmoved: Cents) -> Cents:
        """Return cents of an indicator on which several levers or a factor act."""
        rule = self._case.rules.indicators[name]
        share = self._share(name)
        if share is None:
            return unmoved
        reached = rule.whole(share) * self._factor(name) * FULL_PERCENT / float(rule.threshold)
        exact = float(rule.maximum) * CENTS_PER_POINT * np.minimum(1.0, reached)
        unscored = np.isnan(exact)
        exact = np.where(unscored, 0.0, exact)
        cents = np.floor(exact + 0.5).astype(np.int64)
        untouched = np.isnan(np.column_stack([self._columns[c] for c in involved])).all(axis=1)
        untouched |= unscored
        at_edge = ~untouched & (np.abs(exact - np.floor(exact) - 0.5) < EDGE)
        if at_edge.any():
            cents[at_edge] = self._exact_cents(name, involved, at_edge)
        return np.where(untouched, unmoved, cents)

    def _share(self, name: str) -> Floats | None:
        """Return an indicator's own ratio (0 to 1) in every scenario, None if it is never scored."""
        base = self._case.baseline.indicators[name].share
        column = self._columns.get(name)
        if base is None and column is None:
            return None
        share = np.full(self._rows, float(base) if base is not None else np.nan)
        for coupling in self._acting(name):
            before, column_of_source = self._base(coupling.source), self._columns[coupling.source]
            if before is not None:
                share = coupling.moved(share, before, _where_set(column_of_source, before))
        share = np.clip(share, 0.0, 1.0)
        return share if column is None else _where_set(column, share)

    def _factor(self, name: str) -> Floats:
        factor = np.ones(self._rows)
        for coupling in self._case.rules.couplings:
            if coupling.multiplies and coupling.target == name:
                rule, base = self._case.rules.indicators[coupling.source], self._base(coupling.source)
                whole = None if base is None else float(rule.whole(np.array(base)))
                unmoved = float(coupling.factor(whole))
                column = self._columns.get(coupling.source) if self._couplings else None
                if column is None:
                    factor *= unmoved
                    continue
                moved = coupling.factor(rule.whole(column / FULL_PERCENT))
                factor *= np.where(np.isnan(column), unmoved, moved)
        return factor

    def _acting(self, name: str) -> list[Coupling]:
        if not self._couplings:
            return []
        couplings = self._case.rules.couplings
        return [c for c in couplings if c.target == name and c.source in self._columns]

    def _base(self, name: str) -> float | None:
        share = self._case.baseline.indicators[name].share
        return None if share is None else float(share)

    def _exact_cents(self, name: str, involved: list[str], rows: NDArray[np.bool_]) -> Cents:
        """Return the exact path's cents for some rows, computed once for each distinct one."""
        values = np.column_stack([self._columns[key][rows] for key in involved])
        distinct, place = np.unique(values, axis=0, return_inverse=True)
        exact = [self._exact(name, dict(zip(involved, row, strict=True))) for row in distinct]
        return np.array(exact, dtype=np.int64)[place.ravel()]

    def _exact(self, name: str, values: dict[str, float]) -> int:
        changes = {
            key: Fraction(round(value * PARTS_PER_PERCENT), PARTS_PER_PERCENT * FULL_PERCENT)
            for key, value in values.items()
            if not np.isnan(value)
        }
        model = CoupledModel(self._case, changes, couplings=self._couplings)
        return to_cents(model.points(name, model.drivers(name)))

    def _refuse_both(self, group: Floats, indicator: Floats, key: str, name: str) -> None:
        if (~np.isnan(group) & ~np.isnan(indicator)).any():
            raise LeverConflictError(key=key, group=name)


def _where_set(column: Floats, unset: Floats | float) -> Floats:
    """Return a lever's percentages as shares (0 to 1), ``unset`` in the scenarios that do not move it."""
    return np.where(np.isnan(column), unset, column / FULL_PERCENT)


def cents_alone(rule: Indicator, column: Floats) -> Cents:
    """Return half-up cents of an indicator's lever (percent) on which no other acts; NaN gives any."""
    if rule.so_far is None:
        return linear_cents(column, Fraction(rule.maximum), Fraction(rule.threshold) / FULL_PERCENT)
    parts = np.rint(np.nan_to_num(column) * PARTS_PER_PERCENT)
    whole = rule.whole(parts / (PARTS_PER_PERCENT * FULL_PERCENT))
    reached = np.minimum(1.0, whole * FULL_PERCENT / float(rule.threshold))
    exact = float(rule.maximum) * CENTS_PER_POINT * reached
    cents: Cents = np.floor(exact + 0.5).astype(np.int64)
    for place in np.flatnonzero(np.abs(exact - np.floor(exact) - 0.5) < EDGE):
        share = Fraction(int(parts[place]), PARTS_PER_PERCENT * FULL_PERCENT)
        cents[place] = to_cents(rule.points_at(rule.whole(share)))
    return cents


def linear_cents(column: Floats, maximum: Fraction, threshold: Fraction) -> Cents:
    """Return half-up cents of percentages by integers alone; NaN gives 0.

    ``maximum`` (points) is reached at ``threshold`` (share, 0 to 1).
    """
    parts = np.rint(np.nan_to_num(column) * PARTS_PER_PERCENT).astype(np.int64)
    numerator, denominator = _cents_per_part(maximum, threshold)
    doubled = 2 * parts * numerator + denominator
    cents: Cents = np.minimum(doubled // (2 * denominator), to_cents(maximum))
    return cents


@lru_cache(maxsize=256)
def _cents_per_part(maximum: Fraction, threshold: Fraction) -> tuple[int, int]:
    """Return the cents that a part of a percent brings, as numerator and denominator."""
    per_part = maximum * CENTS_PER_POINT / threshold / (PARTS_PER_PERCENT * FULL_PERCENT)
    return per_part.numerator, per_part.denominator
