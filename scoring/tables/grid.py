"""A file as a grid of cells, whatever its format: rows as the file counts them, values as typed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.tables.problem import Fact, OwnDataError, Problem, shown
from scoring.tables.sizes import MAX_CELL, MAX_COLUMNS, MAX_ROWS

# Only text and numbers can be used; the rest is kept so that its cell can be named. What is left out
# has been named already.
CellKind = Literal["text", "number", "formula", "date", "error", "boolean", "left_out"]

# The formats a table can come in. ``text`` is separated text, also what was pasted.
Format = Literal["text", "xlsx", "xls", "ods", "html", "mht", "xml", "json"]

LETTERS = 26


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; ``number`` only where the file itself holds a number."""

    kind: CellKind
    text: str
    number: Decimal | None = None


@dataclass(frozen=True)
class GridRow:
    """A row that holds anything: its number from 1, and its cells by column from 0, empty ones left out."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True)
class Sheet:
    """One of the tables in a file: its title, the rows that hold anything, and what is worth knowing."""

    title: str
    rows: tuple[GridRow, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Book:
    """A file: its format, its sheets that hold anything, and the titles of those that were not read.

    ``hidden`` sheets are seen by nobody who opens the file, ``unread`` ones come after too many rows.
    ``encoding`` names how letters were stored where that is not today's way.
    """

    format: Format
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    encoding: str = ""


def letter(column: int) -> str:
    """Return the letters of a column counted from 0, as spreadsheets name it: ``A``, ``AB``."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, LETTERS)
        name = chr(ord("A") + place) + name
    return name


def refuse(
    code: str, row: int | None = None, column: str = "", value: str = "", **facts: Fact
) -> OwnDataError:
    """Return the error that refuses a whole file, to be raised."""
    return OwnDataError(Problem(code, row, column, shown(value), facts))


class GridBuilder:
    """Collects rows and refuses more than a file may hold."""

    def __init__(self) -> None:
        """Start without rows."""
        self._rows: list[GridRow] = []

    def add(self, number: int, cells: Mapping[int, Cell]) -> None:
        """Add a row; one without any content is left out.

        Raises:
            OwnDataError: too many rows or columns, or a cell that is too long.

        """
        if not cells:
            return
        if len(self._rows) >= MAX_ROWS:
            raise refuse("too_many_rows", number, limit=MAX_ROWS)
        for column, cell in cells.items():
            if column >= MAX_COLUMNS:
                raise refuse("too_many_columns", number, letter(column), limit=MAX_COLUMNS)
            if len(cell.text) > MAX_CELL:
                raise refuse(
                    "cell_too_long",
                    number,
                    letter(column),
                    cell.text,
                    length=len(cell.text),
                    limit=MAX_CELL,
                )
        self._rows.append(GridRow(number, cells))

    def rows(self) -> tuple[GridRow, ...]:
        """Return the rows so far."""
        return tuple(self._rows)
