"""Leagues: the published totals and ranks of all provinces in one year, complete or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from scoring.datafiles import (
    DATA,
    Exact,
    OptionalExact,
    OptionalText,
    OptionalWhole,
    Schema,
    Words,
    check,
    read_csv,
    read_toml,
)
from scoring.errors import DataFileError, UnknownLeagueError
from scoring.rules import TOTAL_POINTS

# The finest group columns of a league, and the one column that may stand for two of them.
GROUP_COLUMNS = (
    "transparency",
    "progress",
    "online_service",
    "online_payment",
    "digitization",
    "satisfaction",
)
COMBINED_PARTS = ("online_service", "online_payment")

COLUMN_MAXIMA = {
    "total": Decimal(TOTAL_POINTS),
    "transparency": Decimal(18),
    "progress": Decimal(20),
    "online_service": Decimal(12),
    "online_payment": Decimal(10),
    "online_combined": Decimal(22),
    "digitization": Decimal(22),
    "satisfaction": Decimal(18),
}


class LeagueRow(Schema):
    """One province in one year: points, None where nothing is published (never zero).

    ``tolerance`` is how far the true total may lie from ``total``, in points, where the source
    rounds or derives it. ``basis`` says how the figure came to be, ``trust`` how far to trust it;
    ``own`` and ``unchecked`` are rows that a user gave.
    """

    code: OptionalText
    province: str = Field(min_length=1)
    total: OptionalExact
    tolerance: OptionalExact
    transparency: OptionalExact
    progress: OptionalExact
    online_service: OptionalExact
    online_payment: OptionalExact
    online_combined: OptionalExact
    digitization: OptionalExact
    satisfaction: OptionalExact
    rank: OptionalWhole
    basis: Literal["portal_table", "published", "published_rounded", "derived", "rank_only", "own"]
    trust: Literal["high", "medium", "unchecked"]
    source: str = Field(min_length=1)

    @property
    def groups(self) -> Mapping[str, Decimal]:
        """Return the published points by group, only those that are published one by one."""
        points = {group: getattr(self, group) for group in GROUP_COLUMNS}
        return {group: value for group, value in points.items() if value is not None}


class Anchor(Schema):
    """A published rank that the league's table itself does not carry."""

    province: str
    rank: int
    source: str


class NationalFigures(Schema):
    """National averages as printed: ``rounding`` is the printed step, all in points."""

    source: str
    rounding: Exact
    total: Exact
    groups: dict[str, Exact]


class _Period(Schema):
    start: date = Field(alias="from")
    end: date = Field(alias="to")


class _LeagueFile(Schema):
    year: int
    vintage: str
    size: int
    period: _Period
    note: Words
    national: NationalFigures | None = None
    anchor: list[Anchor] = Field(default_factory=list)


@dataclass(frozen=True)
class League:
    """All that is published of one year: ``size`` provinces, of which ``rows`` are known."""

    year: int
    vintage: str
    size: int
    start: date
    end: date
    note: Words
    national: NationalFigures | None
    rows: tuple[LeagueRow, ...]
    anchors: tuple[Anchor, ...]

    def row(self, province: str) -> LeagueRow | None:
        """Return a province's row, or None where nothing is known of it."""
        return next((row for row in self.rows if row.province == province), None)

    @property
    def known_totals(self) -> int:
        """Return the number of provinces whose total is known."""
        return sum(row.total is not None for row in self.rows)

    @property
    def is_complete(self) -> bool:
        """Return whether every province's total is known exactly."""
        return self.known_totals == self.size and not any(row.tolerance for row in self.rows)


def league_years() -> tuple[int, ...]:
    """Return the years of all leagues, oldest first."""
    return tuple(sorted(int(path.stem) for path in (DATA / "leagues").glob("*.toml")))


@cache
def load_league(year: int) -> League:
    """Return the league of a year.

    Raises:
        UnknownLeagueError: no league of that year.
        DataFileError: one of its files is wrong.

    """
    if year not in league_years():
        known = ", ".join(str(known) for known in league_years())
        raise UnknownLeagueError(key=year, known=known)
    return read_league(DATA / "leagues" / f"{year}.toml", DATA / "leagues" / f"{year}.csv")


def read_league(facts_path: Path, table_path: Path) -> League:
    """Return the league of a facts file and its table.

    Raises:
        DataFileError: naming file, row and column of a wrong type, an unknown column, a province
            given twice, points outside their range, groups that do not add up to the total, or
            more rows than provinces.

    """
    facts = check(_LeagueFile, read_toml(facts_path), facts_path, "file")
    by_line = read_csv(table_path, LeagueRow)
    rows = tuple(by_line.values())
    for number, row in by_line.items():
        _check_row(row, number, rows, facts.size, table_path)
    if len(rows) > facts.size:
        raise DataFileError(
            file=table_path.name,
            place=f"row {facts.size + 2}",
            problem=f"{len(rows)} rows, but the league has {facts.size} provinces",
        )
    return League(
        year=facts.year,
        vintage=facts.vintage,
        size=facts.size,
        start=facts.period.start,
        end=facts.period.end,
        note=facts.note,
        national=facts.national,
        rows=rows,
        anchors=tuple(facts.anchor),
    )


def _check_row(row: LeagueRow, number: int, rows: tuple[LeagueRow, ...], size: int, path: Path) -> None:
    def refuse(column: str, problem: str) -> None:
        raise DataFileError(file=path.name, place=f"row {number}, {column}", problem=problem)

    if row.province in [other.province for other in rows[: rows.index(row)]]:
        refuse("province", f"'{row.province}' is given twice")
    for column, maximum in COLUMN_MAXIMA.items():
        points = getattr(row, column)
        if points is not None and not 0 <= points <= maximum:
            refuse(column, f"{points} is outside 0 to {maximum} points")
    if row.basis == "own" or row.trust == "unchecked":
        refuse("basis", "own and unchecked are for figures that a user gave")
    if row.rank is not None and not 1 <= row.rank <= size:
        refuse("rank", f"{row.rank} is outside 1 to {size}")
    if (row.total is None) != (row.basis == "rank_only"):
        refuse("total", "a row without a total must have the basis rank_only, and no other may")
    if row.total is None and row.rank is None:
        refuse("rank", "a row needs a total or a rank")
    if row.tolerance is not None and row.tolerance <= 0:
        refuse("tolerance", f"{row.tolerance} is not above 0 points")
    parts = _finest_parts(row)
    # Announcements and the press print groups to 0.1 only; the portal's own table is exact.
    if row.basis == "portal_table" and parts and sum(parts) != row.total:
        refuse("total", f"the groups add up to {sum(parts)}, not to the total {row.total}")


def _finest_parts(row: LeagueRow) -> list[Decimal] | None:
    """Return the points that must add up to the total, or None where a group is not published."""
    online = (
        [row.online_combined]
        if row.online_combined is not None
        else [row.online_service, row.online_payment]
    )
    parts = [row.transparency, row.progress, *online, row.digitization, row.satisfaction]
    known = [part for part in parts if part is not None]
    return known if len(known) == len(parts) else None
