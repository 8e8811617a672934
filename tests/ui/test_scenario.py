from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case, load_rules
from tests.ui.scenarios import LEVERS, percents, scenarios
from ui.scenario import Scenario

DIGITIZATION = load_rules("portal_2022_2025").groups["digitization"].indicators


def changed(**changes: str) -> Scenario:
    return Scenario(changes={key: Decimal(value) for key, value in changes.items()})


def test_setting_a_lever_leaves_the_scenario_before_as_it_was():
    before = changed(digitization="45")
    after = before.with_change("online_payment", Decimal(60))
    assert before == changed(digitization="45")
    assert after == changed(digitization="45", online_payment="60")


def test_an_indicator_replaces_the_attainment_of_its_group():
    scenario = changed(digitization="45", progress="90").with_change("e_result_issued", Decimal(80))
    assert scenario == changed(progress="90", e_result_issued="80")


def test_the_attainment_of_a_group_replaces_its_indicators():
    before = changed(e_result_issued="80", dossier_digitised="70", online_filing="50")
    assert before.with_change("digitization", Decimal(45)) == changed(digitization="45", online_filing="50")


def test_two_indicators_of_one_group_stand_together():
    scenario = changed(e_result_issued="80").with_change("dossier_digitised", Decimal(70))
    assert scenario == changed(e_result_issued="80", dossier_digitised="70")


def test_a_group_brought_to_its_baseline_takes_its_indicators_along():
    before = changed(e_result_issued="80", dossier_digitised="70", online_filing="50")
    assert before.with_change("digitization", None) == changed(online_filing="50")


def test_an_indicator_brought_to_its_baseline_ends_the_attainment_of_its_group():
    before = changed(progress="95", digitization="45")
    assert before.with_change("on_time_settlement", None) == changed(digitization="45")


def test_bringing_an_indicator_to_its_baseline_leaves_its_neighbours():
    before = changed(e_result_issued="80", dossier_digitised="70")
    assert before.with_change("e_result_issued", None) == changed(dossier_digitised="70")


def test_the_rivals_of_a_group_are_its_indicators_and_the_other_way_round():
    assert set(Scenario().rivals("digitization")) == set(DIGITIZATION)
    assert Scenario().rivals("e_result_issued") == ("digitization",)


@given(scenarios(), st.sampled_from(LEVERS), percents)
def test_no_scenario_ever_holds_a_group_with_its_own_indicator(
    scenario: Scenario, lever: str, percent: Decimal
):
    after = scenario.with_change(lever, percent)
    assert after.changes[lever] == percent
    for group in find_case(after.case).rules.groups.values():
        assert group.id not in after.changes or not set(group.indicators) & set(after.changes)


@given(scenarios(), st.sampled_from(LEVERS), percents)
def test_the_order_of_levers_is_always_that_of_the_rules(scenario: Scenario, lever: str, percent: Decimal):
    after = scenario.with_change(lever, percent)
    assert list(after.changes) == [key for key in LEVERS if key in after.changes]
