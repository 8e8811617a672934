"""A file as sheets of cells, whatever its format: told by its content, never by its name."""

from __future__ import annotations

from dataclasses import replace

from scoring.tables.archive import check_archive, is_workbook
from scoring.tables.delimited import read_delimited
from scoring.tables.encodings import Converter, old_font
from scoring.tables.flat_document import is_flat_document, packed
from scoring.tables.grid import Book, GridRow, Sheet, refuse
from scoring.tables.markup import is_markup, read_markup
from scoring.tables.old_workbook import read_old_workbook
from scoring.tables.records import is_json, read_json
from scoring.tables.sizes import HEADER_WITHIN, MAX_BYTES, MAX_CELL
from scoring.tables.web_archive import is_web_archive, read_web_archive
from scoring.tables.workbook import read_workbook


def read_book(content: bytes) -> Book:
    """Return a file as its sheets that hold anything.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    if len(content) > MAX_BYTES:
        raise refuse("too_large", limit=MAX_BYTES)
    if not content.strip():
        raise refuse("empty")
    book = _read(content)
    if not book.sheets:
        raise refuse("empty")
    found = old_font(
        cell.text
        for sheet in book.sheets
        for row in sheet.rows[:HEADER_WITHIN]
        for cell in row.cells.values()
        if cell.kind == "text" and len(cell.text) <= MAX_CELL
    )
    if found is None:
        return book
    name, convert = found
    return replace(book, encoding=name, sheets=tuple(_converted(sheet, convert) for sheet in book.sheets))


def _read(content: bytes) -> Book:
    if is_flat_document(content):
        content = packed(content)
    if is_workbook(content):
        kind = check_archive(content)
        return read_workbook(content) if kind == "xlsx" else read_old_workbook(content, kind)
    if is_markup(content):
        return read_markup(content)
    if is_web_archive(content):
        return read_web_archive(content)
    return read_json(content) if is_json(content) else read_delimited(content)


def _converted(sheet: Sheet, convert: Converter) -> Sheet:
    rows = [
        GridRow(
            row.number,
            {
                place: replace(cell, text=convert(cell.text)) if cell.kind == "text" else cell
                for place, cell in row.cells.items()
            },
        )
        for row in sheet.rows
    ]
    return replace(sheet, title=convert(sheet.title), rows=tuple(rows))
