"""Own counts in place of an estimate: the published group points stay, the rest is shared anew."""

from decimal import Decimal
from fractions import Fraction

import pytest

import scoring
from scoring.errors import (
    CountError,
    ReconciliationError,
    UnknownIndicatorError,
    UnknownZeroRuleError,
)


def _points(case: scoring.Case, group: str) -> dict[str, str]:
    return {name: str(case.baseline.points[name]) for name in case.rules.groups[group].indicators}


def test_own_counts_replace_the_estimate_and_the_rest_of_the_group_is_shared_anew() -> None:
    case = scoring.load_case().with_counts({"e_result_issued": (300, 1000)})
    given = case.baseline.indicators["e_result_issued"]
    assert (given.basis, given.counts, given.share) == ("own", (300, 1000), Fraction(3, 10))
    # 6 x 0.30 = 1.80 leaves 3.73 for maxima of 16: 373 x 4/16 = 93.25, x 2/16 = 46.625; three cents are
    # left for the first three of the remainders 0.625.
    assert _points(case, "digitization") == {
        "e_result_issued": "1.80",
        "dossier_digitised": "0.93",
        "e_certified_copy": "0.47",
        "reuse_digitised_data": "0.47",
        "shared_for_reuse": "0.93",
        "citizen_data_dossier": "0.47",
        "citizen_data_procedure": "0.46",
    }


def test_groups_total_band_and_rank_stay_as_published() -> None:
    before = scoring.load_case()
    after = before.with_counts({"e_result_issued": (300, 1000), "dossier_sync": (9, 10)})
    assert after.baseline.total == before.baseline.total
    assert after.baseline.rank == before.baseline.rank
    for name, group in before.baseline.groups.items():
        assert (name, after.baseline.groups[name].points) == (name, group.points)
        assert sum(map(Decimal, _points(after, name).values())) == group.points


def test_the_given_case_is_left_as_it_was() -> None:
    before = scoring.load_case()
    before.with_counts({"e_result_issued": (300, 1000)})
    assert str(before.baseline.points["e_result_issued"]) == "1.51"
    assert "e_result_issued" in before.estimated_indicators


def test_an_own_figure_is_no_estimate_any_more() -> None:
    before = scoring.load_case()
    after = before.with_counts({"e_result_issued": (300, 1000)})
    assert set(before.estimated_indicators) - set(after.estimated_indicators) == {"e_result_issued"}


def test_the_last_missing_indicator_of_a_group_follows_from_the_others() -> None:
    # 2 x 0.28/0.8 = 0.70 and 2 x 0.20/0.8 = 0.50 leave 2.29 of 3.49.
    case = scoring.load_case().with_counts(
        {"payment_procedure_enabled": (28, 100), "payment_procedure_transacted": (20, 100)}
    )
    left = case.baseline.indicators["payment_dossier_online"]
    assert (str(left.points), left.basis, left.share) == ("2.29", "derived", Fraction(229, 600))


def test_what_is_left_of_an_estimated_group_stays_an_estimate() -> None:
    # Cà Mau 2023, payment 8.34 split from one figure: 2.00 and 2.00 leave 4.34.
    case = scoring.load_case(2023, "Cà Mau").with_counts(
        {"payment_procedure_enabled": (80, 100), "payment_procedure_transacted": (80, 100)}
    )
    left = case.baseline.indicators["payment_dossier_online"]
    assert (str(left.points), left.basis) == ("4.34", "estimated")


def test_no_estimate_is_above_what_the_indicator_can_have() -> None:
    # Phú Thọ 2025, online services 8.20. With a quarter synchronised, filing can have 6 x 0.25 / 0.5 = 3,
    # less than its half of 8.20. 5.20 is left: 520 x 2/6 = 173.33, x 4/6 = 346.67.
    case = scoring.load_case(2025, "Phú Thọ").with_counts({"dossier_sync": (25, 100)})
    assert _points(case, "online_service") == {
        "online_service_provision": "1.73",
        "online_service_used": "3.47",
        "online_filing": "3.00",
    }


def test_own_filing_counts_are_scored_with_the_synchronised_share_of_the_case() -> None:
    # Synchronised 4.43/6: 6 x 0.10 x 4.43/6 / 0.5 = 0.886. 1.60 is left: 160 x 2/6 = 53.33, x 4/6 = 106.67.
    case = scoring.load_case().with_counts({"online_filing": (10, 100)})
    assert _points(case, "online_service") == {
        "online_service_provision": "0.53",
        "online_service_used": "1.07",
        "online_filing": "0.89",
    }


