"""Comma-, semicolon- or tab-separated text as a grid."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from scoring.tables.columns import is_heading
from scoring.tables.encodings import decode
from scoring.tables.grid import Book, Cell, GridBuilder, Sheet, letter, refuse
from scoring.tables.sizes import COLUMNS_LOOKED_AT, HEADER_WITHIN, MAX_CELL, MAX_COLUMNS

SEPARATORS = (",", ";", "\t", "|")

# Spreadsheets run a cell that starts so as a formula.
FORMULA_START = "="


def read_delimited(content: bytes) -> Book:
    """Return separated text as one sheet; the separator is the one that shows most known headings.

    Raises:
        OwnDataError: no known encoding, a quotation mark left open, or more than a file may hold.

    """
    text, encoding = decode(content)
    separator = max(SEPARATORS, key=lambda sign: _headings(text, sign))
    builder = GridBuilder()
    for number, record in _records(text, separator):
        builder.add(number, text_cells(record[:COLUMNS_LOOKED_AT]))
        if any(map(str.strip, record[COLUMNS_LOOKED_AT:])):
            raise refuse("too_many_columns", number, letter(COLUMNS_LOOKED_AT), limit=MAX_COLUMNS)
    rows = builder.rows()
    return Book("text", (Sheet("", rows),) if rows else (), encoding=encoding)


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


def _headings(text: str, separator: str) -> tuple[int, int, int]:
    """Return how many known headings and columns a row shows at most, and how many rows are so wide."""
    head = text[: HEADER_WITHIN * 100 * MAX_CELL]
    lines = [line for line in head.splitlines() if line.strip()][:HEADER_WITHIN]
    # A heading is found with or without quotation marks, also where they are not in pairs.
    plain = [
        [part.strip().strip('"') for part in line.split(separator, COLUMNS_LOOKED_AT)] for line in lines
    ]
    return max(_shown(plain), _shown(_first_records(head, separator)))


def _first_records(head: str, separator: str) -> list[list[str]]:
    """Return the first records that hold anything, whose cells may have several lines; none if broken."""
    found = []
    try:
        for record in csv.reader(io.StringIO(head, newline=""), delimiter=separator):
            if any(map(str.strip, record)):
                found.append(record[:COLUMNS_LOOKED_AT])
            if len(found) == HEADER_WITHIN:
                break
    except csv.Error:
        return []
    return found


def _shown(rows: Sequence[Sequence[str]]) -> tuple[int, int, int]:
    known, widest = max(((sum(map(is_heading, row)), len(row)) for row in rows), default=(0, 0))
    return known, widest, sum(len(row) == widest for row in rows)


def text_cells(texts: Iterable[str]) -> dict[int, Cell]:
    """Return texts as the cells of a row, empty ones left out."""
    cleaned = {column: " ".join(text.split()) for column, text in enumerate(texts)}
    return {
        column: Cell("formula" if text.startswith(FORMULA_START) else "text", text)
        for column, text in cleaned.items()
        if text
    }
