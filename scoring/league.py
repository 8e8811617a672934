"""Leagues: the published totals and ranks of all provinces in one year, complete or not.

Which groups a league's table has, and how many points each can have, says the vintage of its rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, RootModel, field_validator

from scoring.arguments import checked
from scoring.datafiles import (
    DATA,
    Exact,
    OptionalExact,
    OptionalText,
    OptionalWhole,
    Schema,
    Words,
    check,
    read_records,
    read_toml,
)
from scoring.errors import DataFileError, UnknownLeagueError, UnknownRulesError
from scoring.frozen import frozen
from scoring.rules import TOTAL_COLUMN, Rules
from scoring.vintages import load_rules

# The columns of a league's table around those of the groups.
COLUMNS_BEFORE = ("code", "province", TOTAL_COLUMN, "tolerance")
COLUMNS_AFTER = ("rank", "basis", "trust", "source")


class _Points(RootModel[dict[str, OptionalExact]]):
    """The points of a row by column, as its cells give them."""

    model_config = ConfigDict(frozen=True, strict=True)


class LeagueRow(Schema):
    """One province in one year: points, None where nothing is published (never zero).

    ``tolerance`` is how far the true total may lie from ``total``, in points, where the source
    rounds or derives it. ``groups`` holds the groups that are published one by one, ``combined`` the
    figures that stand for several, both by id and without those not published. ``basis`` says how
    the figure came to be, ``trust`` how far to trust it; ``own`` and ``unchecked`` are rows that a
    user gave.
    """

    code: OptionalText
    province: str = Field(min_length=1)
    total: OptionalExact
    tolerance: OptionalExact
    groups: Mapping[str, Exact] = Field(default_factory=dict)
    combined: Mapping[str, Exact] = Field(default_factory=dict)
    rank: OptionalWhole
    basis: Literal["portal_table", "published", "published_rounded", "derived", "rank_only", "own"]
    trust: Literal["high", "medium", "unchecked"]
    source: str = Field(min_length=1)

    @field_validator("groups", "combined", mode="after")
    @classmethod
    def _freeze(cls, points: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
        return frozen(points)

    @checked
    def points(self, column: str) -> Decimal | None:
        """Return the points in a column: the total, a group or a combined figure, by id."""
        if column == TOTAL_COLUMN:
            return self.total
        return self.groups.get(column, self.combined.get(column))


class Anchor(Schema):
    """A published rank that the league's table itself does not carry."""

    province: str
    rank: int
    source: str


class NationalFigures(Schema):
    """National averages as printed: ``rounding`` is the printed step, all in points.

    ``highest`` and ``lowest`` are the totals of the first and the last province, exact, where printed.
    """

    source: str
    rounding: Exact
    total: Exact
    highest: OptionalExact = None
    lowest: OptionalExact = None
    groups: dict[str, Exact]


class _Period(Schema):
    start: date = Field(alias="from")
    end: date = Field(alias="to")


class _LeagueFile(Schema):
    year: int
    vintage: str
    size: int
    cases: bool = False
    period: _Period
    note: Words
    national: NationalFigures | None = None
    anchor: list[Anchor] = Field(default_factory=list)


@dataclass(frozen=True)
class League:
    """All that is published of one year: ``size`` provinces, of which ``rows`` are known.

    ``offers_cases`` says whether its provinces are offered as cases, or only ranked among.
    """

    year: int
    vintage: str
    size: int
    start: date
    end: date
    note: Words
    national: NationalFigures | None
    rows: tuple[LeagueRow, ...]
    anchors: tuple[Anchor, ...]
    offers_cases: bool = False

    @checked
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


def complete_years() -> tuple[int, ...]:
    """Return the years in which every province's total is known exactly, oldest first."""
    return tuple(year for year in league_years() if load_league(year).is_complete)


@checked
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
        DataFileError: naming file, row and column of a wrong type, unknown rules, a column that is
            none of their groups, a province given twice, points outside their range, groups that do
            not add up to the total, or more rows than provinces.

    """
    facts = check(_LeagueFile, read_toml(facts_path), facts_path, "file")
    rules = _rules_of(facts, facts_path)
    by_line = _read_rows(table_path, rules)
    rows = tuple(by_line.values())
    for number, row in by_line.items():
        _check_row(row, number, rows, rules, facts.size, table_path)
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
        offers_cases=facts.cases,
    )


def parts_of_total(rules: Rules, row: LeagueRow) -> tuple[Decimal, ...] | None:
    """Return the points that must add up to the total, or None where a group is not published.

    A combined figure stands in place of its parts.
    """
    within = {part for name in row.combined for part in rules.combined[name].parts}
    alone = [row.groups.get(group) for group in rules.groups if group not in within]
    parts = [*alone, *row.combined.values()]
    known = tuple(part for part in parts if part is not None)
    return known if len(known) == len(parts) else None


def _rules_of(facts: _LeagueFile, path: Path) -> Rules:
    try:
        rules = load_rules(facts.vintage)
    except UnknownRulesError as error:
        raise DataFileError(file=path.name, place="file, vintage", problem=str(error)) from error
    if clashing := rules.point_maxima.keys() & {*COLUMNS_BEFORE, *COLUMNS_AFTER} - {TOTAL_COLUMN}:
        problem = f"its rules call a figure '{min(clashing)}', as another column is called"
        raise DataFileError(file=path.name, place="file, vintage", problem=problem)
    for group in facts.national.groups if facts.national is not None else ():
        if group not in rules.groups:
            problem = f"'{group}' is none of the groups {', '.join(rules.groups)}"
            raise DataFileError(file=path.name, place="national, groups", problem=problem)
    return rules


def _read_rows(path: Path, rules: Rules) -> dict[int, LeagueRow]:
    """Return the rows of a league's table by line number."""
    columns = [column for column in rules.point_maxima if column != TOTAL_COLUMN]
    records = read_records(path, (*COLUMNS_BEFORE, *columns, *COLUMNS_AFTER))
    return {number: _read_row(record, columns, rules, path, number) for number, record in records.items()}


def _read_row(
    record: Mapping[str, str], columns: list[str], rules: Rules, path: Path, number: int
) -> LeagueRow:
    cells = {column: record[column] for column in columns}
    points = check(_Points, cells, path, f"row {number}").root
    known = {column: value for column, value in points.items() if value is not None}
    values = {column: cell for column, cell in record.items() if column not in columns}
    split = {
        "groups": {column: value for column, value in known.items() if column in rules.groups},
        "combined": {column: value for column, value in known.items() if column in rules.combined},
    }
    return check(LeagueRow, {**values, **split}, path, f"row {number}")


def _check_row(
    row: LeagueRow, number: int, rows: tuple[LeagueRow, ...], rules: Rules, size: int, path: Path
) -> None:
    def refuse(column: str, problem: str) -> None:
        raise DataFileError(file=path.name, place=f"row {number}, {column}", problem=problem)

    if row.province in [other.province for other in rows[: rows.index(row)]]:
        refuse("province", f"'{row.province}' is given twice")
    for column, maximum in rules.point_maxima.items():
        points = row.points(column)
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
    parts = parts_of_total(rules, row)
    # Announcements and the press print groups to 0.1 only; the portal's own table is exact.
    if row.basis == "portal_table" and parts and sum(parts) != row.total:
        refuse("total", f"the groups add up to {sum(parts)}, not to the total {row.total}")
