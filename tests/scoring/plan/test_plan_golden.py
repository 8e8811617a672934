"""Golden plans (tests/golden/plans.toml): required total, effort, and the cheapest plan."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from tests.golden import golden
from tests.scoring.plan.plans import asked

PLANS = [pytest.param(entry, id=entry["name"]) for entry in golden("plans.toml")["plan"]]


@pytest.mark.parametrize("entry", PLANS)
def test_a_goal_gives_the_golden_plan(entry: dict[str, Any]) -> None:
    answer = asked(entry)
    assert answer.reached
    assert answer.required == Decimal(entry["required"])
    assert f"{float(answer.best.effort):.2f}" == entry["effort"]
    assert answer.best.changes == {key: Decimal(value) for key, value in entry["changes"].items()}


@pytest.mark.parametrize("entry", PLANS)
def test_moves_account_for_points_and_effort(entry: dict[str, Any]) -> None:
    for plan in asked(entry).plans:
        assert sum(move.points for move in plan.moves) == plan.outcome.change
        assert sum((move.effort for move in plan.moves), Fraction(0)) == plan.effort
        for move in plan.moves:
            assert move.before <= move.stands < Fraction(move.after) <= 100


@pytest.mark.parametrize("entry", PLANS)
def test_alternatives_go_up_in_effort_and_reach_the_goal_in_other_ways(entry: dict[str, Any]) -> None:
    answer = asked(entry)
    assert 1 <= len(answer.plans) <= 3
    efforts = [plan.effort for plan in answer.plans]
    assert efforts == sorted(efforts)
    assert all(plan.outcome.total >= Decimal(entry["required"]) for plan in answer.plans)
    for plan, other in combinations(answer.plans, 2):
        gains = {move.lever: move.points for move in other.moves}
        alike = sum(min(move.points, gains.get(move.lever, 0)) for move in plan.moves)
        assert alike <= Decimal("0.7") * other.outcome.change
