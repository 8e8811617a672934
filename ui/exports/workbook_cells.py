"""Cells of the workbook: typed numbers, and text that can never become a formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from xlsxwriter import Workbook

from ui.exports.model import Cell, Kind
from ui.exports.tables import Table
from ui.exports.xml_text import printable

FORMATS: dict[Kind, str] = {
    "text": "General",
    "points": "0.00",
    "change": "+0.00;-0.00;0.00",
    "maximum": "0.##",
    "percent": "0.00%",
    "whole": "#,##0",
    "amount": "#,##0.#",
}

HEADING, INPUT = "#D9E7F1", "#FFF6D6"
LEAST_WIDTH, MOST_WIDTH = 11, 64
LINE_HEIGHT = 15
FIRST_COLUMN = 50
A4 = 9
LONGEST_FOOTER = 200


class Page:
    """A sheet of the workbook. Rows and columns count from 1, as on the screen."""

    def __init__(self, book: Workbook, title: str) -> None:
        """Add a sheet to ``book``."""
        self.title = title
        self._sheet = book.add_worksheet(title)
        # Of every text its row, its column, and its length.
        self._texts: list[tuple[int, int, int]] = []
        self._breaks: list[int] = []

        @cache
        def style(**options: Any) -> Any:
            return book.add_format({"valign": "top", **options})

        self._style = style

    def text(
        self,
        row: int,
        column: int,
        text: str,
        *,
        bold: bool = False,
        heading: bool = False,
        indent: int = 0,
    ) -> None:
        """Write text as text, whatever it begins with.

        A cell of the type string is never computed; the quote prefix keeps it text when it is edited.
        """
        options: dict[str, Any] = {"text_wrap": True, "quote_prefix": True, "indent": indent}
        if bold or heading:
            options["bold"] = True
        if heading:
            options |= {"bg_color": HEADING, "valign": "vcenter"}
        clean = printable(text)
        self._sheet.write_string(row - 1, column - 1, clean, self._style(**options))
        self._texts.append((row, column, len(clean) + 2 + 2 * indent))

    def number(
        self, row: int, column: int, value: Fraction | Decimal | int, kind: Kind, *, is_input: bool = False
    ) -> None:
        """Write a typed number; percentages are shares here, as spreadsheets hold them."""
        self._sheet.write_number(row - 1, column - 1, float(value), self._number_style(kind, is_input))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        kind: Kind,
        value: Fraction | Decimal | int | str,
        *,
        is_input: bool = False,
    ) -> None:
        """Write one of our own formulas with its value, for readers that do not compute.

        No outside text ever comes here.
        """
        shown = value if isinstance(value, str) else float(value)
        style = self._number_style(kind, is_input)
        self._sheet.write_formula(row - 1, column - 1, formula, style, shown)

    def empty_input(self, row: int, column: int, kind: Kind) -> None:
        """Leave a cell empty in which an office may type."""
        self._sheet.write_blank(row - 1, column - 1, None, self._number_style(kind, True))

    def share_only(self, first_row: int, last_row: int, column: int, message: str) -> None:
        """Let a column take only shares from 0 to 100 percent."""
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        rule |= {"ignore_blank": True, "error_message": message}
        self._sheet.data_validation(first_row - 1, column - 1, last_row - 1, column - 1, rule)

    def amount_only(self, first_row: int, last_row: int, column: int, message: str) -> None:
        """Let a column take only numbers that are not below zero."""
        rule = {"validate": "decimal", "criteria": ">=", "value": 0}
        rule |= {"ignore_blank": True, "error_message": message}
        self._sheet.data_validation(first_row - 1, column - 1, last_row - 1, column - 1, rule)

    def heading(self, row: int, titles: Sequence[str]) -> None:
        """Write a row of column headings."""
        for column, title in enumerate(titles, start=1):
            self.text(row, column, title, heading=True)

    def note(self, row: int, text: str, *, columns: int, height: int, bold: bool = False) -> None:
        """Write a text across the first columns."""
        style = self._style(text_wrap=True, quote_prefix=True, bold=bold)
        self._sheet.merge_range(row - 1, 0, row - 1, columns - 1, "", style)
        self._sheet.write_string(row - 1, 0, printable(text), style)
        self._sheet.set_row(row - 1, height)

    def table(self, table: Table, *, first_row: int) -> int:
        """Write a table and return the row after it; what is not known stays empty."""
        self.heading(first_row, [column.title for column in table.columns])
        for row, cells in enumerate(table.rows, start=first_row + 1):
            for number, (cell, column) in enumerate(zip(cells, table.columns, strict=True), start=1):
                self._cell(row, number, cell, column.kind)
        return first_row + 1 + len(table.rows)

    def finish(
        self, *, first_row: int, footer: str, heading: int = 1, widths: dict[int, int] | None = None
    ) -> None:
        """Freeze what stands above ``first_row`` and the first column; set widths, heights and print.

        ``heading`` is the row of column headings that every printed page repeats.
        """
        self._sheet.freeze_panes(first_row - 1, 1)
        self._sheet.repeat_rows(heading - 1)
        self.print_on_a4(footer)
        shown: dict[int, int] = {}
        for _, column, length in self._texts:
            shown[column] = max(shown.get(column, LEAST_WIDTH), min(length, MOST_WIDTH))
        shown |= widths or {}
        for column, width in shown.items():
            self._sheet.set_column(column - 1, column - 1, width)
        # Not every spreadsheet makes room for a second line by itself.
        lines: dict[int, int] = {}
        for row, column, length in self._texts:
            lines[row] = max(lines.get(row, 1), -(-length // shown[column]))
        for row, count in lines.items():
            if count > 1:
                self._sheet.set_row(row - 1, LINE_HEIGHT * count)

    def print_on_a4(self, footer: str, *, pages: int = 0) -> None:
        """Let the sheet print on A4, as wide as a page, ``pages`` high (0: as many as it takes)."""
        self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        self._sheet.fit_to_pages(1, pages)
        # The sign begins a code in a footer; doubled it is itself.
        shown = printable(footer).replace("&", "&&")[:LONGEST_FOOTER]
        self._sheet.set_footer(f"&L&8{shown}&R&8&P/&N")

    def break_before(self, row: int) -> None:
        """Begin a printed page with a row."""
        self._breaks.append(row - 1)
        self._sheet.set_h_pagebreaks(self._breaks)

    def lines_of(self, table: Table) -> int:
        """Return about how many lines the rows of a table take, where its first column is wide."""
        longest = (max(len(str(row[0])), len(str(row[1])) * 2 if len(row) > 1 else 0) for row in table.rows)
        return sum(1 + length // FIRST_COLUMN for length in longest)

    def chart(self, row: int, chart: Any, message: str) -> None:
        """Put a chart on the sheet; ``message`` is read to those who cannot see it."""
        options = {"description": printable(message), "object_position": 1}
        self._sheet.insert_chart(row - 1, 0, chart, options)

    def _cell(self, row: int, column: int, cell: Cell, kind: Kind) -> None:
        if isinstance(cell, str):
            self.text(row, column, cell)
        elif cell is not None:
            self.number(row, column, Fraction(cell) / 100 if kind == "percent" else cell, kind)

    def _number_style(self, kind: Kind, is_input: bool) -> Any:
        colour = {"bg_color": INPUT} if is_input else {}
        return self._style(num_format=FORMATS[kind], **colour)
