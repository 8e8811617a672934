"""What is worth knowing of a file before its rows are read: of its sheets, its header and its columns."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.tables.column_seen import ColumnSeen
from scoring.tables.columns import IGNORED, Kind, columns
from scoring.tables.grid import Book, Sheet, refuse
from scoring.tables.problem import OwnDataError, Problem, shown
from scoring.tables.reading import Layout, SheetSeen
from scoring.tables.sheets import known_columns


def no_header(sheet: Sheet, kind: Kind) -> OwnDataError:
    """Return the error that refuses a sheet without a header, to be raised."""
    seen = ", ".join(shown(cell.text) for cell in list(sheet.rows[0].cells.values())[:6])
    expected = [column for column in columns(kind).values() if column.required]
    return refuse(
        "header_missing",
        sheet.rows[0].number,
        value=shown(seen),
        vi=", ".join(column.name.vi for column in expected),
        en=", ".join(column.name.en for column in expected),
    )


def of_book(book: Book, sheet: Sheet) -> Iterator[Problem]:
    """Yield what is worth knowing of the file as a whole."""
    yield from sheet.notes
    if book.encoding and not book.encoding.startswith("UTF"):
        yield Problem("encoding_converted", value=book.encoding)
    read = {"read": shown(sheet.title)}
    others = [*(other.title for other in book.sheets if other is not sheet), *book.unread]
    for title in others:
        yield Problem("sheet_ignored", value=shown(title), facts=read)
    for title in book.hidden:
        yield Problem("sheet_hidden", value=shown(title), facts=read)


def of_columns(layout: Layout) -> Iterator[Problem]:
    """Yield what is wrong or worth knowing of the columns, as far as they are not open."""
    row = layout.header[-1]
    known = columns(layout.kind)
    first: dict[str, ColumnSeen] = {}
    for item in layout.columns:
        if item.how == "open":
            continue
        if item.column == IGNORED:
            yield Problem("column_ignored", row, item.letter, item.heading)
        elif item.how == "told":
            names = known[item.column].name
            yield Problem("column_told", row, item.letter, item.heading, {"vi": names.vi, "en": names.en})
        if known[item.column].holds != IGNORED and first.setdefault(item.column, item) is not item:
            yield Problem("column_repeated", row, item.heading, item.heading)
    if not layout.asks:
        for name in layout.missing:
            names = known[name].name
            yield Problem("column_missing", row, facts={"vi": names.vi, "en": names.en})


def sheet_seen(sheet: Sheet, kind: Kind) -> SheetSeen:
    """Return what a sheet holds, to be shown where one of several is chosen."""
    first = [shown(cell.text) for row in sheet.rows[:3] for cell in list(row.cells.values())[:6]]
    return SheetSeen(shown(sheet.title), len(sheet.rows), tuple(first[:6]), known_columns(sheet, kind))
