"""A file of any kind of table: which kind it is, and what it holds."""

from __future__ import annotations

from scoring.own_data.counts import OwnCounts, read_own_counts
from scoring.own_data.looks import is_province
from scoring.tables.choices import NO_CHOICES, Choices
from scoring.tables.columns import Kind
from scoring.tables.kinds import likely_kind
from scoring.tables.problem import OwnDataError
from scoring.tables.reading import Reading
from scoring.vintages import load_rules


def read_kind(content: bytes, preferred: Kind | None = None) -> Reading[Kind]:
    """Return which kind of table a file most likely is; nothing where its headings do not tell.

    ``preferred`` decides between provinces and units where neither headings nor names do.
    """
    try:
        return Reading(likely_kind(content, is_province, preferred))
    except OwnDataError as error:
        return Reading(None, (error.problem,))


def read_counts_of(
    content: bytes, vintage: str, province: str, choices: Choices = NO_CHOICES, year: int | None = None
) -> Reading[OwnCounts]:
    """Return the counts of a province under the rules of a vintage, as ``read_own_counts``."""
    return read_own_counts(content, load_rules(vintage), province, choices, year)
