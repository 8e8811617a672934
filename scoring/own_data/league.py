"""A league of one's own: totals, ranks and groups of all or some provinces, in any year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from scoring.datafiles import Words
from scoring.errors import UnknownRulesError
from scoring.league import COLUMN_MAXIMA, GROUP_COLUMNS, League, LeagueRow
from scoring.own_data.fingerprint import fingerprint_of
from scoring.own_data.provinces import bare_name, meant_name, official_name
from scoring.own_data.ranks import usable_ranks
from scoring.rounding import round_half_up
from scoring.rules import load_rules, vintages
from scoring.tables.figures import DecimalSign, Span
from scoring.tables.problem import OwnDataError, Problem, Reading, sort_out
from scoring.tables.table import Row, Table, read_table

# The source of every row: the user, and nobody has checked it.
OWN_SOURCE = "own_data"

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_PROVINCES = 100

# There were 63 provinces until 30 June 2025, 34 since; the portal's table of 2025 has 34.
LAST_YEAR_OF_63 = 2024

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

    @staticmethod
    def of_year(year: int, size: int | None = None, vintage: str | None = None) -> LeagueFacts:
        """Return the facts of a year; what is not given is what was in force then."""
        if vintage is None:
            started = [name for name in vintages() if load_rules(name).valid_from.year <= year]
            vintage = started[-1] if started else vintages()[0]
        return LeagueFacts(year, size or (63 if year <= LAST_YEAR_OF_63 else 34), vintage)


@dataclass(frozen=True)
class OwnLeague:
    """A league read from a file, with the fingerprint of its content and facts."""

    league: League
    fingerprint: str


def read_own_league(
    content: bytes, facts: LeagueFacts, decimal: DecimalSign | None = None
) -> Reading[OwnLeague]:
    """Return the league a file (CSV or XLSX) holds, or everything that is wrong with it.

    ``decimal`` says which sign starts the decimals, where the reading before asked. Nothing of the
    file raises: every problem is in the reading.
    """
    spans = {name: Span(Decimal(0), maximum) for name, maximum in COLUMN_MAXIMA.items()}
    spans["tolerance"] = Span(Decimal("0.01"), MOST_TOLERANCE)
    spans["rank"] = Span(Decimal(1), Decimal(facts.size), whole=True)
    try:
        table = read_table(content, "league", spans, ("province",), decimal)
    except OwnDataError as error:
        return Reading(None, (error.problem,))
    rows: list[LeagueRow] = []
    first: dict[str, int] = {}
    for row in table.rows:
        if _is_usable(table, row, first):
            rows.append(_league_row(table, row))
    _check_size(table, rows, facts)
    _check_ranks(table, rows, facts.size)
    errors, warnings = sort_out(table.problems, [*table.headings.values()])
    if errors or table.question:
        return Reading(None, errors, warnings, table.question)
    league = League(
        year=facts.year,
        vintage=facts.vintage,
        size=facts.size,
        start=date(facts.year, 1, 1),
        end=date(facts.year, 12, 31),
        note=facts.note,
        national=None,
        rows=tuple(rows),
        anchors=(),
    )
    return Reading(OwnLeague(league, fingerprint_of(league)), (), warnings)


def _is_usable(table: Table, row: Row, first: dict[str, int]) -> bool:
    """Return whether a row is a province of the league; report why not."""
    if not row.has("province"):
        table.report("value_missing", row, "province")
        return False
    if "province" in row.broken:
        return False
    province = row.texts["province"]
    known = first.setdefault(bare_name(province), row.number)
    if known != row.number:
        table.report("repeated", row, "province", province, first=known)
        return False
    if not row.has("total") and not row.has("rank"):
        table.report("value_missing", row, "total")
        return False
    if meant := meant_name(province):
        table.report("province_close", row, "province", province, meant=meant)
    return True


def _league_row(table: Table, row: Row) -> LeagueRow:
    points: dict[str, Decimal | None] = dict.fromkeys((*COLUMN_MAXIMA, "tolerance"))
    for name in points:
        if (number := row.numbers.get(name)) is not None:
            points[name] = rounded = round_half_up(number)
            if rounded != number:
                table.report("rounded", row, name, number, number=rounded)
    total = points["total"]
    if total is not None and (parts := list(_parts(points))) and None not in parts:
        whole = sum((part for part in parts if part is not None), Decimal(0))
        if whole != total:
            table.report("sum_differs", row, "total", total, sum=whole)
    rank = row.numbers.get("rank")
    return LeagueRow(
        code=None,
        province=official_name(row.texts["province"]),
        rank=None if rank is None else int(rank),
        basis="rank_only" if total is None else "own",
        trust="unchecked",
        source=OWN_SOURCE,
        **points,
    )


def _parts(points: dict[str, Decimal | None]) -> Iterator[Decimal | None]:
    """Yield the points that must add up to the total."""
    combined = points["online_combined"]
    for group in GROUP_COLUMNS:
        if combined is None or group not in ("online_service", "online_payment"):
            yield points[group]
    if combined is not None:
        yield combined


def _check_size(table: Table, rows: list[LeagueRow], facts: LeagueFacts) -> None:
    if len(rows) > facts.size:
        row = table.rows[facts.size]
        table.report("too_many_provinces", row, value=len(rows), size=facts.size)
    elif rows and len(rows) < facts.size:
        table.report("league_partial", value=len(rows), size=facts.size)


def _check_ranks(table: Table, rows: list[LeagueRow], size: int) -> None:
    """Say where a rank contradicts the totals or other ranks; such a rank is not used."""
    numbers = {official_name(row.texts["province"]): row for row in table.rows if "province" in row.texts}
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
    usable = usable_ranks(rows, size)
    for row in rows:
        if row.rank is not None and row.province not in usable | said:
            table.report("rank_unused", numbers[row.province], "rank", row.rank)
