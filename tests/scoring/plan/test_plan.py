"""Goals, limits and answers: how they are read, what they refuse, and what stands in the way."""

from decimal import Decimal
from fractions import Fraction

import pytest

import scoring
from scoring import Effort, Goal, Limits, find_plan
from scoring.errors import GoalError, LeverConflictError, LimitsError, SolverError, UnknownLeverError
from scoring.plan.levers import PlanLevers
from scoring.plan.search import PlanSearch

CASE = scoring.load_case()


@pytest.mark.parametrize("text", ["total:70", "total:67.25", "band:fair", "rank:40:80", "rank:1:100"])
def test_a_goal_is_read_as_it_is_written(text: str) -> None:
    assert str(Goal.read(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "70", "total:-1", "total:100.01", "total:70.123", "total:1e2", "rank:0:80", "rank:40",
     "rank:40:0", "rank:40:101", "rank:40:80.5", "rank:٤٠:80", "band:", "band:Fair", "total:7 "],
)  # fmt: skip
def test_what_is_no_goal_is_refused(text: str) -> None:
    with pytest.raises(GoalError, match="is not a goal"):
        Goal.read(text)


@pytest.mark.parametrize(
    ("goal", "message"),
    [(Goal.for_band("great"), "excellent, good, fair"), (Goal.for_rank(64), "63 provinces")],
)
def test_a_goal_that_the_case_does_not_have_is_refused(goal: Goal, message: str) -> None:
    with pytest.raises(GoalError, match=message):
        find_plan(CASE, goal)


def test_a_confidence_that_is_no_share_is_refused() -> None:
    with pytest.raises(GoalError, match="whole percent"):
        Goal.for_rank(40, Decimal(80))


def test_the_first_rank_takes_more_than_the_best_known_total() -> None:
    best = max(row.total for row in CASE.league.rows if row.total is not None)
    required = Goal.for_rank(1, Decimal(1)).required_total(CASE)
    assert required is not None
    assert required >= best


@pytest.mark.parametrize(
    ("floor", "ceiling", "message"),
    [
        ({"progress": "101"}, {}, "101 is not a percentage"),
        ({}, {"progress": "-0.1"}, "-0.1 is not a percentage"),
        ({}, {"progress": "45.25"}, "45.25 is not a percentage with one decimal"),
        ({"progress": "NaN"}, {}, "NaN is not a percentage"),
        ({"progress": "50"}, {"progress": "40"}, "the floor 50 lies above the ceiling 40"),
    ],
)
def test_limits_that_cannot_be_meant_are_refused(
    floor: dict[str, str], ceiling: dict[str, str], message: str
) -> None:
    with pytest.raises(LimitsError, match=message):
        Limits(*({key: Decimal(value) for key, value in part.items()} for part in (floor, ceiling)))


def test_a_floor_that_no_plan_can_keep_is_refused() -> None:
    floors = Limits({"dossier_sync": Decimal(90)})
    with pytest.raises(LimitsError, match=r"'dossier_sync'.*floor is 90"):
        find_plan(CASE, Goal.for_band("fair"), limits=floors, locked=["dossier_sync"])


def test_unknown_levers_are_refused_wherever_they_are_named() -> None:
    goal, one = Goal.for_band("fair"), {"digitalisation": Decimal(50)}
    with pytest.raises(UnknownLeverError, match="digitization"):
        find_plan(CASE, goal, locked=["digitalisation"])
    with pytest.raises(UnknownLeverError):
        find_plan(CASE, goal, limits=Limits(ceiling=one))
    with pytest.raises(UnknownLeverError):
        find_plan(CASE, goal, levers=["digitalisation"])
    with pytest.raises(UnknownLeverError):
        find_plan(CASE, goal, effort=Effort(one))


def test_a_group_and_its_indicator_are_not_planned_together() -> None:
    with pytest.raises(LeverConflictError):
        find_plan(CASE, Goal.for_band("fair"), levers=["digitization", "e_result_issued"])


def test_a_goal_that_is_met_needs_nothing() -> None:
    answer = find_plan(CASE, Goal.for_total(CASE.baseline.total))
    assert (answer.reached, answer.best.moves, answer.best.effort) == (True, (), 0)
    assert answer.best.outcome.total == CASE.baseline.total


def test_a_floor_is_kept_even_if_the_goal_is_met() -> None:
    answer = find_plan(
        CASE, Goal.for_total(Decimal(50)), limits=Limits({"payment_dossier_online": Decimal(50)})
    )
    assert answer.best.changes == {"payment_dossier_online": Decimal(50)}


