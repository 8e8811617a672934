"""Counts in a table of units: one row for each unit and indicator, or two columns for each indicator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from scoring.case.baseline import CENT
from scoring.case.count_rows import CountRows, indicator_names
from scoring.case.points_of_counts import Counts, groups_of_counts
from scoring.rules import Rules
from scoring.tables.columns import COUNT_COLUMNS, columns, count_column, plain
from scoring.tables.figures import Span
from scoring.tables.problem import Fact, shown
from scoring.tables.table import Row, Table
from scoring.units.counted import missing_counts, weighing_indicator

Said = TypeVar("Said", str, Decimal)

MOST_COUNTED = Decimal(999_999_999)

# What names an indicator in a row of its own.
NAMED = ("indicator", "indicator_name")


def count_spans(rules: Rules) -> Mapping[str, Span]:
    """Return what the columns of counts can hold, of the indicators of a vintage."""
    own = (count_column(name, counted) for name in rules.indicators for counted in COUNT_COLUMNS)
    return dict.fromkeys((*COUNT_COLUMNS, *own), Span(Decimal(0), MOST_COUNTED, whole=True))


def indicator_looks(rules: Rules) -> Mapping[str, Callable[[str], bool]]:
    """Return what tells a column that names indicators."""
    names = indicator_names(rules)
    return dict.fromkeys(NAMED, lambda text: plain(text) in names)


def units_with_counts(table: Table, rules: Rules) -> tuple[list[Row], dict[int, Counts]]:
    """Return one row for each unit, and the counts of each by the row's number.

    Where rows name indicators, those of one unit become one: what they say of the unit itself must agree.
    """
    read = CountRows(table, rules, NAMED)
    if not table.headings.keys() & {*NAMED, *COUNT_COLUMNS}:
        return table.rows, {row.number: _of_columns(read, row) for row in table.rows}
    if not _has_all_columns(table):
        return [], {}
    units: dict[str, Row] = {}
    counts: dict[int, dict[str, tuple[int, int]]] = {}
    first: dict[tuple[int, str], int] = {}
    before: Row | None = None
    for row in table.rows:
        unit = before = _unit_of(table, row, units, before)
        if unit is None:
            continue
        given = counts.setdefault(unit.number, {})
        if not any(row.has(column) for column in COUNT_COLUMNS):
            continue
        indicator = read.indicator(row)
        if indicator is None:
            continue
        known = first.setdefault((unit.number, indicator), row.number)
        if known != row.number:
            table.report(
                "repeated", row, next(n for n in NAMED if n in row.texts), read.label(row), first=known
            )
        elif (found := read.counts(row, indicator)) is not None:
            given[indicator] = found
    return [*units.values()], {**counts}


def report_counts(table: Table, rules: Rules, counts: Mapping[int, Counts]) -> None:
    """Say of which indicators counts are missing for the points of any group."""
    if missing := missing_counts(rules, counts.values()):
        names = [rules.indicators[name].name for name in missing]
        table.report(
            "counts_incomplete",
            vi="; ".join(name.vi for name in names),
            en="; ".join(name.en for name in names),
        )


def points_by_group(
    table: Table, row: Row, rules: Rules, counts: Counts, given: Mapping[str, Decimal]
) -> Mapping[str, Decimal]:
    """Return a unit's points by group: as its row gives them, else as its counts make them.

    Where both are there and differ by more than the cent that rounding leaves, it is said.
    """
    counted = groups_of_counts(rules, counts)
    for group, points in counted.items():
        if group in given and abs(given[group] - points) > CENT:
            name = rules.groups[group].name
            told = {"unit": shown(row.texts.get("unit", "")), "vi": name.vi, "en": name.en}
            table.report("counts_differ", row, group, given[group], counted=points, **told)
    return {**counted, **given}


def weigh_by_counts(table: Table, rules: Rules, counts: Mapping[int, Counts]) -> Mapping[int, int]:
    """Return each unit's dossiers by the row's number, as its counts give them where no column does."""
    by = weighing_indicator(rules, [*counts.values()])
    if by is None or "dossiers" in table.headings:
        return {}
    name = rules.indicators[by].name
    table.report("dossiers_counted", vi=name.vi, en=name.en)
    return {number: given[by][1] for number, given in counts.items()}


def _has_all_columns(table: Table) -> bool:
    """Return whether there is all that rows of single indicators need; report what is not."""
    known = columns("units")
    missing = [name for name in COUNT_COLUMNS if name not in table.headings]
    if not table.headings.keys() & {*NAMED}:
        missing.append(NAMED[0])
    for name in missing:
        table.report("unit_counts_missing", vi=known[name].name.vi, en=known[name].name.en)
    return not missing


def _of_columns(read: CountRows, row: Row) -> Counts:
    """Return the counts that stand in columns of their own."""
    found = {}
    for indicator in read.rules.indicators:
        above, below = (count_column(indicator, counted) for counted in COUNT_COLUMNS)
        if (row.has(above) or row.has(below)) and (
            given := read.counts(row, indicator, (above, below))
        ) is not None:
            found[indicator] = given
    return found


def _unit_of(table: Table, row: Row, units: dict[str, Row], before: Row | None) -> Row | None:
    """Return what stands for a row's unit: the first row that names it, or that of the row above.

    None where nothing does, which is reported.
    """
    if "unit" in row.broken:
        return None
    if not row.has("unit") and before is None:
        table.report("unit_incomplete", row, "unit")
        return None
    if row.has("unit") or before is None:
        unit = units.setdefault(row.texts.get("unit", "").casefold(), Row(row.number))
    else:
        unit = before
        table.report("unit_repeats_name", row, "unit", before.texts.get("unit", ""))
    _take(table, unit, row, unit.texts, row.texts)
    _take(table, unit, row, unit.numbers, row.numbers)
    return unit


def _take(table: Table, unit: Row, row: Row, known: dict[str, Said], said: Mapping[str, Said]) -> None:
    """Take what a row says of its unit; report what another row says differently."""
    for column in said.keys() - {*NAMED, *COUNT_COLUMNS}:
        if known.setdefault(column, said[column]) != said[column] and column != "unit":
            told: dict[str, Fact] = {"unit": shown(unit.texts.get("unit", "")), "first": unit.number}
            table.report("unit_rows_differ", row, column, said[column], **told)
