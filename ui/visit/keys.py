"""Every key of a visit's session, with what stands behind it; nothing else touches the session.

A widget that holds a value takes its key from here, also where nobody but the widget reads it. Keys of
buttons, containers, charts and downloads are names for the browser, and stand where those are drawn.
``Any`` is what only a room above or Streamlit itself has a type for; the file that reads it names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar, cast, overload

import streamlit as st

from scoring import RoadMap
from scoring.own_data import DecimalSign, Problem
from scoring.plan.goal import GoalKind
from scoring.plan.road_map_days import Every
from scoring.tables.columns import Kind, OwnKind
from scoring.units.effect import Scope
from scoring.what_if.scenario import Scenario
from ui.links.model import Comparison, LinkProblem
from ui.links.plan_link import Level, PlanWish, Start
from ui.links.shortfall_link import Subject
from ui.platform import component_reports
from ui.queue.line import Visitor
from ui.visit.model import (
    GivenFiles,
    Guesses,
    Kept,
    NeededFile,
    OwnData,
    Replacement,
    SlideTemplate,
    Stored,
    TypedUnits,
    UnitTable,
    WrongGuess,
)
from ui.visit.pages import Page
from ui.words.texts import Language

Value = TypeVar("Value")


@dataclass(frozen=True)
class Key(Generic[Value]):
    """A key of the session; ``name`` is what a widget takes as its key."""

    name: str

    @overload
    def get(self) -> Value | None: ...

    @overload
    def get(self, default: Value) -> Value: ...

    def get(self, default: object = None) -> object:
        """Return what is held, ``default`` where nothing is."""
        return st.session_state.get(self.name, default)

    def read(self) -> Value:
        """Return what is held, where something must be, as in a widget's callback.

        Raises:
            KeyError: nothing is held.

        """
        return cast("Value", st.session_state[self.name])

    def set(self, value: Value) -> None:
        """Hold a value."""
        st.session_state[self.name] = value

    def begin(self, value: Value) -> Value:
        """Hold a value where none is held yet; return what is held."""
        return cast("Value", st.session_state.setdefault(self.name, value))

    def pop(self) -> Value | None:
        """Hold nothing any more; return what was held."""
        return cast("Value | None", st.session_state.pop(self.name, None))

    def is_set(self) -> bool:
        """Return whether something is held."""
        return self.name in st.session_state

    def reported(self, name: str) -> object:
        """Return what the component of this key reported last under a name, in the report's callback."""
        return component_reports.reported(st.session_state, self.name, name)


# The scenario, its history, and what was mistyped on the way, by lever or field.
SCENARIO = Key[Scenario]("scenario")
HISTORY = Key[list[Scenario]]("history")
LANGUAGE = Key[Language]("language")
MISTYPED = Key[dict[str, str]]("typed_errors")
TYPED_UNITS = Key[dict[str, TypedUnits]]("typed_units")

# The address bar: the link and the view last shown, the page, whether it was just opened without a link,
# addresses written and reported, the query that another page's address was opened with, and what waits for
# the page to be known.
LINK = Key[dict[str, str]]("link")
SHOWN = Key[object]("shown")
PAGE = Key[Page]("page")
BARE_PAGES = Key[set[Page]]("bare_pages")
OPENED_BARE = Key[bool]("opened_bare")
ADDRESSES = Key[list[dict[str, str]]]("addresses")
LEFT_QUERY = Key[dict[str, list[str]]]("left_query")
REPLACEMENT = Key[Replacement]("replacement")
STEP = Key[int]("step")
OPENED_COMPARISON = Key[Comparison]("opened_comparison")
OPENED_PLAN = Key[PlanWish]("opened_plan")

# Notes on the opened link.
LINK_PROBLEMS = Key[tuple[LinkProblem, ...]]("link_problems")
LINK_DATA = Key[str | None]("link_data")
NEEDED_FILE = Key[NeededFile | None]("needed_file")

