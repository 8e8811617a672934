"""Reading a typed date, as people write one: 31/10/2026, 31-10-2026, 31/10, 2026-10-31."""

from __future__ import annotations

import datetime as dt
import re

TYPED_LENGTH = 12

DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})(?:[/.\-]([0-9]{4}))?")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def read_date(text: str, year: int) -> dt.date | None:
    """Return a typed date; without a year it is in ``year``. None where it is none."""
    line = text.strip()[: TYPED_LENGTH + 1]
    if match := YEAR_FIRST.fullmatch(line):
        parts = (match[1], match[2], match[3])
    elif match := DAY_FIRST.fullmatch(line):
        parts = (match[3] or str(year), match[2], match[1])
    else:
        return None
    try:
        return dt.date(*map(int, parts))
    except ValueError:
        return None


def typed_date(day: dt.date) -> str:
    """Return a date as it is typed, in both languages: ``31/10/2026``."""
    return f"{day.day:02}/{day.month:02}/{day.year}"
