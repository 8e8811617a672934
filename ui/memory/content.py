"""What is stored, and how it is read: strictly, part by part, for it comes from outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import parse_qs, urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scoring.own_data import own_fingerprint
from scoring.what_if.scenario import Scenario
from ui.links.grammar import DATA_KEY, LANGUAGE_KEY, NAME_LENGTH
from ui.links.read import read_link
from ui.links.road_map_link import LONGEST_PART, ROAD_MAP_KEYS
from ui.links.write import write_whole_link
from ui.visit.cases import find_case
from ui.visit.model import MOST_GUESSES
from ui.words.texts import DEFAULT_LANGUAGE, Language

VERSION = 1

# Characters; the browser reports no more than one above.
MOST_STORED = 200_000

MOST_KEPT, MOST_CASES, MOST_ROWS, MOST_FIELDS, MOST_ROAD_MAPS = 60, 60, 200, 80, 12
# Signs of the list of units that work is split over: those of the largest province, with who leads there.
MOST_LISTED = 30_000
MARK = r"^[0-9a-f]{8}$"

ShortText = Annotated[str, Field(max_length=40)]
CellText = Annotated[str, Field(max_length=200)]
PartText = Annotated[str, Field(max_length=LONGEST_PART)]
LinkText = Annotated[str, Field(max_length=4000)]
Mark = Annotated[str, Field(pattern=MARK)]
TypedRow = Annotated[list[CellText], Field(min_length=5, max_length=5)]
Part = TypeVar("Part", bound="Strict")


class Strict(BaseModel):
    """A part that is stored: nothing else in it, and every value of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class KeptItem(Strict):
    """A kept scenario; ``scenario`` is written as in a link."""

    mark: Mark
    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]
    scenario: LinkText


class ComparedItem(Strict):
    """Which kept scenarios of a case are compared, and which the others are held against."""

    case: ShortText
    marks: Annotated[list[Mark], Field(max_length=4)]
    against: Mark | None


class UnitsItem(Strict):
    """The table of units of a case as typed: by row, the texts of its columns."""

    case: ShortText
    language: Language
    rows: Annotated[list[TypedRow], Field(max_length=MOST_ROWS)]


Rank = Annotated[int, Field(ge=1, le=99)]


class GuessItem(Strict):
    """What a room expected of a scenario, as it was stored when one guess was noted at most."""

    scenario: LinkText
    total: ShortText | None
    rank: Rank | None


class GuessesItem(Strict):
    """What a room expects of a scenario."""

    scenario: LinkText
    totals: Annotated[list[ShortText], Field(max_length=MOST_GUESSES)]
    ranks: Annotated[list[Rank], Field(max_length=MOST_GUESSES)]


class WishItem(Strict):
    """What a plan of a case is asked for, written as in a link, and cells that cannot be used."""

    case: ShortText
    asked: Annotated[dict[ShortText, LinkText], Field(max_length=20)]
    mistyped: Annotated[dict[ShortText, dict[ShortText, ShortText]], Field(max_length=MOST_FIELDS)]


class RoadMapItem(Strict):
    """The road map of a case, or of one seen from a day on, written as in a link."""

    case: ShortText
    from_now: bool
    parts: Annotated[dict[ShortText, PartText], Field(max_length=len(ROAD_MAP_KEYS))]


class WorkItem(Strict):
    """The units that work is split over, as typed or pasted."""

    units: Annotated[str, Field(min_length=1, max_length=MOST_LISTED)]


class FieldsItem(Strict):
    """What was mistyped into the fields of a case."""

    case: ShortText
    entries: Annotated[dict[ShortText, ShortText], Field(max_length=MOST_FIELDS)]