def test_what_comes_along_costs_nothing_and_counts_for_a_floor() -> None:
    # Digitised dossiers follow electronic results: 25.25 x 80 / 25.167 = 80.26 % without being set.
    floors = {"e_result_issued": Decimal(80), "dossier_digitised": Decimal(80)}
    answer = find_plan(CASE, Goal.for_total(Decimal(50)), limits=Limits(floors))
    assert answer.best.changes == {"e_result_issued": Decimal(80)}
    (move,) = answer.best.moves
    assert move.effort == Fraction(80) - CASE.baseline.indicators["e_result_issued"].share * 100
    assert set(move.coupled) == {"online_filing", "dossier_digitised"}


def test_a_set_target_is_paid_for_beyond_what_comes_along() -> None:
    levers = ["e_result_issued", "dossier_digitised"]
    limits = Limits({"e_result_issued": Decimal(50)}, {"e_result_issued": Decimal(50)})
    answer = find_plan(CASE, Goal.for_total(Decimal("64.50")), limits=limits, levers=levers)
    move = next(move for move in answer.best.moves if move.lever == "dossier_digitised")
    shares = {name: item.share * 100 for name, item in CASE.baseline.indicators.items()}
    follows = shares["dossier_digitised"] * 50 / shares["e_result_issued"]
    assert (move.before, move.stands) == (shares["dossier_digitised"], follows)
    assert move.effort == Fraction(move.after) - follows


def test_without_couplings_nothing_comes_along() -> None:
    answer = find_plan(CASE, Goal.for_total(Decimal(65)), couplings=False)
    assert all(not move.coupled for plan in answer.plans for move in plan.moves)
    assert answer.best.effort > find_plan(CASE, Goal.for_total(Decimal(65))).best.effort


def test_what_stands_in_the_way_is_named_most_first() -> None:
    answer = find_plan(
        CASE,
        Goal.for_total(Decimal(95)),
        limits=Limits(ceiling={"online_filing": Decimal(30)}),
        locked=["e_result_issued"],
    )
    assert not answer.reached
    assert (answer.best.outcome.total, answer.missing) == (Decimal("93.11"), Decimal("1.89"))
    # Electronic results: 6.00 - 1.51 and 2.40 of online filing. Online filing: 6.00 - 3.60.
    found = [(obstacle.lever, obstacle.kind, str(obstacle.points)) for obstacle in answer.obstacles]
    assert found == [("e_result_issued", "locked", "6.89"), ("online_filing", "ceiling", "2.40")]
    assert answer.most == Decimal("100.00")


def test_a_total_out_of_reach_is_no_question_for_the_search() -> None:
    levers = PlanLevers(CASE, ("progress",), Effort(), Limits(), frozenset(), couplings=True)
    with pytest.raises(SolverError, match="no plan brings 90 points"):
        PlanSearch(levers).least_effort(Decimal(90))


def test_with_every_lever_locked_the_best_is_the_baseline() -> None:
    answer = find_plan(CASE, Goal.for_band("good"), locked=list(CASE.rules.groups))
    assert (answer.reached, answer.best.moves) == (False, ())
    assert answer.best.outcome.total == CASE.baseline.total
    held = {obstacle.lever: obstacle.points for obstacle in answer.obstacles}
    assert set(held) == set(CASE.rules.groups)
    # Nothing comes along from satisfaction: 18.00 less 17.59.
    assert held["satisfaction"] == Decimal("0.41")


def test_a_locked_group_is_named_once_for_what_it_holds_back() -> None:
    lone = ["e_result_issued", "dossier_sync"]
    answer = find_plan(
        CASE, Goal.for_band("excellent"), locked=["payment_dossier_online", "online_payment", *lone]
    )
    found = [obstacle.lever for obstacle in answer.obstacles]
    assert sorted(found) == sorted(["online_payment", *lone])
    assert {obstacle.kind for obstacle in answer.obstacles} == {"locked"}
    # The indicator locked by itself as well stays locked when its group is released.
    both = next(obstacle.points for obstacle in answer.obstacles if obstacle.lever == "online_payment")
    room = CASE.rules.groups["online_payment"].maximum - CASE.baseline.points["online_payment"]
    assert both < room


def test_levers_that_cannot_suffice_even_when_free_say_how_far_they_go() -> None:
    answer = find_plan(CASE, Goal.for_band("good"), levers=["progress"])
    assert not answer.reached
    assert answer.obstacles == ()
    # 20.00 - 17.69 and 6.00 - 5.90.
    assert answer.most == answer.best.outcome.total == Decimal("62.49")


def test_a_dearer_lever_is_used_less() -> None:
    cheap = find_plan(CASE, Goal.for_total(Decimal(65)))
    dear = find_plan(CASE, Goal.for_total(Decimal(65)), effort=Effort({"e_result_issued": Decimal(10)}))
    assert "e_result_issued" in cheap.best.changes
    assert "e_result_issued" not in dear.best.changes
