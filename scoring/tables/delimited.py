"""Comma-, semicolon- or tab-separated text as a grid."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator

from scoring.tables.grid import Cell, Grid, GridBuilder, IsHeading, letter, refuse
from scoring.tables.sizes import COLUMNS_LOOKED_AT, HEADER_WITHIN, MAX_CELL, MAX_COLUMNS

SEPARATORS = (",", ";", "\t", "|")

# Spreadsheets run a cell that starts so as a formula.
FORMULA_START = "="


def read_delimited(content: bytes, is_heading: IsHeading) -> Grid:
    """Return separated text as a grid; the separator is the one that shows most known headings.

    Raises:
        OwnDataError: not UTF-8, a quotation mark left open, or more than a file may hold.

    """
    text = _decode(content)
    separator = max(SEPARATORS, key=lambda sign: _headings(text, sign, is_heading))
    builder = GridBuilder()
    for number, record in _records(text, separator):
        builder.add(number, text_cells(record[:COLUMNS_LOOKED_AT]))
        if any(map(str.strip, record[COLUMNS_LOOKED_AT:])):
            raise refuse("too_many_columns", number, letter(COLUMNS_LOOKED_AT), limit=MAX_COLUMNS)
    return Grid(builder.rows())


def _decode(content: bytes) -> str:
    # Excel's "Unicode text" is UTF-16 with a mark.
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("encoding", content[: error.start].count(b"\n") + 1) from error
    if "\0" in text:
        raise refuse("unreadable")
    return text


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of the line it starts in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            longest = max(map(len, text.split(separator)))
            if longest > csv.field_size_limit():
                raise refuse("cell_too_long", number, length=longest, limit=MAX_CELL) from error
            raise refuse("quotes", number) from error
        if record is None:
            return
        yield number, record


def _headings(text: str, separator: str, is_heading: IsHeading) -> tuple[int, int]:
    """Return how many known headings, and how many columns, a row shows at most."""
    best = (0, 0)
    # Quotation marks do not matter here: a heading is found with or without them.
    lines = [line for line in text[: HEADER_WITHIN * 100 * MAX_CELL].splitlines() if line.strip()]
    for line in lines[:HEADER_WITHIN]:
        parts = [part.strip().strip('"') for part in line.split(separator, COLUMNS_LOOKED_AT)]
        best = max(best, (sum(map(is_heading, parts)), len(parts)))
    return best


def text_cells(texts: Iterable[str]) -> dict[int, Cell]:
    """Return texts as the cells of a row, empty ones left out."""
    cleaned = {column: " ".join(text.split()) for column, text in enumerate(texts)}
    return {
        column: Cell("formula" if text.startswith(FORMULA_START) else "text", text)
        for column, text in cleaned.items()
        if text
    }
