"""A scenario turned from the whole year to what is left of it, and back."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring import FromNow, counts_of, find_case, percent_of_units, simulate, units_needed
from scoring.what_if.scenario import Scenario, looked_at, scenario_of

CASE = find_case("lam-dong-2026")
FROM_NOW = FromNow(date(2026, 10, 10))
SEEN = CASE.seen(FROM_NOW)


def test_a_year_s_ratio_becomes_the_rate_it_takes_from_now_on() -> None:
    scenario = Scenario(
        CASE.id, {"on_time_settlement": Decimal("87.29"), "publish_content_complete": Decimal(90)}
    )
    turned, lost = looked_at(scenario, CASE, FROM_NOW)
    assert (turned.changes, lost) == (
        {"on_time_settlement": Decimal("97.20"), "publish_content_complete": Decimal(90)},
        (),
    )
    back, lost = looked_at(turned, CASE, None)
    assert (back, lost) == (scenario, ())


def test_what_cannot_be_kept_is_named_and_set_as_near_as_it_gets() -> None:
    scenario = Scenario(CASE.id, {"on_time_settlement": Decimal(95), "digitization": Decimal(60)})
    turned, lost = looked_at(scenario, CASE, FROM_NOW)
    assert turned.changes == {"on_time_settlement": Decimal(100)}
    assert set(lost) == {"on_time_settlement", "digitization"}
    over, lost = looked_at(scenario, CASE, FromNow(date(2026, 12, 31)))
    assert (over.changes, set(lost)) == ({}, {"on_time_settlement", "digitization"})
    assert looked_at(scenario, CASE, None) == (scenario, ())


@given(percent=st.integers(8000, 8700).map(lambda cents: Decimal(cents).scaleb(-2)))
def test_turning_keeps_the_points_to_a_cent(percent: Decimal) -> None:
    scenario = Scenario(CASE.id, {"on_time_settlement": percent})
    turned, lost = looked_at(scenario, CASE, FROM_NOW)
    assert not lost
    before, after = (simulate(item.seen(CASE), item.changes).total for item in (scenario, turned))
    assert abs(before - after) <= Decimal("0.01")


def test_an_outcome_s_scenario_leads_to_it_again() -> None:
    scenario = Scenario(CASE.id, {"e_result_issued": Decimal(90)}, couplings=False, from_now=FROM_NOW)
    outcome = simulate(scenario.seen(CASE), scenario.changes, couplings=False)
    assert scenario_of(outcome) == scenario


def test_units_are_those_still_to_come() -> None:
    """516,496 dossiers in 283 days are 149,656 in the 82 days left."""
    assert counts_of(SEEN, "on_time_settlement") == (126_338, 149_656)
    needed = units_needed(SEEN, "on_time_settlement", Decimal("97.2"))
    assert (needed.needed, needed.of) == (145_466, 149_656)
    assert percent_of_units(SEEN, "on_time_settlement", 149_656).percent == 100
    # A state has no units to come, and of what is not counted nothing is known.
    assert counts_of(SEEN, "publish_content_complete") == (49, 49)
    assert counts_of(SEEN, "online_filing") is None
    assert counts_of(CASE.seen(FromNow(date(2026, 12, 31))), "on_time_settlement") is None
