"""Plans as tests ask for them: golden entries read, and efforts recomputed independently."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

import numpy as np

import scoring
from scoring.plan.effort import load_profiles

# A plan may cost this much more than the least possible one, and no more.
TOLERANCE = 1.005

# Efforts are compared as floats.
ROUNDING = 1e-6


def asked(entry: Mapping[str, Any]) -> scoring.PlanAnswer:
    """Return the answer to a golden entry."""
    case = scoring.find_case(entry["case"])
    profiles = {profile.id: profile.effort for profile in load_profiles()}
    return scoring.find_plan(
        case,
        scoring.Goal.read(entry["goal"]),
        effort=profiles[entry.get("profile", "even")],
        limits=scoring.Limits(_percents(entry.get("floor", {})), _percents(entry.get("ceiling", {}))),
        locked=entry.get("locked", ()),
        levers=tuple(case.rules.groups) if entry.get("levers") == "groups" else None,
        peers=scoring.Peers.read(entry.get("peers", "still")),
    )


def least_effort_of_all(
    case: scoring.Case,
    grids: Mapping[str, Sequence[float]],
    effort: scoring.Effort,
    total: Decimal,
    floors: Mapping[str, Decimal] | None = None,
) -> float:
    """Return the least effort of all combinations of the given percentages that bring ``total``.

    Every combination is scored; nothing is taken from the search.
    """
    levers = tuple(grids)
    rows = np.array(list(product(*([np.nan, *grid] for grid in grids.values()))))
    unset = _unset(case, levers, rows)
    raised = np.where(np.isnan(rows), 0.0, rows - unset)
    stands = np.where(np.isnan(rows), unset, rows)
    floor = [
        float(at) if (at := (floors or {}).get(key, Decimal(0))) > _base(case, key) else 0.0
        for key in levers
    ]
    reached = scoring.score_many(case, rows, keys=levers) >= float(total) - ROUNDING
    allowed = (
        reached & (raised >= -ROUNDING).all(axis=1) & (stands >= np.array(floor) - ROUNDING).all(axis=1)
    )
    costs = raised @ np.array([float(effort.of(lever)) for lever in levers])
    return float(np.min(costs[allowed], initial=np.inf))


def _base(case: scoring.Case, lever: str) -> Decimal:
    """Return where a lever stands, in percent."""
    share = (
        case.baseline.groups[lever].attainment
        if lever in case.rules.groups
        else case.baseline.indicators[lever].share or 0
    )
    return Decimal(str(float(share) * 100))


def _unset(case: scoring.Case, levers: Sequence[str], rows: np.ndarray) -> np.ndarray:
    """Return where every lever would stand in each row without being set, in percent."""
    return np.column_stack([_unset_lever(case, levers, rows, lever) for lever in levers])


def _unset_lever(case: scoring.Case, levers: Sequence[str], rows: np.ndarray, lever: str) -> np.ndarray:
    column = levers.index(lever)
    if lever == "progress":
        return np.full(len(rows), float(case.baseline.groups[lever].attainment) * 100)
    if lever in case.rules.groups:
        without, at_nothing = rows.copy(), rows.copy()
        without[:, column], at_nothing[:, column] = np.nan, 0.0
        totals = [scoring.score_many(case, table, keys=levers) for table in (without, at_nothing)]
        return (totals[0] - totals[1]) / float(case.rules.groups[lever].maximum) * 100
    base = float(case.baseline.indicators[lever].share or 0) * 100
    stands = np.full(len(rows), base)
    for coupling in case.rules.couplings:
        source = "progress" if coupling.source == "on_time_settlement" else coupling.source
        moving = [key for key in (coupling.source, source) if key in levers]
        if coupling.target != lever or coupling.kind == "factor" or not moving:
            continue
        before = float(case.baseline.indicators[coupling.source].share or 0) * 100
        after = rows[:, levers.index(moving[0])]
        after = np.where(np.isnan(after), before, after)
        if coupling.kind == "shift":
            stands += after - before
        elif before > 0:
            stands *= after / before
    return np.clip(stands, 0, 100)


def _percents(limits: Mapping[str, Any]) -> dict[str, Decimal]:
    return {lever: Decimal(percent) for lever, percent in limits.items()}


def tenths(low: float, high: float) -> Iterable[float]:
    """Return the tenths of a percent above ``low``, up to ``high``."""
    return [tenth / 10 for tenth in range(int(np.floor(low * 10)) + 1, int(np.floor(high * 10)) + 1)]
