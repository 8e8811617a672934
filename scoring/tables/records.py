"""JSON of the portal's shape as grids: every list of records is a sheet, every field a column."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from scoring.tables.encodings import decode
from scoring.tables.figures import DIGITS
from scoring.tables.grid import Book, Cell, GridBuilder, Sheet, refuse
from scoring.tables.sizes import COLUMNS_LOOKED_AT, MAX_CELLS, MAX_COLUMNS, MAX_SHEETS

# How deep lists of records may lie, and a field's own fields.
DEEPEST = 6
JSON_STARTS = (b"{", b"[")

Record = Mapping[str, object]


def is_json(content: bytes) -> bool:
    """Return whether a file begins as JSON of records."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(JSON_STARTS) and _loaded(content) is not None


def read_json(content: bytes) -> Book:
    """Return every list of records as a sheet, titled by the way to it.

    Raises:
        OwnDataError: no records in it, or more than a file may hold.

    """
    found: dict[str, list[Record]] = {}
    for title, record in _records(_loaded(content), "", {}, DEEPEST):
        found.setdefault(title, []).append(record)
    if len(found) > MAX_SHEETS:
        raise refuse("too_many_sheets", limit=MAX_SHEETS)
    sheets = tuple(sheet for title, records in found.items() if (sheet := _sheet(title, records)).rows)
    if not sheets:
        raise refuse("no_table")
    return Book("json", sheets)


def _loaded(content: bytes) -> object:
    try:
        return json.loads(decode(content)[0], parse_float=Decimal, parse_int=_whole, parse_constant=str)
    except (ValueError, RecursionError, InvalidOperation):
        return None


def _whole(digits: str) -> object:
    # Numbers of any length are texts: turning them into numbers takes time as their length squared.
    return int(digits) if len(digits) <= DIGITS else digits


def _records(value: object, title: str, above: Record, deeper: int) -> Iterator[tuple[str, Record]]:
    """Yield every record of every list with the way to its list, and the single fields of those above."""
    if not deeper:
        return
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                record = {**above, **item}
                yield title or "JSON", record
                yield from _records(item, title, _single(record), deeper - 1)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _records(inner, f"{title}.{name}" if title else str(name), above, deeper - 1)


def _single(record: Record) -> Record:
    return {name: value for name, value in record.items() if not isinstance(value, dict | list)}


def _sheet(title: str, records: list[Record]) -> Sheet:
    """Return records as rows: fields head the columns, in the order they come in."""
    places: dict[str, int] = {}
    rows = []
    cells = 0
    for record in records:
        row: dict[int, Cell] = {}
        for name, value in _fields(record, "", DEEPEST):
            place = places.setdefault(name, len(places))
            if place >= COLUMNS_LOOKED_AT:
                raise refuse("too_many_columns", limit=MAX_COLUMNS)
            if (cell := _cell(value)) is not None:
                row[place] = cell
        cells += len(row)
        if cells > MAX_CELLS:
            raise refuse("too_many_cells", limit=MAX_CELLS)
        rows.append(row)
    builder = GridBuilder()
    builder.add(1, {place: Cell("text", name) for name, place in places.items()})
    for number, row in enumerate(rows, start=2):
        builder.add(number, row)
    return Sheet(title, builder.rows())


def _fields(record: Record, before: str, deeper: int) -> Iterator[tuple[str, object]]:
    for name, value in record.items():
        full = f"{before}.{name}" if before else str(name)
        if isinstance(value, dict):
            if deeper:
                yield from _fields(value, full, deeper - 1)
        elif not isinstance(value, list):
            yield " ".join(full.split()), value


def _cell(value: object) -> Cell | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return Cell("boolean", str(value))
    if isinstance(value, int):
        return Cell("number", str(value), Decimal(value))
    if isinstance(value, Decimal):
        return _number(value)
    text = " ".join(str(value).split())
    return Cell("text", text) if text else None


def _number(value: Decimal) -> Cell:
    # Exponents are bounded before the number is written out.
    if abs(value.adjusted()) > DIGITS:
        return Cell("error", str(value)[:40])
    return Cell("number", f"{value:f}", value)
