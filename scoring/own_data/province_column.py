"""The column of provinces in a file of own data: what its names stand for, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from scoring.provinces.reading import ProvinceName, read_province
from scoring.provinces.register import Change
from scoring.tables.names import read_name
from scoring.tables.problem import FIRST_ROWS, Fact, shown
from scoring.tables.table import Row, Table

COLUMN = "province"

# Names of one kind that are listed in one message; the others are counted.
MOST_LISTED = 3
# Each of these is to be looked at.
MOST_SLIPS = 10


def read_provinces(table: Table, day: date | None) -> Mapping[int, ProvinceName]:
    """Return what the names of a table stand for on a day, by row number; report those nobody can show."""
    names = (
        (row.number, read_name(table, row, COLUMN, "province_name"))
        for row in table.rows
        if COLUMN in row.texts
    )
    return {number: read_province(name, day) for number, name in names if name is not None}


def report_once_each(table: Table, names: Mapping[int, ProvinceName]) -> frozenset[int]:
    """Report every row whose province is none of the day's, or stands in a row before; return them.

    Two rows are of one province by whatever names they call it. A former province's figures are not
    those of the one it became part of, and take nobody's place.
    """
    rows = {row.number: row for row in table.rows}
    first: dict[str, int] = {}
    for number, name in names.items():
        if not name.is_part:
            first.setdefault(name.key, number)
    refused = set()
    for number, name in names.items():
        at = first.get(name.key)
        if name.is_part and name.change is not None:
            code = "province_merged" if at is None else "province_merged_beside"
            table.report(code, rows[number], COLUMN, name.text, **changed(name.change), first=at or 0)
            refused.add(number)
        elif at is not None and at != number:
            _report_again(table, rows[number], name, names[at], at)
            refused.add(number)
    return frozenset(refused)


def _report_again(table: Table, row: Row, name: ProvinceName, before: ProvinceName, first: int) -> None:
    """Report a province that stands in a row before, there perhaps by another name of other years."""
    change = name.change or before.change
    if change is None or name.named == before.named:
        table.report("repeated", row, COLUMN, name.text, first=first)
    else:
        told = {**changed(change), "other": shown(before.text), "first": first}
        table.report("province_renamed_beside", row, COLUMN, name.text, **told)


def report_readings(table: Table, names: Mapping[int, ProvinceName]) -> None:
    """Say what names were taken for where that differs, and which are known nowhere."""
    rows = {row.number: row for row in table.rows if row.number in names}
    unknown, read = [], []
    close = {number: name for number, name in names.items() if name.meant is not None}
    if len(close) == 1:
        ((number, name),) = close.items()
        table.report("province_close", rows[number], COLUMN, name.text, meant=name.meant or "")
    else:
        slips = [(rows[n], f"“{shown(name.text)}” → {name.meant}?") for n, name in close.items()]
        _report_together(table, "provinces_close", slips, MOST_SLIPS)
    for number, name in names.items():
        if name.meant is not None:
            continue
        if name.named is None:
            unknown.append((rows[number], f"“{shown(name.text)}”"))
        elif name.change is not None and not name.is_part:
            told = {**changed(name.change), "read": name.province or ""}
            table.report("province_renamed", rows[number], COLUMN, name.text, **told)
        elif name.is_read and not name.is_part:
            read.append((rows[number], f"“{shown(name.text)}” → {name.named}"))
    _report_together(table, "provinces_unknown", unknown)
    _report_together(table, "provinces_read", read)


def changed(change: Change) -> dict[str, Fact]:
    """Return what became of a province as facts of a message, the day in both languages."""
    day = change.day
    return {
        "old": change.old,
        "new": change.new,
        "vi": f"{day:%d/%m/%Y}",
        "en": f"{day.day} {day:%B %Y}",
    }


def _report_together(
    table: Table, code: str, found: list[tuple[Row, str]], most: int = MOST_LISTED
) -> None:
    if found:
        listed = _listed((text for _, text in found), most)
        table.report(code, found[0][0], COLUMN, len(found), listed=listed)
        rows = tuple(row.number for row, _ in found[:FIRST_ROWS])
        table.problems[-1] = replace(table.problems[-1], rows=rows, count=len(found))


def _listed(texts: Iterable[str], most: int) -> str:
    different = list(dict.fromkeys(texts))
    more = "; …" if len(different) > most else ""
    return "; ".join(different[:most]) + more
