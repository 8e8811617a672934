"""Fixtures of the browser tests: the served app, and pages that must stay free of errors."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.browser import DESKTOP, PATIENCE_MS, PHONE, Screen, launch, new_page
from tests.e2e.problems import Problems
from tests.e2e.server import Server, serve


class NewPage(Protocol):
    """Opens a page of a given size in a fresh context, as a new visitor's."""

    def __call__(self, screen: Screen, color_scheme: Literal["light", "dark"] = "light") -> Page: ...


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """The app, served once for all tests here."""
    with serve() as running:
        yield running


@pytest.fixture
def fresh_server() -> Iterator[Server]:
    """The app, just started: nobody has visited it yet."""
    with serve() as running:
        yield running


# For the package and not the whole session: a started Playwright keeps an event loop in the main
# thread, which other tests must not meet.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser, started once for all tests here."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright, launch(playwright) as started:
        yield started


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[NewPage]:
    """A function that opens a page of a given size in a fresh context, as a new visitor's.

    When the test is over, it fails if anything went wrong unseen on one of these pages.
    """
    opened: list[tuple[Page, Problems]] = []

    def open_fresh(screen: Screen, color_scheme: Literal["light", "dark"] = "light") -> Page:
        page = new_page(browser, screen, color_scheme=color_scheme)
        opened.append((page, Problems(page)))
        return page

    yield open_fresh
    found = [problem for _, problems in opened for problem in problems.found()]
    for page, _ in opened:
        page.context.close()
    if found:
        pytest.fail("The browser reported:\n" + "\n".join(found), pytrace=False)


@pytest.fixture
def page(fresh_page: NewPage) -> Page:
    """An empty page of a small notebook's size."""
    return fresh_page(DESKTOP)


@pytest.fixture
def phone_page(fresh_page: NewPage) -> Page:
    """An empty page of a phone's size."""
    return fresh_page(PHONE)


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
