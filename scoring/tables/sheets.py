"""Which sheet of a file holds the table, and whether that must be asked."""

from __future__ import annotations

from scoring.tables.choices import Choices
from scoring.tables.columns import Kind, columns
from scoring.tables.grid import Book, Sheet
from scoring.tables.header import columns_named
from scoring.tables.sizes import HEADER_WITHIN

# A table has a header and a row.
LEAST_ROWS = 2


def choose_sheet(book: Book, kind: Kind, choices: Choices) -> tuple[Sheet, bool]:
    """Return the sheet to read, and whether others fit as well, so that it must be said which is meant.

    The sheet that was chosen, or the one that shows most known headings.
    """
    chosen = next((sheet for sheet in book.sheets if sheet.title == choices.sheet), None)
    if chosen is not None and (choices.sheet or len(book.sheets) == 1):
        return chosen, False
    best = max(book.sheets, key=lambda sheet: known_columns(sheet, kind))
    required = {column.id for column in columns(kind).values() if column.required}
    whole = [sheet for sheet in book.sheets if required <= _named(sheet, kind)]
    if whole:
        best = best if best in whole else whole[0]
        # A list inside the records of another one has the fields of both.
        holds_all = book.format == "json" and all(
            _named(sheet, kind) <= _named(best, kind) for sheet in whole
        )
        return best, len(whole) > 1 and not holds_all
    alike = [
        sheet
        for sheet in book.sheets
        if known_columns(sheet, kind) == known_columns(best, kind) and len(sheet.rows) >= LEAST_ROWS
    ]
    return (alike[0] if alike else best), len(alike) > 1


def known_columns(sheet: Sheet, kind: Kind) -> int:
    """Return how many different columns the best row of a sheet names."""
    return len(_named(sheet, kind))


def _named(sheet: Sheet, kind: Kind) -> frozenset[str]:
    return max((columns_named(row, kind) for row in sheet.rows[:HEADER_WITHIN]), key=len)
