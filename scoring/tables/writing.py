"""Tables written as files that the reader takes back: CSV and XLSX, the header first.

In CSV every text stands in quotation marks, numbers do not. A spreadsheet could run outside text as a
formula: where it stands in a cell of its own, and where the file is split at another separator than its
own, so that a cell begins in the middle of a text. An apostrophe before the sign keeps both from happening.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal

Value = str | int | Decimal | None
Rows = Sequence[Sequence[Value]]

# Begin a formula; spreadsheets take the full-width forms for the same signs. After a separator inside a
# text, a plus or minus before a plain number is that number and no formula.
SIGNS = r"[=@\uff1d\uff20+\-\N{MINUS SIGN}\uff0b\uff0d]"
AT_START = re.compile(rf"\s*{SIGNS}|[\t\r\n]")
PLAIN_NUMBER = r"[+\-\N{MINUS SIGN}]\s?\d[^-+*/^&=<>(|!;\t\r\n]*(?:$|[;\t\r\n])"
WITHIN = re.compile(rf"(?<=[;,|\t\r\n])(\s*)(?={SIGNS})(?!{PLAIN_NUMBER})")
NEUTRAL = "'"

# A column is as wide as its longest cell, up to this.
WIDEST = 60


def write_csv(rows: Rows, *, decimal_comma: bool) -> bytes:
    """Return rows as CSV in UTF-8; None is an empty cell.

    With a decimal comma, cells are separated by semicolons, as spreadsheets expect it then. A byte
    order mark tells them that the text is UTF-8.
    """
    written = [[_cell(value, decimal_comma=decimal_comma) for value in row] for row in rows]
    return csv_text(written, ";" if decimal_comma else ",").encode("utf-8-sig")


def csv_text(rows: Sequence[Sequence[str]], separator: str) -> str:
    """Return cells, each as it stands in the file, as the lines of a CSV file."""
    return "".join(f"{separator.join(row)}\r\n" for row in rows)


def quoted(text: str) -> str:
    """Return a text as it stands in a CSV file: in quotation marks, and never a formula."""
    doubled = neutral(text).replace('"', '""')
    return f'"{doubled}"' if text else ""


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, at whatever separator it is split."""
    within = WITHIN.sub(lambda found: f"{found[1]}{NEUTRAL}", text)
    return NEUTRAL + within if AT_START.match(text) else within


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


def _cell(value: Value, *, decimal_comma: bool) -> str:
    if isinstance(value, str):
        return quoted(value)
    number = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    return number.replace(".", ",") if decimal_comma else number


def _widths(rows: Rows) -> list[int]:
    columns = zip(*rows, strict=True)
    return [min(WIDEST, 2 + max(len(str(value or "")) for value in column)) for column in columns]
