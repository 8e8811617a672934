"""Hostile files: whatever the bytes, the reader answers with a reading, after bounded work."""

import sys
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from scoring import field_of, load_rules, peer_choices
from scoring.own_data import (
    Choices,
    DecimalSign,
    LeagueFacts,
    Reading,
    case_in_league,
    read_own_counts,
    read_own_league,
)
from scoring.tables.figures import readings
from scoring.tables.sizes import COLUMNS_LOOKED_AT, MAX_CELL, MAX_ROWS
from scoring.units.table import read_typed_units, read_units
from tests.bad_uploads.make import GOOD, MAKERS, changed, workbook
from tests.examples import one_in

RULES = load_rules("portal_2022_2025")
FACTS = LeagueFacts.of_year(2025)
GOOD_BOOK = workbook(GOOD)

# Calls of functions for one file, read nine ways: three times what the heaviest of the gallery takes.
MOST_CALLS = 1_500_000

SIGNS: tuple[DecimalSign | None, ...] = (None, ",", ".")

CELLS = st.one_of(
    st.sampled_from(
        [
            *("Tỉnh", "Tổng điểm", "total", "Hạng", "indicator", "numerator", "denominator"),
            *(
                "e_result_issued",
                "Tháng",
                "T1",
                "2/2025",
                "Đơn vị",
                "Loại",
                "Số hồ sơ",
                "Điểm số hóa",
                "huyện",
            ),
        ]
    ),
    st.sampled_from(["Huế", "Hà Nội", "Tổng", "=1+1", "@x", '"', "1.234", "60,08", "-1", "NaN", "1e9", ""]),
    st.text(max_size=8),
    st.decimals(-10, 200, places=2).map(str),
)
TABLES = st.lists(st.lists(CELLS, max_size=5), max_size=8)


def _read_all(content: bytes) -> list[Reading[Any]]:
    found: list[Reading[Any]] = [
        reading
        for decimal in SIGNS
        for reading in (
            read_own_league(content, FACTS, Choices(decimal)),
            read_own_counts(content, RULES, "Huế", Choices(decimal), FACTS.year),
            read_units(content, Decimal(22), Choices(decimal)),
        )
    ]
    for reading in found:
        # Either a value, or a reason why there is none; and every word of it can be said.
        assert (reading.value is None) == bool(reading.errors or reading.question or reading.asks)
        for problem in (*reading.errors, *reading.warnings):
            assert str(problem)
            assert len(str(problem.value)) <= 60
        assert len(reading.errors) <= 10 * MAX_ROWS
    return found


