"""The rules of both vintages: maxima, thresholds, bands, couplings, and points from counts."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import scoring
from scoring.errors import CountError, UnknownIndicatorError, UnknownRulesError

VINTAGES = ("portal_2022_2025", "portal_2026")

# docs/rules.md 1: maximum points, and the ratio in percent at which they are reached.
MAXIMA_AND_THRESHOLDS = {
    "publish_decision_on_time": (6, 100),
    "publish_update_on_time": (4, 100),
    "publish_content_complete": (2, 100),
    "dossier_sync": (6, 100),
    "on_time_settlement": (20, 100),
    "online_service_provision": (2, 80),
    "online_service_used": (4, 100),
    "online_filing": (6, 50),
    "payment_procedure_enabled": (2, 80),
    "payment_procedure_transacted": (2, 80),
    "payment_dossier_online": (6, 100),
    "e_result_issued": (6, 100),
    "dossier_digitised": (4, 100),
    "e_certified_copy": (2, 100),
    "reuse_digitised_data": (2, 80),
    "shared_for_reuse": (4, 100),
    "citizen_data_dossier": (2, 100),
    "citizen_data_procedure": (2, 100),
    "petition_on_time": (6, 100),
    "petition_satisfaction": (6, 100),
    "dossier_satisfaction": (6, 90),
}
GROUP_MAXIMA = {
    "transparency": 18,
    "progress": 20,
    "online_service": 12,
    "online_payment": 10,
    "digitization": 22,
    "satisfaction": 18,
}


def test_both_vintages_are_known_oldest_first() -> None:
    assert scoring.vintages() == VINTAGES


def test_the_vintages_follow_each_other_without_a_gap() -> None:
    old, new = (scoring.load_rules(name) for name in VINTAGES)
    assert (old.valid_to, new.valid_from) == (date(2025, 12, 31), date(2026, 1, 1))


@pytest.mark.parametrize("vintage", VINTAGES)
def test_all_21_indicators_have_the_maxima_and_thresholds_of_the_rulebook(vintage: str) -> None:
    rules = scoring.load_rules(vintage)
    found = {name: (item.maximum, item.threshold) for name, item in rules.indicators.items()}
    assert len(found) == 21
    assert found == MAXIMA_AND_THRESHOLDS


@pytest.mark.parametrize("vintage", VINTAGES)
def test_the_six_groups_add_up_to_100_points(vintage: str) -> None:
    groups = scoring.load_rules(vintage).groups
    assert {name: group.maximum for name, group in groups.items()} == GROUP_MAXIMA
    assert sum(group.maximum for group in groups.values()) == 100


@pytest.mark.parametrize("vintage", VINTAGES)
@pytest.mark.parametrize("indicator", MAXIMA_AND_THRESHOLDS)
def test_points_grow_in_proportion_up_to_the_threshold_and_no_further(vintage: str, indicator: str) -> None:
    maximum, threshold = MAXIMA_AND_THRESHOLDS[indicator]
    rules = scoring.load_rules(vintage)
    assert rules.points(indicator, threshold, 200) == Decimal(maximum) / 2
    assert rules.points(indicator, threshold, 100) == maximum
    assert rules.points(indicator, 100, 100) == maximum
    assert rules.points(indicator, 0, 100) == 0


def test_points_have_two_decimals_rounded_half_up() -> None:
    rules = scoring.load_rules("portal_2026")
    assert str(rules.points("payment_dossier_online", 1089, 1284)) == "5.09"
    assert str(rules.points("payment_procedure_enabled", 9, 36)) == "0.63"


def test_online_filing_counts_its_ratio_times_the_synchronised_share() -> None:
    rules = scoring.load_rules("portal_2026")
    assert rules.points("online_filing", 50, 100, factor=Fraction(1, 2)) == Decimal("3.00")
    assert rules.points("online_filing", 50, 100, factor=Fraction(0)) == 0


@pytest.mark.parametrize("vintage", VINTAGES)
@pytest.mark.parametrize(
    ("total", "band"),
    [
        ("100", "excellent"),
        ("90.00", "excellent"),
        ("89.99", "good"),
        ("80.00", "good"),
        ("79.99", "fair"),
        ("70.00", "fair"),
        ("69.99", "average"),
        ("50.00", "average"),
        ("49.99", "weak"),
        ("0", "weak"),
    ],
)
def test_bands_start_at_90_80_70_and_50_points(vintage: str, total: str, band: str) -> None:
    assert scoring.load_rules(vintage).band(Decimal(total)).id == band


@pytest.mark.parametrize("vintage", VINTAGES)
def test_the_four_couplings_of_the_rulebook(vintage: str) -> None:
    couplings = {(c.source, c.target): c.kind for c in scoring.load_rules(vintage).couplings}
    assert couplings == {
        ("on_time_settlement", "dossier_satisfaction"): "shift",
        ("dossier_sync", "online_filing"): "factor",
        ("e_result_issued", "online_filing"): "precondition",
        ("e_result_issued", "dossier_digitised"): "precondition",
    }


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [(2, 1), (-1, 5), (-3, -1), (1, -5), (1.0, 2), (True, 2), ("1", 2), (None, 2)],
)
def test_counts_that_cannot_be_are_refused_with_key_and_value(numerator: int, denominator: int) -> None:
    with pytest.raises(CountError) as caught:
        scoring.load_rules("portal_2026").points("e_result_issued", numerator, denominator)
    message = str(caught.value)
    assert "'e_result_issued'" in message
    assert f"{numerator!r} / {denominator!r}" in message
    assert "0 <= numerator <= denominator" in message


def test_an_unknown_indicator_is_named_with_a_suggestion() -> None:
    with pytest.raises(UnknownIndicatorError, match=r"'on_time_settlment'.*on_time_settlement"):
        scoring.load_rules("portal_2026").points("on_time_settlment", 1, 2)


def test_unknown_rules_are_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownRulesError, match=r"'portal_2030'.*portal_2022_2025, portal_2026"):
        scoring.load_rules("portal_2030")


@pytest.mark.parametrize("vintage", VINTAGES)
def test_a_group_of_one_indicator_is_that_indicator(vintage: str) -> None:
    rules = scoring.load_rules(vintage)
    assert {group.id: group.only for group in rules.groups.values() if group.only} == {
        "progress": "on_time_settlement"
    }
    assert rules.indicator_moved_by("progress") == "on_time_settlement"
    assert rules.indicator_moved_by("on_time_settlement") == "on_time_settlement"
    assert rules.indicator_moved_by("digitization") is None
    assert rules.group_that_is("on_time_settlement") == "progress"
    assert rules.group_that_is("online_filing") is None


def test_a_lever_that_does_not_exist_moves_no_indicator() -> None:
    rules = scoring.load_rules(VINTAGES[0])
    for ask in (rules.indicator_moved_by, rules.group_that_is):
        with pytest.raises(UnknownIndicatorError, match="online_filing"):
            ask("online_filling")
