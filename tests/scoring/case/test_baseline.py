"""The default case: Bình Thuận 2023 as announced, 60.08 points, rank 54."""

from decimal import Decimal

import pytest

import scoring
from tests.golden import golden

RECONCILED = {
    "transparency": "13.29",
    "progress": "17.69",
    "online_service": "2.49",
    "online_payment": "3.49",
    "digitization": "5.53",
    "satisfaction": "17.59",
}


def test_the_default_case_is_binh_thuan_2023() -> None:
    case = scoring.load_case()
    assert (case.id, case.province, case.year, case.detail) == (
        "binh-thuan-2023",
        "Bình Thuận",
        2023,
        "announced",
    )


def test_the_six_groups_reconcile_to_the_announced_total() -> None:
    baseline = scoring.load_case().baseline
    assert {name: str(group.points) for name, group in baseline.groups.items()} == RECONCILED
    assert str(baseline.total) == "60.08"


def test_only_the_digitisation_figure_is_published_to_the_cent() -> None:
    groups = scoring.load_case().baseline.groups
    assert groups["digitization"].printed == (Decimal("5.5"), Decimal("5.53"))
    assert [name for name, group in groups.items() if group.basis == "published"] == ["digitization"]
    assert {group.basis for name, group in groups.items() if name != "digitization"} == {"derived"}


def test_the_rank_is_exactly_54_of_63() -> None:
    case = scoring.load_case()
    rank = case.baseline.rank
    assert (rank.median, rank.low, rank.high, rank.best, rank.worst) == (54, 54, 54, 54, 54)
    assert rank.is_exact
    assert case.league.size == rank.size == 63
    assert rank.probabilities[53] == pytest.approx(1.0)


def test_the_band_is_average() -> None:
    band = scoring.load_case().baseline.band
    assert band.id == "average"
    assert band.name.vi == "Trung bình"


def test_four_of_the_five_announced_groups_lie_below_the_national_average() -> None:
    case = scoring.load_case()
    announced = scoring.load_announcement().announced_groups
    below = [
        name
        for name, members in announced.items()
        if sum(case.baseline.groups[m].points for m in members)
        < sum(case.averages[m].points for m in members)
    ]
    assert len(announced) == 5
    assert below == ["transparency", "progress", "online", "digitization"]


def test_the_national_averages_are_those_of_the_announcement() -> None:
    averages = scoring.load_case().averages
    assert {name: float(average.points) for name, average in averages.items()} == {
        "transparency": 13.4,
        "progress": 18.0,
        "online_service": 5.0,
        "online_payment": 5.1,
        "digitization": 10.8,
        "satisfaction": 17.5,
    }
    assert {average.basis for average in averages.values()} == {"published"}
    assert {average.source for average in averages.values()} == {"binh_thuan_finance"}


def test_the_announcement_and_the_league_name_the_same_total_and_rank() -> None:
    announcement = scoring.load_announcement()
    row = scoring.load_league(2023).row(announcement.province)
    assert row is not None
    assert (announcement.total.printed, announcement.total.rank) == (row.total, row.rank)
    assert announcement.total.of == scoring.load_league(announcement.year).size


@pytest.mark.parametrize("group", golden("estimates_binh_thuan_2023.toml"))
def test_estimated_indicators_stand_where_the_hand_computation_puts_them(group: str) -> None:
    case = scoring.load_case()
    expected = golden("estimates_binh_thuan_2023.toml")[group]
    assert set(expected) == set(case.rules.groups[group].indicators)
    for name, points in expected.items():
        assert (name, str(case.baseline.indicators[name].points)) == (name, points)


def test_every_indicator_but_the_on_time_share_is_marked_as_an_estimate() -> None:
    case = scoring.load_case()
    assert case.baseline.indicators["on_time_settlement"].basis == "derived"
    others = [name for name in case.rules.indicators if name != "on_time_settlement"]
    assert case.estimated_indicators == tuple(others)


def test_the_units_add_what_the_announcement_says_of_departments_and_districts() -> None:
    units = scoring.load_units()
    assert units.departments.bands == {"excellent": 0, "good": 0, "fair": 0, "average": 15, "weak": 1}
    assert units.districts.bands == {"excellent": 0, "good": 0, "fair": 0, "average": 10, "weak": 0}
    highest, lowest = units.districts.digitization_highest, units.districts.digitization_lowest
    assert (highest.unit, str(highest.points)) == ("Phú Quý", "8.71")
    assert (lowest.unit, str(lowest.points)) == ("Hàm Thuận Nam", "3.56")
    assert units.departments.digitization_all == scoring.load_case().baseline.groups["digitization"].points
