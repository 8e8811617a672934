"""From a grid to typed rows: header, decimals, empty and totals rows; every problem, not the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches

from scoring.tables.archive import is_workbook
from scoring.tables.columns import Kind, columns, headings, plain
from scoring.tables.decimals import Decimals, choose_decimals
from scoring.tables.delimited import read_delimited
from scoring.tables.figures import DecimalSign, Span, readings
from scoring.tables.grid import Cell, Grid, GridRow, letter, refuse
from scoring.tables.problem import Fact, Problem, Question, shown
from scoring.tables.sizes import HEADER_WITHIN, MAX_BYTES
from scoring.tables.workbook import read_workbook

# What the first column says of a row that is no province and no indicator.
TOTALS = frozenset(
    {
        *("tong", "tong cong", "tong so", "cong", "trung binh", "binh quan", "ca nuoc", "toan quoc"),
        *("total", "totals", "sum", "average", "mean", "national", "country", "nationwide"),
    }
)
TOTALS_START = ("trung binh ", "binh quan ", "tong cong ", "average ", "mean ", "national average")
NOTES_START = ("ghi chu", "nguon", "note", "source", "luu y")

# A spreadsheet may run text that starts so as a formula once it is written out again.
FORMULA_STARTS = ("=", "+", "-", "@")
NOT_NUMBERS = {"date": "date", "error": "cell_error", "boolean": "not_number"}


@dataclass
class Row:
    """A row of a table: what stands in each column, by column id; empty cells are left out."""

    number: int
    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Decimal] = field(default_factory=dict)
    # Columns that hold something which cannot be read; what is wrong is among the problems.
    broken: set[str] = field(default_factory=set)

    def has(self, column: str) -> bool:
        """Return whether anything stands in a column, readable or not."""
        return column in self.texts or column in self.numbers or column in self.broken


@dataclass
class Table:
    """The rows of a file with their headings as written, and every problem found so far.

    With a ``question``, numbers are not read yet: it must be decided first.
    """

    headings: Mapping[str, str]
    rows: list[Row]
    problems: list[Problem]
    question: Question | None = None

    def report(
        self, code: str, row: Row | None = None, column: str = "", value: Fact = "", **facts: Fact
    ) -> None:
        """Add a problem at a row and a column, given by its id."""
        number = row.number if row else None
        self.problems.append(
            Problem(
                code,
                number,
                self.headings.get(column, column),
                shown(value) if isinstance(value, str) else value,
                facts,
            )
        )


def read_table(
    content: bytes,
    kind: Kind,
    spans: Mapping[str, Span],
    label: tuple[str, ...],
    decimal: DecimalSign | None,
) -> Table:
    """Return the rows of a file.

    ``spans`` says what each column of numbers can hold, ``label`` which columns name the row (a
    total, a note), ``decimal`` which sign starts the decimals where that has been decided.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    grid = read_grid(content, kind)
    if not grid.rows:
        raise refuse("empty")
    header, found = _header(grid, kind)
    table = Table(
        {name: shown(header.cells[place].text) for place, name in found.items()}, [], [*grid.notes]
    )
    _check_headings(table, header, found, kind)
    if any(not problem.is_warning for problem in table.problems):
        return table
    rows = grid.rows[grid.rows.index(header) + 1 :]
    rows = tuple(row for row in rows if not _is_aside(table, row, found, label))
    if not rows:
        raise refuse("no_rows", header.number)
    decimals = choose_decimals(
        [
            (row.number, table.headings[name], cell.text, spans[name])
            for row in rows
            for place, cell in row.cells.items()
            if (name := found.get(place)) in spans and name is not None and cell.kind == "text"
        ],
        decimal,
    )
    table.problems += decimals.problems
    table.question = decimals.question
    if decimals.sign is not None:
        table.rows = [_row(table, row, found, kind, spans, decimals) for row in rows]
    return table


