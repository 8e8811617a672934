"""The scenario file: what a link holds, as JSON that can be opened again.

File and link share one reading: the parts of a file are handed to ``read_link`` as a link's would be,
so an unknown lever, a bad value or a conflict means the same in both. ``version`` counts additions: an
older tool reads what it knows of a newer file and names the rest. A change of what a part *means*
would take another ``format``, and is then refused.

Changes of a scenario that sees its case from a day on are ratios from then to the year's end. They stand
with that day (``from_now``), so that a tool that does not know it leaves them out instead of taking them
for ratios of the whole year.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scoring import RoadMap, data_version
from scoring.own_data import own_fingerprint
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.exports.model import Report
from ui.links import grammar
from ui.links.from_now_link import write_from_now
from ui.links.grammar import clean_name
from ui.links.model import LinkProblem
from ui.links.read import LINK_KEYS, FindCase, read_link
from ui.links.road_map_link import ROAD_MAP_KEYS, write_road_map
from ui.links.shortfall_link import SHORTFALL_KEYS, ShortfallWish, write_shortfall
from ui.links.trackers import is_tracker

FORMAT: Literal["chi-so-766-scenario"] = "chi-so-766-scenario"
# With version 2 came ``from_now``, ``road_map`` and ``shortfall``; a file is of the lowest version that has
# all its parts.
VERSION, FIRST_VERSION = 2, 1
MAX_BYTES = 60_000
SHOWN_LENGTH = 40

# What a link says of itself, not of a lever; in a file's changes these are as unknown as any other word.
NOT_LEVERS = LINK_KEYS | grammar.PLATFORM_KEYS


class ScenarioFileError(ValueError):
    """A file that holds no scenario this tool can open. ``code`` says why, ``facts`` what it was."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep what a message needs."""
        super().__init__(code)
        self.code = code
        self.facts = {key: value[:SHOWN_LENGTH] for key, value in facts.items()}


@dataclass(frozen=True)
class OpenedFile:
    """What a file says: the usable scenario, its name, and everything that could not be used.

    ``data`` is the data version it was written with, None where it names none. ``version`` is set
    where it is newer than this tool. ``shortfall`` is what the file asks of a plan that falls short, None
    where it says nothing of it.
    """

    scenario: Scenario
    name: str
    data: str | None
    problems: tuple[LinkProblem, ...]
    version: int | None
    road_map: RoadMap | None = None
    shortfall: ShortfallWish | None = None


class _Pairs(list[tuple[str, Any]]):
    """The members of a JSON object in order, repeated keys included."""


class _File(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow", frozen=True, arbitrary_types_allowed=True)

    format: Literal["chi-so-766-scenario"]
    version: int = Field(ge=1)
    case: str
    data: str | None = None
    name: str = ""
    changes: _Pairs = Field(default_factory=_Pairs)
    couplings: bool = True
    peers: str = str(STILL)
    road_map: _Pairs = Field(default_factory=_Pairs)
    from_now: _Pairs | None = None
    shortfall: _Pairs = Field(default_factory=_Pairs)


# Parts of ``from_now`` beside its changes, each the link's key for it.
DAY = "day"
FROM_NOW = {
    DAY: grammar.NOW_KEY,
    "pace": grammar.PACE_KEY,
    "per_day": grammar.PER_DAY_KEY,
    "counted_to": grammar.COUNTED_TO_KEY,
}


def build(report: Report) -> bytes:
    """Return the scenario file of a report."""
    case, road_map = report.case, report.road_map
    scenario = Scenario(case.id, report.changed, report.couplings, report.peers, case.from_now)
    asked = None if report.fall_short is None else report.fall_short.asked
    return write(scenario, report.name, None if road_map is None else road_map.source, asked)


def write(
    scenario: Scenario, name: str, road_map: RoadMap | None = None, shortfall: ShortfallWish | None = None
) -> bytes:
    """Return a scenario as a file: numbers as text, so that no reader makes them inexact.

    A road map is written as in a link, and so is what is asked of a plan that falls short, where it is not
    as by default.
    """
    asked = {} if shortfall is None else {k: text for k, text in write_shortfall(shortfall).items() if text}
    changes = {key: f"{value.normalize():f}" for key, value in scenario.changes.items()}
    begun = write_from_now(scenario.from_now)
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION if begun or asked or road_map is not None else FIRST_VERSION,
        "data": data_version(),
        "case": scenario.case,
        "name": clean_name(name),
        "changes": {} if begun else changes,
        "couplings": scenario.couplings,
        "peers": str(scenario.peers),
    }
    if begun:
        said = {part: begun[key] for part, key in FROM_NOW.items() if key in begun}
        content["from_now"] = {**said, "changes": changes}
    if road_map is not None:
        content["road_map"] = write_road_map(road_map)
    if asked:
        content["shortfall"] = asked
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read(content: bytes, find_case: FindCase) -> OpenedFile:
    """Return what a file says; ``find_case`` knows the cases that may be opened.

    Raises:
        ScenarioFileError: ``too_large``; ``not_text``; ``not_json`` (fact ``line``); ``not_a_scenario``;
            ``wrong_type`` (facts ``field`` and ``value``); ``too_many`` changes; ``unknown_case``;
            ``needs_own`` data that this visit does not hold.

    """
    file, begun, unknown = _checked(_parsed(content))
    problems = [LinkProblem("field", key[:SHOWN_LENGTH], _shown(value)) for key, value in unknown]
    parameters: dict[str, list[str]] = {
        grammar.CASE_KEY: [file.case],
        grammar.PEERS_KEY: [file.peers],
        **({} if file.data is None else {grammar.DATA_KEY: [file.data]}),
        **({} if file.couplings else {grammar.COUPLINGS_KEY: [grammar.COUPLINGS_OFF]}),
        **{FROM_NOW[part]: [text] for part, text in begun.said.items()},
    }
    levers: dict[str, list[str]] = {}
    for key, value in (*file.changes, *begun.changes):
        if key in NOT_LEVERS or is_tracker(key):
            problems.append(LinkProblem("unknown", key, _shown(value)))
        else:
            levers.setdefault(key, []).append(_shown(value))
    asked: dict[str, list[str]] = {}
    for key, value in file.shortfall:
        if key in SHORTFALL_KEYS and isinstance(value, str | int) and not isinstance(value, bool):
            asked[key] = [str(value)]
        else:
            problems.append(LinkProblem("field", f"shortfall.{key}"[:SHOWN_LENGTH], _shown(value)))
    road_map: dict[str, list[str]] = {}
    for key, value in file.road_map:
        if key in ROAD_MAP_KEYS and isinstance(value, str) and key not in road_map:
            road_map[key] = [value]
        else:
            problems.append(LinkProblem("field", key[:SHOWN_LENGTH], _shown(value)))
    link = read_link(parameters | road_map | asked | levers, find_case)
    if any(problem.code == "case" for problem in link.problems):
        # A link then opens the default case; a file is opened beside work that must not be lost.
        if (own := own_fingerprint(file.case)) is not None:
            raise ScenarioFileError("needs_own", value=own)
        raise ScenarioFileError("unknown_case", value=file.case)
    parts = {key: f"from_now.{part}" for part, key in FROM_NOW.items()}
    problems += [replace(problem, key=parts.get(problem.key, problem.key)) for problem in link.problems]
    return OpenedFile(
        scenario=link.scenario,
        name=clean_name(file.name),
        data=link.data,
        problems=tuple(problems),
        version=file.version if file.version > VERSION else None,
        road_map=link.plan.road_map,
        shortfall=link.plan.shortfall if asked else None,
    )