# Kept scenarios, and by case which of them are compared.
KEPT = Key[list[Kept]]("kept")
KEPT_NEXT = Key[int]("kept_next")
COMPARED = Key[dict[str, list[int]]]("compared")
COMPARED_AGAINST = Key[dict[str, int | None]]("compared_against")

# What the visitor's browser stores: the reports of it and the session's name, what was sent last, the
# marks and names of kept scenarios in what was sent by number, the last report heard, and how often
# everything was forgotten; what could not be used.
MEMORY = Key[Mapping[str, Any]]("memory")
MEMORY_SESSION = Key[str]("memory_session")
MEMORY_SENT = Key[Stored]("memory_sent")
MEMORY_KNOWN = Key[dict[int, dict[str, str]]]("memory_known")
MEMORY_HEARD = Key[int]("memory_heard")
MEMORY_FORGOTTEN = Key[int]("memory_forgotten")
MEMORY_PROBLEMS = Key[tuple[str, ...]]("memory_problems")

# What a plan is asked for.
PLAN_WISH = Key[PlanWish]("plan_wish")
PLAN_WISH_OPENED = Key[int]("plan_wish_opened")

# Road maps by case and whether it is seen from a day on: those shown, those the browser stores, the steps
# back, and how often the tables were replaced.
ROAD_MAPS = Key[dict[tuple[str, bool], RoadMap | None]]("road_maps")
ROAD_MAPS_STORED = Key[dict[tuple[str, bool], RoadMap | None]]("road_maps_stored")
ROAD_MAP_HISTORY = Key[dict[tuple[str, bool], list[RoadMap | None]]]("road_map_history")
ROAD_MAP_DRAWN = Key[int]("road_map_drawn")

# Own data in use.
OWN_DATA = Key[OwnData | None]("own_data")

# Files given, by the key of the place they were given at; and what names the session to the browser.
GIVEN_FILES = Key[dict[str, GivenFiles]]("given_files")
GIVEN_SESSION = Key[str]("given_session")

# Who waits in the line for heavy work.
QUEUE_VISITOR = Key[Visitor]("queue_visitor")

# Around every page. An open window and opened sections are held by their own keys.
CASE_PICKER = Key[bool]("case_picker")
CASE_YEAR = Key[int]("case_year")
CASE_PROVINCE = Key[str]("case_province")
LANGUAGE_SWITCH = Key[Language]("language_switch")
OPEN_WINDOW = Key[str]("open_window")
SECTIONS = Key[dict[str, bool]]("sections")

# The simulator. Its live levers: their reports, their tables, what names the session, the last act taken.
LEVEL = Key[str]("level")
LIVE = Key[Mapping[str, Any]]("live")
LIVE_TABLES = Key[object]("live_tables")
LIVE_SESSION = Key[str]("live_session")
LIVE_TAKEN = Key[int]("live_taken")
VIEW = Key[str]("view")
TABLE_OPEN = Key[bool]("table_open")
PEERS = Key[bool]("peers")
PEERS_CHOICE = Key[str]("peers_choice")
PEERS_POINTS = Key[str]("peers_points")
PEERS_SPREAD = Key[str]("peers_spread")
KEEP_NAME = Key[str]("keep_name")
KEEP_NAMED = Key[tuple[Scenario, Language]]("keep_named")

# The rest of a year: the switch, from which day on, at which pace; levers that turning could not keep.
FROM_NOW = Key[bool]("from_now")
FROM_NOW_DAY = Key[str]("from_now_day")
FROM_NOW_PICK = Key[date | None]("from_now_pick")
FROM_NOW_PACE = Key[str]("from_now_pace")
FROM_NOW_LOST = Key[tuple[Scenario, tuple[str, ...]] | None]("from_now_lost")
STILL_OPEN_TABLE = Key[bool]("still_open_table")

# Downloads, and a scenario file opened again. Failures are by format.
EXPORT_FILE = Key[Any]("export_file")
EXPORT_OPENED = Key[Any]("export_opened")
EXPORT_NAMED = Key[tuple[Scenario, str]]("export_named")
EXPORT_FAILED = Key[dict[str, str]]("export_failed")

