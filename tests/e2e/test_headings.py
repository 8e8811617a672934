"""Every page says what it is: one heading, beside its tools or above them, and nothing runs over."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.e2e.actions import click, open_page
from tests.e2e.browser import DESKTOP, PHONE
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

PAGES = ("", "baseline", "plan", "compare", "units", "method")
HEADINGS = {"vi": "Bộ chỉ số 766 · Bình Thuận 2023", "en": "766 Index · Bình Thuận 2023"}
OVERFLOW = "element => element.scrollWidth - element.clientWidth"


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_heading_and_tools_above_the_page(
    server: Server, visitor: NewPage, name: str, language: str
) -> None:
    page = visitor(PHONE)
    open_page(page, f"{server.url}/{name}?digitization=45&online_payment=60&lang={language}")
    heading, tools = page.locator("h1"), page.locator(".st-key-bar_tools")
    expect(heading).to_have_text(HEADINGS[language])
    # Heading and purpose in a row each, the tools below them in two.
    assert _box(heading)["height"] < 32
    assert _box(page.locator(".st-key-heading"))["height"] < 60
    assert _box(tools)["height"] < 100
    for part in (heading, tools):
        assert _box(part)["x"] + _box(part)["width"] <= PHONE.width
    for part in (page.locator("html"), page.get_by_test_id("stMain")):
        assert part.evaluate(OVERFLOW) <= 0


def test_a_wide_screen_shows_them_in_one_row(server: Server, visitor: NewPage) -> None:
    page = visitor(DESKTOP)
    open_page(page, server.url)
    heading, tools = _box(page.locator(".st-key-heading")), _box(page.locator(".st-key-bar_tools"))
    assert heading["x"] + heading["width"] < tools["x"]
    assert abs(heading["y"] + heading["height"] / 2 - tools["y"] - tools["height"] / 2) < 8


def test_a_presentation_has_no_other_heading(server: Server, visitor: NewPage) -> None:
    page = visitor(DESKTOP)
    open_page(page, f"{server.url}/present?digitization=45")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".st-key-bar")).to_have_count(0)


def test_the_choice_of_other_provinces_covers_no_figure(server: Server, visitor: NewPage) -> None:
    page = visitor(DESKTOP)
    open_page(page, server.url)
    click(page, "peers_button")
    choices = page.locator(".st-key-peers_choices")
    expect(choices.get_by_role("radio")).to_have_count(6)
    result = _box(page.locator("section.result"))
    assert result["y"] + result["height"] <= _box(choices)["y"]


@pytest.mark.parametrize("language", HEADINGS)
def test_each_row_of_tools_is_one_row_on_a_wide_screen(
    server: Server, visitor: NewPage, language: str
) -> None:
    page = visitor(DESKTOP)
    open_page(page, f"{server.url}/?digitization=45&peers=pace:2023-2024&lang={language}")
    for row in ("toolbar", "tools"):
        assert _box(page.locator(f".st-key-{row}"))["height"] < 48


def _box(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box is not None
    return box
