"""What names look like: tells a column of provinces, and a row of the table from one beside it."""

from __future__ import annotations

from functools import cache

from scoring.league import league_years, load_league
from scoring.own_data.provinces import official_name
from scoring.tables.columns import plain

# The portal's tables name the province's people's committee.
COMMITTEES = ("ubnd ", "uy ban nhan dan ")


def is_province(text: str) -> bool:
    """Return whether a text names a province of any published league, or its people's committee."""
    name = plain(text)
    for committee in COMMITTEES:
        name = name.removeprefix(committee)
    return bool({official_name(text), official_name(name)} & _provinces())


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row.province for year in league_years() for row in load_league(year).rows)
