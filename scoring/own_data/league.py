"""A league of one's own: totals, ranks and groups of all or some provinces, in any year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from scoring.datafiles import Words
from scoring.errors import UnknownRulesError
from scoring.league import League, LeagueRow, league_years, load_league, parts_of_total
from scoring.own_data.fingerprint import fingerprint_of
from scoring.own_data.looks import is_province
from scoring.own_data.province_column import read_provinces, report_once_each, report_readings
from scoring.own_data.year_column import report_years
from scoring.provinces.reading import ProvinceName
from scoring.provinces.register import register
from scoring.rank.usable import usable_ranks
from scoring.rounding import round_half_up
from scoring.rules import TOTAL_COLUMN, Rules
from scoring.tables.choices import NO_CHOICES, Choices
from scoring.tables.figures import Span
from scoring.tables.problem import Fact, OwnDataError, Problem, sort_out
from scoring.tables.reading import Reading
from scoring.tables.table import Row, Table, no_reading, read_table
from scoring.vintages import load_rules, vintages

# The source of every row: the user, and nobody has checked it.
OWN_SOURCE = "own_data"

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_PROVINCES = 100

# Beyond this a total says too little to be ranked by.
MOST_TOLERANCE = Decimal(5)

NO_WORDS = Words(vi="", en="")


@dataclass(frozen=True)
class LeagueFacts:
    """What a table of provinces does not say: the year, how many provinces there are, the rules.

    Raises:
        OwnDataError: a year outside 2000 to 2100 or a size outside 1 to 100.
        UnknownRulesError: no such rules.

    """

    year: int
    size: int
    vintage: str
    note: Words = NO_WORDS

    def __post_init__(self) -> None:
        """Refuse facts that cannot be."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise OwnDataError(Problem("year", value=str(self.year)))
        if not 1 <= self.size <= MOST_PROVINCES:
            raise OwnDataError(Problem("size", value=str(self.size), facts={"limit": MOST_PROVINCES}))
        if self.vintage not in vintages():
            raise UnknownRulesError(key=self.vintage[:40], known=", ".join(vintages()))

    @property
    def day(self) -> date:
        """Return the day whose provinces the table's are, by the year and how many there were."""
        return register().day_of(self.year, self.size)

    @staticmethod
    def of_year(year: int, size: int | None = None, vintage: str | None = None) -> LeagueFacts:
        """Return the facts of a year; what is not given is what was in force then."""
        if vintage is None:
            by_start = sorted(vintages(), key=lambda name: load_rules(name).valid_from)
            started = [name for name in by_start if load_rules(name).valid_from.year <= year]
            vintage = started[-1] if started else by_start[0]
        return LeagueFacts(year, size or _size_in(year), vintage)


def _size_in(year: int) -> int:
    """Return how many provinces there were: as in the last league until then, or else the first one."""
    known = league_years()
    return load_league(max((past for past in known if past <= year), default=known[0])).size


@dataclass(frozen=True)
class OwnLeague:
    """A league read from a file, with the fingerprint of its content and facts."""

    league: League
    fingerprint: str


def read_own_league(
    content: bytes, facts: LeagueFacts, choices: Choices = NO_CHOICES
) -> Reading[OwnLeague]:
    """Return the league a file holds, or everything that is wrong with it, or what must be decided first.

    ``choices`` are what was decided where the reading before asked. Nothing of the file raises: every
    problem is in the reading.
    """
    rules = load_rules(facts.vintage)
    spans = {name: Span(Decimal(0), maximum) for name, maximum in rules.point_maxima.items()}
    spans["tolerance"] = Span(Decimal("0.01"), MOST_TOLERANCE)
    spans["rank"] = Span(Decimal(1), Decimal(facts.size), whole=True)
    try:
        table = read_table(
            content, "league", spans, ("province",), choices, looks={"province": is_province}
        )
    except OwnDataError as error:
        return Reading(None, (error.problem,))
    names = read_provinces(table, facts.day)
    report_readings(table, names)
    refused = report_once_each(table, names)
    rows: dict[int, LeagueRow] = {}
    for row in table.rows:
        if _is_usable(table, row, names) and row.number not in refused:
            rows[row.number] = _league_row(table, row, names[row.number], rules)
    report_years(table, facts.year)
    _check_size(table, [*rows.values()], facts)
    _check_ranks(table, rows, facts.size)
    errors, warnings = sort_out(table.problems, [*table.headings.values()])
    if errors or not table.is_read:
        return no_reading(table, errors, warnings)
    league = League(
        year=facts.year,
        vintage=facts.vintage,
        size=facts.size,
        start=date(facts.year, 1, 1),
        end=date(facts.year, 12, 31),
        note=facts.note,
        national=None,
        rows=tuple(rows.values()),
        anchors=(),
    )
    return Reading(OwnLeague(league, fingerprint_of(league)), (), warnings, layout=table.layout)


