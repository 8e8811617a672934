"""Own counts by month: what the months that are over come to, and what is expected of those to come.

A month with numerator and denominator is over, one with a denominator alone is still to come. Source of
how the rest of a year is seen: docs/rules.md 6.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from scoring.case.count_rows import CountRows
from scoring.case.from_now import MOST_PER_DAY, STEP_OF_PACE
from scoring.own_data.month_names import MONTHS, last_day, read_month
from scoring.own_data.year_column import COLUMN as YEAR_COLUMN
from scoring.own_data.year_column import year_in
from scoring.rules import Rules
from scoring.tables.columns import COUNT_COLUMNS
from scoring.tables.table import Row, Table

COLUMN = "month"
NUMERATOR, DENOMINATOR = COUNT_COLUMNS

# So much a day is the most that can be expected; no month has fewer days.
MOST_EXPECTED = int(MOST_PER_DAY) * 28


@dataclass(frozen=True)
class MonthCount:
    """An indicator's counts of one month, 1 to 12; no numerator where the month is still to come."""

    month: int
    indicator: str
    numerator: int | None
    denominator: int


@dataclass(frozen=True)
class ByMonth:
    """Counts by month, and what they come to.

    ``counts`` are the sums of the months that are over, up to ``counted_to``; of a state on a day they are
    the last month's. ``per_day`` is what is expected afterwards of an indicator, in units a day.
    """

    months: tuple[MonthCount, ...]
    counts: Mapping[str, tuple[int, int]]
    counted_to: date
    per_day: Mapping[str, Decimal]


@dataclass(frozen=True)
class _Entry:
    row: Row
    count: MonthCount


def read_by_month(table: Table, read: CountRows, rows: Sequence[Row], year: int) -> ByMonth | None:
    """Return what rows of counts by month come to in a year; None where something is wrong, reported."""
    entries = _entries(table, read, rows, year)
    if any(not problem.is_warning for problem in table.problems) or not entries:
        return None
    of = _by_indicator(entries, read.rules)
    over = [entry.count.month for found in of.values() for entry in found if _is_over(entry)]
    if not over:
        table.report("no_done_month", entries[0].row, DENOMINATOR)
        return None
    last = max(over)
    for name, found in of.items():
        if read.rules.indicators[name].measures == "state":
            _check_state(table, read, found)
        else:
            _check_months(table, read, found, last, year)
    if any(not problem.is_warning for problem in table.problems):
        return None
    counts = {}
    for name, found in of.items():
        done = [entry for entry in found if _is_over(entry)]
        if done and (given := _sum(read, name, done)) is not None:
            counts[name] = given
    counted_to = last_day(year, last)
    months = tuple(entry.count for found in of.values() for entry in found)
    events = (item for item in months if read.rules.indicators[item.indicator].measures == "events")
    return ByMonth(months, counts, counted_to, expected_per_day(events, counts, counted_to))


def expected_per_day(
    months: Iterable[MonthCount], counts: Mapping[str, tuple[int, int]], counted_to: date
) -> Mapping[str, Decimal]:
    """Return how many units a day are expected after ``counted_to``, of the events given in ``months``.

    Months to come that are not given are taken at the pace so far. Both are spread evenly over the days
    that are left, rounded to a tenth of a unit a day, as a pace is given.
    """
    expected: dict[str, dict[int, int]] = {}
    for item in months:
        if item.numerator is None and item.month > counted_to.month and item.indicator in counts:
            expected.setdefault(item.indicator, {})[item.month] = item.denominator
    start, end = date(counted_to.year, 1, 1), date(counted_to.year, MONTHS, 31)
    over, left = (counted_to - start).days + 1, (end - counted_to).days
    found: dict[str, Decimal] = {}
    for name, given in expected.items():
        others = [m for m in range(counted_to.month + 1, MONTHS + 1) if m not in given]
        days = sum(last_day(counted_to.year, month).day for month in others)
        whole = sum(given.values()) + Fraction(counts[name][1] * days, over)
        found[name] = _at_pace(whole / left)
    return found


def _at_pace(units: Fraction) -> Decimal:
    """Return units a day, rounded half up to the step of a pace."""
    return floor(units / Fraction(STEP_OF_PACE) + Fraction(1, 2)) * STEP_OF_PACE


