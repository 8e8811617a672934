"""The column of years in a file of own data: it decides nothing, and must not contradict what was said."""

from __future__ import annotations

import re

from scoring.tables.table import Table

COLUMN = "year"

# A year within a text: "2025", "Năm 2025", "6 tháng 2025".
YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def year_in(text: str) -> int | None:
    """Return the year that a text names, None where it names none or several."""
    told = set(YEAR.findall(text))
    return int(told.pop()) if len(told) == 1 else None


def report_years(table: Table, year: int | None) -> None:
    """Say where a table names another year than the one it is read as of."""
    if year is None:
        return
    for row in table.rows:
        told = YEAR.findall(row.texts.get(COLUMN, ""))
        if told and str(year) not in told:
            table.report("year_differs", row, COLUMN, told[0], year=str(year))
