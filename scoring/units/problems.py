"""What can be wrong with a table of units: each problem with its place, code and facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring.errors import ScoringError

SHOWN_LENGTH = 40

# In English; a view words the same codes with the same facts in its own language.
TEMPLATES = {
    "size": "the file is larger than {most} bytes",
    "file_type": "this is neither a CSV nor an XLSX file",
    "encoding": "the text is not UTF-8; save it as 'CSV UTF-8'",
    "workbook": "the workbook cannot be opened; save it again as XLSX",
    "csv": "the row cannot be read as CSV; check quotation marks",
    "no_header": "there is no row of column names",
    "missing_column": "this column is missing; expected: unit, kind, dossiers, digitization, target",
    "unknown_column": "'{value}' is not a column; expected: unit, kind, dossiers, digitization, target",
    "repeated_column": "'{value}' stands there twice",
    "too_many": "there are more than {most} rows",
    "no_units": "there is no unit below the column names",
    "cells": "there are more cells than columns, the first too many holds '{value}'",
    "formula": "'{value}' begins like a formula; paste values only",
    "name_missing": "the unit has no name",
    "name": "'{value}' cannot be a name: at most {most} characters, all printable",
    "name_repeated": "'{value}' stands there already in row {first}",
    "kind": "'{value}' is no kind of unit; expected 'district' or 'department'",
    "dossiers": "'{value}' is no number of dossiers; expected digits only, 0 to {most}",
    "dossiers_some": "dossiers are given for some units only; give them for all or for none",
    "points": "'{value}' cannot be points; expected 0 to {most} with at most two decimals",
}


@dataclass(frozen=True)
class UnitProblem:
    """One problem: ``row`` (1 is the column names) and ``column`` (its id) where it has such a place."""

    code: str
    row: int | None = None
    column: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return place and problem in English."""
        places = [] if self.row is None else [f"row {self.row}"]
        places += [] if self.column is None else [f"column {self.column}"]
        words = TEMPLATES[self.code].format(**self.facts)
        return f"{', '.join(places)}: {words}" if places else words


class UnitTableError(ScoringError):
    """A table of units that cannot be used. Facts: ``file``, ``problems`` (all that were found)."""

    code = "unit_table"
    template = "{file}: {listed}"

    def __init__(self, file: str, problems: Sequence[UnitProblem]) -> None:
        """Keep every problem, in the order of the table."""
        self.problems = tuple(problems)
        listed = "; ".join(str(problem) for problem in problems)
        super().__init__(file=file, problems=self.problems, listed=listed)


def shown(value: object) -> str:
    """Return a cell as it is cited in a message: short and printable."""
    text = "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in str(value))
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"
