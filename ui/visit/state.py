"""The state of a visit: the scenario, its history for undo, and the browser's link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import streamlit as st

from scoring import data_version
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.links.grammar import LANGUAGE_KEY
from ui.links.model import NO_COMPARISON, Comparison, Link, LinkProblem
from ui.links.plan_link import NO_WISH, PlanWish
from ui.links.read import read_link
from ui.links.write import write_link
from ui.platform import late_reports
from ui.visit import kept_scenarios as kept
from ui.visit import wish
from ui.visit.cases import find_case
from ui.widgets import windows
from ui.words.texts import DEFAULT_LANGUAGE, Language, Texts, load_texts

UNDO_LIMIT = 200

# The pages whose links hold more than the scenario: what a plan is asked for, and the step of the
# presentation, which has the screen to itself.
PLAN_PAGE, PRESENT_PAGE = "plan", "present"

# The pages whose links hold the comparison too.
COMPARISON_PAGES = ("compare", PRESENT_PAGE)


@dataclass(frozen=True)
class NeededFile:
    """A link that waits for a file of own data: its fingerprint, and the link's parameters."""

    fingerprint: str
    parameters: dict[str, list[str]]


def scenario() -> Scenario:
    """Return the current scenario."""
    found = st.session_state.get("scenario")
    return found if isinstance(found, Scenario) else Scenario()


def language() -> Language:
    """Return the current language."""
    found: Language = st.session_state.get("language", DEFAULT_LANGUAGE)
    return found


def texts() -> Texts:
    """Return the texts of the current language."""
    return load_texts(language())


def step() -> int:
    """Return the step of the presentation, from 1."""
    found: int = st.session_state.get("step", 1)
    return found


def go_to_step(number: int) -> None:
    """Go to a step of the presentation."""
    st.session_state["step"] = number


def is_alone() -> bool:
    """Return whether the page stands without navigation: a presentation, or inside another page."""
    return bool(st.context.is_embedded) or st.session_state.get("page") == PRESENT_PAGE


def link_problems() -> tuple[LinkProblem, ...]:
    """Return what could not be used of the link that was opened."""
    found: tuple[LinkProblem, ...] = st.session_state.get("link_problems", ())
    return found


def older_data() -> str | None:
    """Return the data version of the link that was opened, where it is not today's."""
    found: str | None = st.session_state.get("link_data")
    return None if found == data_version() else found


def needed_file() -> NeededFile | None:
    """Return the file of own data that the opened link waits for."""
    found: NeededFile | None = st.session_state.get("needed_file")
    return found


def open_link_again(needed: NeededFile) -> None:
    """Open a link that waited for its file, now that the file is there."""
    _adopt(needed.parameters)
    st.session_state["shown"] = None


def take_link() -> None:
    """Adopt the browser's link where it is new: a first visit, the back button, an edited address.

    An empty link is left to ``settle_page``: it may only mean that another page was opened.
    """
    parameters = {key: st.query_params.get_all(key) for key in st.query_params}
    first_visit = "link" not in st.session_state
    if not first_visit and _address_is_left_over():
        return
    if first_visit or (parameters and st.session_state["link"] != _flat(parameters)):
        _adopt(parameters)


def note_left_over() -> None:
    """Note that the browser's present report was sent before the last change had reached it."""
    st.session_state["left_over_at"] = late_reports.now()


def _address_is_left_over() -> bool:
    """Return whether the address of this run was reported before the last change was there."""
    return late_reports.address_is_late(st.session_state.get("left_over_at"))


def settle_page(page: str) -> None:
    """Decide what an empty link means, now that the page is known.

    Streamlit drops the query when another page is opened by the navigation: there the scenario
    stays, and ``show_link`` writes it into the new page's address. The browser's back button may
    lead to that bare address again, which then means the same. Elsewhere an empty link on the same
    page is the default view.
    """
    before = st.session_state.get("page")
    st.session_state["page"] = page
    if before != page:
        windows.close()
    if before == PRESENT_PAGE != page:
        # The next presentation starts at its first step.
        go_to_step(1)
    opened: Comparison | None = st.session_state.pop("opened_comparison", None)
    if opened is not None and (opened.scenarios or page in COMPARISON_PAGES):
        # Elsewhere a link without a comparison says nothing about what is compared.
        kept.adopt(opened)
    asked: PlanWish | None = st.session_state.pop("opened_plan", None)
    if asked is not None and (asked != NO_WISH or page == PLAN_PAGE):
        wish.adopt(asked)
    bare_pages: set[str] = st.session_state.setdefault("bare_pages", set())
    if st.query_params or before is None or (before == page and _address_is_left_over()):
        return
    if before != page:
        bare_pages.add(page)
        st.session_state["shown"] = None
    elif st.session_state["link"] and page not in bare_pages:
        _adopt({})
        st.rerun()
    st.session_state["link"] = {}


