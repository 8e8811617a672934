"""What each lever is worth: golden values, thresholds, and what holds on every kind of case."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

import scoring
from scoring import Effort, LeverValue, lever_values, simulate
from scoring.errors import LeverConflictError, UnknownLeverError
from tests.examples import one_in
from tests.scoring.what_if.scenarios import ALL_CASES, FROM_NOW, UNSCORED, case_named, changes, fitting

every_case = pytest.mark.parametrize("name", [*ALL_CASES, FROM_NOW])


def value(lever: str, case: str = "binh-thuan-2023", **changed: float) -> LeverValue:
    (found,) = lever_values(scoring.find_case(case), changed, levers=[lever])
    return found


def test_a_percentage_point_of_dossiers_paid_online_is_worth_six_hundredths():
    found = value("payment_dossier_online")
    assert (found.next_points, found.next_coupled) == (Decimal("0.06"), Decimal(0))
    assert found.until == 100
    assert found.points == Decimal(6) - Decimal("2.09")


def test_a_late_dossier_is_paid_for_twice_below_the_threshold_of_satisfaction():
    below = value("on_time_settlement")
    assert (below.next_points, below.next_coupled) == (Decimal("0.27"), Decimal("0.07"))
    # Satisfaction stands at 88.5 % and has its full points at 90%: 1.5 percentage points on.
    half, whole = below.thresholds
    assert (half.indicator, half.at, half.points) == (
        "dossier_satisfaction",
        Decimal("89.95"),
        Decimal("0.40"),
    )
    assert (whole.indicator, whole.at, whole.points) == ("on_time_settlement", 100, below.points)
    assert (below.points, below.coupled) == (Decimal("2.41"), Decimal("0.10"))
    above = value("on_time_settlement", on_time_settlement=95)
    assert (above.next_points, above.next_coupled) == (Decimal("0.20"), Decimal(0))
    assert [threshold.indicator for threshold in above.thresholds] == ["on_time_settlement"]


def test_filing_has_its_full_points_where_filing_times_synchronisation_reaches_half():
    assert value("online_filing", dossier_sync=100).until == Decimal("50.00")
    assert value("online_filing", dossier_sync=80).until == Decimal("62.50")
    short = value("online_filing", dossier_sync=40)
    assert (short.until, short.next_points) == (100, Decimal("0.05"))


def test_synchronisation_stops_moving_filing_along_where_the_product_reaches_half():
    found = value("dossier_sync", online_filing=60, dossier_sync=50)
    assert [(t.indicator, t.at) for t in found.thresholds] == [
        ("online_filing", Decimal("83.34")),
        ("dossier_sync", Decimal("100.00")),
    ]
    # 0.06 of its own, 12 x 60 % x 1 % of filing.
    assert (found.next_points, found.next_coupled) == (Decimal("0.13"), Decimal("0.07"))
    assert found.coupled == Decimal("6.00") - Decimal("3.60")


def test_beyond_its_threshold_going_on_brings_nothing_and_there_is_no_room():
    found = value("reuse_digitised_data", reuse_digitised_data=85)
    assert found.until is None
    assert (found.room, found.points, found.places, found.thresholds) == (0, 0, 0, ())
    assert found.points_per_effort is None


def test_worth_per_effort_divides_by_the_room_and_its_weight():
    case = scoring.load_case()
    effort = Effort({"petition_on_time": Decimal(2)})
    (found,) = lever_values(case, levers=["petition_on_time"], effort=effort)
    assert (found.value, found.room) == (Fraction("97.5"), Fraction("2.5"))
    assert found.effort == 5
    assert found.points_per_effort == Fraction("0.15") / 5


def test_places_are_counted_from_where_the_scenario_stands():
    case = scoring.load_case()
    now = simulate(case, {"digitization": 45})
    for found in lever_values(case, {"digitization": 45}):
        assert found.places == now.rank.median - found.rank.median
    assert value("e_result_issued").places == 54 - value("e_result_issued").rank.median == 23


def test_the_levers_are_the_indicators_and_groups_that_are_set():
    case = scoring.load_case()
    assert [v.lever for v in lever_values(case)] == list(case.rules.indicators)
    found = [v.lever for v in lever_values(case, {"digitization": 45})]
    assert "digitization" in found
    assert not set(found) & set(case.rules.groups["digitization"].indicators)


def test_by_group_a_group_with_a_changed_indicator_is_moved_by_its_indicators():
    case = scoring.load_case()
    assert scoring.movable_levers(case, by_group=True) == tuple(case.rules.groups)
    found = scoring.movable_levers(case, {"e_result_issued": 60}, by_group=True)
    assert found == (
        *list(case.rules.groups)[:4],
        *case.rules.groups["digitization"].indicators,
        "satisfaction",
    )


def test_a_group_lever_moves_no_other_group_but_progress_does():
    case = scoring.load_case()
    found = {v.lever: v for v in lever_values(case, levers=tuple(case.rules.groups))}
    assert found["digitization"].next_points == Decimal("0.22")
    assert found["digitization"].coupled == 0
    assert (found["progress"].points, found["progress"].coupled) == (Decimal("2.41"), Decimal("0.10"))


def test_without_couplings_a_lever_is_worth_its_own_points():
    (found,) = lever_values(scoring.load_case(), levers=["on_time_settlement"], couplings=False)
    assert (found.next_points, found.points, found.coupled) == (Decimal("0.20"), Decimal("2.31"), 0)


def test_a_lever_without_a_score_stands_nowhere_and_is_not_taken_for_zero():
    (found,) = lever_values(case_named(UNSCORED), levers=["dossier_digitised"])
    assert (found.value, found.room, found.effort) == (None, None, None)
    assert (found.next_points, found.next_coupled, found.points_per_effort) == (None, None, None)
    # Once there is a score, it can be all of the 4 points.
    assert (found.until, found.points) == (100, 4)


def test_levers_that_contradict_the_changes_are_refused():
    case = scoring.load_case()
    with pytest.raises(LeverConflictError, match="e_result_issued"):
        lever_values(case, {"digitization": 45}, levers=["e_result_issued"])
    with pytest.raises(UnknownLeverError, match=r"digitisation.*digitization"):
        lever_values(case, levers=["digitisation"])


@every_case
@one_in(5)
@given(changed=changes())
def test_every_lever_s_worth_is_what_simulating_it_gives(name: str, changed: dict[str, Decimal]):
    case = case_named(name)
    changed = fitting(case, changed)
    now = simulate(case, changed)
    for found in lever_values(case, changed):
        best = simulate(case, {**changed, found.lever: 100})
        assert found.points == best.total - now.total
        assert found.next_points is None or 0 <= found.next_points <= found.points
        assert 0 <= found.coupled <= found.points
        assert found.rank == best.rank
        assert found.places >= 0
        if found.until is not None:
            reached = simulate(case, {**changed, found.lever: found.until})
            assert reached.total == best.total
            assert [t.at for t in found.thresholds] == sorted(t.at for t in found.thresholds)
            assert found.thresholds[-1].at == found.until
        else:
            assert found.points == 0
