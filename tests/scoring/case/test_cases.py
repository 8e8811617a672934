"""Every province with published groups is a case, and each starts from its published figures."""

import csv
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

import scoring

DATA = Path(__file__).resolve().parents[3] / "data"
REFERENCES = scoring.list_cases()
CENT = Decimal("0.01")

every_case = pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.id)


def _rows(year: int) -> list[dict[str, str]]:
    with (DATA / "leagues" / f"{year}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_the_default_comes_first_and_no_id_twice() -> None:
    ids = [reference.id for reference in REFERENCES]
    assert ids[0] == "binh-thuan-2023"
    assert len(set(ids)) == len(ids)
    assert all(name.isascii() and name == name.lower() and " " not in name for name in ids)


def test_every_province_of_2023_with_published_groups_is_a_case() -> None:
    others = ("transparency", "progress", "digitization", "satisfaction")
    with_groups = {
        row["province"]
        for row in _rows(2023)
        if all(row[name] for name in others)
        and (row["online_combined"] or (row["online_service"] and row["online_payment"]))
    }
    assert {reference.province for reference in REFERENCES if reference.year == 2023} == with_groups
    assert {"Yên Bái", "Bình Dương", "Hà Giang"}.isdisjoint(with_groups)


@pytest.mark.parametrize(("year", "detail"), [(2025, "groups"), (2026, "counts")])
def test_all_34_provinces_of_2025_and_2026_are_cases(year: int, detail: str) -> None:
    found = {reference.province: reference.detail for reference in REFERENCES if reference.year == year}
    assert found == {row["province"]: detail for row in _rows(year)}
    assert len(found) == 34


@every_case
def test_a_case_starts_from_its_published_total(reference: scoring.CaseRef) -> None:
    case = scoring.find_case(reference.id)
    row = next(row for row in _rows(reference.year) if row["province"] == reference.province)
    assert case.baseline.total == Decimal(row["total"])
    assert sum(group.points for group in case.baseline.groups.values()) == case.baseline.total
    assert case.baseline.band == case.rules.band(case.baseline.total)
    assert (case.year, case.province, case.detail) == (
        reference.year,
        reference.province,
        reference.detail,
    )


@every_case
def test_the_indicators_of_every_group_add_up_to_it(reference: scoring.CaseRef) -> None:
    case = scoring.find_case(reference.id)
    for group in case.rules.groups.values():
        parts = [case.baseline.indicators[name] for name in group.indicators]
        baseline = case.baseline.groups[group.id]
        assert sum(part.counted for part in parts) + baseline.offset == baseline.points
        assert abs(baseline.offset) <= (CENT if case.detail == "counts" else 0)
        for part in parts:
            assert 0 <= part.counted <= case.rules.indicators[part.id].maximum
            assert part.share is None or 0 <= part.share <= 1


@every_case
def test_a_case_is_scored_by_the_rules_of_its_own_year(reference: scoring.CaseRef) -> None:
    case = scoring.find_case(reference.id)
    assert case.rules.id == ("portal_2026" if reference.year == 2026 else "portal_2022_2025")
    assert case.rules.valid_from.year <= reference.year


def test_only_three_official_group_figures_differ_from_their_parts() -> None:
    off = {
        (case.province, group.id): str(group.offset)
        for case in (scoring.find_case(reference.id) for reference in REFERENCES)
        for group in case.baseline.groups.values()
        if group.offset
    }
    assert off == {
        ("Tây Ninh", "transparency"): "-0.01",
        ("Thái Nguyên", "transparency"): "-0.01",
        ("Thanh Hóa", "transparency"): "0.01",
    }


def test_a_missing_component_with_official_counts_beside_it_is_derived_from_the_group() -> None:
    # Lâm Đồng 2026, payment 7.04: 6 x 258407/286457 = 5.41 and 2.5 x 193/398 = 1.21 leave 0.42.
    case = scoring.load_case(2026, "Lâm Đồng")
    enabled = case.baseline.indicators["payment_procedure_enabled"]
    assert (str(enabled.points), enabled.basis) == ("0.42", "derived")
    assert case.baseline.indicators["payment_dossier_online"].basis == "published"
    assert case.estimated_indicators == (
        "online_service_provision",
        "online_service_used",
        "online_filing",
    )


def test_counts_with_a_flagged_denominator_are_marked_provisional() -> None:
    indicators = scoring.load_case(2026, "Lâm Đồng").baseline.indicators
    assert [name for name, item in indicators.items() if item.provisional] == ["dossier_sync"]


def test_a_province_that_promulgated_nothing_has_no_score_there() -> None:
    case = scoring.load_case(2026, "Sơn La")
    item = case.baseline.indicators["publish_decision_on_time"]
    assert (item.points, item.share, item.counted) == (None, None, 0)


def test_online_services_and_payment_in_one_figure_are_split_by_their_maxima() -> None:
    # Cà Mau 2023: 1835 cents x 12/22 = 1000.91 and x 10/22 = 834.09.
    groups = scoring.load_case(2023, "Cà Mau").baseline.groups
    assert str(groups["online_service"].points) == "10.01"
    assert str(groups["online_payment"].points) == "8.34"
    assert groups["online_service"].basis == groups["online_payment"].basis == "estimated"
    assert groups["transparency"].basis == "published"


def test_the_mean_of_all_provinces_to_october_2025_is_that_of_the_rulebook() -> None:
    averages = scoring.load_case(2025, "Lâm Đồng").averages
    assert {average.basis for average in averages.values()} == {"derived"}
    assert float(sum(average.points for average in averages.values())) == pytest.approx(86.49, abs=0.03)


def test_indicator_averages_are_the_plain_mean_of_the_provinces_ratios() -> None:
    with (DATA / "counts" / "2026.csv").open(encoding="utf-8", newline="") as table:
        ratios = [
            int(row["numerator"]) / int(row["denominator"])
            for row in csv.DictReader(table)
            if row["indicator"] == "publish_decision_on_time" and row["denominator"] != "0"
        ]
    assert len(ratios) == 33
    average = scoring.load_case(2026, "Lâm Đồng").indicator_averages["publish_decision_on_time"]
    assert float(average) == pytest.approx(sum(ratios) / 33)
    assert scoring.load_case().indicator_averages == {}


@pytest.mark.parametrize("spelling", ["Bình Thuận", "binh thuan", "BÌNH THUẬN", " Bình  Thuận "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_province_is_found_however_its_name_is_typed(spelling: str, form: str) -> None:
    typed = unicodedata.normalize(form, spelling)
    assert scoring.load_case(2023, typed).id == "binh-thuan-2023"


def test_the_id_of_a_case_spells_d_with_a_stroke_as_d() -> None:
    assert scoring.case_id(2026, "Lâm Đồng") == "lam-dong-2026"
    assert scoring.case_id(2026, "lâm đồng") == "lam-dong-2026"
    assert scoring.case_id(2023, "Hồ Chí Minh") == "ho-chi-minh-2023"
