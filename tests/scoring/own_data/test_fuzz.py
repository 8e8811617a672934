"""Hostile files: whatever the bytes, the reader answers with a reading, soon and bounded."""

import time
from decimal import Decimal
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scoring import ScoringError, load_rules
from scoring.own_data import (
    LeagueFacts,
    Reading,
    case_in_league,
    provinces_of,
    read_own_counts,
    read_own_league,
)
from scoring.own_data.figures import readings
from scoring.own_data.limits import MAX_ROWS
from tests.bad_uploads.make import GOOD, MAKERS, changed, workbook

RULES = load_rules("portal_2022_2025")
FACTS = LeagueFacts.of_year(2025)
GOOD_BOOK = workbook(GOOD)

# A file this small is read in milliseconds; a second is a hundred times more.
SOON_SECONDS = 5.0

CELLS = st.one_of(
    st.sampled_from(
        ["Tỉnh", "Tổng điểm", "total", "Hạng", "indicator", "numerator", "denominator", "e_result_issued"]
    ),
    st.sampled_from(["Huế", "Hà Nội", "Tổng", "=1+1", "@x", '"', "1.234", "60,08", "-1", "NaN", "1e9", ""]),
    st.text(max_size=8),
    st.decimals(-10, 200, places=2).map(str),
)
TABLES = st.lists(st.lists(CELLS, max_size=5), max_size=8)


def _read_both(content: bytes) -> list[Reading[Any]]:
    started = time.monotonic()
    found: list[Reading[Any]] = [
        reading
        for decimal in (None, ",", ".")
        for reading in (
            read_own_league(content, FACTS, decimal),  # type: ignore[arg-type]
            read_own_counts(content, RULES, "Huế", decimal),  # type: ignore[arg-type]
        )
    ]
    assert time.monotonic() - started < SOON_SECONDS
    for reading in found:
        # Either a value, or a reason why there is none; and every word of it can be said.
        assert (reading.value is None) == bool(reading.errors or reading.question)
        for problem in (*reading.errors, *reading.warnings):
            assert str(problem)
            assert len(str(problem.value)) <= 60
        assert len(reading.errors) <= 10 * MAX_ROWS
    return found


@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
def test_any_bytes(content: bytes) -> None:
    _read_both(content)


@given(TABLES, st.sampled_from([",", ";", "\t"]))
def test_any_table(rows: list[list[str]], separator: str) -> None:
    _read_both("\n".join(separator.join(row) for row in rows).encode())


@given(st.integers(0, len(GOOD_BOOK) - 1), st.integers(0, 255))
@settings(max_examples=60)
def test_any_broken_byte_of_a_workbook(place: int, byte: int) -> None:
    _read_both(GOOD_BOOK[:place] + bytes([byte]) + GOOD_BOOK[place + 1 :])


@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]),
    st.binary(max_size=80),
)
@settings(max_examples=40)
def test_any_broken_part_of_a_workbook(part: str, content: bytes) -> None:
    _read_both(changed(GOOD_BOOK, {part: content}))


def test_a_cell_at_the_far_end_of_a_sheet_is_refused_soon() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    for reading in _read_both(changed(GOOD_BOOK, {"xl/worksheets/sheet1.xml": far})):
        assert reading.value is None


def test_every_broken_upload_of_the_gallery_is_read_soon_both_ways() -> None:
    for make in MAKERS.values():
        _read_both(make())


ROWS = st.lists(
    st.tuples(
        st.one_of(st.just(""), st.decimals(0, 100, places=2).map(str)),
        st.one_of(st.just(""), st.integers(1, 34).map(str)),
        st.one_of(st.just(""), st.decimals(0, 18, places=2).map(str)),
    ),
    min_size=1,
    max_size=34,
)


@given(ROWS)
@settings(max_examples=60)
def test_any_league_that_is_accepted_can_be_ranked(rows: list[tuple[str, str, str]]) -> None:
    groups = "16.09;18.79;8.33;10;19.93;17.39"
    lines = ["Tỉnh;Tổng điểm;Hạng;CKMB;TDGQ;CLGQ;TTTT;MDSH;MDHL", f"Huế;90.53;;{groups}"]
    lines += [f"P{n};{total};{rank};{group};;;;;" for n, (total, rank, group) in enumerate(rows)]
    reading = read_own_league("\n".join(lines[:35]).encode(), FACTS, ".")
    if reading.value is None:
        assert {problem.code for problem in reading.errors} == {"value_missing"}
        return
    for province in provinces_of(reading.value):
        try:
            rank = case_in_league(reading.value, province).baseline.rank
        except ScoringError:
            continue
        assert 1 <= rank.best <= rank.median <= rank.worst <= FACTS.size


@given(st.decimals(0, 999_999_999, places=2))
def test_a_number_written_with_either_sign_is_read_back(number: Decimal) -> None:
    english = f"{number:,.2f}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    assert readings(english)["."] == number
    assert readings(vietnamese)[","] == number


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    assert all(number.is_finite() for number in readings(text).values())
