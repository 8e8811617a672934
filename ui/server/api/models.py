"""What the JSON interface answers, as schemas: the description in OpenAPI is made from these.

Points and percentages are exact decimals and travel as text (``"66.96"``): a JSON number would
become a binary float in most readers and could lose a cent. Ranks and counts are whole numbers.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Points = Annotated[
    str, Field(pattern=r"^-?[0-9]+\.[0-9]{2}$", description="points of the index, exact to the cent")
]
Percent = Annotated[
    str,
    Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,2})?$", description="percent, 0 to 100, two decimals at most"),
]
DataVersion = Annotated[str, Field(pattern="^[0-9a-f]{8}$")]


class Answer(BaseModel):
    """Base of everything answered: nothing unexpected in it, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Words(Answer):
    """A name in both languages."""

    vi: str
    en: str


class CaseItem(Answer):
    """A province in a league year; ``detail`` says how much is published of it."""

    id: str
    year: int
    province: str
    detail: Literal["announced", "groups", "combined", "counts"]
    rules: Annotated[str, Field(description="the vintage of rules, a key of `rules` in /cases")]


class LeverItem(Answer):
    """Something a scenario can set: a group or, inside one, an indicator."""

    id: str
    name: Words
    maximum: Points


class GroupItem(LeverItem):
    """A group with its indicators."""

    indicators: list[LeverItem]


class CasesAnswer(Answer):
    """Every case, and by vintage of rules every lever."""

    data_version: DataVersion
    cases: list[CaseItem]
    rules: dict[str, list[GroupItem]]


class RankItem(Answer):
    """A rank among ``size`` provinces, 1 being best.

    ``low`` to ``high`` hold at least 80 % of the probability, ``best`` and ``worst`` are hard bounds.
    """

    median: int
    low: int
    high: int
    best: int
    worst: int
    size: int
    exact: Annotated[bool, Field(description="only one rank is possible")]


class BandItem(Answer):
    """A rating band and its name in the language of the request."""

    id: str
    name: str


class Standing(Answer):
    """The published result the scenario starts from."""

    total: Points
    band: BandItem
    rank: RankItem


class PointsItem(Answer):
    """Points of a group or indicator after the changes and before.

    ``points`` is null for an indicator inside a group whose attainment was set. ``basis`` says how the
    figure *before* is known: figures after are computed from it.
    """

    kind: Literal["group", "indicator"]
    points: Points | None
    baseline: Points
    maximum: Points
    basis: Annotated[str, Field(description="published, derived, estimated or own")]


class ContributionItem(Answer):
    """Points of the change, by the lever that caused them and where they arose; the sum is the change."""

    cause: str
    target: str
    kind: Literal["direct", "coupled"]
    points: Points


class AssumptionItem(Answer):
    """What the result rests on: a code with facts, and its wording in the language of the request."""

    code: str
    facts: dict[str, str | int]
    text: str


Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="a day, year first")]
Pace = Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9])?$", description="at most one decimal")]


class FromNowItem(Answer):
    """From which day on the case is seen, and what the levers come to for the whole year.

    ``day`` is the last day that is over, ``counted_to`` the last one with figures. What is still to come
    arrives at ``pace`` percent of the pace so far; ``per_day`` names indicators with a number a day of
    their own.
    """

    day: Day
    counted_to: Day
    year_end: Day
    pace: Pace
    per_day: dict[str, Pace]
    whole_year: Annotated[
        dict[str, Percent],
        Field(
            description="for each lever in `changes` the whole year's ratio that its ratio from now on "
            "comes to, rounded half up to two decimals; points follow from the exact one"
        ),
    ]


class ScenarioItem(Answer):
    """The scenario as it was understood; with ``from_now``, ``changes`` are ratios from then on."""

    changes: dict[str, Percent]
    couplings: bool
    peers: str
    from_now: FromNowItem | None


class DataItem(Answer):
    """The data version used, and the one the request was made with where it names one."""

    version: DataVersion
    asked: DataVersion | None
    current: Annotated[bool, Field(description="the request names no other version than the one used")]


class SimulationAnswer(Answer):
    """The result of a scenario."""

    case: CaseItem
    scenario: ScenarioItem
    baseline: Standing
    total: Points
    change: Points
    band: BandItem
    rank: RankItem
    unchanged_rank: Annotated[
        RankItem, Field(description="the baseline's total among the other provinces as assumed")
    ]
    points: dict[str, PointsItem]
    contributions: list[ContributionItem]
    assumptions: list[AssumptionItem]
    data: DataItem
    link: Annotated[str, Field(description="the app's page with this scenario, from the host's root")]


class ProblemItem(Answer):
    """One part of a request that cannot be used."""

    code: str
    key: str
    value: str
    expected: str


class ErrorItem(Answer):
    """Why a request failed; ``problems`` holds every part that cannot be used, not only the first."""

    code: Literal["query", "query_too_long", "not_found", "method", "internal"]
    message: str
    problems: list[ProblemItem]


class ErrorAnswer(Answer):
    """The body of every answer that is not a success."""

    error: ErrorItem
