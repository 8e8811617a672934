"""Fixtures of the browser tests: the served app, and pages that must stay free of errors."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.browser import DESKTOP, PATIENCE_MS, PHONE, Screen, Theme, launch, new_page
from tests.e2e.cable import Cable, cable_to
from tests.e2e.problems import Problems
from tests.e2e.server import Server, serve


class NewPage(Protocol):
    """Opens a page of a given size and theme."""

    def __call__(self, screen: Screen, color_scheme: Theme = "light") -> Page: ...


Tabs = list[Page]
Watched = list[tuple[Page, Problems | None, Callable[[Page], None]]]


@pytest.fixture(scope="package")
def running() -> Iterator[Server]:
    """The app, served once for all tests here, at its own address."""
    with serve() as started:
        yield started


@pytest.fixture(scope="package")
def line(running: Server) -> Iterator[Cable]:
    """A line to the served app, or to another one, laid once.

    All tests go through it, for a tab has the scripts compiled only of an address where it was.
    """
    with cable_to(running) as laid:
        yield laid


@pytest.fixture(scope="package")
def server(running: Server, line: Cable) -> Server:
    """The app, served once for all tests here, at the end of the line."""
    return replace(running, url=line.url)


@pytest.fixture
def cable(running: Server, line: Cable) -> Iterator[Cable]:
    """The line to the served app, which can be cut and led elsewhere, as new for each test."""
    yield line
    line.cut()
    line.mend()
    line.lead_to(running)


@pytest.fixture
def fresh_server(cable: Cable) -> Iterator[Server]:
    """The app, just started, at the end of the line: nobody has visited it yet."""
    with serve() as started:
        cable.lead_to(started)
        yield replace(started, url=cable.url)


# For the package and not the whole session: a started Playwright keeps an event loop in the main
# thread, which other tests must not meet.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser, started once for all tests here."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright, launch(playwright) as started:
        yield started


@pytest.fixture(scope="package")
def tabs() -> Tabs:
    """The tabs that tests share and no test is using; they end with the browser."""
    return []


@pytest.fixture
def watched() -> Iterator[Watched]:
    """The pages of a test, each with how to close it.

    When the test is over, it fails if anything went wrong unseen on one of these pages.
    """
    pages: Watched = []
    yield pages
    found = [problem for _, problems, _ in pages if problems for problem in problems.found()]
    for page, _, close in pages:
        close(page)
    if found:
        pytest.fail("The browser reported:\n" + "\n".join(found), pytrace=False)


@pytest.fixture
def cold_page(browser: Browser, watched: Watched) -> NewPage:
    """A function that opens a page of a given size in a browser that has never been here."""

    def open_cold(screen: Screen, color_scheme: Theme = "light") -> Page:
        page = new_page(browser, screen, color_scheme=color_scheme)
        watched.append((page, Problems(page), lambda page: page.context.close()))
        return page

    return open_cold


@pytest.fixture
def visitor(browser: Browser, tabs: Tabs, watched: Watched) -> NewPage:
    """A function that opens an empty page of a given size, each time as somebody else.

    Its tab may have been here before, but for somebody of whom nothing is left: its process has
    Streamlit's scripts compiled, which saves two thirds of a visit's processor time.
    """
    return _opener(browser, tabs, watched, is_watched=True)


@pytest.fixture
def unwatched(browser: Browser, tabs: Tabs, watched: Watched) -> NewPage:
    """As ``visitor``, for pages that lose their server: what the browser says of that is no problem."""
    return _opener(browser, tabs, watched, is_watched=False)


def _opener(browser: Browser, tabs: Tabs, watched: Watched, *, is_watched: bool) -> NewPage:
    def open_tab(screen: Screen, color_scheme: Theme = "light") -> Page:
        page = tabs.pop() if tabs else new_page(browser)
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        page.emulate_media(color_scheme=color_scheme)
        problems = Problems(page) if is_watched else None

        def leave(page: Page) -> None:
            """Leave nothing but loaded files to the next test."""
            if problems:
                problems.stop()
            if page.url.startswith("http"):
                page.evaluate("localStorage.clear(), sessionStorage.clear()")
            page.goto("about:blank")
            # A tab remembers fifty steps: tests of the way back would meet that end.
            devtools = page.context.new_cdp_session(page)
            devtools.send("Page.resetNavigationHistory")
            devtools.detach()
            page.context.clear_cookies()
            page.context.clear_permissions()
            page.mouse.move(0, 0)
            tabs.append(page)

        watched.append((page, problems, leave))
        return page

    return open_tab


@pytest.fixture
def page(visitor: NewPage) -> Page:
    """An empty page of a small notebook's size."""
    return visitor(DESKTOP)


@pytest.fixture
def phone_page(visitor: NewPage) -> Page:
    """An empty page of a phone's size."""
    return visitor(PHONE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the server printed below a failed test."""
    report = yield
    if report.failed and call.when == "call":
        servers = [value for value in item.funcargs.values() if isinstance(value, Server)]
        report.sections += [(f"log of {running.url}", running.log) for running in servers]
    return report
