"""CSV: every table of a report as a file, in one archive.

UTF-8 with a byte-order mark, so that spreadsheets read the letters. Vietnamese files part cells by
semicolons and write a decimal comma, English ones by commas with a decimal point: each opens in
columns where the spreadsheet is set to that language.

Texts are quoted and can be no formulas, numbers are not (``scoring.tables.writing``).
"""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

from scoring.tables.writing import csv_text, quoted
from ui.exports import rest_of_year, road_map_tables
from ui.exports.model import Cell, Report
from ui.exports.tables import Table, all_tables
from ui.words.texts import Language

BYTE_ORDER_MARK = "\ufeff"

# Archives made of the same report are the same, byte for byte.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def build(report: Report) -> bytes:
    """Return the archive of all tables."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        further = (*rest_of_year.tables(report), *road_map_tables.full_tables(report))
        for table in (*all_tables(report), *further):
            written = write(table, report.texts.language)
            archive.writestr(zipfile.ZipInfo(f"{table.id}.csv", NO_TIME), written.encode("utf-8"))
    return content.getvalue()


def write(table: Table, language: Language) -> str:
    """Return a table as CSV text with its byte-order mark."""
    rows = [[quoted(column.title) for column in table.columns]]
    rows += [[_shown(cell, language) for cell in row] for row in table.rows]
    return BYTE_ORDER_MARK + csv_text(rows, ";" if language == "vi" else ",")


def _shown(cell: Cell, language: Language) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return quoted(cell)
    plain = f"{Decimal(cell):f}"
    return plain.replace(".", ",") if language == "vi" else plain