def read_grid(content: bytes, kind: Kind) -> Grid:
    """Return a file as a grid, whatever its format.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    if len(content) > MAX_BYTES:
        raise refuse("too_large", limit=MAX_BYTES)
    if not content.strip():
        raise refuse("empty")
    known = headings(kind)

    def is_heading(text: str) -> bool:
        return plain(text) in known

    return (read_workbook if is_workbook(content) else read_delimited)(content, is_heading)


def _header(grid: Grid, kind: Kind) -> tuple[GridRow, dict[int, str]]:
    """Return the row with most known headings, and which column stands where."""
    known = headings(kind)
    candidates = [
        (row, {place: known[plain(c.text)] for place, c in row.cells.items() if plain(c.text) in known})
        for row in grid.rows[:HEADER_WITHIN]
    ]
    header, found = max(candidates, key=lambda item: len(item[1]))
    if not found:
        seen = ", ".join(shown(cell.text) for cell in list(grid.rows[0].cells.values())[:6])
        expected = [column for column in columns(kind).values() if column.required]
        raise refuse(
            "header_missing",
            grid.rows[0].number,
            value=shown(seen),
            vi=", ".join(column.name.vi for column in expected),
            en=", ".join(column.name.en for column in expected),
        )
    return header, found


def _check_headings(table: Table, header: GridRow, found: dict[int, str], kind: Kind) -> None:
    known, seen = columns(kind), set()
    for place, cell in header.cells.items():
        name = found.get(place)
        if name is None:
            close = get_close_matches(plain(cell.text), headings(kind), n=1)
            names = known[headings(kind)[close[0]]].name if close else None
            table.problems.append(
                Problem(
                    "column_close" if names else "column_unknown",
                    header.number,
                    letter(place),
                    shown(cell.text),
                    {"vi": names.vi, "en": names.en} if names else {},
                )
            )
        elif known[name].holds == "ignored":
            table.report("column_ignored", Row(header.number), letter(place), cell.text)
        elif name in seen:
            table.report("column_repeated", Row(header.number), name, cell.text)
        seen.add(name)
    for column in known.values():
        if column.required and column.id not in seen:
            table.report("column_missing", Row(header.number), vi=column.name.vi, en=column.name.en)


def _is_aside(table: Table, row: GridRow, found: dict[int, str], label: tuple[str, ...]) -> bool:
    """Return whether a row is a total, an average or a note; it is reported then."""
    first = next((cell for _, cell in sorted(row.cells.items()) if cell.kind == "text"), None)
    named = [cell for place, cell in row.cells.items() if found.get(place) in label]
    for cell in named or ([first] if first else []):
        if cell.kind != "text" or cell.text.startswith(FORMULA_STARTS):
            continue
        words = plain(cell.text)
        if words in TOTALS or words.startswith(TOTALS_START):
            table.report("totals_skipped", Row(row.number), value=cell.text)
            return True
        if len(row.cells) == 1 and words.startswith(NOTES_START):
            table.report("note_skipped", Row(row.number), value=cell.text)
            return True
    return False


def _row(
    table: Table,
    row: GridRow,
    found: dict[int, str],
    kind: Kind,
    spans: Mapping[str, Span],
    decimals: Decimals,
) -> Row:
    filled = Row(row.number)
    for place, cell in row.cells.items():
        name = found.get(place)
        at = f"{letter(place)}{row.number}"
        is_text = name is not None and columns(kind)[name].holds == "text"
        if cell.kind == "formula" or (is_text and cell.text.startswith(FORMULA_STARTS)):
            # Wherever it stands: what a formula shows depends on who opens the file.
            table.report("formula", filled, name or letter(place), cell.text, cell=at)
            filled.broken |= {name} if name else set()
        elif name is None:
            table.report("beyond_header", filled, letter(place), cell.text)
        elif name in spans:
            _number(table, filled, name, cell, spans[name], decimals, at)
        elif is_text:
            filled.texts[name] = cell.text
    return filled


def _number(
    table: Table, row: Row, name: str, cell: Cell, span: Span, decimals: Decimals, place: str
) -> None:
    number = cell.number
    code = NOT_NUMBERS.get(cell.kind, "")
    if cell.kind == "text" and decimals.sign is not None:
        found = readings(cell.text)
        number = found.get(decimals.sign)
        code = "" if number is not None else "decimal_sign" if found else "not_number"
    if not code and number is not None:
        if span.whole and number % 1:
            code = "not_whole"
        elif not span.holds(number):
            code = "out_of_range"
    if code or number is None:
        row.broken.add(name)
        facts: dict[str, Fact] = {"cell": place, "low": span.low, "high": span.high}
        table.report(code or "not_number", row, name, cell.text, sign=decimals.sign or "", **facts)
        return
    row.numbers[name] = number