def _entries(table: Table, read: CountRows, rows: Sequence[Row], year: int) -> list[_Entry]:
    """Return the counts of every row that has any; what cannot be used is reported."""
    entries: list[_Entry] = []
    first: dict[tuple[str, int], int] = {}
    above: Row | None = None
    for row in rows:
        if row.has(COLUMN):
            above = row
        indicator = read.indicator(row)
        if indicator is None or not any(row.has(column) for column in COUNT_COLUMNS):
            continue
        month = _month(table, row, above, year)
        if month is None:
            continue
        known = first.setdefault((indicator, month), row.number)
        if known != row.number:
            at = f"{month}/{year}"
            table.report("month_repeated", row, COLUMN, read.label(row), month=at, first=known)
        elif (count := _count(table, row, indicator, month)) is not None:
            entries.append(_Entry(row, count))
    return entries


def _month(table: Table, row: Row, above: Row | None, year: int) -> int | None:
    """Return the month of a row, 1 to 12: its own, or where it has none that of the rows above."""
    if above is None or COLUMN in above.broken:
        if above is None:
            table.report("value_missing", row, COLUMN)
        return None
    text = above.texts[COLUMN]
    month = read_month(text)
    if month is None:
        if above is row:
            table.report("month_unread", row, COLUMN, text)
        return None
    written = month.year or year_in(row.texts.get(YEAR_COLUMN, "")) or year
    if written != year:
        table.report("month_of_other_year", row, COLUMN, text, year=str(year))
        return None
    if above is not row:
        table.report("month_carried", row, COLUMN, text, first=above.number)
    return month.number


def _count(table: Table, row: Row, indicator: str, month: int) -> MonthCount | None:
    if not row.has(DENOMINATOR):
        table.report("count_missing", row, DENOMINATOR)
    if row.broken & {*COUNT_COLUMNS} or DENOMINATOR not in row.numbers:
        return None
    denominator, numerator = int(row.numbers[DENOMINATOR]), row.numbers.get(NUMERATOR)
    if numerator is None and denominator > MOST_EXPECTED:
        table.report("month_expects_much", row, DENOMINATOR, denominator, limit=MOST_EXPECTED)
        return None
    if numerator is not None and numerator > denominator:
        table.report("above_denominator", row, NUMERATOR, int(numerator), denominator=denominator)
        return None
    return MonthCount(month, indicator, None if numerator is None else int(numerator), denominator)


def _by_indicator(entries: Iterable[_Entry], rules: Rules) -> Mapping[str, list[_Entry]]:
    """Return the entries of each indicator by month, in the rules' order."""
    ordered = sorted(entries, key=lambda entry: entry.count.month)
    found = {name: [item for item in ordered if item.count.indicator == name] for name in rules.indicators}
    return {name: items for name, items in found.items() if items}


def _is_over(entry: _Entry) -> bool:
    return entry.count.numerator is not None


def _check_months(table: Table, read: CountRows, found: Sequence[_Entry], last: int, year: int) -> None:
    """Report months that are missing up to the last one given, and those to come before one over."""
    by_month = {entry.count.month: entry for entry in found}
    to = max(last, *by_month)
    missing = [month for month in range(1, to + 1) if month not in by_month]
    if missing:
        listed = ", ".join(f"{month}/{year}" for month in missing)
        told = {"listed": listed, "last": f"{to}/{year}"}
        table.report("months_missing", found[0].row, COLUMN, read.label(found[0].row), **told)
    for month, entry in by_month.items():
        if month <= last and not _is_over(entry):
            told = {"month": f"{month}/{year}", "last": f"{last}/{year}"}
            table.report("month_expected_early", entry.row, NUMERATOR, read.label(entry.row), **told)


def _check_state(table: Table, read: CountRows, found: Sequence[_Entry]) -> None:
    """Say that nothing is still to come of a state on a day."""
    to_come = [entry.row for entry in found if not _is_over(entry)]
    if to_come:
        table.report("state_expected", to_come[0], DENOMINATOR, read.label(to_come[0]))


def _sum(read: CountRows, indicator: str, done: Sequence[_Entry]) -> tuple[int, int] | None:
    """Return the counts of the months that are over; None where the sum has no score, which is reported."""
    if read.rules.indicators[indicator].measures == "state":
        done = done[-1:]
    numerator = sum(entry.count.numerator or 0 for entry in done)
    denominator = sum(entry.count.denominator for entry in done)
    return read.scored(done[-1].row, indicator, (numerator, denominator))
