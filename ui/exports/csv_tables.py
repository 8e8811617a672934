"""CSV: every table of a report as a file, in one archive.

UTF-8 with a byte-order mark, so that spreadsheets read the letters. Vietnamese files part cells by
semicolons and write a decimal comma, English ones by commas with a decimal point: each opens in
columns where the spreadsheet is set to that language.

Outside text could be run as a formula by a spreadsheet. A text that begins with ``= + - @``, a tab
or a line break, also after spaces, is written with an apostrophe before it; numbers are not.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal

from ui.exports.model import Report
from ui.exports.tables import Cell, Table, all_tables
from ui.words.texts import Language

# The full-width forms are taken for the same signs by some spreadsheets.
FORMULA = re.compile(r"\s*[=+\-@\N{MINUS SIGN}\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
NEUTRAL = "'"
BYTE_ORDER_MARK = "\ufeff"

# Archives made of the same report are the same, byte for byte.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def build(report: Report) -> bytes:
    """Return the archive of all tables."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in all_tables(report):
            written = write(table, report.texts.language)
            archive.writestr(zipfile.ZipInfo(f"{table.id}.csv", NO_TIME), written.encode("utf-8"))
    return content.getvalue()


def write(table: Table, language: Language) -> str:
    """Return a table as CSV text with its byte-order mark."""
    content = io.StringIO()
    writer = csv.writer(content, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    writer.writerow([neutral(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([_shown(cell, language) for cell in row])
    return BYTE_ORDER_MARK + content.getvalue()


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return NEUTRAL + text if FORMULA.match(text) else text


def _shown(cell: Cell, language: Language) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutral(cell)
    plain = f"{Decimal(cell):f}"
    return plain.replace(".", ",") if language == "vi" else plain
