"""XLSX workbooks as grids: values only, formulas seen and never computed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, cast

from scoring.tables.grid import Book, Cell, CellKind, GridBuilder, Sheet, refuse
from scoring.tables.problem import OwnDataError, Problem
from scoring.tables.sizes import (
    COLUMNS_LOOKED_AT,
    MAX_CELLS,
    MAX_SHEETS,
    ROWS_LOOKED_AT,
    ROWS_OF_ALL_SHEETS,
)

# Spreadsheets keep 15 significant digits; what lies beyond is noise of binary numbers.
DIGITS = 15

# How openpyxl names what is neither text nor number.
KINDS: dict[str, CellKind] = {"f": "formula", "e": "error", "b": "boolean"}


def read_workbook(content: bytes) -> Book:
    """Return the sheets of a workbook.

    Raises:
        OwnDataError: a workbook that must not be opened, is broken, or holds more than it may.

    """
    try:
        return _book(content)
    except OwnDataError:
        raise
    except Exception as error:  # openpyxl fails in many ways on broken workbooks
        raise refuse("unreadable") from error


def _book(content: bytes) -> Book:
    import openpyxl  # noqa: PLC0415 - takes as long to load as the library, and few ever upload

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise refuse("too_many_sheets", limit=MAX_SHEETS)
        hidden = _hidden(book)
        found = list(_sheets(book, hidden))
    finally:
        book.close()
    unread = tuple(title for title, sheet in found if sheet is None)
    filled = tuple(sheet for _, sheet in found if sheet is not None and sheet.rows)
    if unread and not filled:
        raise refuse("too_many_cells", limit=MAX_CELLS)
    return Book("xlsx", filled, tuple(hidden), unread)


def _sheets(book: Any, hidden: Sequence[str]) -> Iterator[tuple[str, Sheet | None]]:
    """Yield every sheet by its title; None for those after too many rows, which are not read."""
    from openpyxl.cell.read_only import EMPTY_CELL  # noqa: PLC0415

    cells_left, rows_left = MAX_CELLS, ROWS_OF_ALL_SHEETS
    nothing = cast("object", EMPTY_CELL)
    for sheet in [sheet for sheet in book.worksheets if sheet.title not in hidden]:
        if rows_left < ROWS_LOOKED_AT:
            yield sheet.title, None
            continue
        # The declared size may be anything; the rows themselves count.
        sheet.reset_dimensions()
        builder = GridBuilder()
        looked_at = 0
        for row in sheet.iter_rows(max_row=ROWS_LOOKED_AT, max_col=COLUMNS_LOOKED_AT):
            looked_at += 1
            # What stands in no cell of the file is one and the same empty cell.
            filled = [cell for cell in row if cell is not nothing and cell.value is not None]
            if filled:
                cells_left -= len(filled)
                if cells_left < 0:
                    raise refuse("too_many_cells", limit=MAX_CELLS)
                builder.add(
                    int(filled[0].row or 0),
                    {int(cell.column or 1) - 1: found for cell in filled if (found := _cell(cell))},
                )
        rows_left -= looked_at
        # Whether anything stands further down could only be told by going there.
        cut = (Problem("sheet_cut", ROWS_LOOKED_AT, facts={"limit": ROWS_LOOKED_AT}),)
        yield sheet.title, Sheet(sheet.title, builder.rows(), cut if looked_at == ROWS_LOOKED_AT else ())


def _hidden(book: Any) -> list[str]:
    """Return the titles of sheets that nobody sees who opens the file; none where all are hidden."""
    titles = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    return titles if len(titles) < len(book.worksheets) else []


def _cell(cell: Any) -> Cell | None:
    value, kind = cell.value, KINDS.get(cell.data_type)
    if kind is not None or isinstance(value, bool):
        return Cell(kind or "boolean", str(value))
    if isinstance(value, datetime | date | time | timedelta):
        return Cell("date", str(value))
    if isinstance(value, int | float):
        return number_cell(value, str(cell.number_format))
    text = " ".join(str(value).split())
    return Cell("text", text) if text else None


def number_cell(value: float, shown_as: str = "") -> Cell:
    """Return a number as the spreadsheet shows it."""
    if "%" in shown_as:
        # 0.6 shown as 60 %: which of the two is meant cannot be told.
        return Cell("text", f"{value:.{DIGITS}g} = {100 * value:g}%")
    number = Decimal(f"{value:.{DIGITS}g}") if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number) >= Decimal(10) ** DIGITS:
        return Cell("error", str(value))
    return Cell("number", f"{number:f}", number)
