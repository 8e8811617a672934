"""What names look like: tells a column of provinces, and a row of the table from one beside it."""

from __future__ import annotations

from functools import cache

from scoring.league import league_years, load_league
from scoring.own_data.provinces import official_name


def is_province(text: str) -> bool:
    """Return whether a text names a province of any published league."""
    return official_name(text) in _provinces()


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row.province for year in league_years() for row in load_league(year).rows)
