"""The main job needs no mouse: from the opened page to a new total by keys alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, expect_figures, open_page, rerun, settle, slider
from tests.e2e.server import Server

# More stops than a page has before its levers are passed.
MOST_STOPS = 60
# What has the focus may stand in the shadow of a component.
FOCUSED = """
() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
"""
IS_INSIDE = f"selector => ({FOCUSED})().closest(selector) !== null"
ACTIVE_TYPE = f"() => ({FOCUSED})().type"
MARKDOWN = re.compile(r"\*\*|:\w+\[|]")


def test_levers_are_reached_moved_and_typed_by_keys_and_the_language_is_chosen(
    server: Server, page: Page
) -> None:
    open_page(page, server.url)
    tab_to(page, "[data-lever=digitization]", "range")
    for shown in ("25,2", "25,3"):
        with rerun(page):
            page.keyboard.press("ArrowRight")
        spoken = re.compile(f"^{shown}%")
        expect(slider(page, "digitization")).to_have_attribute("aria-valuetext", spoken)
    tab_to(page, "[data-lever=digitization]", "text")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("45")
    with rerun(page):
        page.keyboard.press("Enter")
    expect_figures(page, "64,45")
    assert address(page)[1]["digitization"] == "45"
    # The button that resets this lever, which can be pressed now, is the next stop.
    tab_to(page, "[data-lever=digitization]", "button")
    with rerun(page):
        page.keyboard.press("Enter")
    expect_figures(page, "60,08", "54", "Trung bình")
    page.reload(wait_until="commit")
    settle(page)
    tab_to(page, ".st-key-language_switch", "button")
    with rerun(page):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    expect_figures(page, "60.08")


def test_levers_have_plain_names(server: Server, page: Page) -> None:
    open_page(page, server.url)
    thumbs = page.locator("[data-lever] input[type=range]")
    expect(thumbs).to_have_count(6)
    for thumb in thumbs.all():
        name = thumb.evaluate("range => range.labels[0].textContent")
        assert name.strip()
        assert not MARKDOWN.search(name), name
    fields = page.locator("[data-lever] input.typed")
    expect(fields).to_have_count(6)
    for field in fields.all():
        assert "nhập phần trăm" in (field.get_attribute("aria-label") or "")


def tab_to(page: Page, selector: str, kind: str) -> None:
    """Press Tab until the element of a kind below what a selector names has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(IS_INSIDE, selector) and page.evaluate(ACTIVE_TYPE) == kind:
            return
    raise AssertionError(f"Tab does not reach {selector}")
