"""The address bar: the browser's link is taken over, and the current view is written into it."""

from __future__ import annotations

import streamlit as st

from ui.links.grammar import LANGUAGE_KEY
from ui.links.model import NO_COMPARISON
from ui.links.plan_link import NO_WISH
from ui.links.read import read_link
from ui.links.write import write_link
from ui.platform import late_reports
from ui.visit import kept_scenarios as kept
from ui.visit import keys, opened_link, state, wish
from ui.visit.cases import find_case
from ui.visit.model import NeededFile
from ui.visit.pages import DEFAULT, PRESENT, Page


def page() -> Page:
    """Return the page shown; the one at the root where none was shown yet."""
    return _page_before() or DEFAULT


def is_alone() -> bool:
    """Return whether the page stands without navigation: a presentation, or inside another page."""
    return bool(st.context.is_embedded) or page().alone


def root() -> str:
    """Return the app's address in the visitor's browser, without page, query and slash at the end."""
    return (st.context.url or "").rstrip("/").removesuffix(f"/{page().address}")


def step() -> int:
    """Return the step of the presentation, from 1."""
    return keys.STEP.get(1)


def go_to_step(number: int) -> None:
    """Go to a step of the presentation."""
    keys.STEP.set(number)


def take_link() -> None:
    """Adopt the browser's link where it is new: a first visit, the back button, an edited address.

    An empty link is left to ``settle_page``: it may only mean that another page was opened.
    """
    parameters = {key: st.query_params.get_all(key) for key in st.query_params}
    first_visit = not keys.LINK.is_set()
    if not first_visit and _is_left_over():
        return
    if first_visit or (parameters and keys.LINK.read() != _flat(parameters)):
        _adopt(parameters)


def open_again(needed: NeededFile) -> None:
    """Open a link that waited for its file, now that the file is there."""
    _adopt(needed.parameters)
    keys.SHOWN.set(None)


def note_left_over() -> None:
    """Note that the browser's present report was sent before the last change had reached it."""
    keys.LEFT_OVER_AT.set(late_reports.now())


def settle_page(opened: Page) -> bool:
    """Decide what an empty link means, now that the page is known; return whether it is another page.

    Streamlit drops the query when another page is opened by the navigation: there the scenario
    stays, and ``show_link`` writes it into the new page's address. The browser's back button may
    lead to that bare address again, which then means the same. Elsewhere an empty link on the same
    page is the default view.
    """
    before = _page_before()
    keys.PAGE.set(opened)
    if before == PRESENT != opened:
        # The next presentation starts at its first step.
        go_to_step(1)
    _take_page_parts(opened)
    bare_pages = keys.BARE_PAGES.begin(set())
    if st.query_params or before is None or (before == opened and _is_left_over()):
        return before != opened
    if before != opened:
        bare_pages.add(opened)
        keys.SHOWN.set(None)
    elif keys.LINK.read() and opened not in bare_pages:
        _adopt({})
        st.rerun()
    keys.LINK.set({})
    return before != opened


def show_link() -> None:
    """Write scenario and language into the browser's address once they differ from it.

    The address of an opened link stays as it is, however it was written: rewriting it would put a
    step into the browser's history that leads back to itself.
    """
    scenario, parts = state.scenario(), page().link_parts
    current = (
        scenario,
        state.language(),
        kept.comparison(scenario.case) if "comparison" in parts else NO_COMPARISON,
        wish.current() if "plan" in parts else NO_WISH,
        step() if "step" in parts else 1,
    )
    if keys.SHOWN.get() == current:
        return
    wanted = write_link(*current)
    if (needed := opened_link.needed_file()) is not None:
        # Until its file is there the address stays the link that was opened, on every page.
        opened = {key: values[-1] for key, values in needed.parameters.items() if values}
        wanted = opened | {LANGUAGE_KEY: state.language()}
    if keys.LINK.get() != wanted:
        st.query_params.from_dict(wanted)
    keys.LINK.set(wanted)
    keys.SHOWN.set(current)


def _page_before() -> Page | None:
    return keys.PAGE.get()


def _is_left_over() -> bool:
    """Return whether the address of this run was reported before the last change was there."""
    return late_reports.address_is_late(keys.LEFT_OVER_AT.get())


def _adopt(parameters: dict[str, list[str]]) -> None:
    link = read_link(parameters, find_case)
    state.replace_scenario(link.scenario)
    state.change_language(link.language)
    opened_link.note(link, parameters)
    go_to_step(link.step)
    keys.LINK.set(_flat(parameters))
    keys.SHOWN.set((link.scenario, link.language, link.comparison, link.plan, link.step))
    keys.OPENED_COMPARISON.set(link.comparison)
    keys.OPENED_PLAN.set(link.plan)


def _take_page_parts(opened: Page) -> None:
    """Take over comparison and plan of a link just adopted.

    On a page whose links do not hold them, a link without them says nothing about them.
    """
    comparison = keys.OPENED_COMPARISON.pop()
    if comparison is not None and (comparison.scenarios or "comparison" in opened.link_parts):
        kept.adopt(comparison)
    asked = keys.OPENED_PLAN.pop()
    if asked is not None and (asked != NO_WISH or "plan" in opened.link_parts):
        wish.adopt(asked)


def _flat(parameters: dict[str, list[str]]) -> dict[str, str]:
    """Return parameters as written by ``show_link``; repeated keys never compare equal to it."""
    return {
        key: values[0] if len(values) == 1 else "\n".join(["", *values])
        for key, values in parameters.items()
    }
