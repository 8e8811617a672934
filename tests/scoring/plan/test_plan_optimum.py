"""Plans against complete enumeration on small problems: at most 0.5 % above the least effort there is."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

import scoring
from scoring.case.from_now import FromNow
from tests.scoring.plan.plans import ROUNDING, TOLERANCE, least_effort_of_all, tenths

COUPLED = (
    "dossier_sync",
    "on_time_settlement",
    "online_filing",
    "e_result_issued",
    "dossier_digitised",
    "dossier_satisfaction",
)
CASES = ("binh-thuan-2023", "lam-dong-2025", "lam-dong-2026", "tay-ninh-2026")
WEIGHTS = ("0.1", "0.5", "1", "1", "2", "3.7")
STEPS = {2: 80, 3: 24, 4: 9}

# How many levers have a floor above the baseline, by seed.
FLOORS = (0.0, 0.3, 0.7)


def _base(case: scoring.Case, lever: str) -> float:
    if lever in case.rules.groups:
        return float(case.baseline.groups[lever].attainment) * 100
    return float(case.baseline.indicators[lever].share or 0) * 100


def _levers(case: scoring.Case, kind: str, count: int, random: np.random.Generator) -> list[str]:
    indicators, groups = list(case.rules.indicators), list(case.rules.groups)
    if kind == "mixed":
        group = str(random.choice(groups))
        rest = [name for name in indicators if case.rules.indicators[name].group != group]
        return [group, *random.choice(rest, count - 1, replace=False)]
    pool = {"coupled": list(COUPLED), "groups": groups, "indicators": indicators}[kind]
    return list(random.choice(pool, count, replace=False))


@pytest.mark.parametrize("wide", [False, True], ids=["every tenth below a ceiling", "a coarse grid"])
@pytest.mark.parametrize("kind", ["coupled", "indicators", "groups", "mixed"])
@pytest.mark.parametrize("seed", range(8))
def test_a_plan_costs_hardly_more_than_the_least(seed: int, kind: str, wide: bool) -> None:
    _check(scoring.find_case(CASES[seed % len(CASES)]), seed, kind, wide=wide)


@pytest.mark.parametrize("wide", [False, True], ids=["every tenth below a ceiling", "a coarse grid"])
@pytest.mark.parametrize("kind", ["coupled", "indicators"])
@pytest.mark.parametrize("seed", range(6))
def test_so_does_one_from_a_day_on(seed: int, kind: str, wide: bool) -> None:
    case = scoring.find_case(("lam-dong-2026", "tay-ninh-2026")[seed % 2])
    _check(case.seen(FromNow(date(2026, 10 + seed % 3, 15), pace=Decimal(60))), seed, kind, wide=wide)


def _check(case: scoring.Case, seed: int, kind: str, *, wide: bool) -> None:
    """Compare a drawn problem's plan with the cheapest of all ways there are."""
    random = np.random.default_rng([seed, len(kind), int(wide)])
    count = int(random.integers(2, 5))
    chosen = set(_levers(case, kind, count, random))
    levers = [lever for lever in scoring.lever_ids(case.rules) if lever in chosen]
    grids, ceilings, floors = {}, {}, {}
    for lever in levers:
        base = _base(case, lever)
        if wide:
            high = 100.0 if random.random() < 0.5 else round(float(random.uniform(base, 100)), 1)
            grid = {round(float(x), 1) for x in np.linspace(base, high, STEPS[count])}
            grids[lever] = sorted(percent for percent in grid if base < percent <= high)
        else:
            high = min(100.0, round(base + float(random.uniform(0.3, STEPS[count] / 10)), 1))
            grids[lever] = tenths(base, high)
        ceilings[lever] = Decimal(str(high))
        if grids[lever] and random.random() < FLOORS[seed % len(FLOORS)]:
            floors[lever] = Decimal(str(random.choice(grids[lever])))
    effort = scoring.Effort({lever: Decimal(str(random.choice(WEIGHTS))) for lever in levers})
    limits = scoring.Limits(floors, ceilings)
    highest = scoring.find_plan(
        case, scoring.Goal.for_total(Decimal(100)), effort=effort, limits=limits, levers=levers
    ).best.outcome.total
    share = Decimal(int(random.integers(5, 101))) / 100
    goal = (case.baseline.total + (highest - case.baseline.total) * share).quantize(Decimal("0.01"))

    answer = scoring.find_plan(
        case, scoring.Goal.for_total(goal), effort=effort, limits=limits, levers=levers
    )

    assert answer.reached
    assert answer.best.outcome.total >= goal
    least = least_effort_of_all(case, grids, effort, goal, floors)
    assert float(answer.best.effort) <= TOLERANCE * least + ROUNDING
    if not wide:
        assert float(answer.best.effort) >= least - ROUNDING, "nothing can be cheaper than everything"