def show_link() -> None:
    """Write scenario and language into the browser's address once they differ from it.

    The address of an opened link stays as it is, however it was written: rewriting it would put a
    step into the browser's history that leads back to itself.
    """
    page = st.session_state.get("page")
    current = (
        scenario(),
        language(),
        kept.comparison(scenario().case) if page in COMPARISON_PAGES else NO_COMPARISON,
        wish.current() if page == PLAN_PAGE else NO_WISH,
        step() if page == PRESENT_PAGE else 1,
    )
    if st.session_state.get("shown") == current:
        return
    wanted = write_link(*current)
    if (needed := needed_file()) is not None:
        # Until its file is there the address stays the link that was opened, on every page.
        opened = {key: values[-1] for key, values in needed.parameters.items() if values}
        wanted = opened | {LANGUAGE_KEY: language()}
    if st.session_state.get("link") != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["link"] = wanted
    st.session_state["shown"] = current


def _adopt(parameters: dict[str, list[str]]) -> None:
    link: Link = read_link(parameters, find_case)
    st.session_state["scenario"] = link.scenario
    st.session_state["language"] = link.language
    st.session_state["link_problems"] = link.problems
    st.session_state["link_data"] = link.data
    st.session_state["typed_errors"] = {}
    st.session_state["link"] = _flat(parameters)
    st.session_state["shown"] = (link.scenario, link.language, link.comparison, link.plan, link.step)
    st.session_state["step"] = link.step
    st.session_state["opened_comparison"] = link.comparison
    st.session_state["needed_file"] = NeededFile(link.needs, parameters) if link.needs else None
    st.session_state["opened_plan"] = link.plan


def change_language(chosen: Language) -> None:
    """Switch the language."""
    st.session_state["language"] = chosen


def change_scenario(changed: Scenario) -> None:
    """Make ``changed`` the current scenario; the one before can be brought back with ``undo``."""
    before = scenario()
    if changed == before:
        return
    history: list[Scenario] = st.session_state.setdefault("history", [])
    history.append(before)
    del history[:-UNDO_LIMIT]
    st.session_state["scenario"] = changed
    forget_link_notes()


def replace_scenario(changed: Scenario) -> None:
    """Make ``changed`` the current scenario without a step to undo: what was before is gone."""
    typed_errors().clear()
    st.session_state["scenario"] = changed
    forget_link_notes()


def has_link_notes() -> bool:
    """Return whether there are notes on the opened link."""
    return bool(link_problems()) or older_data() is not None


def forget_link_notes() -> None:
    """Drop the notes on the opened link: they are about a scenario that is no longer shown."""
    st.session_state["link_problems"] = ()
    st.session_state["link_data"] = None
    st.session_state["needed_file"] = None


def set_lever(lever: str, percent: Decimal | None) -> None:
    """Set a lever of the current scenario, or bring it back to its baseline (None)."""
    current = scenario()
    rules = find_case(current.case).rules
    for key in (lever, *current.rivals(rules, lever)):
        typed_errors().pop(key, None)
    change_scenario(current.with_change(rules, lever, percent))


def reset_all() -> None:
    """Bring every lever back to its baseline, keeping the case."""
    typed_errors().clear()
    change_scenario(replace(scenario(), changes={}, couplings=True, peers=STILL))


def history_length() -> int:
    """Return the number of steps that can be taken back."""
    return len(st.session_state.get("history", []))


def undo() -> None:
    """Take back the last step."""
    history: list[Scenario] = st.session_state.get("history", [])
    if history:
        typed_errors().clear()
        st.session_state["scenario"] = history.pop()


def typed_errors() -> dict[str, str]:
    """Return, by lever, what was typed and could not be used."""
    found: dict[str, str] = st.session_state.setdefault("typed_errors", {})
    return found


def _flat(parameters: dict[str, list[str]]) -> dict[str, str]:
    """Return parameters as written by ``show_link``; repeated keys never compare equal to it."""
    return {
        key: values[0] if len(values) == 1 else "\n".join(["", *values])
        for key, values in parameters.items()
    }
