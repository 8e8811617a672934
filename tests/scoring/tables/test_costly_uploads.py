"""Costly uploads: whatever is in a file, what is done with it is bounded. By counts, not by the clock."""

from __future__ import annotations

import difflib
import unicodedata
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from scoring import load_rules
from scoring.folding import LONGEST
from scoring.own_data import LeagueFacts, read_own_counts, read_own_league
from scoring.tables import meant
from scoring.tables.figures import Span
from scoring.tables.meant import LONGEST_COMPARED, MOST_LOOKED_UP
from scoring.tables.sizes import MAX_BYTES
from scoring.tables.table import read_table
from scoring.units.table import read_units
from tests.bad_uploads.costly import BY_COUNT, COSTLY, SMALLER, Maker, book, far, marks

# What the workbook reader misses in them, and archives that name a part twice.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

FACTS = LeagueFacts.of_year(2023)
AT_ONCE = {"ten sheets of one part", "ten sheets of one relation", "the same part again and again"}


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all texts whose signs are put in order."""
    lengths: list[int] = []
    normalize = unicodedata.normalize

    def counted(form: Any, text: str) -> str:
        lengths.append(len(text))
        return normalize(form, text)

    monkeypatch.setattr(unicodedata, "normalize", counted)
    return lengths


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all texts that are compared with known names."""
    lengths: list[int] = []

    def counted(word: str, *others: Any, **options: Any) -> list[str]:
        lengths.append(len(word))
        return difflib.get_close_matches(word, *others, **options)

    monkeypatch.setattr(meant, "get_close_matches", counted)
    return lengths


def test_there_are_enough_of_them() -> None:
    assert len(COSTLY) >= 60


@pytest.mark.parametrize(
    "make",
    [
        *(pytest.param(make, id=name, marks=pytest.mark.slow) for name, make in SMALLER.items()),
        *(pytest.param(COSTLY[name], id=f"{name}, all of it", marks=pytest.mark.long) for name in BY_COUNT),
    ],
)
def test_what_is_done_with_a_costly_file_is_bounded(
    make: Maker, folded: list[int], compared: list[int]
) -> None:
    content = make()
    assert len(content) <= MAX_BYTES
    reading = read_own_league(content, FACTS)
    assert reading.value is None
    assert reading.errors or reading.question or reading.asks
    assert max(folded, default=0) <= LONGEST
    # Headings and names each have their own look-ups.
    assert len(compared) <= 2 * MOST_LOOKED_UP
    assert max(compared, default=0) <= LONGEST_COMPARED


@pytest.mark.parametrize("size", [64_000, 990_000])
def test_a_long_run_of_combining_signs_is_refused_by_every_reader(size: int, folded: list[int]) -> None:
    readings: list[Any] = [
        read_own_league(marks(size), FACTS),
        read_own_counts(marks(size), load_rules("portal_2022_2025"), "Bình Thuận"),
        read_units(marks(size), Decimal(22)),
    ]
    assert [error.code for reading in readings for error in reading.errors] == ["cell_too_long"] * 3
    assert max(folded, default=0) <= LONGEST


@pytest.mark.parametrize("name", sorted(AT_ONCE))
def test_sheets_that_share_their_cells_are_refused_unread(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_a, **_k: pytest.fail("it was opened"))
    (error,) = read_own_league(COSTLY[name](), FACTS).errors
    assert error.code in ("unreadable", "too_many_cells")


def test_nearly_right_names_are_looked_up_only_so_often(compared: list[int]) -> None:
    read_own_counts(COSTLY["nearly the indicators"](), load_rules("portal_2022_2025"), "Bình Thuận")
    assert len(compared) == MOST_LOOKED_UP


def _cell(text: str) -> str:
    return f"<c t='inlineStr'><is><t>{text}</t></is></c>"


def test_sheets_after_too_many_rows_are_said_not_to_be_read() -> None:
    table = book(
        [
            f"<sheetData><row>{_cell('Tỉnh')}{_cell('Tổng điểm')}</row>"
            f"<row>{_cell('Huế')}{_cell('60')}</row></sheetData>",
            *[far(1, "").replace('"1"', '"1048576"').replace("XFD1", "A1048576")] * 4,
        ]
    )
    found = read_table(table, "league", {"total": Span(Decimal(0), Decimal(100))}, ("province",))
    assert [row.texts for row in found.rows if row.texts] == [{"province": "Huế"}]
    assert [problem.value for problem in found.problems if problem.code == "sheet_ignored"] == ["S4", "S5"]
