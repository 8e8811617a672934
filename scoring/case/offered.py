"""Which cases there are: the provinces of some leagues whose groups are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from scoring.case.announcement import announcements
from scoring.case.counts import load_counts
from scoring.case.groups import detail_of_row
from scoring.case.opening import case_id, openings
from scoring.league import LeagueRow, league_years, load_league
from scoring.vintages import load_rules

# announced: groups printed with rounding. groups: group points to the cent. combined: some groups
# only as one figure. counts: numerator and denominator below the groups.
Detail = Literal["announced", "groups", "combined", "counts"]


@dataclass(frozen=True)
class CaseRef:
    """A case that can be loaded: its id, year, province and level of detail."""

    id: str
    year: int
    province: str
    detail: Detail


@cache
def case_years() -> tuple[int, ...]:
    """Return the years whose provinces are cases, oldest first; of the others only the league is used."""
    return tuple(year for year in league_years() if load_league(year).offers_cases)


@cache
def list_cases() -> tuple[CaseRef, ...]:
    """Return every case that can be loaded: the first to open first, then by year and league order."""
    refs = [
        CaseRef(case_id(year, row.province), year, row.province, detail)
        for year in case_years()
        for row in load_league(year).rows
        if (detail := _detail(year, row)) is not None
    ]
    return tuple(sorted(refs, key=lambda ref: ref.id != openings().opening_id))


def _detail(year: int, row: LeagueRow) -> Detail | None:
    """Return how much is published of a province, or None where its groups are not."""
    if (year, row.province) in announcements():
        return "announced"
    if load_counts(year).get(row.province):
        return "counts"
    return detail_of_row(load_rules(load_league(year).vintage), row)
