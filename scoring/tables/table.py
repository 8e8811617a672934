"""From a grid to typed rows: header, decimals, empty and totals rows; every problem, not the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from scoring.tables.asides import FORMULA_STARTS, Asides
from scoring.tables.choices import NO_CHOICES, Choices
from scoring.tables.column_seen import Looks
from scoring.tables.columns import IGNORED, Kind, columns
from scoring.tables.decimals import Decimals, Typed, choose_decimals, decimals_of_each
from scoring.tables.delimited import text_cells
from scoring.tables.figures import DecimalSign, Span, readings
from scoring.tables.formats import read_book
from scoring.tables.grid import Cell, GridRow, letter, refuse
from scoring.tables.header import find_header
from scoring.tables.matching import match_columns
from scoring.tables.notes import no_header, of_book, of_columns, sheet_seen
from scoring.tables.problem import Fact, Problem, Question, shown
from scoring.tables.reading import Layout, Reading
from scoring.tables.sheets import choose_sheet
from scoring.tables.sizes import MAX_CELL, MAX_ROWS_OF_PROVINCES

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

    With a ``question``, or a ``layout`` that asks, rows are not read yet: it must be decided first.
    """

    headings: Mapping[str, str]
    rows: list[Row]
    problems: list[Problem]
    question: Question | None = None
    layout: Layout | None = None
    # What the section is headed by that a row stands in, by the row's number.
    sections: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_read(self) -> bool:
        """Return whether its rows are read: nothing must be decided first."""
        return self.question is None and not (self.layout is not None and self.layout.asks)

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


def no_reading(table: Table, errors: tuple[Problem, ...], warnings: tuple[Problem, ...]) -> Reading[Any]:
    """Return the reading of a table that gave no value."""
    if table.layout is not None and table.layout.asks:
        # What is wrong can be told once it is known which column is which.
        errors = ()
    return Reading(None, errors, warnings, table.question, table.layout)


def read_table(
    content: bytes,
    kind: Kind,
    spans: Mapping[str, Span],
    label: tuple[str, ...],
    choices: Choices = NO_CHOICES,
    *,
    looks: Looks | None = None,
    each: bool = False,
) -> Table:
    """Return the rows of a file.

    ``spans`` says what each column of numbers can hold, ``label`` which columns name the row (a
    total, a note), ``choices`` what the user has decided, ``looks`` what can stand in a column of names,
    ``each`` whether numbers that only one sign makes possible may differ in it. Where the layout asks,
    no row is read.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    book = read_book(content)
    sheet, is_open = choose_sheet(book, kind, choices)
    if kind != "units" and len(sheet.rows) > MAX_ROWS_OF_PROVINCES:
        beyond = sheet.rows[MAX_ROWS_OF_PROVINCES].number
        raise refuse("too_many_rows", beyond, limit=MAX_ROWS_OF_PROVINCES)
    found = find_header(sheet.rows, kind)
    if found is None:
        raise no_header(sheet, kind)
    header, below = found
    matched = match_columns(header, below, kind, spans, choices, looks or {})
    layout = Layout(
        kind=kind,
        format=book.format,
        encoding=book.encoding,
        sheets=tuple(sheet_seen(item, kind) for item in book.sheets),
        sheet=sheet.title,
        header=tuple(row.number for row in header.rows),
        columns=matched,
        choices=choices,
        sheet_open=is_open,
        rows=len(below),
    )
    by_place = {item.place: item.column for item in matched if item.column != IGNORED or item.how != "open"}
    titles: dict[str, str] = {}
    for item in matched:
        titles.setdefault(item.column, item.heading)
    table = Table(titles, [], [*of_book(book, sheet), *of_columns(layout)], layout=layout)
    if layout.asks or any(not problem.is_warning for problem in table.problems):
        return table
    asides = Asides(kind, by_place, spans, label, looks or {})
    rows = tuple(row for row in below if not _is_aside(table, row, asides))
    table.layout = replace(layout, left_out=len(below) - len(rows))
    table.sections = asides.sections
    if not rows:
        raise refuse("no_rows", header.number)
    _fill(
        table,
        rows,
        _Cells(kind, by_place, spans, letter),
        lambda typed: choose_decimals(typed, choices.decimal, each=each),
    )
    return table


def read_typed(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    kind: Kind,
    titles: Mapping[str, str],
    spans: Mapping[str, Span],
) -> Table:
    """Return rows typed into a table on screen: texts by column id, each with its row number.

    Cells are read as those of a file. ``titles`` is what the screen calls the columns, by id. Every
    number may have its own decimal sign; blank rows fall away.
    """
    table = Table(titles, [], [])
    found = dict(enumerate(titles))
    kept = []
    for number, texts in rows:
        line = text_cells(texts.get(name, "") for name in titles)
        for place, cell in [*line.items()]:
            if (length := len(cell.text)) > MAX_CELL:
                name = found[place]
                table.report("cell_too_long", Row(number), name, cell.text, length=length, limit=MAX_CELL)
                line[place] = Cell("left_out", "")
        if line:
            kept.append(GridRow(number, line))
    if not kept:
        table.report("no_rows")
    cells = _Cells(kind, found, spans, lambda place: f"{titles[found[place]]} ")
    _fill(table, kept, cells, decimals_of_each)
    return table


def _is_aside(table: Table, row: GridRow, asides: Asides) -> bool:
    """Return whether a row is none of the table's own; it is reported then."""
    found = asides.code(row)
    if found is not None:
        code, text = found
        table.report(code, Row(row.number), value=text)
    return found is not None


