"""Official counts below the groups: numerator, denominator and score of each published indicator."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from scoring.datafiles import (
    DATA,
    OptionalExact,
    OptionalText,
    OptionalWhole,
    Schema,
    read_csv,
)
from scoring.errors import DataFileError


class CountRow(Schema):
    """One indicator of one province; None where the portal prints nothing.

    ``score`` is in points, ``ratio_percent`` in percent rounded by the portal. ``basis`` is
    ``constant`` where the portal gives full points without counts, ``provisional`` where the
    portal flags its own denominator.
    """

    code: OptionalText
    province: str = Field(min_length=1)
    indicator: str = Field(min_length=1)
    portal_metric: str
    numerator: OptionalWhole
    denominator: OptionalWhole
    ratio_percent: OptionalExact
    score: OptionalExact
    basis: Literal["published", "provisional", "constant"]
    source: str = Field(min_length=1)

    @property
    def counts(self) -> tuple[int, int] | None:
        """Return numerator and denominator, or None where they are not published."""
        if self.numerator is None or self.denominator is None:
            return None
        return self.numerator, self.denominator


@cache
def load_counts(year: int) -> Mapping[str, Mapping[str, CountRow]]:
    """Return the official counts of a year by province and indicator; empty where none exist.

    Raises:
        DataFileError: the table is wrong.

    """
    path = DATA / "counts" / f"{year}.csv"
    return read_counts(path) if path.exists() else {}


@cache
def portal_metrics() -> Mapping[str, str]:
    """Return the indicator of every code the portal uses, from the published counts of all years."""
    return {
        row.portal_metric: row.indicator
        for path in sorted((DATA / "counts").glob("*.csv"))
        for indicators in read_counts(path).values()
        for row in indicators.values()
    }


def read_counts(path: Path) -> Mapping[str, Mapping[str, CountRow]]:
    """Return a table of counts by province and indicator.

    Raises:
        DataFileError: naming file, row and column of a wrong value, a numerator above its
            denominator, or an indicator given twice for a province.

    """
    table: dict[str, dict[str, CountRow]] = {}
    for number, row in read_csv(path, CountRow).items():
        if row.counts and row.counts[0] > row.counts[1]:
            raise DataFileError(
                file=path.name,
                place=f"row {number}, numerator",
                problem=f"{row.counts[0]} is above the denominator {row.counts[1]}",
            )
        indicators = table.setdefault(row.province, {})
        if row.indicator in indicators:
            raise DataFileError(
                file=path.name,
                place=f"row {number}, indicator",
                problem=f"'{row.indicator}' is given twice for {row.province}",
            )
        indicators[row.indicator] = row
    return table
