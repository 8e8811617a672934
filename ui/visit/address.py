"""The address bar: the browser's link is taken over, and the current view is written into it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui.links.grammar import LANGUAGE_KEY
from ui.links.model import NO_COMPARISON
from ui.links.read import read_link
from ui.links.write import write_link
from ui.platform import history_steps, page_switch
from ui.visit import kept_scenarios as kept
from ui.visit import keys, opened_link, state, wish
from ui.visit.cases import find_case
from ui.visit.model import NeededFile, Replacement
from ui.visit.pages import DEFAULT, PRESENT, Page

# Addresses of the visit that are remembered: more than can be under way at once.
MOST_ADDRESSES = 50


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


def open_page(wanted: Page) -> None:
    """Open another page as the navigation does, from a button; the scenario goes along.

    The browser carries the query of the page that is left over to the other page's address.
    """
    keys.LEFT_QUERY.set({key: st.query_params.get_all(key) for key in st.query_params})
    page_switch.switch(wanted.file)


def take_link() -> None:
    """Adopt the browser's link where it is new: a first visit, a step back or forward, an edited address.

    What is reported without such a step, and was in the address before in this visit, was sent before
    the last change had reached the browser: it says nothing. An empty link is left to ``settle_page``:
    it may only mean that another page was opened.
    """
    parameters = {key: st.query_params.get_all(key) for key in st.query_params}
    if not keys.LINK.is_set():
        _adopt(parameters)
    reported = _flat(parameters)
    is_news = history_steps.is_step() or reported not in keys.ADDRESSES.get([])
    if parameters and keys.LINK.read() != reported and is_news:
        _adopt(parameters)
    _remember(reported)


def open_again(needed: NeededFile) -> None:
    """Open a link that waited for its file, now that the file is there."""
    _adopt(needed.parameters)
    keys.SHOWN.set(None)


def settle_page(opened: Page) -> bool:
    """Decide what an empty link means, now that the page is known; return whether it is another page.

    Streamlit drops the query when another page is opened by the navigation: there the scenario
    stays, and ``show_link`` has it put in place of the bare address. A step back to a bare address is
    the default view, unless it is one that could not be replaced in time. Anywhere else an empty
    report was sent before the last change had reached the browser.
    """
    before = _page_before()
    keys.PAGE.set(opened)
    if before == PRESENT != opened:
        # The next presentation starts at its first step.
        go_to_step(1)
    if before == opened:
        # What another page was to be opened with came to nothing.
        keys.LEFT_QUERY.pop()
    _take_page_parts(opened)
    bare_pages = keys.BARE_PAGES.begin(set())
    keys.OPENED_BARE.set(False)
    if st.query_params:
        bare_pages.discard(opened)
    elif before is not None and history_steps.is_step():
        _settle_bare_step(opened in bare_pages)
    elif before not in (None, opened) or (before is None and keys.LINK.read()):
        bare_pages.add(opened)
        keys.OPENED_BARE.set(True)
        keys.SHOWN.set(None)
        keys.LINK.set(_flat(keys.LEFT_QUERY.get({})))
    return before != opened


def replacement() -> Replacement | None:
    """Return what the browser is to put in place of the bare address of a page that was opened."""
    return keys.REPLACEMENT.get()


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
        wish.shared(parts),
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
        _write(wanted)
    keys.LINK.set(wanted)
    keys.SHOWN.set(current)


def _page_before() -> Page | None:
    return keys.PAGE.get()


def _settle_bare_step(is_unreplaced: bool) -> None:
    """Settle what a step back or forward to a bare address means."""
    if is_unreplaced:
        # The scenario stays; Streamlit itself writes it in place of what a step led to.
        keys.SHOWN.set(None)
        keys.LINK.set({})
    elif keys.LINK.read():
        _adopt({})
        st.rerun()


def _write(wanted: dict[str, str]) -> None:
    """Write the address: a new step in the browser's history, or in place of a bare one just opened.

    Streamlit can only add steps. After the navigation that would leave a bare one behind, which shows
    nothing of its own, so the browser's side of ``ui/memory`` replaces it.
    """
    _remember(wanted)
    if not keys.OPENED_BARE.get(False):
        st.query_params.from_dict(wanted)
        return
    before = keys.REPLACEMENT.get()
    number = 1 if before is None else before.number + 1
    left = urlencode(keys.LEFT_QUERY.pop() or {}, doseq=True)
    keys.REPLACEMENT.set(Replacement(number, page().address, urlencode(wanted), left))


def _remember(parameters: dict[str, str]) -> None:
    """Remember an address that was written or reported."""
    addresses = keys.ADDRESSES.begin([])
    if parameters in addresses:
        addresses.remove(parameters)
    addresses.append(parameters)
    del addresses[:-MOST_ADDRESSES]


def _adopt(parameters: dict[str, list[str]]) -> None:
    is_first = not keys.LINK.is_set()
    link = read_link(parameters, find_case)
    state.replace_scenario(link.scenario)
    state.change_language(link.language)
    opened_link.note(link, parameters)
    go_to_step(link.step)
    keys.LINK.set(_flat(parameters))
    keys.SHOWN.set((link.scenario, link.language, link.comparison, link.plan, link.step))
    if link.comparison.scenarios:
        kept.adopt(link.scenario.case, link.comparison)
    if parameters or not is_first:
        # The bare address that a visit begins with says nothing: what the browser stores may.
        keys.OPENED_COMPARISON.set(link.comparison)
        keys.OPENED_PLAN.set(link.plan)


def _take_page_parts(opened: Page) -> None:
    """Take over the plan of a link just adopted, and that it compares nothing.

    On a page whose links do not hold them, a link without them says nothing about them.
    """
    if keys.OPENED_COMPARISON.pop() == NO_COMPARISON and "comparison" in opened.link_parts:
        kept.adopt(state.scenario().case, NO_COMPARISON)
    asked = keys.OPENED_PLAN.pop()
    if asked is not None:
        wish.adopt_link(asked, opened.link_parts)


def _flat(parameters: dict[str, list[str]]) -> dict[str, str]:
    """Return parameters as written by ``show_link``; repeated keys never compare equal to it."""
    return {
        key: values[0] if len(values) == 1 else "\n".join(["", *values])
        for key, values in parameters.items()
    }
