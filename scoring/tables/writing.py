"""Tables written as files that the reader takes back: CSV and XLSX, the header first."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

Value = str | int | Decimal | None
Rows = Sequence[Sequence[Value]]

# A column is as wide as its longest cell, up to this.
WIDEST = 60


def write_csv(rows: Rows, *, decimal_comma: bool) -> bytes:
    """Return rows as CSV in UTF-8; None is an empty cell.

    With a decimal comma, cells are separated by semicolons, as spreadsheets expect it then. A byte
    order mark tells them that the text is UTF-8.
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";" if decimal_comma else ",")
    for row in rows:
        writer.writerow([_text(value, decimal_comma=decimal_comma) for value in row])
    return target.getvalue().encode("utf-8-sig")


def write_workbook(rows: Rows, title: str) -> bytes:
    """Return rows as a workbook of one sheet called ``title`` (at most 31 characters).

    Texts are texts whatever they begin with, numbers are numbers, and the header stays in sight.
    """
    import openpyxl  # noqa: PLC0415 - takes as long to load as the library, and few ever download
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                # Otherwise a name that begins like a formula would become one.
                cell.data_type = "s"
            elif isinstance(value, Decimal):
                cell.number_format = "0.00"
            if number == 1:
                cell.font = Font(bold=True)
    for place, width in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _text(value: Value, *, decimal_comma: bool) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",") if decimal_comma else f"{value:f}"
    return "" if value is None else str(value)


def _widths(rows: Rows) -> list[int]:
    columns = zip(*rows, strict=True)
    return [min(WIDEST, 2 + max(len(str(value or "")) for value in column)) for column in columns]
