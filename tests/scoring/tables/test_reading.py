"""What the reader takes without complaint: headings, decimals, encodings and rows as people write them."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from scoring import load_league, load_rules
from scoring.datafiles import DATA
from scoring.own_data import Choices, LeagueFacts, Reading, read_own_counts, read_own_league
from tests.bad_uploads.make import workbook

RULES = load_rules("portal_2022_2025")
FACTS = LeagueFacts.of_year(2025)


def _codes(reading: Reading[Any]) -> list[str]:
    return [problem.code for problem in (*reading.errors, *reading.warnings)]


def _totals(text: str | bytes, decimal: Any = None) -> dict[str, str]:
    content = text if isinstance(text, bytes) else text.encode()
    reading = read_own_league(content, FACTS, Choices(decimal))
    assert reading.value is not None, (reading.errors, reading.question)
    return {row.province: str(row.total) for row in reading.value.league.rows}


EXPECTED = {"Hà Nội": "60.08", "Huế": "61.50"}


@pytest.mark.parametrize(
    "text",
    [
        "province,total\nHà Nội,60.08\nHuế,61.5\n",
        "Tỉnh;Tổng điểm\nHà Nội;60,08\nHuế;61,5\n",
        "TINH\tTONG DIEM\nHà Nội\t60,08\nHuế\t61,50\n",
        "\ufeffTỉnh, thành phố|TỔNG ĐIỂM (100 điểm)\r\nHà Nội|60.08\r\nHuế|61.5\r\n",
        'Province,"Total"\n"Hà Nội","60,08"\n"Huế","61,5"\n',
        "Bảng xếp hạng năm 2025;\n;\n  Tên tỉnh ;  Điểm \n\n  Hà   Nội ; 60,08 \n;\nHuế;61,5\n",
        "Tỉnh;Tổng điểm\nThành phố Hà Nội;60,08\nTP. HUE;61,5\n",
        "Tỉnh;Tổng điểm\nHà Nội;60,08\nHuế;61,5\nTổng cộng;121,58\nTrung bình cả nước;60,79\n",
    ],
)
def test_the_same_league_in_many_hands(text: str) -> None:
    assert _totals(text) == EXPECTED


def test_utf_16_text_and_workbooks_say_the_same() -> None:
    assert _totals("Tỉnh\tTổng điểm\nHà Nội\t60,08\nHuế\t61,5\n".encode("utf-16")) == EXPECTED
    assert _totals(workbook([["Tỉnh", "Tổng điểm"], [" Hà Nội ", 60.08], [], ["Huế", "61,5"]])) == EXPECTED


def test_a_computed_number_loses_the_noise_of_binary_numbers_only() -> None:
    assert _totals(workbook([["Tỉnh", "Tổng điểm"], ["Huế", 0.1 + 0.2], ["Hà Nội", 60]])) == {
        "Huế": "0.30",
        "Hà Nội": "60.00",
    }


def test_the_sheet_with_the_table_is_found_and_the_others_are_named() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Hướng dẫn"])
    sheet = book.create_sheet("Bảng")
    sheet.append(["Tỉnh", "Tổng điểm"])
    sheet.append(["Huế", 61.5])
    target = io.BytesIO()
    book.save(target)
    reading = read_own_league(target.getvalue(), FACTS)
    assert reading.value is not None
    assert _codes(reading) == ["sheet_ignored", "league_partial"]
    assert reading.warnings[0].value == "Sheet"
    assert "“Bảng” is" in str(reading.warnings[0])


def test_totals_averages_and_notes_are_left_out_and_said() -> None:
    text = "Tỉnh;Tổng điểm\nHuế;61,5\nTổng;61,5\nTRUNG BÌNH;61,5\nGhi chú: tạm tính;\n"
    reading = read_own_league(text.encode(), FACTS)
    skipped = [(p.code, p.row, p.value) for p in reading.warnings if p.code.endswith("_skipped")]
    assert skipped == [
        ("totals_skipped", 3, "Tổng"),
        ("totals_skipped", 4, "TRUNG BÌNH"),
        ("note_skipped", 5, "Ghi chú: tạm tính"),
    ]


def test_missing_is_never_zero() -> None:
    reading = read_own_league("Tỉnh;Tổng điểm;Hạng;Số hóa hồ sơ\nHuế;;3;\nHà Nội;60;;\n".encode(), FACTS)
    assert reading.value is not None
    rank_only, total_only = reading.value.league.rows
    assert (rank_only.total, rank_only.rank, rank_only.basis) == (None, 3, "rank_only")
    assert (total_only.groups, total_only.rank, total_only.basis) == ({}, None, "own")


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        # 11 + 18 + 5 + 5 + 10 + 12 = 61.
        ("Huế;61,5;11;18;5;5;10;12\n", ["sum_differs"]),
        ("Huế;61;11;18;5;5;10;12\n", []),
        ("Huế;61,004;11;18;5;5;10;12\n", ["rounded"]),
        ("Huê;61;11;18;5;5;10;12\n", ["provinces_read"]),
        ("Hà Nộii;61;11;18;5;5;10;12\n", ["province_close"]),
        ("Atlantis;61;11;18;5;5;10;12\n", ["provinces_unknown"]),
    ],
)
def test_what_is_odd_is_a_warning(rows: str, codes: list[str]) -> None:
    head = "Tỉnh;Tổng điểm;CKMB;TDGQ;CLGQ;TTTT;MDSH;MDHL\n"
    reading = read_own_league((head + rows).encode(), LeagueFacts.of_year(2025, size=1))
    assert reading.value is not None
    assert _codes(reading) == codes


def test_a_rank_that_contradicts_the_totals_is_a_warning_at_its_row() -> None:
    text = "Tỉnh;Tổng điểm;Hạng\nHuế;60;1\nHà Nội;61;2\nCà Mau;59;3\n"
    reading = read_own_league(text.encode(), LeagueFacts.of_year(2025, size=3))
    order, unused = reading.warnings
    assert (order.code, order.row) == ("rank_order", 2)
    assert "Rank 1 with 60.00 points, while Hà Nội has 61.00 points and rank 2" in str(order)
    assert (unused.code, unused.row) == ("rank_unused", 3)


@pytest.mark.parametrize(
    ("numbers", "read", "warned"),
    [
        # 1.234 cannot be a count with decimals; 12.000 alone could be twelve.
        ("1.234;12.000", (1234, 12000), True),
        ("1,234;12,000", (1234, 12000), True),
        ("1 234;12 000", (1234, 12000), False),
        ("1\u00a0234;12\u00a0000", (1234, 12000), False),
        ("1.234.567;2.000.000", (1234567, 2000000), True),
        ("500;12.345", (500, 12345), True),
        ("12.0;45.0", (12, 45), False),
    ],
)
def test_thousands_are_read_where_only_one_reading_is_possible(
    numbers: str, read: tuple[int, int], warned: bool
) -> None:
    text = f"indicator;numerator;denominator\ne_result_issued;{numbers}\n"
    reading = read_own_counts(text.encode(), RULES)
    assert reading.value is not None
    assert reading.value.counts == {"e_result_issued": read}
    assert [p.code for p in reading.warnings] == (["thousands"] if warned else [])


AMBIGUOUS = b"indicator;numerator;denominator\ne_result_issued;12.000;45.000\n"


def test_ambiguous_numbers_are_asked_about_with_both_readings() -> None:
    reading = read_own_counts(AMBIGUOUS, RULES)
    assert reading.value is None
    assert reading.errors == ()
    assert reading.question is not None
    assert reading.question.count == 2
    first = reading.question.examples[0]
    assert (first.row, first.column, first.text) == (2, "numerator", "12.000")
    assert (first.with_comma, first.with_point) == ("12000", "12")


@pytest.mark.parametrize(("decimal", "read"), [(",", (12000, 45000)), (".", (12, 45))])
def test_the_decision_settles_it(decimal: Any, read: tuple[int, int]) -> None:
    reading = read_own_counts(AMBIGUOUS, RULES, choices=Choices(decimal))
    assert reading.value is not None
    assert reading.value.counts["e_result_issued"] == read


def test_numbers_that_contradict_each_other_are_asked_about_too() -> None:
    reading = read_own_league("Tỉnh;Tổng điểm\nHuế;60,08\nHà Nội;61.5\n".encode(), FACTS)
    assert reading.value is None
    assert reading.question is not None
    assert [(e.with_comma, e.with_point) for e in reading.question.examples] == [
        ("60.08", "–"),
        ("–", "61.5"),
    ]


def test_counts_name_indicators_by_id_or_official_name() -> None:
    text = (
        "STT;Chỉ số;Tử số;Mẫu số\n1;TỶ LỆ HỒ SƠ THỰC HIỆN SỐ HÓA;1;4\n2;e_result_issued;1;2\n"
        "3;Dossiers paid online;3;4\n4;petition_on_time;;\n"
    )
    reading = read_own_counts(text.encode(), RULES)
    assert reading.value is not None
    assert reading.value.counts == {
        "payment_dossier_online": (3, 4),
        "e_result_issued": (1, 2),
        "dossier_digitised": (1, 4),
    }


def test_only_the_province_s_rows_are_read() -> None:
    head = "province;indicator;numerator;denominator\n"
    text = f"{head}Huế;e_result_issued;1;2\nBinh Thuan;e_result_issued;1;4\n"
    reading = read_own_counts(text.encode(), RULES, "Bình Thuận")
    assert reading.value is not None
    assert reading.value.counts == {"e_result_issued": (1, 4)}
    assert _codes(reading) == ["other_province", "provinces_read"]


@pytest.mark.parametrize("year", [2023, 2025, 2026])
def test_the_shipped_tables_are_read_as_they_are(year: int) -> None:
    league = load_league(year)
    facts = LeagueFacts.of_year(year, league.size)
    reading = read_own_league((DATA / "leagues" / f"{year}.csv").read_bytes(), facts)
    assert reading.value is not None
    assert reading.value.league.vintage == league.vintage
    rows = {row.province: (row.total, row.groups, row.rank) for row in reading.value.league.rows}
    assert rows == {row.province: (row.total, row.groups, row.rank) for row in league.rows}


def test_the_fingerprint_is_of_the_content_not_of_the_writing() -> None:
    plain = read_own_league("Tỉnh;Tổng điểm\nHuế;61,5\nHà Nội;60,08\n".encode(), FACTS).value
    other = read_own_league(
        workbook([["Total", "Province"], [60.08, "Hà Nội"], [61.5, "Hue"]]), FACTS
    ).value
    changed = read_own_league("Tỉnh;Tổng điểm\nHuế;61,5\nHà Nội;60,09\n".encode(), FACTS).value
    of_2024 = read_own_league(
        "Tỉnh;Tổng điểm\nHuế;61,5\nHà Nội;60,08\n".encode(), LeagueFacts.of_year(2024)
    ).value
    prints = [own.fingerprint for own in (plain, other, changed, of_2024) if own is not None]
    assert prints[0] == prints[1]
    assert len(prints) == 4
    assert len(set(prints)) == 3


def test_points_stay_exact_decimals() -> None:
    assert _totals("Tỉnh;Tổng điểm\nHuế;60,005\nHà Nội;60,08\n")["Huế"] == str(Decimal("60.01"))


def test_names_in_another_script_are_names_of_their_own() -> None:
    content = "Tỉnh,Tổng điểm\n東京,60\n大阪,61\nМосква,62\nHuế,63\n".encode()
    reading = read_own_league(content, LeagueFacts(2031, 4, "portal_2026"))
    assert reading.errors == ()
    assert reading.value is not None
    assert [row.province for row in reading.value.league.rows] == ["東京", "大阪", "Москва", "Huế"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_never_wins_over_one_that_is_seen(state: str) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Ẩn"
    book.active.append(["Tỉnh", "Tổng điểm", "Hạng"])
    book.active.append(["Huế", 99, 1])
    book.active.sheet_state = state
    sheet = book.create_sheet("Bảng")
    sheet.append(["Tỉnh", "Tổng điểm"])
    sheet.append(["Huế", 61.5])
    book.active = 1
    target = io.BytesIO()
    book.save(target)
    reading = read_own_league(target.getvalue(), FACTS)
    assert reading.value is not None
    assert reading.value.league.rows[0].total == Decimal("61.50")
    assert _codes(reading)[0] == "sheet_hidden"
    assert "“Ẩn” is not read; “Bảng” is" in str(reading.warnings[0])


def test_a_text_that_begins_like_an_archive_is_text() -> None:
    reading = read_own_league("PK,Tỉnh,Tổng điểm\n1,Huế,61.5\n".encode(), FACTS)
    assert "unreadable" not in _codes(reading)
    assert reading.layout is not None
    assert any("PK" in str(problem) for problem in reading.layout.asked())


def test_the_same_fault_in_many_rows_of_a_column_is_one_problem_with_the_first_rows() -> None:
    rows = "".join(
        f"{name};{n}x;5\n" for n, name in enumerate(("Huế", "Hà Nội", "Cà Mau", "An Giang", "Lai Châu"))
    )
    reading = read_own_league(f"Tỉnh;Tổng điểm;Hạng\n{rows}".encode(), FACTS)
    told = [(problem.code, problem.row, problem.rows, problem.count) for problem in reading.errors]
    assert told == [("not_number", 2, (2, 3, 4), 5)]
    assert "5 rows, first 2, 3, 4, 'Tổng điểm': “0x” is not a number" in str(reading.errors[0])


def test_zeros_that_may_be_missing_values_are_warned_of() -> None:
    reading = read_own_league(
        "Tỉnh;Tổng điểm;Số hóa hồ sơ\nHuế;64,09;0\nHà Nội;55,23;8,01\n".encode(), FACTS
    )
    assert [(p.code, p.row, p.column) for p in reading.warnings if p.code == "zero_points"] == [
        ("zero_points", 2, "Số hóa hồ sơ")
    ]
    counts = read_own_counts(b"indicator;numerator;denominator\ne_result_issued;0;40\n", RULES)
    assert _codes(counts) == ["zero_count"]


def test_dense_ranks_are_warned_of() -> None:
    text = "Tỉnh;Tổng điểm;Hạng\nHuế;60;1\nHà Nội;60;1\nCà Mau;59;{}\n"
    dense = read_own_league(text.format(2).encode(), LeagueFacts.of_year(2025, size=3))
    assert "rank_dense" in _codes(dense)
    assert "After 2 provinces of rank 1 comes rank 3" in str(dense.warnings[0])
    usual = read_own_league(text.format(3).encode(), LeagueFacts.of_year(2025, size=3))
    assert _codes(usual) == []
