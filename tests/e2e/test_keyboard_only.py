"""The main job needs no mouse: from the opened page to a new total by keys alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, expect_figures, open_page, rerun, slider
from tests.e2e.server import Server

# More stops than a page has before its levers are passed.
MOST_STOPS = 60
IS_INSIDE = "key => document.activeElement.closest(`.st-key-${key}`) !== null"
ACTIVE_TYPE = "document.activeElement.type"
MARKDOWN = re.compile(r"\*\*|:\w+\[|]")


def test_levers_are_reached_moved_and_typed_by_keys(server: Server, page: Page) -> None:
    open_page(page, server.url)
    tab_to(page, "slider_digitization", "range")
    for shown in ("25,2", "25,3"):
        with rerun(page):
            page.keyboard.press("ArrowRight")
        expect(slider(page, "digitization")).to_have_attribute("aria-valuetext", f"{shown}\u00a0%")
    tab_to(page, "typed_digitization", "text")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("45")
    with rerun(page):
        page.keyboard.press("Enter")
    expect_figures(page, "64,45")
    assert address(page)[1]["digitization"] == "45"
    # What was just added, the button that resets this lever, is the next stop.
    tab_to(page, "reset_digitization", "submit")
    with rerun(page):
        page.keyboard.press("Enter")
    expect_figures(page, "60,08", "54", "Trung bình")


def test_the_language_is_chosen_by_keys(server: Server, page: Page) -> None:
    open_page(page, server.url)
    tab_to(page, "language_switch", "button")
    with rerun(page):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    expect_figures(page, "60.08")


def test_levers_have_plain_names(server: Server, page: Page) -> None:
    open_page(page, server.url)
    thumbs = page.locator("[class*=st-key-slider_] input[type=range]")
    expect(thumbs).to_have_count(6)
    for thumb in thumbs.all():
        name = thumb.get_attribute("aria-label") or ""
        assert name.strip()
        assert not MARKDOWN.search(name), name
    fields = page.locator("[class*=st-key-typed_] input")
    expect(fields).to_have_count(6)
    for field in fields.all():
        assert "nhập phần trăm" in (field.get_attribute("aria-label") or "")


def tab_to(page: Page, key: str, kind: str) -> None:
    """Press Tab until the element of a kind below a key has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(IS_INSIDE, key) and page.evaluate(ACTIVE_TYPE) == kind:
            return
    raise AssertionError(f"Tab does not reach {key}")