@dataclass(frozen=True)
class _Cells:
    """What the cells of a table are: which column stands where, what it can hold, how a place is called."""

    kind: Kind
    found: Mapping[int, str]
    spans: Mapping[str, Span]
    called: Callable[[int], str]


def _fill(
    table: Table,
    rows: Sequence[GridRow],
    cells: _Cells,
    choose: Callable[[Sequence[Typed]], Decimals],
) -> None:
    """Read rows into a table, or leave it with the question that must be decided first."""
    typed = [
        (row.number, table.headings[name], cell.text, cells.spans[name])
        for row in rows
        for place, cell in row.cells.items()
        if (name := cells.found.get(place)) in cells.spans and name is not None and cell.kind == "text"
    ]
    decimals = choose(typed)
    table.problems += decimals.problems
    table.question = decimals.question
    if decimals.question is None:
        table.rows = [_row(table, row, cells, decimals) for row in rows]


def _row(table: Table, row: GridRow, cells: _Cells, decimals: Decimals) -> Row:
    filled = Row(row.number)
    for place, cell in row.cells.items():
        name = cells.found.get(place)
        at = f"{cells.called(place)}{row.number}"
        is_text = name is not None and columns(cells.kind)[name].holds == "text"
        if cell.kind == "formula" or (is_text and cell.text.startswith(FORMULA_STARTS)):
            # Wherever it stands: what a formula shows depends on who opens the file.
            table.report("formula", filled, name or letter(place), cell.text, cell=at)
            filled.broken |= {name} if name else set()
        elif name is None:
            table.report("beyond_header", filled, letter(place), cell.text)
        elif cell.kind == "left_out":
            filled.broken.add(name)
        elif name in cells.spans:
            _number(table, filled, name, cell, cells.spans[name], decimals, at)
        elif is_text:
            filled.texts[name] = cell.text
    return filled


def _number(
    table: Table, row: Row, name: str, cell: Cell, span: Span, decimals: Decimals, place: str
) -> None:
    number = cell.number
    found: Mapping[DecimalSign, Decimal] = {}
    code = NOT_NUMBERS.get(cell.kind, "")
    if cell.kind == "text":
        number, found = decimals.read(cell.text, span), readings(cell.text)
        if number is None:
            code = _unread(found, decimals)
    if not code and number is not None:
        if span.whole and number % 1:
            code = "not_whole"
        elif not span.holds(number):
            code = "out_of_range"
    if code or number is None:
        row.broken.add(name)
        facts: dict[str, Fact] = {"cell": place, "low": span.low, "high": span.high}
        if code == "two_readings":
            facts |= {"comma": found[","], "point": found["."]}
        table.report(code or "not_number", row, name, cell.text, sign=decimals.sign or "", **facts)
        return
    row.numbers[name] = number


def _unread(found: Mapping[DecimalSign, Decimal], decimals: Decimals) -> str:
    """Return why a text that stands for the numbers ``found`` cannot be read."""
    if not found:
        return "not_number"
    return "two_readings" if decimals.sign is None else "decimal_sign"
