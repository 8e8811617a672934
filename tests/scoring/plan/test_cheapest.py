"""The next cheapest point: the order of the levers, its curve, and where it ends."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings

import scoring
from scoring import Effort, cheapest_steps, load_profiles, simulate
from scoring.errors import LeverConflictError, StepError
from tests.scoring.what_if.scenarios import ALL_CASES, FROM_NOW, UNSCORED, case_named, changes, fitting

every_case = pytest.mark.parametrize("name", [*ALL_CASES, FROM_NOW])


def test_on_time_settlement_comes_first_then_electronic_results():
    steps = cheapest_steps(scoring.load_case())
    first, second, third, *_ = steps.legs
    assert (first.lever, first.end, first.points) == ("on_time_settlement", 100, Decimal("2.41"))
    assert (second.lever, second.end, second.points) == ("e_result_issued", 100, Decimal("11.17"))
    assert third.lever == "dossier_sync"
    assert third.full == ("online_filing",)
    assert [leg.outcome.rank.median for leg in steps.legs[:3]] == [50, 24, 19]
    assert steps.end.total == 100


def test_a_lever_stops_where_it_brings_less_and_goes_on_when_its_turn_comes():
    steps = cheapest_steps(scoring.load_case(), {"digitization": 45})
    on_time, digitization, again = steps.legs[:3]
    assert (on_time.lever, on_time.end, on_time.full) == (
        "on_time_settlement",
        Decimal("89.95"),
        ("dossier_satisfaction",),
    )
    assert (digitization.lever, digitization.end) == ("digitization", 100)
    assert (again.lever, again.start, again.end) == ("on_time_settlement", Decimal("89.95"), 100)


def test_filing_and_synchronisation_drive_each_other_and_get_one_leg_each():
    steps = cheapest_steps(scoring.load_case(), levers=["online_filing", "dossier_sync"])
    assert [(leg.lever, leg.end) for leg in steps.legs] == [("online_filing", 50), ("dossier_sync", 100)]
    assert steps.end.points["online_filing"] == steps.end.points["dossier_sync"] == 6


def test_effort_decides_the_order():
    case = scoring.load_case()
    hard = Effort({"on_time_settlement": Decimal(1000)})
    assert cheapest_steps(case, effort=hard).legs[-1].lever == "on_time_settlement"
    first = {p.id: cheapest_steps(case, effort=p.effort).legs[0].lever for p in load_profiles()}
    assert first["it_first"] == "dossier_sync"
    assert first["people_first"] == "on_time_settlement"


def test_levers_of_equal_worth_move_in_the_order_given():
    case, tied = (
        scoring.load_case(),
        ["petition_satisfaction", "payment_dossier_online", "petition_on_time"],
    )
    for levers in (tied, tied[::-1]):
        assert [leg.lever for leg in cheapest_steps(case, levers=levers).legs] == levers


def test_by_group_every_group_is_one_leg_but_progress():
    case = scoring.load_case()
    legs = cheapest_steps(case, levers=scoring.movable_levers(case, by_group=True)).legs
    assert {leg.lever for leg in legs} == set(case.rules.groups)
    assert [leg.lever for leg in legs].count("digitization") == 1
    assert legs[-1].outcome.total == 100
    satisfaction = next(leg for leg in legs if leg.lever == "satisfaction")
    # Progress came first and has carried satisfaction along to the threshold.
    assert satisfaction.start > 100 * simulate(case, {}).points["satisfaction"] / 18


def test_where_nothing_is_left_to_gain_there_are_no_legs():
    case = scoring.load_case()
    full = dict.fromkeys(case.rules.groups, 100)
    steps = cheapest_steps(case, full)
    assert steps.legs == ()
    assert steps.end is steps.start


def test_a_lever_that_would_not_move_a_cent_is_left_alone():
    legs = cheapest_steps(scoring.load_case(), {"dossier_sync": Decimal("99.99"), "online_filing": 80}).legs
    assert "dossier_sync" not in {leg.lever for leg in legs}


def test_a_lever_without_a_score_is_named_and_has_no_leg():
    steps = cheapest_steps(case_named(UNSCORED))
    assert steps.unscored == ("dossier_digitised",)
    assert "dossier_digitised" not in {leg.lever for leg in steps.legs}
    assert steps.end.total == 96


@pytest.mark.parametrize("step", ["0", "-1", "0.001", "101"])
def test_a_step_that_cannot_be_taken_is_refused(step: str):
    with pytest.raises(StepError, match=r"0\.01 to 100"):
        cheapest_steps(scoring.load_case(), step=Decimal(step))


def test_levers_that_contradict_the_changes_are_refused():
    with pytest.raises(LeverConflictError, match="e_result_issued"):
        cheapest_steps(scoring.load_case(), {"e_result_issued": 60}, levers=["digitization"])


@every_case
@settings(max_examples=4, deadline=None)
@given(changed=changes())
def test_the_curve_never_falls_and_ends_at_the_best_there_is(name: str, changed: dict[str, Decimal]):
    case = case_named(name)
    changed = fitting(case, changed)
    steps = cheapest_steps(case, changed)
    levers = [lever for lever in scoring.movable_levers(case, changed) if lever not in steps.unscored]
    assert steps.end.total == simulate(case, {**changed, **dict.fromkeys(levers, 100)}).total
    outcomes = [steps.start, *(leg.outcome for leg in steps.legs)]
    for (before, after), leg in zip(pairwise(outcomes), steps.legs, strict=True):
        assert leg.points == after.total - before.total >= 0
        assert leg.effort > 0
        assert leg.start < leg.end
        assert after.rank.median <= before.rank.median
        assert after.changes[leg.lever] == leg.end
    spent = [leg.total_effort for leg in steps.legs]
    assert spent == sorted(spent)
    assert sum(leg.effort for leg in steps.legs) == (spent[-1] if spent else 0)


@every_case
def test_no_other_first_move_is_cheaper(name: str):
    case = case_named(name)
    first = cheapest_steps(case).legs[0]
    for value in scoring.lever_values(case):
        # A percentage point of any lever brings at most what one of the first leg's lever does.
        assert (value.next_points or 0) <= scoring.lever_values(case, levers=[first.lever])[0].next_points
