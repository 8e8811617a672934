"""What kind of table a file is, by the columns it names and by what its names are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoring.tables.columns import IGNORED, KINDS, Kind, columns, is_heading, plain
from scoring.tables.formats import read_book
from scoring.tables.grid import Sheet
from scoring.tables.header import columns_named
from scoring.tables.row_words import row_words
from scoring.tables.sizes import HEADER_WITHIN

# Rows of a sheet whose names are looked at.
ROWS_LOOKED_AT = 60

UNIT_AND_INDICATOR = frozenset({"unit", "indicator", "indicator_name"})


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
    if best == "counts" and fit("units")[0]:
        if _names_provinces(sheets, is_province):
            return "counts"
        # What heads names alone may head those of indicators.
        beside = any(len(columns_named(row, "units") & UNIT_AND_INDICATOR) > 1 for row in rows)
        return "units" if beside or any(map(_is_unit, _names(sheets))) else "counts"
    if best != "counts" and fit("league")[0] and fit("units")[1] > 1:
        if _names_provinces(sheets, is_province):
            return "league"
        is_unit = any(_is_unit(name) for name in _names(sheets))
        return "league" if preferred == "league" and not is_unit else "units"
    return best


def _names_provinces(sheets: Sequence[Sheet], is_province: Callable[[str], bool]) -> bool:
    """Return whether a file names provinces rather than units: a unit may be called as a province is."""
    names = _names(sheets)
    provinces = sum(map(is_province, names))
    return provinces > sum(_is_unit(name) and not is_province(name) for name in names)


def _is_unit(name: str) -> bool:
    return row_words().unit_kind(plain(name)) is not None


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Return the texts that may be names: no headings, and no titles, which stand alone in their rows."""
    return [
        cell.text
        for row in sheets[0].rows[:ROWS_LOOKED_AT]
        if len(row.cells) > 1
        for cell in row.cells.values()
        if cell.kind == "text" and not is_heading(cell.text)
    ]
