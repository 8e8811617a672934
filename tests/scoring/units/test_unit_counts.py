"""Counts of units: points by the rules of the vintage, weights, and tables that carry them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring import (
    Unit,
    UnitWords,
    find_case,
    load_rules,
    unit_effect,
    write_unit_csv,
    write_unit_workbook,
)
from scoring.case.counts import load_counts
from scoring.case.points_of_counts import groups_of_counts, points_of_counts
from scoring.tables.columns import COUNT_COLUMNS, columns, count_column
from scoring.units.counted import missing_counts, weighing_indicator
from scoring.units.table import read_units_of

RULES = load_rules("portal_2026")
KINDS = {"district": "Huyện", "commune": "Xã", "department": "Sở"}


def _official(province: str) -> dict[str, tuple[int, int]]:
    rows = load_counts(2026)[province]
    return {name: row.counts for name, row in rows.items() if row.counts is not None}


def _words(indicators: list[str]) -> UnitWords:
    own = [count_column(name, counted) for name in indicators for counted in COUNT_COLUMNS]
    known = columns("units")
    return UnitWords(
        "units", {name: known[name].name.vi for name in ("unit", "kind", "dossiers", *own)}, KINDS
    )


def test_counts_come_to_the_points_that_the_portal_gives_of_a_province() -> None:
    # A unit with a province's official counts has its official points, to the cent that the portal rounds.
    counts = _official("Lâm Đồng")
    case = find_case("lam-dong-2026")
    groups = groups_of_counts(RULES, counts)
    assert groups.keys() >= {"transparency", "progress", "satisfaction"}
    for group, points in groups.items():
        assert abs(points - case.baseline.groups[group].points) <= Decimal("0.01")


def test_points_worked_out_by_hand() -> None:
    points = points_of_counts(
        RULES, {"on_time_settlement": (950, 1000), "dossier_sync": (1, 2), "online_filing": (1, 2)}
    )
    assert points["on_time_settlement"] == Decimal("19.00")  # 20 × 95 %
    # Half are filed online, half are synchronised: 6 × 25 % of 50 %
    assert points["online_filing"] == Decimal("3.00")


def test_what_multiplies_an_unknown_ratio_is_not_taken_for_nought() -> None:
    assert points_of_counts(RULES, {"online_filing": (1, 2)}) == {}
    assert groups_of_counts(RULES, {"dossier_digitised": (1, 2)}) == {}
    assert "e_result_issued" in missing_counts(RULES, [{"dossier_digitised": (1, 2)}])
    assert missing_counts(RULES, [{"on_time_settlement": (1, 2)}]) == []


def test_units_are_weighed_by_the_most_dossiers_that_all_of_them_count() -> None:
    one = {"on_time_settlement": (1, 90), "dossier_digitised": (1, 60), "petition_on_time": (1, 900)}
    other = {"on_time_settlement": (1, 10), "dossier_digitised": (1, 70)}
    assert weighing_indicator(RULES, [one, other]) == "dossier_digitised"
    assert weighing_indicator(RULES, [one, {}]) is None
    assert weighing_indicator(RULES, []) is None


@pytest.mark.parametrize("comma", [True, False, None])
def test_a_written_table_with_counts_is_read_as_the_same_units(comma: bool | None) -> None:
    units = (
        Unit("Xã 1", "commune", dossiers=6, counts=(("on_time_settlement", (1, 6)),)),
        Unit("Xã 2", "commune", dossiers=7, counts=(("on_time_settlement", (0, 7)),)),
        Unit("Sở 3", "department", dossiers=1),
    )
    words = _words(["on_time_settlement", "dossier_digitised"])
    content = (
        write_unit_workbook(units, words)
        if comma is None
        else write_unit_csv(units, words, decimal_comma=comma)
    )
    read = read_units_of(content, RULES.id).value
    assert read is not None
    assert [(u.name, u.kind, u.dossiers, u.counts) for u in read] == [
        (u.name, u.kind, u.dossiers, u.counts) for u in units
    ]


def test_three_hundred_units_with_every_count_of_a_group_move_the_province_by_their_mean() -> None:
    header = ["Đơn vị;Loại;Mã chỉ số;Tử số;Mẫu số"]
    indicators = RULES.groups["digitization"].indicators
    rows = [f"Xã {n};xã;{name};{n % 50};100" for n in range(300) for name in indicators]
    units = read_units_of("\n".join(header + rows).encode(), RULES.id).value
    assert units is not None
    assert [(unit.dossiers, len(unit.counts)) for unit in units] == [(100, len(indicators))] * 300
    # Each of 0 % to 49 % stands in six communes.
    points = [groups_of_counts(RULES, dict(unit.counts))["digitization"] for unit in units]
    effect = unit_effect(find_case("lam-dong-2026"), units, "commune")
    assert effect.mean_before == Fraction(sum(points)) / 300 == Fraction(sum(points[:50])) / 50