@dataclass(frozen=True)
class Content:
    """Everything that is stored; ``problems`` are codes of what could not be read."""

    kept: tuple[KeptItem, ...] = ()
    compared: tuple[ComparedItem, ...] = ()
    units: tuple[UnitsItem, ...] = ()
    scope: Literal["district", "all"] | None = None
    guesses: GuessesItem | None = None
    wish: WishItem | None = None
    road_maps: tuple[RoadMapItem, ...] = ()
    work: WorkItem | None = None
    fields: FieldsItem | None = None
    problems: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to store."""
        return self == Content()


def write_content(content: Content) -> str:
    """Return content as it is stored, empty where there is nothing to store."""
    if content.is_empty:
        return ""
    parts: dict[str, Any] = {"version": VERSION}
    for name in ("kept", "compared", "units", "road_maps"):
        if items := getattr(content, name):
            parts[name] = [item.model_dump() for item in items]
    if content.scope is not None:
        parts["scope"] = content.scope
    for name in ("guesses", "wish", "work", "fields"):
        if (item := getattr(content, name)) is not None:
            parts[name] = item.model_dump()
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def read_content(text: str) -> Content:
    """Return what a stored text holds. Nothing raises: what cannot be used is left out and named."""
    if not text:
        return Content()
    if len(text) > MOST_STORED:
        return Content(problems=("size",))
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Content(problems=("text",))
    if not isinstance(found, dict):
        return Content(problems=("text",))
    if found.pop("version", None) != VERSION:
        return Content(problems=("version",))
    return _Reading(found).content()


def write_scenario(scenario: Scenario) -> str:
    """Return a scenario as it is stored: as in a link, without language and data version."""
    written = write_whole_link(scenario, DEFAULT_LANGUAGE)
    return urlencode({key: text for key, text in written.items() if key not in (LANGUAGE_KEY, DATA_KEY)})


def read_scenario(text: str) -> Scenario | None:
    """Return a stored scenario; None where any part of it cannot be used today."""
    try:
        link = read_link(parse_qs(text, keep_blank_values=True, max_num_fields=80), find_case)
    except ValueError:
        return None
    is_whole = not link.problems and link.needs is None and own_fingerprint(link.scenario.case) is None
    return link.scenario if is_whole else None


def _is_usable(item: KeptItem) -> bool:
    return read_scenario(item.scenario) is not None


class _Reading:
    """A text being read; what cannot be used is named once for each part."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts, self._problems = parts, dict[str, None]()

    def content(self) -> Content:
        content = Content(
            kept=self._items("kept", KeptItem, MOST_KEPT, _is_usable),
            compared=self._items("compared", ComparedItem, MOST_CASES),
            units=self._items("units", UnitsItem, MOST_CASES),
            scope=self._scope(),
            guesses=self._guesses(),
            wish=self._one("wish", WishItem),
            road_maps=self._items("road_maps", RoadMapItem, MOST_ROAD_MAPS),
            work=self._one("work", WorkItem),
            fields=self._one("fields", FieldsItem),
        )
        if self._parts:
            self._problems["parts"] = None
        return replace(content, problems=tuple(self._problems))

    def _items(
        self, name: str, kind: type[Part], most: int, fits: Callable[[Part], bool] = lambda _: True
    ) -> tuple[Part, ...]:
        found = self._parts.pop(name, [])
        if not isinstance(found, list) or len(found) > most:
            self._problems[name] = None
            return ()
        items = [self._read(name, kind, item) for item in found]
        usable = tuple(item for item in items if item is not None and fits(item))
        if len(usable) < len(items):
            self._problems[name] = None
        return usable

    def _one(self, name: str, kind: type[Part]) -> Part | None:
        return self._read(name, kind, self._parts.pop(name)) if name in self._parts else None

    def _guesses(self) -> GuessesItem | None:
        """Return the guesses; of an older visit there is one at most."""
        older = self._one("guess", GuessItem)
        if "guesses" in self._parts:
            return self._read("guess", GuessesItem, self._parts.pop("guesses"))
        if older is None:
            return None
        return GuessesItem(
            scenario=older.scenario,
            totals=[] if older.total is None else [older.total],
            ranks=[] if older.rank is None else [older.rank],
        )

    def _scope(self) -> Literal["district", "all"] | None:
        found = self._parts.pop("scope", None)
        if found in ("district", "all"):
            return "all" if found == "all" else "district"
        if found is not None:
            self._problems["units"] = None
        return None

    def _read(self, name: str, kind: type[Part], item: object) -> Part | None:
        try:
            return kind.model_validate(item)
        except ValidationError:
            self._problems[name] = None
            return None