def test_own_filing_counts_use_own_synchronisation_counts() -> None:
    # 6 x 0.10 x 0.50 / 0.5 = 0.60.
    case = scoring.load_case().with_counts({"online_filing": (10, 100), "dossier_sync": (1, 2)})
    assert str(case.baseline.points["online_filing"]) == "0.60"


def test_scenarios_start_from_own_counts() -> None:
    # Twice the electronic results: 3.60 (+1.80) and twice the digitised dossiers: 0.93 to 1.86; online
    # filing 1.24 to 2.48.
    case = scoring.load_case().with_counts({"e_result_issued": (300, 1000)})
    outcome = scoring.simulate(case, {"e_result_issued": 60})
    assert outcome.change == Decimal("1.80") + Decimal("0.93") + Decimal("1.24")


def test_counts_can_be_added_one_after_the_other() -> None:
    step = scoring.load_case().with_counts({"e_result_issued": (300, 1000)})
    both = step.with_counts({"dossier_digitised": (200, 1000)})
    at_once = scoring.load_case().with_counts(
        {"e_result_issued": (300, 1000), "dossier_digitised": (200, 1000)}
    )
    assert both.baseline.indicators == at_once.baseline.indicators
    again = both.with_counts({"e_result_issued": (310, 1000)})
    assert str(again.baseline.points["e_result_issued"]) == "1.86"


def test_the_on_time_counts_of_a_rounded_group_are_taken_where_they_agree_with_it() -> None:
    case = scoring.load_case().with_counts({"on_time_settlement": (17_690, 20_000)})
    assert case.baseline.indicators["on_time_settlement"].counts == (17_690, 20_000)
    assert case.baseline.points["progress"] == Decimal("17.69")


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        # 6 x 0.60 = 3.60 of 3.49.
        ({"payment_dossier_online": (60, 100)}, "online_payment"),
        # Without synchronisation 13.29 is left for at most 6 + 4 + 2.
        ({"dossier_sync": (0, 100)}, "transparency"),
        # The only indicator of its group: 20 x 0.01 is not 17.69.
        ({"on_time_settlement": (1, 100)}, "progress"),
        # Every indicator of the group: 1.50 + 0.50 + 0.50 is not 3.49.
        (
            {
                "payment_dossier_online": (25, 100),
                "payment_procedure_enabled": (20, 100),
                "payment_procedure_transacted": (20, 100),
            },
            "online_payment",
        ),
    ],
)
def test_counts_that_contradict_the_published_points_are_refused(
    counts: dict[str, tuple[int, int]], named: str
) -> None:
    with pytest.raises(ReconciliationError, match=rf"binh-thuan-2023.*{named}"):
        scoring.load_case().with_counts(counts)


def test_counts_that_contradict_official_counts_are_refused() -> None:
    # Official are 386213 of 516496; half of the results would leave 1.49 points unexplained.
    with pytest.raises(ReconciliationError, match=r"lam-dong-2026.*digitization"):
        scoring.load_case(2026, "Lâm Đồng").with_counts({"e_result_issued": (1, 2)})


@pytest.mark.parametrize("counts", [(2, 1), (-1, 10), (1.5, 3), (True, 3), ("1", 3), (0, -1)])
def test_counts_that_cannot_be_are_refused_naming_indicator_and_counts(counts: tuple[int, int]) -> None:
    with pytest.raises(CountError) as caught:
        scoring.load_case().with_counts({"e_result_issued": counts})
    assert f"'e_result_issued' cannot be {counts[0]!r} / {counts[1]!r}" in str(caught.value)


@pytest.mark.parametrize("key", ["digitization", "e_result_isued"])
def test_counts_of_anything_but_an_indicator_are_refused(key: str) -> None:
    with pytest.raises(UnknownIndicatorError, match=rf"'{key}' is not an indicator"):
        scoring.load_case().with_counts({key: (1, 2)})


def test_a_zero_denominator_is_refused_where_the_old_portals_rule_is_unknown() -> None:
    with pytest.raises(UnknownZeroRuleError, match=r"'e_result_issued'.*portal_2022_2025"):
        scoring.load_case().with_counts({"e_result_issued": (0, 0)})


def test_a_zero_denominator_follows_the_known_rule() -> None:
    # No petitions: full 6 points, of 17.59; dossier satisfaction stays with the on-time share at 5.90.
    case = scoring.load_case().with_counts({"petition_on_time": (0, 0)})
    assert _points(case, "satisfaction") == {
        "petition_on_time": "6.00",
        "petition_satisfaction": "5.69",
        "dossier_satisfaction": "5.90",
    }
