"""The report that every export renders: one model, so that a number is the same in every file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring import Case, CompletionStep, Outcome, Peers, RankEstimate, RoadMap, Waiting
from scoring.case.from_now import Rest
from scoring.what_if.still_possible import StillOpen
from ui.charts import Drawing
from ui.links.shortfall_link import ShortfallWish
from ui.words import numbers
from ui.words.marking import marking
from ui.words.texts import Texts

# What a column holds: free text, points, a change of points, a maximum, a percentage, a whole number, a
# number of units that may be an estimate with decimals.
Kind = Literal["text", "points", "change", "maximum", "percent", "whole", "amount"]

# None is a cell for which nothing is known: it stays empty, never zero.
Cell = str | int | Decimal | None


@dataclass(frozen=True)
class TotalFigures:
    """A total in points, its rating and its rank."""

    total: Decimal
    band: str
    rank: RankEstimate


@dataclass(frozen=True)
class GroupFigures:
    """A group in points before and after; ``average`` is None where none is known.

    ``attainment`` is the percentage the scenario sets the group to, None where it sets none that is
    not also an indicator's. ``offset`` is what the official figure differs by from its parts.
    """

    id: str
    name: str
    maximum: Decimal
    before: Decimal
    after: Decimal
    average: Decimal | None
    basis: str
    attainment: Decimal | None
    offset: Decimal


@dataclass(frozen=True)
class IndicatorFigures:
    """An indicator: ratios (0 to 1, None without a score) and points before and after.

    ``after`` and ``points_after`` are None where a group's attainment was set: its indicators are
    not determined. ``set_to`` is the ratio the scenario gives it.

    Where the case is seen from a day on, ratios are those from then on: ``whole`` is the whole year's that
    ``after`` comes to, ``rest`` what is counted and what is to come (None for a state).
    """

    id: str
    group: str
    name: str
    maximum: Decimal
    threshold: Decimal
    before: Fraction | None
    after: Fraction | None
    points_before: Decimal | None
    points_after: Decimal | None
    set_to: Fraction | None
    basis: str
    counts: tuple[int, int] | None
    numerator: str
    denominator: str
    whole: Fraction | None = None
    rest: Rest | None = None


@dataclass(frozen=True)
class ChangeFigures:
    """A lever moved: percent before (None without a score) and after, and the points it brought.

    ``estimated`` says that where it stands today is an estimate. ``whole`` is the whole year's percentage
    that ``after`` comes to, where that is the ratio from a day on.
    """

    name: str
    kind: str
    before: Decimal | None
    estimated: bool
    after: Decimal
    direct: Decimal
    coupled: Decimal
    whole: Decimal | None = None


@dataclass(frozen=True)
class RestFigures:
    """What the rest of a year still decides: ``days`` in words, points by group and in all.

    ``best`` and ``worst`` are the ranks at both ends; ``waiting`` says what each month of it costs.
    """

    days: str
    message: str
    groups: tuple[tuple[str, StillOpen], ...]
    total: StillOpen
    best: RankEstimate
    worst: RankEstimate
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True)
class Gain:
    """Points that came to ``name``; ``cause`` names the lever where they came by coupling."""

    name: str
    cause: str
    points: Decimal


@dataclass(frozen=True)
class PeersFigures:
    """Ranks under an assumption about the others: with nothing done, and in the scenario.

    ``short`` is the assumption where the other provinces are named before it.
    """

    assumption: str
    short: str
    unchanged: RankEstimate
    scenario: RankEstimate
    assumed: bool


@dataclass(frozen=True)
class LeagueFigures:
    """A province's published row; ``assumed`` is its total as the others are assumed to move.

    The case's own province (``own``) does not move with them.
    """

    province: str
    own: bool
    total: Decimal | None
    assumed: Decimal | None
    rank: int | None
    basis: str
    trust: str


@dataclass(frozen=True)
class Curve:
    """The rank of every total: points, and median, best and worst of the 80 % range at each."""

    totals: tuple[Decimal, ...]
    ranks: tuple[RankEstimate, ...]
    known: tuple[tuple[Decimal, int], ...]


@dataclass(frozen=True)
class Picture:
    """A chart of the pages under its title, with how to read it.

    ``subtitle`` says what a chart shows that is not about the scenario; under the others stands the
    scenario in a sentence.
    """

    id: str
    title: str
    note: str
    drawing: Drawing
    subtitle: str = ""


@dataclass(frozen=True)
class Plan:
    """What the changes cost: a heading, columns with rows, and the points of effort of each that costs.

    ``kinds`` say what each column holds.
    """

    message: str
    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Cell, ...], ...]
    amounts: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True)
class TaskFigures:
    """A lever of the road map, as a row of a plan: what is to be reached, by whom and until when.

    ``before`` is percent today (None without a score), ``targets`` percent at each milestone with those
    carried on (None before the first), ``actual`` the percent put in there (None where none was).
    ``points`` is what the lever brings by the last milestone, what comes along with it included. ``lead``
    and ``note`` are free text: show them as text only. ``deadline`` falls on the last milestone where
    none was put in.
    """

    id: str
    name: str
    kind: str
    before: Decimal | None
    targets: tuple[Decimal | None, ...]
    actual: tuple[Decimal | None, ...]
    lead: str
    deadline: dt.date
    note: str
    points: Decimal


@dataclass(frozen=True)
class MilestoneFigures:
    """What is expected at a milestone: total, points since the baseline, rating and rank.

    ``really`` is the total as it really stands, None where no figures were put in; ``standing`` says in
    words how that is against the expected one, ``late`` line by line what is late (free text in it).
    ``outcome`` holds the points of every group and indicator then.
    """

    day: dt.date
    outcome: Outcome
    expected: TotalFigures
    change: Decimal
    really: TotalFigures | None
    standing: str
    late: tuple[str, ...]


@dataclass(frozen=True)
class RoadMapFigures:
    """The road map: its title, tasks in the rules' order, milestones in time, and the chart of the path.

    ``source`` is the road map itself, as links and scenario files hold it.
    """

    title: str
    tasks: tuple[TaskFigures, ...]
    milestones: tuple[MilestoneFigures, ...]
    picture: Picture
    source: RoadMap


@dataclass(frozen=True)
class FallShort:
    """If the scenario falls short: what is ``asked``, sentences, what they rest on, some completions."""

    asked: ShortfallWish
    messages: tuple[str, ...]
    note: str
    steps: tuple[CompletionStep, ...]


@dataclass(frozen=True)
class Report:
    """Everything a document says of an outcome. ``name`` is free text: show it as text only."""

    texts: Texts
    case: Case
    case_name: str
    name: str
    date: dt.date
    data: str
    couplings: bool
    peers: Peers
    sentence: str
    action: str
    caveats: str
    baseline_sentence: str
    period: str
    peers_words: str
    average_note: str
    below_average: str
    origin: str
    before: TotalFigures
    after: TotalFigures
    unchanged_rank: RankEstimate
    groups: tuple[GroupFigures, ...]
    indicators: tuple[IndicatorFigures, ...]
    changes: tuple[ChangeFigures, ...]
    gains: tuple[Gain, ...]
    peers_table: tuple[PeersFigures, ...]
    league: tuple[LeagueFigures, ...]
    unpublished: int
    curve: Curve
    pictures: tuple[Picture, ...]
    assumptions: tuple[str, ...]
    sources: tuple[str, ...]
    changed: dict[str, Decimal]
    plan: Plan | None = None
    rest: RestFigures | None = None
    fall_short: FallShort | None = None
    road_map: RoadMapFigures | None = None

    @property
    def change(self) -> Decimal:
        """Return the points gained or lost."""
        return self.after.total - self.before.total

    @property
    def version_line(self) -> str:
        """Return source and data version in one line, as it stands under every chart and slide."""
        return self.texts("export.version_line", source=self.sources[0], data=self.data)

    @property
    def stamp(self) -> str:
        """Return what stands under every slide: own data is named, source, data version and date."""
        mark = marking(self.case, self.texts)
        return " · ".join([*([mark] if mark else []), self.version_line, self.date_words])

    @property
    def date_words(self) -> str:
        """Return the date of the export."""
        return numbers.date(self.date, self.texts.language)
