"""What kind of table a file is, by the columns it names and by what its names are."""

from __future__ import annotations

from collections.abc import Callable

from scoring.tables.columns import IGNORED, KINDS, Kind, columns
from scoring.tables.formats import read_book
from scoring.tables.grid import GridRow
from scoring.tables.header import columns_named
from scoring.tables.sizes import HEADER_WITHIN

# Rows of a sheet whose names are looked at.
ROWS_LOOKED_AT = 60


def likely_kind(content: bytes, is_province: Callable[[str], bool]) -> Kind | None:
    """Return the kind of table whose columns a file names most of; None where it names none.

    One whose required columns are all there comes first. A table of provinces and one of units can have the
    same headings: ``is_province`` tells names of provinces, and what they are told apart by.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    sheets = read_book(content).sheets
    rows = [row for sheet in sheets for row in sheet.rows[:HEADER_WITHIN]]

    def fit(kind: Kind) -> tuple[bool, int]:
        known = columns(kind)
        required = {column.id for column in known.values() if column.required}
        unread = {column.id for column in known.values() if column.holds == IGNORED}
        named = [columns_named(row, kind) for row in rows]
        return any(required <= names for names in named), max(len(names - unread) for names in named)

    best = max(KINDS, key=fit)
    if not fit(best)[1]:
        return None
    if best != "counts" and fit("league")[0] and fit("units")[1] > 1:
        return "league" if _names(sheets[0].rows, is_province) else "units"
    return best


def _names(rows: tuple[GridRow, ...], is_province: Callable[[str], bool]) -> bool:
    """Return whether some row has a province's name."""
    return any(
        cell.kind == "text" and is_province(cell.text)
        for row in rows[:ROWS_LOOKED_AT]
        for cell in row.cells.values()
    )
