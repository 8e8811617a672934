"""Plans that go on from changes already made: those stay, cost nothing, and are not done again."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

import scoring
from scoring import Goal, find_plan, movable_levers, simulate
from scoring.errors import LeverConflictError, LeverValueError
from tests.scoring.plan.plans import ROUNDING, TOLERANCE

CASE = scoring.load_case()
CASES = ("binh-thuan-2023", "ca-mau-2023", "lam-dong-2025", "lam-dong-2026", "tay-ninh-2026")


def test_what_is_set_already_costs_nothing_and_stays():
    start = {"on_time_settlement": 100, "e_result_issued": 42}
    answer = find_plan(CASE, Goal.for_total(65), start)
    assert (answer.reached, answer.best.moves, answer.best.effort) == (True, (), 0)
    assert answer.best.changes == start
    more = find_plan(CASE, Goal.for_total(66), start, levers=["e_result_issued"])
    assert more.best.changes == {**start, "e_result_issued": Decimal("48.7")}
    (move,) = more.best.moves
    assert (move.before, move.stands, move.effort) == (42, 42, Fraction("6.7"))


def test_a_lever_set_at_the_start_does_not_follow_others_any_more():
    start = {"online_filing": 20}
    (move,) = find_plan(CASE, Goal.for_total(64), start, levers=["e_result_issued"]).best.moves
    assert set(move.coupled) == {"dossier_digitised"}


def test_a_group_set_at_the_start_is_one_lever():
    answer = find_plan(CASE, Goal.for_total(75), {"digitization": 60})
    assert set(answer.best.changes) <= {"digitization", *movable_levers(CASE, {"digitization": 60})}
    with pytest.raises(LeverConflictError):
        find_plan(CASE, Goal.for_total(75), {"digitization": 60}, levers=["e_result_issued"])
    with pytest.raises(LeverValueError):
        find_plan(CASE, Goal.for_total(75), {"digitization": 160})


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_from_any_start_reaches_its_goal_and_accounts_for_every_point(seed: int):
    random = np.random.default_rng(seed)
    case = scoring.find_case(CASES[seed % len(CASES)])
    start: dict[str, Decimal] = {}
    for lever in random.choice(list(case.rules.indicators), 4, replace=False):
        base = int(float(case.baseline.indicators[lever].share or 0) * 1000)
        start[str(lever)] = Decimal(int(random.integers(base, 1001))).scaleb(-1)
    if seed % 3 == 0:
        group = str(random.choice(list(case.rules.groups)))
        start = {key: at for key, at in start.items() if case.rules.indicators[key].group != group}
        start[group] = Decimal(int(random.integers(300, 1001))).scaleb(-1)
    before = simulate(case, start).total
    goal = min(Decimal(100), before + Decimal(int(random.integers(0, 1500))).scaleb(-2))
    levers = movable_levers(case, start, by_group=seed % 2 == 0)
    answer = find_plan(case, Goal.for_total(goal), start, levers=levers)
    for plan in answer.plans:
        outcome = simulate(case, plan.changes)
        assert answer.reached == (outcome.total >= goal)
        assert all(plan.changes[key] >= at for key, at in start.items())
        assert sum((move.points for move in plan.moves), Decimal(0)) == outcome.total - before
        assert all(move.before <= move.stands < Fraction(move.after) for move in plan.moves)


@pytest.mark.parametrize("seed", range(6))
def test_going_on_is_never_dearer_than_the_rest_of_a_plan_from_the_baseline(seed: int):
    random = np.random.default_rng(seed)
    whole = find_plan(CASE, Goal.for_total(70)).best
    done = whole.moves[int(random.integers(len(whole.moves)))]
    rest = find_plan(CASE, Goal.for_total(70), {done.lever: done.after}).best
    assert float(rest.effort) <= TOLERANCE * float(whole.effort - done.effort) + ROUNDING
