"""A province's own counts: numerator and denominator of some or all indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from decimal import Decimal

from scoring.case.count_rows import CountRows, indicator_names
from scoring.frozen import FrozenMap
from scoring.own_data.fingerprint import fingerprint_of_counts
from scoring.own_data.looks import is_province
from scoring.own_data.month_names import is_month
from scoring.own_data.months import COLUMN as MONTH
from scoring.own_data.months import MonthCount, read_by_month
from scoring.own_data.province_column import changed, read_provinces, report_readings
from scoring.own_data.year_column import report_years
from scoring.provinces.reading import read_province
from scoring.provinces.register import register
from scoring.rules import Rules
from scoring.tables.choices import NO_CHOICES, Choices
from scoring.tables.columns import COUNT_COLUMNS, plain
from scoring.tables.figures import Span
from scoring.tables.problem import OwnDataError, sort_out
from scoring.tables.reading import Reading
from scoring.tables.table import Row, Table, no_reading, read_table

MOST_COUNTED = Decimal(999_999_999)

# What names an indicator.
NAMED = ("indicator", "name")


@dataclass(frozen=True)
class OwnCounts:
    """Counts read from a file, by indicator, with the fingerprint of their content.

    ``counted_to`` is the last day they cover, None where nothing says so: the league's then. Of a file by
    month, ``months`` are its rows, and ``per_day`` is what it expects after that day, in units a day.
    """

    counts: Mapping[str, tuple[int, int]]
    fingerprint: str
    counted_to: date | None = None
    per_day: Mapping[str, Decimal] = FrozenMap()
    months: tuple[MonthCount, ...] = ()

    def until(self, counted_to: date | None) -> OwnCounts:
        """Return counts that are not by month as covering the year up to a day."""
        if self.months:
            return self
        fingerprint = fingerprint_of_counts(self.counts, counted_to)
        return replace(self, counted_to=counted_to, fingerprint=fingerprint)


def read_own_counts(
    content: bytes,
    rules: Rules,
    province: str | None = None,
    choices: Choices = NO_CHOICES,
    year: int | None = None,
) -> Reading[OwnCounts]:
    """Return the counts a file holds, or everything that is wrong with it, or what must be decided first.

    Indicators are named by id, by official name, as the portal prints them or by the portal's code.
    A row without both counts is left out: nothing is known there. A table with a column of months holds
    counts by month of ``year`` (``read_by_month``). Where the file names provinces, only
    the rows of ``province`` are read, by whatever name they call it in ``year``. Nothing of the file
    raises: every problem is in the reading.
    """
    spans = dict.fromkeys(COUNT_COLUMNS, Span(Decimal(0), MOST_COUNTED, whole=True))
    names = indicator_names(rules)
    looks = dict.fromkeys(NAMED, lambda text: plain(text) in names)
    try:
        table = read_table(
            content,
            "counts",
            spans,
            (*NAMED, MONTH),
            choices,
            looks={**looks, "province": is_province, MONTH: is_month},
        )
    except OwnDataError as error:
        return Reading(None, (error.problem,))
    if not table.headings.keys() & {*NAMED} and table.is_read:
        table.report("column_missing", vi="Mã chỉ số", en="Indicator id")
    read = CountRows(table, rules, NAMED)
    rows = _of_province(table, province, None if year is None else register().day_of(year))
    if MONTH in table.headings and year is not None:
        own = _by_month(table, read, rows, year)
    else:
        own = _whole(table, read, rows)
    report_years(table, year)
    if rows and own is None and not any(not problem.is_warning for problem in table.problems):
        table.report("no_counts")
    errors, warnings = sort_out(table.problems, [*table.headings.values()])
    if errors or own is None or not table.is_read:
        return no_reading(table, errors, warnings)
    return Reading(own, (), warnings, layout=table.layout)


def _whole(table: Table, read: CountRows, rows: Sequence[Row]) -> OwnCounts | None:
    """Return counts of the whole period, one row an indicator; None where there are none."""
    counts: dict[str, tuple[int, int]] = {}
    first: dict[str, int] = {}
    for row in rows:
        indicator = read.indicator(row)
        if indicator is None or not any(row.has(column) for column in COUNT_COLUMNS):
            continue
        known = first.setdefault(indicator, row.number)
        if known != row.number:
            table.report("repeated", row, "indicator", read.label(row), first=known)
        elif (given := read.counts(row, indicator)) is not None:
            counts[indicator] = given
    ordered = {name: counts[name] for name in read.rules.indicators if name in counts}
    return OwnCounts(ordered, fingerprint_of_counts(ordered)) if first else None


def _by_month(table: Table, read: CountRows, rows: Sequence[Row], year: int) -> OwnCounts | None:
    """Return counts by month; None where there are none, or something is wrong, which is reported."""
    found = read_by_month(table, read, rows, year)
    if found is None:
        return None
    fingerprint = fingerprint_of_counts(found.counts, found.counted_to, map(astuple, found.months))
    return OwnCounts(found.counts, fingerprint, found.counted_to, found.per_day, found.months)


def _of_province(table: Table, province: str | None, day: date | None) -> list[Row]:
    """Return the rows of the province; those of others are reported once and left out."""
    names = read_provinces(table, day)
    if province is None:
        report_readings(table, names)
        if len(found := {name.key for name in names.values()}) > 1:
            first = next(row for row in table.rows if row.number in names)
            table.report("provinces_mixed", first, "province", value=len(found))
        return table.rows
    own = read_province(province, day)
    others = {number: name for number, name in names.items() if name.key != own.key}
    parts = {number: name for number, name in names.items() if number not in others and name.is_part}
    left_out = others | parts
    report_readings(
        table, {number: name for number, name in names.items() if number not in left_out or not name.named}
    )
    rows = {row.number: row for row in table.rows}
    if parts:
        number, name = next(iter(parts.items()))
        told = changed(name.change) if name.change else {}
        table.report("province_part", rows[number], "province", name.text, **told)
    if others:
        number, name = next(iter(others.items()))
        code = "province_missing" if len(others) == len(rows) else "other_province"
        told = {"province": own.province or own.text, "count": len(others)}
        table.report(code, rows[number], "province", name.text, **told)
    return [row for row in table.rows if row.number not in left_out]
