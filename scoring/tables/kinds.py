"""What kind of table a file is, by the columns it names and by what its names are."""

from __future__ import annotations

from collections.abc import Callable

from scoring.tables.columns import IGNORED, KINDS, Kind, columns, plain
from scoring.tables.formats import read_book
from scoring.tables.grid import GridRow
from scoring.tables.header import columns_named
from scoring.tables.row_words import row_words
from scoring.tables.sizes import HEADER_WITHIN

# Rows of a sheet whose names are looked at.
ROWS_LOOKED_AT = 60


def likely_kind(
    content: bytes, is_province: Callable[[str], bool], preferred: Kind | None = None
) -> Kind | None:
    """Return the kind of table whose columns a file names most of; None where it names none.

    One whose required columns are all there comes first. A table of provinces and one of units can have the
    same headings: they are told apart by names of provinces, which ``is_province`` tells, and of units;
    where neither is found it is the ``preferred`` one.

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
        names = _texts(sheets[0].rows)
        if any(map(is_province, names)):
            return "league"
        is_unit = any(row_words().unit_kind(plain(name)) for name in names)
        return "league" if preferred == "league" and not is_unit else "units"
    return best


def _texts(rows: tuple[GridRow, ...]) -> list[str]:
    return [
        cell.text for row in rows[:ROWS_LOOKED_AT] for cell in row.cells.values() if cell.kind == "text"
    ]
