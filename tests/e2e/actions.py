"""What a reader does on a page, each action waiting until the page is at rest again.

``probe.js`` tells when that is. None of these waits for a fixed time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.e2e.browser import PATIENCE_MS
from ui.live.component import NAME
from ui.platform.served_components import OWNER

# The simulator's result stands in the live component, above its levers.
HEADLINE = ".st-key-headline, .live"
FIGURES = ".st-key-headline [data-testid=stMetricValue], .live .figure:not([hidden]) .value"

KEY_DELAY_MS, CELL_TRIES, CELL_PATIENCE_MS = 30, 4, 5_000

# Resolves once the tables of some levers are there; without them a held lever shows no result.
TABLES_CAME = """
async ([address, levers]) => {
  const { onTables, tables } = await import(address);
  const isThere = () => tables() !== null && levers.every(lever => tables().levers.has(lever));
  while (!isThere()) await new Promise(resolve => { const forget = onTables(() => resolve(forget())); });
}
"""
STORE = f"/_stcore/bidi-components/{OWNER}.{NAME}/store.js"


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


def figures(page: Page) -> list[str]:
    """Return total, rank and rating band as the headline shows them."""
    expect(page.locator(FIGURES).first).to_be_visible()
    return page.locator(FIGURES).all_inner_texts()


def expect_figures(page: Page, *shown: str) -> None:
    """Expect the headline to show this total and, as far as given, this rank and rating band."""
    values = page.locator(FIGURES)
    for position, text in enumerate(shown):
        expect(values.nth(position)).to_have_text(text)


def place_of(element: Locator) -> FloatRect:
    """Return where an element that is shown stands on the page."""
    found = element.bounding_box()
    assert found is not None
    return found


def whole_address(page: Page) -> str:
    """Return the page's address as the page itself has it: Playwright hears of a new one a moment later."""
    return str(page.evaluate("location.href"))


def address(page: Page) -> tuple[str, dict[str, str]]:
    """Return path and query of the page's address."""
    parts = urlsplit(whole_address(page))
    return parts.path, dict(parse_qsl(parts.query))


def lever(page: Page, name: str) -> Locator:
    """Return a lever of the simulator, with all that belongs to it."""
    return page.locator(f"[data-lever={name}]")


def slider(page: Page, name: str) -> Locator:
    """Return the range of a lever, which takes mouse, touch and keys; Streamlit's slider has one too."""
    return page.locator(f":is([data-lever={name}], .st-key-slider_{name}) input[type=range]")


def typed(page: Page, name: str) -> Locator:
    """Return the field of a lever in which a value is typed."""
    return lever(page, name).locator("input.typed")


def expect_tables(page: Page, *levers: str) -> None:
    """Wait until the browser can look up what comes of some levers while they are held."""
    page.evaluate(TABLES_CAME, [STORE, list(levers)])


def press(page: Page, name: str, key: str) -> None:
    """Press a key on a lever's range: ``ArrowRight`` is one step up. The key must move it."""
    with rerun(page):
        slider(page, name).press(key)


def reset(page: Page, name: str) -> None:
    """Bring a lever back to its baseline by its button."""
    with rerun(page):
        lever(page, name).locator("button.reset").click()


def type_value(page: Page, name: str, text: str) -> None:
    """Type a value for a lever, other than the one shown, and commit it with Enter."""
    field = typed(page, name)
    field.fill(text)
    with rerun(page):
        field.press("Enter")


def click(page: Page, key: str) -> None:
    """Click the button or popover with a key."""
    with rerun(page):
        # A button with a help text stands twice in the DOM, once hidden for touch screens.
        page.locator(f".st-key-{key} button").locator("visible=true").click()
    # A help text that stays under the pointer would cover what is clicked next.
    page.mouse.move(0, 0)


def choose(page: Page, key: str, option: str) -> None:
    """Choose an option, other than the chosen one, of a segmented control."""
    with rerun(page):
        page.locator(f".st-key-{key}").get_by_role("radio", name=option).click()


def give(page: Page, place: str, *files: tuple[str, bytes]) -> None:
    """Choose files at the place whose key starts so, and wait until the server has them."""
    with rerun(page):
        choose_files(page, place, *files)


def choose_files(page: Page, place: str, *files: tuple[str, bytes]) -> None:
    """Choose files, whatever comes of it."""
    files_field(page, place).set_input_files(
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            for name, content in files
        ]
    )


def files_field(page: Page, place: str) -> Locator:
    """Return the field of the place for files whose key starts so."""
    return page.locator(f"[data-place^={place}] input[type=file]")


def go_to(page: Page, name: str) -> None:
    """Open another page of the app by its link in the top navigation."""
    with rerun(page):
        page.get_by_test_id("stTopNavLink").filter(has_text=name).click()


def step(page: Page, *, forward: bool = False) -> None:
    """Go one step back, or forward, in the browser's history inside the app."""
    with rerun(page):
        page.evaluate("history.forward()" if forward else "history.back()")


def type_in_next_cell(table: Locator, x: float, y: float, text: str, *, steps: int = 1) -> None:
    """Type into a cell ``steps`` right of a point of an editable table, drawn on a canvas; no Enter yet.

    The point is in the table's own pixels, a negative ``x`` from its right edge, and in a read-only cell:
    a click on a cell that is chosen already would open it. Each key is pressed once the one before has been
    followed; what is typed before the cell's own field is there goes astray, as in any table of this kind.
    Whoever sees the cell without the text, or the table moved on under the pointer, tries it again.
    """
    page = table.page
    chosen = table.locator("canvas td[aria-selected=true]")
    field = page.locator("#portal textarea, #portal input").first
    for _ in range(CELL_TRIES):
        table.click(position={"x": x if x > 0 else place_of(table)["width"] + x, "y": y})
        if not _is_chosen(chosen, readonly=True):
            continue
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        expect(chosen).to_have_attribute("aria-readonly", "false")
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.type(text, delay=KEY_DELAY_MS)
        if field.count() == 1 and field.input_value() == text:
            return
        page.keyboard.press("Escape")
    pytest.fail(f"The cell does not take {text!r}")


def _is_chosen(cell: Locator, *, readonly: bool) -> bool:
    """Return whether a table has its chosen cell soon, of a kind."""
    try:
        expect(cell).to_have_attribute("aria-readonly", str(readonly).lower(), timeout=CELL_PATIENCE_MS)
    except AssertionError:
        return False
    return True
