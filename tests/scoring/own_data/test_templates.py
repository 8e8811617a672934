"""Templates: filled with the case, and read back by the reader to the same content."""

from typing import Any

import pytest

from scoring import find_case
from scoring.own_data import LeagueFacts, read_own_counts, read_own_league
from scoring.own_data.templates import template
from scoring.tables.writing import write_csv, write_workbook

CASES = ("binh-thuan-2023", "lam-dong-2025", "lam-dong-2026")


def _files(case: str, kind: Any, language: Any) -> list[bytes]:
    rows = template(find_case(case), kind, language)
    return [write_csv(rows, decimal_comma=language == "vi"), write_workbook(rows, "Bảng")]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_league_s_template_is_read_back(case: str, language: str) -> None:
    league = find_case(case).league
    facts = LeagueFacts(league.year, league.size, league.vintage)
    for content in _files(case, "league", language):
        reading = read_own_league(content, facts)
        assert reading.value is not None, reading.errors
        codes = [warning.code for warning in reading.warnings]
        assert set(codes) <= {"league_partial", "sum_differs", "rank_unused"}
        # Of 2023, two published ranks contradict the totals (Bình Dương and Yên Bái).
        assert codes.count("rank_unused") == len(find_case(case).ranks.conflicts)
        read = {row.province: (row.total, row.groups, row.rank) for row in reading.value.league.rows}
        assert read == {row.province: (row.total, row.groups, row.rank) for row in league.rows}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_template_of_official_counts_is_read_back(language: str) -> None:
    case = find_case("lam-dong-2026")
    official = {name: i.counts for name, i in case.baseline.indicators.items() if i.counts is not None}
    assert len(official) > 10
    for content in _files(case.id, "counts", language):
        reading = read_own_counts(content, case.rules, case.province)
        assert reading.value is not None, reading.errors
        assert reading.value.counts == official


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_template_without_counts_says_that_there_are_none(language: str) -> None:
    case = find_case("binh-thuan-2023")
    for content in _files(case.id, "counts", language):
        reading = read_own_counts(content, case.rules, case.province)
        assert [problem.code for problem in reading.errors] == ["no_counts"]


def test_what_is_filled_into_the_template_is_read() -> None:
    case = find_case("binh-thuan-2023")
    rows = template(case, "counts", "vi")
    filled = next(row for row in rows if row[0] == "e_result_issued")
    filled[2:4] = [300, 1000]
    for content in (write_csv(rows, decimal_comma=True), write_workbook(rows, "Bảng")):
        reading = read_own_counts(content, case.rules, case.province)
        assert reading.value is not None
        assert reading.value.counts == {"e_result_issued": (300, 1000)}
        assert {warning.code for warning in reading.warnings} == {"column_ignored"}