# An office's template for the slides: its upload, what is in use, and what was refused with the reason.
TEMPLATE_FILE = Key[Any]("template_file")
TEMPLATE = Key[SlideTemplate]("template")
TEMPLATE_REFUSED = Key[tuple[str, str, dict[str, str]]]("template_refused")

# The plan page.
PLAN_KIND = Key[GoalKind]("plan_kind")
PLAN_TOTAL = Key[str]("plan_total")
PLAN_BAND = Key[str]("plan_band")
PLAN_RANK = Key[str]("plan_rank")
PLAN_CONFIDENCE = Key[int]("plan_confidence")
PLAN_PROFILE = Key[str]("plan_profile")
PLAN_LEVEL = Key[Level]("plan_level")
PLAN_FROM = Key[Start]("plan_from")
PLAN_LIMITS_MISTYPED = Key[dict[str, dict[str, str]]]("plan_limits_mistyped")
PLAN_LIMITS_TYPED = Key[dict[str, dict[str, str]]]("plan_limits_typed")
PLAN_LIMITS_START = Key[PlanWish]("plan_limits_start")
PLAN_OPTION = Key[int]("plan_option")
PLAN_OPTION_CHOSEN = Key[tuple[object, int]]("plan_option_chosen")
ROAD_MAP_FROM = Key[Start | Literal["plan"]]("road_map_from")
ROAD_MAP_EVERY = Key[Every]("road_map_every")
ROAD_MAP_FIRST = Key[str]("road_map_first")
ROAD_MAP_LAST = Key[str]("road_map_last")
ROAD_MAP_TABLE = Key[str]("road_map_table")
# The table typed into: the road map it began with, cells that could not be used then, and those of now.
ROAD_MAP_START = Key[RoadMap]("road_map_start")
ROAD_MAP_TYPED = Key[dict[str, dict[str, str]]]("road_map_typed")
ROAD_MAP_MISTYPED = Key[dict[str, dict[str, str]]]("road_map_mistyped")
COMPLETION = Key[Mapping[str, Any]]("completion")
FALL_SHORT_OPEN = Key[bool]("fall_short_open")
SHORTFALL_SUBJECT = Key[Subject]("shortfall_subject")
WORTH_BY = Key[str]("worth_by")
CHEAPEST_CURVE = Key[str]("cheapest_curve")
CHEAPEST_STEP = Key[int]("cheapest_step")

# The work split over units: whose work, its months, the units and how they are weighed, the task shown.
WORK_SOURCE = Key[str]("work_source")
WORK_START = Key[date]("work_start")
WORK_END = Key[date]("work_end")
WORK_UNITS = Key[str]("work_units")
WORK_TYPED = Key[str]("work_typed")
WORK_BASIS = Key[str]("work_basis")
WORK_TASK = Key[str]("work_task")

# The compare page. A scenario may be chosen by a name it was once shown under.
COMPARE_CHOICE = Key[list[int | str]]("compare_choice")
COMPARE_SHOWN_NAMES = Key[dict[str, int]]("compare_shown_names")
COMPARE_LEFT_OUT = Key[str | None]("compare_left_out")
COMPARE_PRESETS = Key[bool]("compare_presets")
COMPARE_AGAINST = Key[int]("compare_against")
COMPARE_EFFECTS = Key[str]("compare_effects")

# The units page: the tables by case.
UNIT_DRAFTS = Key[dict[str, UnitTable]]("unit_drafts")
UNITS_GROUP = Key[str]("units_group")
UNITS_COUNTED = Key[str]("units_counted")
UNITS_SCOPE = Key[Scope]("units_scope")
UNITS_PASTED = Key[str]("units_pasted")
UNITS_DECIMAL = Key[DecimalSign | None]("units_decimal")

# The presentation's guess.
STAGE = Key[Mapping[str, Any]]("stage_head")
GUESSES = Key[Guesses]("guesses")
GUESS_WRONG = Key[WrongGuess | None]("guess_wrong")

