"""Tables of units as files: CSV and XLSX, read strictly, every problem with its row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from scoring.units.problems import UnitProblem, UnitTableError, shown
from scoring.units.rows import MOST_UNITS, column_of, read_header, read_rows
from scoring.units.units import Unit, UnitKind
from scoring.units.workbook import Line, Value, is_workbook, read_sheet, write_sheet

MOST_BYTES = 1024 * 1024

# Blank lines included. Behind them a table ends, whatever a spreadsheet has formatted.
MOST_LINES = 10_000

# Where Windows writes decimals with a comma, Excel separates cells with semicolons.
SEPARATORS = (",", ";", "\t")


def read_unit_table(file: str, content: bytes, maximum: Decimal) -> tuple[Unit, ...]:
    """Return the units of a CSV or XLSX file; ``file`` is its name, used in messages only.

    Column names may be Vietnamese or English, decimals have a comma or a point. ``maximum`` is the
    most points a unit can have (the group's maximum). All figures count as the planner's own.

    Raises:
        UnitTableError: with every problem found, each with its row (1 is the first line) and column.

    """
    if len(content) > MOST_BYTES:
        raise UnitTableError(file, [UnitProblem("size", facts={"most": MOST_BYTES})])
    lines = read_sheet(file, content) if is_workbook(content) else _csv_lines(file, content)
    filled = _filled(lines, file)
    header = next(filled, None)
    if header is None:
        raise UnitTableError(file, [UnitProblem("no_header")])
    number, names = header
    columns = read_header(names, number, file)
    rows, problems = [], []
    # One row too many is enough to tell that there are too many.
    for row, cells in islice(filled, MOST_UNITS + 1):
        extra = [cell.strip() for place, cell in enumerate(cells) if cell.strip() and place not in columns]
        if extra:
            problems.append(UnitProblem("cells", row, facts={"value": shown(extra[0])}))
        rows.append((row, {name: cells[place] for place, name in columns.items() if place < len(cells)}))
    return read_rows(rows, maximum, file, problems)


@dataclass(frozen=True)
class UnitWords:
    """How a written table calls its columns (by id, in this order) and kinds of units."""

    title: str
    columns: Mapping[str, str]
    kinds: Mapping[UnitKind, str]


def write_unit_workbook(units: Sequence[Unit], words: UnitWords) -> bytes:
    """Return units as an XLSX file that ``read_unit_table`` reads as the same units."""
    return write_sheet(words.title, list(words.columns.values()), _table(units, words))


def write_unit_csv(units: Sequence[Unit], words: UnitWords, *, decimal_comma: bool) -> bytes:
    """Return units as a CSV file that ``read_unit_table`` reads as the same units.

    With a decimal comma, cells are separated by semicolons, as Excel expects it then. A byte order
    mark tells Excel that the text is UTF-8.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";" if decimal_comma else ",")
    writer.writerow(words.columns.values())
    for row in _table(units, words):
        cells = ["" if value is None else str(value) for value in row]
        numbers = [isinstance(value, Decimal) and decimal_comma for value in row]
        writer.writerow(
            [cell.replace(".", ",") if n else cell for cell, n in zip(cells, numbers, strict=True)]
        )
    return stream.getvalue().encode("utf-8-sig")


def _table(units: Sequence[Unit], words: UnitWords) -> list[list[Value]]:
    cells: list[dict[str, Value]] = [
        {
            "unit": unit.name,
            "kind": words.kinds[unit.kind],
            "dossiers": unit.dossiers,
            "digitization": unit.points,
            "target": unit.target,
        }
        for unit in units
    ]
    return [[row[column] for column in words.columns] for row in cells]


def _filled(lines: Iterator[Line], file: str) -> Iterator[Line]:
    for number, cells in lines:
        if number > MOST_LINES:
            raise UnitTableError(file, [UnitProblem("too_many", number, facts={"most": MOST_LINES})])
        if any(cell.strip() for cell in cells):
            yield number, cells


def _csv_lines(file: str, content: bytes) -> Iterator[Line]:
    if b"\0" in content:
        raise UnitTableError(file, [UnitProblem("file_type")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnitTableError(file, [UnitProblem("encoding")]) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnitTableError(file, [UnitProblem("csv", reader.line_num)]) from error
        if cells is None:
            return
        yield reader.line_num, cells


def _separator(text: str) -> str:
    """Return the separator with which the first line holds most names of columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(
        SEPARATORS, key=lambda mark: sum(column_of(name) is not None for name in _cells(first, mark))
    )


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []
