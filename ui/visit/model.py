"""What a visit holds in its session only: never on a disk, never for another visitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from secrets import token_hex

from scoring import Case, PercentOfUnits, Unit, UnitProblem, case_id, find_case
from scoring.case.points_of_counts import Counts
from scoring.own_data import (
    Choices,
    LeagueAndCounts,
    OwnCounts,
    OwnLeague,
    Problem,
    Reading,
    case_in_league,
    case_with_counts,
    own_case_id,
    provinces_of,
)
from scoring.provinces.register import register
from scoring.tables.columns import OwnKind
from scoring.tables.reading import Layout
from scoring.what_if.scenario import Scenario
from ui.words.texts import Language

# A row of a table of units, as typed, by column.
Row = dict[str, str]


def new_mark() -> str:
    """Return a mark that no other scenario has, in whatever tab of the browser it was kept."""
    return token_hex(4)


@dataclass(frozen=True)
class Kept:
    """A kept scenario; ``id`` stays the same when it is renamed, ``mark`` in every tab as well."""

    id: int
    name: str
    scenario: Scenario
    mark: str = field(default_factory=new_mark, compare=False)


@dataclass(frozen=True)
class Guess:
    """What the room expects of a scenario; None where it was not asked."""

    scenario: Scenario
    total: Decimal | None
    rank: int | None


@dataclass(frozen=True)
class Replacement:
    """A query to stand in place of the bare address of a page; each has a number of its own.

    ``left`` is the query of the page before where a button opened the page: it stands there then.
    """

    number: int
    page: str
    query: str
    left: str


@dataclass(frozen=True)
class Stored:
    """What the visitor's browser is to store; its number grows where the visitor changed something."""

    number: int
    text: str


@dataclass(frozen=True)
class NeededFile:
    """A link that waits for a file of own data: its fingerprint, and the link's parameters."""

    fingerprint: str
    parameters: dict[str, list[str]]


@dataclass(frozen=True)
class TypedUnits:
    """What was typed in units for a lever, and the id of the case it was typed in."""

    case: str
    units: PercentOfUnits


@dataclass(frozen=True)
class OwnData:
    """A file in use: its name and bytes as uploaded, and what was read from it.

    ``base`` is the published case that counts stand on, empty for a league. ``layout`` and ``warnings``
    say how the file was taken. ``counted`` is the file of counts that is used together with a league, and
    ``counted_province`` whose counts they are. ``cases`` holds the cases built so far by id.
    """

    file: str
    content: bytes
    own: OwnLeague | OwnCounts
    base: str = ""
    layout: Layout | None = None
    warnings: tuple[Problem, ...] = ()
    counted: OwnData | None = None
    counted_province: str = ""
    cases: dict[str, Case] = field(default_factory=dict)

    @property
    def kind(self) -> OwnKind:
        """Return what kind of table the file is; a league with counts is a league."""
        return "league" if isinstance(self.own, OwnLeague) else "counts"

    @property
    def parts(self) -> tuple[OwnData, ...]:
        """Return the file, and the one used together with it."""
        return (self,) if self.counted is None else (self, self.counted)

    @property
    def both(self) -> LeagueAndCounts | None:
        """Return the league with its counts, None where one file is used alone."""
        if self.counted is None or not isinstance(self.own, OwnLeague):
            return None
        if not isinstance(self.counted.own, OwnCounts):
            return None
        return LeagueAndCounts(self.own, self.counted.own, self.counted_province)

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the content."""
        return (self.both or self.own).fingerprint

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Return the provinces that can be opened."""
        if (both := self.both) is not None:
            return both.provinces
        if isinstance(self.own, OwnLeague):
            return provinces_of(self.own)
        return (find_case(self.base).province,)

    def case_id(self, province: str) -> str:
        """Return the id of the case of a province."""
        base = case_id(self.own.league.year, province) if isinstance(self.own, OwnLeague) else self.base
        return own_case_id(base, self.fingerprint)

    @property
    def day(self) -> date:
        """Return the day whose provinces the data's are."""
        if isinstance(self.own, OwnLeague):
            return register().day_of(self.own.league.year, self.own.league.size)
        return register().day_of(find_case(self.base).year)

    def province_of(self, case: Case) -> str:
        """Return the province that can be opened and is the case's, or was or became it; else the first."""
        there = register().standing(case.province, self.day).province
        return there if there in self.provinces else self.provinces[0]

    @cached_property
    def ids(self) -> dict[str, str]:
        """Return the province of every case by the case's id."""
        return {self.case_id(province): province for province in self.provinces}

    def case(self, province: str) -> Case:
        """Return the case of a province.

        Raises:
            OwnDataError: the data cannot be used for this province.

        """
        name = self.case_id(province)
        if name not in self.cases:
            self.cases[name] = self._built(province)
        return self.cases[name]

    def _built(self, province: str) -> Case:
        if (both := self.both) is not None:
            return both.case(province)
        if isinstance(self.own, OwnLeague):
            return case_in_league(self.own, province)
        return case_with_counts(find_case(self.base), self.own)


@dataclass(frozen=True)
class GivenFile:
    """A file the visitor gave: what the browser calls it by, its name in plain signs, and its content."""

    id: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class GivenFiles:
    """What one place for files holds; ``heard`` is the last message taken over, by its number.

    ``refused`` tells what of that message was not taken: a code, and the name of the file.
    """

    files: tuple[GivenFile, ...] = ()
    heard: int = 0
    refused: tuple[tuple[str, str], ...] = ()


@dataclass
class UnitUpload:
    """The file of units uploaded last: name, content, what reading gave, and what was decided for it."""

    file: str
    content: bytes
    reading: Reading[tuple[Unit, ...]]
    choices: Choices = field(default_factory=Choices)


@dataclass
class UnitTable:
    """A table being edited: its ``rows``, the ``units`` last read from it, and what is wrong or odd now.

    ``file`` names the planner's own file, None for the announced units. ``version`` changes where
    what was typed into the table's editor no longer holds, ``taken`` where another table came in its
    place. ``upload`` is the file that was uploaded last, in use or not. ``group`` is the one that points
    and targets are of, None for the one published by unit. ``scores`` are points by unit and group, and
    ``targets`` those by group and unit while another group is looked at. ``counts`` are those of the file
    by unit and indicator.
    """

    rows: list[Row]
    units: tuple[Unit, ...]
    language: Language
    file: str | None = None
    problems: tuple[UnitProblem, ...] = ()
    warnings: tuple[UnitProblem, ...] = ()
    version: int = 0
    taken: int = 0
    upload: UnitUpload | None = None
    published: frozenset[tuple[str, str, Decimal | None]] = field(default_factory=frozenset)
    group: str | None = None
    scores: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    targets: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)
