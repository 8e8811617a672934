"""The effort of a scenario, by the same measure as a plan's."""

from decimal import Decimal
from fractions import Fraction

from scoring import Effort, Goal, effort_of, efforts_of, find_plan, load_case, load_profiles, simulate


def test_effort_is_the_percentage_points_raised_times_the_weight():
    outcome = simulate(load_case(), {"digitization": 45, "online_payment": 60})
    # 45 - 5.53/22 and 60 - 3.49/10 percent.
    raised = [45 - Fraction(553, 22), 60 - Fraction(349, 10)]
    assert effort_of(outcome) == sum(raised)
    assert sorted(efforts_of(outcome).values()) == sorted(raised)
    double = Effort({"digitization": Decimal(2)})
    assert effort_of(outcome, double) == 2 * raised[0] + raised[1]


def test_what_comes_along_and_what_is_lowered_costs_nothing():
    case = load_case()
    alone = effort_of(simulate(case, {"e_result_issued": 50}))
    assert alone == 50 - 100 * case.baseline.indicators["e_result_issued"].share
    # 50 % electronic results bring digitised dossiers along to 25.25 x 50/25.1667 = 50.17 %.
    along = simulate(case, {"e_result_issued": 50, "dossier_digitised": 50})
    assert effort_of(along) == alone
    assert effort_of(simulate(case, {"progress": 80})) == 0


def test_a_plan_and_its_scenario_cost_the_same():
    case = load_case()
    for profile in load_profiles():
        plan = find_plan(case, Goal.for_total(Decimal(66)), effort=profile.effort).best
        assert effort_of(simulate(case, plan.changes), profile.effort) == plan.effort
