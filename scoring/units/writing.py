"""Units written as tables, CSV and XLSX, that are read again as the same units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.arguments import checked
from scoring.tables.columns import COUNT_COLUMNS
from scoring.tables.writing import Value, write_csv, write_workbook
from scoring.units.units import Unit, UnitKind


@dataclass(frozen=True)
class UnitWords:
    """How a written table calls its columns (by id, in this order) and kinds of units.

    Besides those of every table there may be columns of other groups and of the total, by id, and of
    counts (``scoring.tables.columns.count_column``).
    """

    title: str
    columns: Mapping[str, str]
    kinds: Mapping[UnitKind, str]


@checked
def write_unit_workbook(units: Sequence[Unit], words: UnitWords) -> bytes:
    """Return units as an XLSX file that ``read_unit_table`` reads as the same units."""
    return write_workbook(_table(units, words), words.title)


@checked
def write_unit_csv(units: Sequence[Unit], words: UnitWords, *, decimal_comma: bool) -> bytes:
    """Return units as a CSV file that ``read_unit_table`` reads as the same units.

    With a decimal comma, cells are separated by semicolons, as Excel expects it then. A byte order
    mark tells Excel that the text is UTF-8.
    """
    return write_csv(_table(units, words), decimal_comma=decimal_comma)


def _table(units: Sequence[Unit], words: UnitWords) -> list[list[Value]]:
    return [
        [*words.columns.values()],
        *([_cell(unit, column, words) for column in words.columns] for unit in units),
    ]


def _cell(unit: Unit, column: str, words: UnitWords) -> Value:
    """Return what stands in a column; nothing where it is not known, never zero."""
    own: dict[str, Value] = {
        "unit": unit.name,
        "kind": words.kinds[unit.kind],
        "dossiers": unit.dossiers,
        "digitization": unit.points,
        "target": unit.target,
    }
    if column in own:
        return own[column]
    indicator, _, counted = column.partition(".")
    if counted in COUNT_COLUMNS:
        counts = dict(unit.counts).get(indicator)
        return None if counts is None else counts[COUNT_COLUMNS.index(counted)]
    return unit.score(column)
