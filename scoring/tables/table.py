"""From a grid to typed rows: header, decimals, empty and totals rows; every problem, not the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from scoring.tables.archive import is_workbook
from scoring.tables.columns import Kind, columns, headings, plain
from scoring.tables.decimals import Decimals, Typed, choose_decimals, decimals_of_each
from scoring.tables.delimited import read_delimited, text_cells
from scoring.tables.figures import DecimalSign, Span, readings
from scoring.tables.grid import Cell, Grid, GridRow, letter, refuse
from scoring.tables.header import check_header, find_header
from scoring.tables.problem import Fact, Problem, Question, shown
from scoring.tables.sizes import MAX_BYTES, MAX_CELL
from scoring.tables.workbook import read_workbook

# What the first column says of a row that is no province, no indicator and no unit.
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
    *,
    each: bool = False,
) -> Table:
    """Return the rows of a file.

    ``spans`` says what each column of numbers can hold, ``label`` which columns name the row (a
    total, a note), ``decimal`` which sign starts the decimals where that has been decided, ``each``
    whether numbers that only one sign makes possible may differ in it.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    grid = read_grid(content, kind)
    if not grid.rows:
        raise refuse("empty")
    header, found = find_header(grid, kind)
    titles = {name: shown(header.cells[place].text) for place, name in found.items()}
    table = Table(titles, [], [*grid.notes, *check_header(header, found, kind)])
    if any(not problem.is_warning for problem in table.problems):
        return table
    rows = grid.rows[grid.rows.index(header) + 1 :]
    rows = tuple(row for row in rows if not _is_aside(table, row, found, label))
    if not rows:
        raise refuse("no_rows", header.number)
    _fill(
        table,
        rows,
        _Cells(kind, found, spans, letter),
        lambda typed: choose_decimals(typed, decimal, each=each),
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
        # A line of a file that is no table yet can be one text of any length.
        return len(text) <= MAX_CELL and plain(text) in known

    return (read_workbook if is_workbook(content) else read_delimited)(content, is_heading)


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