def _read_all_soon(content: bytes) -> list[Reading[Any]]:
    """Read a file every way, and count the calls: chance draws only small ones."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = _read_all(content)
    finally:
        sys.setprofile(before)
    assert calls < MOST_CALLS
    return found


@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
def test_any_bytes(content: bytes) -> None:
    _read_all(content)


@given(TABLES, st.sampled_from([",", ";", "\t"]))
@one_in(2)
def test_any_table(rows: list[list[str]], separator: str) -> None:
    _read_all("\n".join(separator.join(row) for row in rows).encode())


@given(st.integers(0, len(GOOD_BOOK) - 1), st.integers(0, 255))
@one_in(2)
def test_any_broken_byte_of_a_workbook(place: int, byte: int) -> None:
    _read_all(GOOD_BOOK[:place] + bytes([byte]) + GOOD_BOOK[place + 1 :])


@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]),
    st.binary(max_size=80),
)
@one_in(3)
def test_any_broken_part_of_a_workbook(part: str, content: bytes) -> None:
    _read_all(changed(GOOD_BOOK, {part: content}))


def test_a_cell_at_the_far_end_of_a_sheet_is_refused_soon() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    for reading in _read_all_soon(changed(GOOD_BOOK, {"xl/worksheets/sheet1.xml": far})):
        assert reading.value is None


def test_an_empty_cell_at_the_far_right_is_not_read_as_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="XFD1"/></row></sheetData></worksheet>'
    )
    rows_of, widths = ReadOnlyWorksheet.iter_rows, []

    def watched(*arguments: Any, **named: Any) -> Iterator[Any]:
        for row in rows_of(*arguments, **named):
            widths.append(len(row))
            yield row

    monkeypatch.setattr(ReadOnlyWorksheet, "iter_rows", watched)
    for reading in _read_all(changed(GOOD_BOOK, {"xl/worksheets/sheet1.xml": far})):
        assert [problem.code for problem in reading.errors] == ["empty"]
    assert set(widths) == {COLUMNS_LOOKED_AT}


@pytest.mark.parametrize("around", ["{}", "Tỉnh;Tổng điểm\nHuế;60\n{};60\n", 'Đơn vị;Loại\n"{}";huyện\n'])
def test_combining_marks_without_end_are_refused_before_they_are_put_in_order(
    around: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Putting marks of two classes in order takes time as their number squared.
    put_in_order = unicodedata.normalize

    def bounded(form: Any, text: str) -> str:
        assert len(text) <= MAX_CELL
        return put_in_order(form, text)

    monkeypatch.setattr(unicodedata, "normalize", bounded)
    marks = "a" + "\u0300\u0316" * 16_000
    sheet = [[cell.format(marks[:10_000]) for cell in line.split(";")] for line in around.split("\n")]
    for content in (around.format(marks).encode(), workbook(sheet)):
        for reading in _read_all(content):
            assert reading.value is None
    typed = read_typed_units([(1, {"unit": marks, "kind": marks})], Decimal(22), {"unit": "A", "kind": "B"})
    assert [problem.code for problem in typed.errors] == ["cell_too_long", "cell_too_long"]


def test_every_broken_upload_of_the_gallery_is_read_soon_both_ways() -> None:
    for make in MAKERS.values():
        _read_all_soon(make())


POINTS = st.one_of(
    st.just(""), st.sampled_from(["60.08", "0", "100"]), st.decimals(0, 100, places=2).map(str)
)
ROWS = st.lists(
    st.tuples(
        POINTS,
        st.one_of(st.just(""), st.integers(1, 63).map(str)),
        st.sampled_from(["", "", "0.3", "5"]),
    ),
    max_size=62,
)


@one_in(3)
@given(ROWS, st.sampled_from(["60.08;;", "60.08;54;", ";54;", ";1;", "60.08;63;"]), st.integers(1, 63))
def test_any_league_that_is_accepted_can_be_ranked(
    rows: list[tuple[str, str, str]], own: str, size: int
) -> None:
    lines = ["Tỉnh;Tổng điểm;Hạng;Sai số", f"Bình Thuận;{own}"]
    lines += [f"P{n};{total};{rank};{off if total else ''}" for n, (total, rank, off) in enumerate(rows)]
    kept = [line for line in lines if not line.split(";")[1] == line.split(";")[2] == ""][: size + 1]
    reading = read_own_league("\n".join(kept).encode(), LeagueFacts.of_year(2023, size), Choices("."))
    if reading.value is None:
        assert {problem.code for problem in reading.errors} == {"out_of_range"}
        return
    case = case_in_league(reading.value, "Bình Thuận")
    for peers in peer_choices(case):
        for total in range(0, 101, 10):
            rank = field_of(case, peers).at(Decimal(total))
            assert 1 <= rank.best <= rank.median <= rank.worst <= rank.size
            assert abs(sum(rank.probabilities) - 1) < 1e-9


@given(st.decimals(0, 999_999_999, places=2))
def test_a_number_written_with_either_sign_is_read_back(number: Decimal) -> None:
    english = f"{number:,.2f}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    assert readings(english)["."] == number
    assert readings(vietnamese)[","] == number


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    assert all(number.is_finite() for number in readings(text).values())
