"""The scenario: what excludes what, and that equal scenarios are one key whatever their order."""

from decimal import Decimal

import pytest

from scoring import Peers, case_id, find_case, lever_ids, load_case
from scoring.what_if.scenario import DEFAULT_CASE, Scenario

RULES = load_case().rules
DIGITIZATION = RULES.groups["digitization"].indicators


def test_a_scenario_starts_as_the_baseline_of_the_default_case():
    assert Scenario() == Scenario(DEFAULT_CASE, {}, couplings=True, peers=Peers())
    assert case_id(2023, "Bình Thuận") == DEFAULT_CASE
    assert find_case(DEFAULT_CASE) is load_case()


def test_changes_stand_in_the_rules_order_whatever_came_first():
    later, earlier = lever_ids(RULES)[-1], lever_ids(RULES)[0]
    scenario = Scenario().with_change(RULES, later, Decimal(40)).with_change(RULES, earlier, Decimal(50))
    assert list(scenario.changes) == [earlier, later]


@pytest.mark.parametrize("group", RULES.groups)
def test_a_group_and_its_indicators_exclude_each_other(group: str):
    indicators = RULES.groups[group].indicators
    assert Scenario().rivals(RULES, group) == indicators
    for indicator in indicators:
        assert Scenario().rivals(RULES, indicator) == (group,)
        inside = Scenario().with_change(RULES, indicator, Decimal(60))
        assert inside.with_change(RULES, group, Decimal(70)).changes == {group: Decimal(70)}
        whole = Scenario().with_change(RULES, group, Decimal(70))
        assert whole.with_change(RULES, indicator, Decimal(60)).changes == {indicator: Decimal(60)}


def test_back_to_the_baseline_is_a_wish_of_its_own():
    inside = Scenario().with_change(RULES, DIGITIZATION[0], Decimal(60))
    assert inside.with_change(RULES, DIGITIZATION[0], None) == Scenario()
    assert inside.with_change(RULES, "digitization", None) == Scenario()


def test_equal_scenarios_are_one_key():
    first = Scenario(changes={"progress": Decimal(90), "digitization": Decimal("45.0")})
    second = Scenario(changes={"digitization": Decimal(45), "progress": Decimal("90.00")})
    assert first == second
    assert len({first, second, Scenario(peers=Peers("shift", Decimal(2)))}) == 2


def test_what_a_scenario_was_made_of_cannot_change_it():
    changes = {"digitization": Decimal(45)}
    scenario = Scenario(changes=changes)
    changes["digitization"] = Decimal(50)
    assert scenario.changes == {"digitization": Decimal(45)}