def _parsed(content: bytes) -> _Pairs:
    if len(content) > MAX_BYTES:
        raise ScenarioFileError("too_large", size=str(len(content)), most=str(MAX_BYTES))
    try:
        parsed = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_Pairs, parse_float=str, parse_constant=str
        )
    except UnicodeDecodeError as error:
        raise ScenarioFileError("not_text") from error
    except json.JSONDecodeError as error:
        raise ScenarioFileError("not_json", line=str(error.lineno)) from error
    except (RecursionError, ValueError) as error:
        # Nested too deeply, or a whole number of thousands of digits.
        raise ScenarioFileError("not_a_scenario") from error
    if not isinstance(parsed, _Pairs):
        raise ScenarioFileError("not_a_scenario")
    return parsed


@dataclass(frozen=True)
class _Begun:
    """What a file says of the day from which its case is seen: texts by part, and the changes from then."""

    said: Mapping[str, str] = field(default_factory=dict)
    changes: _Pairs = field(default_factory=_Pairs)


def _checked(parsed: _Pairs) -> tuple[_File, _Begun, list[tuple[str, Any]]]:
    """Return the file's known parts, and the members this tool does not know."""
    members: Mapping[str, Any] = dict(parsed)
    if members.get("format") != FORMAT:
        raise ScenarioFileError("not_a_scenario")
    try:
        file = _File.model_validate(members)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0])
        value = _shown(members[field]) if field in members else ""
        raise ScenarioFileError("wrong_type", field=field, value=value) from error
    unknown = list((cast("dict[str, Any]", file.model_extra) or {}).items())
    begun = _begun(file.from_now, unknown)
    count = len(file.changes) + len(begun.changes)
    if count > grammar.MAX_PARTS:
        raise ScenarioFileError("too_many", count=str(count))
    return file, begun, unknown


def _begun(given: _Pairs | None, unknown: list[tuple[str, Any]]) -> _Begun:
    """Return what ``from_now`` says; its members that this tool does not know join ``unknown``."""
    said: dict[str, str] = {}
    changes = _Pairs()
    for key, value in given or ():
        if key == "changes":
            if not isinstance(value, _Pairs):
                raise ScenarioFileError("wrong_type", field=f"from_now.{key}", value=_shown(value))
            changes = value
        elif key not in FROM_NOW:
            unknown.append((f"from_now.{key}", value))
        elif isinstance(value, bool) or not isinstance(value, str | int):
            raise ScenarioFileError("wrong_type", field=f"from_now.{key}", value=_shown(value))
        else:
            said[key] = str(value)
    if given is not None and DAY not in said:
        raise ScenarioFileError("wrong_type", field=f"from_now.{DAY}", value="")
    return _Begun(said, changes)


def _shown(value: object) -> str:
    """Return a value of a file as one short text; nothing in it is trusted."""
    if isinstance(value, str):
        return value[:SHOWN_LENGTH]
    plain = dict(value) if isinstance(value, _Pairs) else value
    return json.dumps(plain, ensure_ascii=False, default=str)[:SHOWN_LENGTH]
