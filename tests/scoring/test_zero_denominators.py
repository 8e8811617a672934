"""What an indicator scores when its denominator is 0, in each vintage (docs/rules.md 1, 2.7)."""

from decimal import Decimal

import pytest

import scoring
from scoring.errors import UnknownZeroRuleError

NULL_2026 = (
    "publish_decision_on_time",
    "publish_update_on_time",
    "publish_content_complete",
    "dossier_sync",
    "e_result_issued",
    "dossier_digitised",
    "reuse_digitised_data",
    "shared_for_reuse",
    "citizen_data_dossier",
    "citizen_data_procedure",
)
ZERO_2026 = (
    "on_time_settlement",
    "online_service_provision",
    "online_service_used",
    "online_filing",
    "payment_procedure_enabled",
    "payment_procedure_transacted",
    "payment_dossier_online",
    "dossier_satisfaction",
)
FULL_2026 = {"e_certified_copy": "2.00", "petition_on_time": "6.00", "petition_satisfaction": "6.00"}
FULL_2022 = {
    **FULL_2026,
    "payment_procedure_enabled": "2.00",
    "payment_procedure_transacted": "2.00",
    "payment_dossier_online": "6.00",
}


def test_the_three_kinds_cover_every_indicator_of_2026() -> None:
    known = {*NULL_2026, *ZERO_2026, *FULL_2026}
    assert known == set(scoring.load_rules("portal_2026").indicators)


@pytest.mark.parametrize("indicator", NULL_2026)
def test_without_a_denominator_there_is_no_score_in_2026(indicator: str) -> None:
    assert scoring.load_rules("portal_2026").points(indicator, 0, 0) is None


@pytest.mark.parametrize("indicator", ZERO_2026)
def test_without_a_denominator_there_are_no_points_in_2026(indicator: str) -> None:
    assert scoring.load_rules("portal_2026").points(indicator, 0, 0) == Decimal("0.00")


@pytest.mark.parametrize("indicator", FULL_2026)
def test_without_a_denominator_there_are_full_points_in_2026(indicator: str) -> None:
    points = scoring.load_rules("portal_2026").points(indicator, 0, 0)
    assert str(points) == FULL_2026[indicator]


@pytest.mark.parametrize("indicator", FULL_2022)
def test_the_old_portal_gives_inapplicable_payment_and_petitions_full_points(indicator: str) -> None:
    points = scoring.load_rules("portal_2022_2025").points(indicator, 0, 0)
    assert str(points) == FULL_2022[indicator]


@pytest.mark.parametrize("indicator", sorted({*NULL_2026, *ZERO_2026} - set(FULL_2022)))
def test_an_unknown_rule_of_the_old_portal_is_refused_and_named(indicator: str) -> None:
    with pytest.raises(UnknownZeroRuleError) as caught:
        scoring.load_rules("portal_2022_2025").points(indicator, 0, 0)
    assert indicator in str(caught.value)
    assert "portal_2022_2025" in str(caught.value)
