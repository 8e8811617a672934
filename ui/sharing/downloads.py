"""Downloading the current scenario in any format, and opening a scenario file again.

A document is built when its button is pressed, outside the page's own run, so the page stays quick;
the button turns meanwhile. Should building fail, the reason is shown below the buttons.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from scoring import Case, Effort, Goal, Outcome, RoadMap, data_version, unit_effect
from scoring.errors import UnitsError
from scoring.what_if.scenario import Scenario
from ui.exports import formats, scenario_file
from ui.exports.content import name_of, report
from ui.exports.effort_steps import effort_steps
from ui.exports.fall_short import fall_short
from ui.exports.file_names import file_name
from ui.exports.formats import FORMATS, Format
from ui.exports.model import Picture
from ui.exports.other_charts import charts_of_other_pages, picture_of_units
from ui.exports.scenario_file import OpenedFile, ScenarioFileError
from ui.links.model import LinkProblem
from ui.links.shortfall_link import ShortfallWish
from ui.sharing import slide_template
from ui.visit import kept_scenarios as kept
from ui.visit import keys, road_maps, state, wish
from ui.visit.cases import find_case
from ui.visit.outcomes import outcome_of
from ui.visit.unit_table import draft_of, scope_of
from ui.widgets import files as given_files
from ui.widgets.downloads import download_button
from ui.widgets.heavy import BUSY, show_place
from ui.widgets.windows import window
from ui.words.outside_text import as_code
from ui.words.scenario_names import numbered
from ui.words.texts import Texts

LOOK_EVERY = 3.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class OtherPages:
    """What the visitor has set on other pages.

    Weights of effort with their name, comparison, units, the goal, what is asked if it is missed, and the
    road map.
    """

    effort: Effort
    profile: str
    compared: tuple[tuple[str, Outcome], ...]
    units: Callable[[], Picture] | None
    goal: Goal
    shortfall: ShortfallWish
    road_map: RoadMap | None = None


def show(outcome: Outcome, texts: Texts, adopt: Callable[[Scenario], None]) -> None:
    """Show a button that opens the downloads; ``adopt`` makes an opened scenario the current one."""
    window(
        texts("export.button"),
        "export",
        ":material/download:",
        partial(_panel, outcome, texts, adopt),
    )


def _panel(outcome: Outcome, texts: Texts, adopt: Callable[[Scenario], None]) -> None:
    _opened(texts)
    _downloads(outcome, texts)
    slide_template.show(texts)
    given_files.files(
        texts("export.open"),
        keys.EXPORT_FILE,
        texts,
        on_change=partial(_open, adopt),
        limit=scenario_file.MAX_BYTES,
        endings=(".json",),
    )


def _downloads(outcome: Outcome, texts: Texts) -> None:
    failed = keys.EXPORT_FAILED.begin({})
    name, today = _name(outcome, texts), dt.date.today()
    case, template = outcome.case, slide_template.template()
    other_pages = _other_pages(case, texts)
    st.caption(texts("export.note"))
    with st.container(gap=None):
        for kind in FORMATS:
            download_button(
                texts(f"export.format.{kind.id}"),
                partial(_build, kind, outcome, texts, name, today, other_pages, failed, template),
                file_name(case.id, name, today, kind.ending),
                kind.mime,
                key=f"export_{kind.id}",
                icon=kind.icon,
                on_full=partial(failed.__setitem__, kind.id, BUSY),
            )
    # A document is built on another thread, which cannot draw: what failed there is looked for.
    st.fragment(partial(_failures, failed, texts), run_every=LOOK_EVERY)()


def _other_pages(case: Case, texts: Texts) -> OtherPages:
    items = kept.compared(case.id)
    named = tuple(
        zip(
            numbered([item.name for item in items]),
            (outcome_of(item.scenario) for item in items),
            strict=True,
        )
    )
    return OtherPages(
        wish.effort_of(case),
        wish.profile_name(case, texts),
        named,
        _units(case, texts),
        wish.goal_of(case),
        wish.current().shortfall,
        road_maps.usable(case),
    )


def _units(case: Case, texts: Texts) -> Callable[[], Picture] | None:
    """Return what draws the units that count, None where none does: the units page says so."""
    draft = draft_of(case, texts)
    units = draft.units
    if not units:
        return None
    scope = scope_of(units)
    try:
        unit_effect(case, units, scope, draft.group)
    except UnitsError:
        return None
    return partial(picture_of_units, case, units, scope, texts, draft.group)


def _build(
    kind: Format,
    outcome: Outcome,
    texts: Texts,
    name: str,
    date: dt.date,
    other_pages: OtherPages,
    failed: dict[str, str],
    template: bytes | None = None,
) -> bytes:
    """Build a document; runs on a thread of its own, without the page."""
    failed.pop(kind.id, None)
    try:
        plan = effort_steps(outcome, other_pages.effort, other_pages.profile, texts)
        # Only the images hold charts of the other pages.
        images = kind.id in ("png", "svg")
        more = _charts_of_other_pages(outcome, other_pages, texts) if images else ()
        missed = fall_short(outcome, other_pages.goal, other_pages.shortfall, texts)
        made = report(
            outcome,
            texts,
            date=date,
            name=name,
            plan=plan,
            fall_short=missed,
            more=more,
            road_map=other_pages.road_map,
        )
        return formats.build(kind, made, template)
    except Exception as error:
        logger.exception("The %s file failed", kind.id)
        failed[kind.id] = type(error).__name__
        raise


def _charts_of_other_pages(outcome: Outcome, other_pages: OtherPages, texts: Texts) -> tuple[Picture, ...]:
    units = None if other_pages.units is None else other_pages.units()
    return charts_of_other_pages(outcome, other_pages.effort, other_pages.compared, units, texts)


def _failures(failed: dict[str, str], texts: Texts) -> None:
    show_place(texts)
    for kind, error in list(failed.items()):
        reason = texts("queue.full") if error == BUSY else texts("export.failed_reason", kind=error)
        st.error(
            texts("export.failed", format=texts(f"export.format.{kind}"), reason=reason),
            icon=":material/error:",
        )


def _name(outcome: Outcome, texts: Texts) -> str:
    """Return the name the scenario was opened under, as long as it is the same; else what it changes."""
    named = keys.EXPORT_NAMED.get()
    if named is not None and named[0] == state.scenario() and named[1]:
        return named[1]
    return name_of(outcome, texts)


def _opened(texts: Texts) -> None:
    """Show what became of the file that was dropped last."""
    opened: OpenedFile | ScenarioFileError | None = keys.EXPORT_OPENED.get()
    if isinstance(opened, ScenarioFileError):
        facts = {key: as_code(value) for key, value in opened.facts.items()}
        st.error(f"{texts(f'export.error.{opened.code}', **facts)} {texts('export.kept_as_is')}")
    elif opened is not None and opened.scenario == state.scenario():
        _notes(opened, texts)


def _notes(opened: OpenedFile, texts: Texts) -> None:
    """Show what was opened, and what of the file could not be used."""
    name = as_code(opened.name)
    lines = [f"- {_problem(problem, texts)}" for problem in opened.problems]
    if opened.version is not None:
        st.info(texts("export.newer", version=opened.version), icon=":material/update:")
    if lines:
        st.warning("\n".join([texts("export.opened_partly", name=name), *lines]))
    else:
        st.success(texts("export.opened", name=name))
    if opened.data not in (None, data_version()):
        today = as_code(data_version())
        st.info(texts("export.older_data", version=as_code(str(opened.data)), today=today))


def _problem(problem: LinkProblem, texts: Texts) -> str:
    """Return what of the file could not be used; what is the same in a link is said in its words."""
    facts = {"key": as_code(problem.key), "value": as_code(problem.value)}
    if f"export.problem.{problem.code}" in texts.entries:
        return texts(f"export.problem.{problem.code}", **facts)
    return texts(f"link.problem.{problem.code}", **facts)


def _open(adopt: Callable[[Scenario], None]) -> None:
    """Open the file that was dropped; a file taken away leaves everything as it is."""
    keys.EXPORT_OPENED.pop()
    for file in given_files.given(keys.EXPORT_FILE):
        try:
            opened = scenario_file.read(file.content, find_case)
        except ScenarioFileError as error:
            keys.EXPORT_OPENED.set(error)
            return
        keys.EXPORT_OPENED.set(opened)
        keys.EXPORT_NAMED.set((opened.scenario, opened.name))
        if opened.shortfall is not None:
            wish.change(shortfall=opened.shortfall)
        if opened.road_map is not None:
            road_maps.open_of(opened.scenario, opened.road_map)
        # The last thing done: it draws the page again.
        adopt(opened.scenario)
