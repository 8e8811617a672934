"""What a reader does on a page, each action waiting until the page is at rest again.

``probe.js`` tells when that is. None of these waits for a fixed time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page

PATIENCE_MS = 20_000
HEADLINE = ".st-key-headline"


def open_page(page: Page, url: str) -> None:
    """Go to ``url``, also by a link into the app, and wait until everything is drawn."""
    page.goto(url, wait_until="commit")
    settle(page)


def settle(page: Page, runs_before: int = 0) -> None:
    """Wait until the page is at rest after more runs requested than ``runs_before``.

    At rest: connected, the last requested run answered by a finished one, no element still loading,
    and then two animation frames in which nothing in the DOM changed.
    """
    page.evaluate("waiting => pageProbe.settled(...waiting)", [PATIENCE_MS, runs_before])


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Wait for the run that the action inside the ``with`` must cause, until the page is at rest."""
    before = page.evaluate("pageProbe.requests()")
    yield
    settle(page, before)


def headline(page: Page) -> str:
    """Return the text of the headline."""
    return page.locator(HEADLINE).inner_text()


def slider(page: Page, lever: str) -> Locator:
    """Return the thumb of a lever's slider: a visually hidden range input that takes the keys."""
    return page.locator(f".st-key-slider_{lever} input[type=range]")


def press(page: Page, lever: str, key: str) -> None:
    """Press a key on a lever's slider: ``ArrowRight`` is one step up. The key must move it."""
    with rerun(page):
        slider(page, lever).press(key)


def type_value(page: Page, lever: str, text: str) -> None:
    """Type a value for a lever, other than the one shown, and commit it with Enter."""
    field = page.locator(f".st-key-typed_{lever} input")
    field.fill(text)
    with rerun(page):
        field.press("Enter")
