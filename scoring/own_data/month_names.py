"""Months as people write them: 2026-03, 3/2026, tháng 3, T3, March 2026."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import Field

from scoring.datafiles import DATA, Schema, check, read_toml
from scoring.tables.columns import plain

MONTHS = 12
# The longest there is a use for: a day with a time, as a spreadsheet gives a month.
LONGEST_MONTH = 40

YEAR = r"20[0-9]{2}"
NUMBER = r"0?[1-9]|1[0-2]"
# A spreadsheet makes a date of "3/2026": the first day of the month, at midnight.
TIME = r"(?: 00){2,3}"


@dataclass(frozen=True)
class Month:
    """A month, 1 to 12, with its year where one is written."""

    number: int
    year: int | None = None


class _MonthFile(Schema):
    words: list[str]
    before_year: list[str]
    names: list[list[str]] = Field(min_length=MONTHS, max_length=MONTHS)


@dataclass(frozen=True)
class Forms:
    """How months are written: patterns over texts in their plain form, and months by their names."""

    patterns: tuple[re.Pattern[str], ...]
    names: dict[str, int]


@cache
def month_forms() -> Forms:
    """Return how months are written, from ``data/tables/months.toml``.

    Raises:
        DataFileError: the data file is wrong.

    """
    path = DATA / "tables" / "months.toml"
    content = check(_MonthFile, read_toml(path), path, "file")
    names = {plain(text): place for place, texts in enumerate(content.names, 1) for text in texts}
    word = rf"(?:(?:{_any(content.words)}) ?)?"
    between = rf" (?:(?:{_any(content.before_year)}) )?"
    month = rf"(?P<month>{NUMBER}|{'|'.join(sorted(names, key=len, reverse=True))})"
    year, day = rf"(?P<year>{YEAR})", r"(?P<day>[0-9]{1,2})"
    number = rf"(?P<month>{NUMBER})"
    patterns = (
        rf"{word}{month}(?:{between}{year})?",
        rf"{month} (?P<short>[0-9]{{2}})",
        rf"{year} ?{word}{number}",
        rf"{year} {number} {day}(?:{TIME})?",
        rf"{day} {number} {year}(?:{TIME})?",
    )
    return Forms(tuple(map(re.compile, patterns)), names)


def _any(texts: list[str]) -> str:
    return "|".join(sorted(map(plain, texts), key=len, reverse=True))


def read_month(text: str) -> Month | None:
    """Return the month a text names; None where it names none.

    A whole date is a month where it is the month's first or last day.
    """
    if len(text) > LONGEST_MONTH:
        return None
    words, forms = plain(text), month_forms()
    for pattern in forms.patterns:
        found = pattern.fullmatch(words)
        if found is None:
            continue
        parts = found.groupdict()
        name = parts["month"]
        number = forms.names.get(name) or int(name)
        if parts.get("short"):
            # "Mar-26", as a spreadsheet shows it; "3-26" may be many things.
            return Month(number, 2000 + int(parts["short"])) if name in forms.names else None
        year = int(parts["year"]) if parts.get("year") else None
        if (day := parts.get("day")) is not None and year is not None:
            whole = int(day) in (1, monthrange(year, number)[1])
            return Month(number, year) if whole else None
        return Month(number, year)
    return None


def is_month(text: str) -> bool:
    """Return whether a text names a month."""
    return read_month(text) is not None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