# Own data on its way into the visit.
OWN_DRAFT = Key[Any]("own_draft")
OWN_VERSION = Key[int]("own_version")
OWN_KIND = Key[OwnKind]("own_kind")
OWN_DECIMAL = Key[DecimalSign | None]("own_decimal")
OWN_PASTED = Key[str]("own_pasted")
# A profile that could not be used: of which file, and why.
FILE_PROFILE_WRONG = Key[tuple[str, Problem] | None]("file_profile_wrong")
OWN_PROVINCE = Key[str]("own_province")
OWN_CASE_PROVINCE = Key[str]("own_case_province")
OWN_YEAR = Key[int]("own_year")
OWN_YEAR_TYPED = Key[str]("own_year_typed")
OWN_SIZE = Key[int]("own_size")
OWN_SIZE_TYPED = Key[str]("own_size_typed")
OWN_VINTAGE = Key[str]("own_vintage")


def section(name: str) -> Key[bool]:
    """Return the key of a section that opens and closes."""
    return Key(name)


def from_now_pace(indicator: str) -> Key[str]:
    """Return the key of the field of how many units of an indicator come a day."""
    return Key(f"from_now_pace_{indicator}")


def kept_name(number: int) -> Key[str]:
    """Return the key of the field a kept scenario is renamed in."""
    return Key(f"kept_name_{number}")


def limits_table(identity: str) -> Key[Any]:
    """Return the key of the table of limits; another table has another identity."""
    return Key(f"plan_limits_table_{identity}")


def road_map_editor(identity: str) -> Key[Any]:
    """Return the key of a table of the road map; another table has another identity."""
    return Key(f"road_map_editor_{identity}")


def sure_choice(lever: str) -> Key[str]:
    """Return the key of the choice how sure a lever of a plan is."""
    return Key(f"sure_choice_{lever}")


def sure_number(lever: str, field: str) -> Key[str]:
    """Return the key of a field for own numbers on how sure a lever is: least, likely or most."""
    return Key(f"sure_{field}_{lever}")


def units_editor(case: str, version: int) -> Key[Any]:
    """Return the key of a case's table of units: another one where the table was replaced."""
    return Key(f"units_editor_{case}_{version}")


def units_upload(case: str, taken: int) -> Key[Any]:
    """Return the key of the upload of units: another one, hence empty, where the table was replaced."""
    return Key(f"units_upload_{case}_{taken}")


def province_search(choice: Key[str]) -> Key[str]:
    """Return the key of what is typed to search a province for a choice."""
    return Key(f"{choice.name}_search")


def province_found(choice: Key[str]) -> Key[str | None]:
    """Return the key of the province picked among those found for a choice."""
    return Key(f"{choice.name}_found")


def file_column(scope: str, place: int) -> Key[str]:
    """Return the key of what a column of a file from outside is read as, by its place."""
    return Key(f"file_column_{scope}_{place}")


def file_sheet(scope: str) -> Key[str]:
    """Return the key of the sheet that is read of a file from outside."""
    return Key(f"file_sheet_{scope}")


def file_profile(scope: str) -> Key[Any]:
    """Return the key of the upload of column choices for a file from outside."""
    return Key(f"file_profile_{scope}")


def file_kind(scope: str) -> Key[Kind]:
    """Return the key of the kind of table that one of several files is."""
    return Key(f"file_kind_{scope}")


def file_province(scope: str) -> Key[str]:
    """Return the key of the province that is opened of one of several leagues."""
    return Key(f"file_province_{scope}")


def file_decimal(scope: str) -> Key[DecimalSign | None]:
    """Return the key of the sign that starts the decimals of one of several files."""
    return Key(f"file_decimal_{scope}")


def file_counted_to(scope: str) -> Key[str]:
    """Return the key of the day that the counts of one of several files go up to, as typed."""
    return Key(f"file_counted_to_{scope}")


def own_upload(version: int) -> Key[Any]:
    """Return the key of the upload of own data: another one, hence empty, once its file is used."""
    return Key(f"own_upload_{version}")