def _is_usable(table: Table, row: Row, names: Mapping[int, ProvinceName]) -> bool:
    """Return whether a row has a name and a figure; report what is missing."""
    if not row.has("province"):
        table.report("value_missing", row, "province")
    if row.number not in names:
        return False
    if not row.has("total") and not row.has("rank"):
        table.report("value_missing", row, "total")
        return False
    return True


def _league_row(table: Table, row: Row, named: ProvinceName, rules: Rules) -> LeagueRow:
    points: dict[str, Decimal] = {}
    for name in (*rules.point_maxima, "tolerance"):
        if (number := row.numbers.get(name)) is not None:
            points[name] = rounded = round_half_up(number)
            if not number:
                table.report("zero_points", row, name, "0")
            if rounded != number:
                table.report("rounded", row, name, number, number=rounded)
    total, rank = points.get(TOTAL_COLUMN), row.numbers.get("rank")
    found = LeagueRow(
        code=None,
        province=named.province or named.text,
        rank=None if rank is None else int(rank),
        basis="rank_only" if total is None else "own",
        trust="unchecked",
        source=OWN_SOURCE,
        total=total,
        tolerance=points.get("tolerance"),
        groups={name: points[name] for name in rules.groups if name in points},
        combined={name: points[name] for name in rules.combined if name in points},
    )
    parts = parts_of_total(rules, found)
    if total is not None and parts is not None and (whole := sum(parts, Decimal(0))) != total:
        table.report("sum_differs", row, TOTAL_COLUMN, total, sum=whole)
    return found


def _check_size(table: Table, rows: list[LeagueRow], facts: LeagueFacts) -> None:
    if len(rows) > facts.size:
        row = table.rows[facts.size]
        table.report("too_many_provinces", row, value=len(rows), size=facts.size)
    elif rows and len(rows) < facts.size:
        table.report("league_partial", value=len(rows), size=facts.size)


def _check_ranks(table: Table, found: Mapping[int, LeagueRow], size: int) -> None:
    """Say where a rank contradicts the totals or other ranks; such a rank is not used."""
    numbers = {found[row.number].province: row for row in table.rows if row.number in found}
    rows = [*found.values()]
    both = [row for row in rows if row.total is not None and row.rank is not None]
    both.sort(key=lambda row: (-(row.total or 0), row.rank or 0))
    said = set()
    for better, worse in pairwise(both):
        if better.total != worse.total and (better.rank or 0) >= (worse.rank or 0):
            said.add(worse.province)
            table.report(
                "rank_order",
                numbers[worse.province],
                "rank",
                worse.rank or 0,
                other=better.province,
                other_rank=better.rank or 0,
                other_total=better.total or 0,
                total=worse.total or 0,
            )
    _check_dense(table, rows, numbers)
    usable = usable_ranks(rows, size)
    for row in rows:
        if row.rank is not None and row.province not in usable | said:
            table.report("rank_unused", numbers[row.province], "rank", row.rank)


def _check_dense(table: Table, rows: list[LeagueRow], numbers: Mapping[str, Row]) -> None:
    """Say where ranks count on after a shared one, as a table with dense ranks does."""
    shared = Counter(row.rank for row in rows if row.rank is not None)
    for rank in sorted(shared):
        if shared[rank] > 1 and shared[rank + 1]:
            row = next(row for row in rows if row.rank == rank + 1)
            facts: dict[str, Fact] = {"next": rank + 1, "count": shared[rank], "after": rank + shared[rank]}
            table.report("rank_dense", numbers[row.province], "rank", rank, **facts)
            return
