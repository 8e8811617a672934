"""Every page on a phone and on a wide screen, light and dark, in both languages.

Each says what it is in one heading, in the language asked for, with its tools above the page; nothing
runs over, and axe has no serious or critical finding.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.actions import choose, open_page, place_of, settle
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import DESKTOP, PHONE
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

PAGES = sorted(page.stem for page in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
# A presentation is a stage: it has a heading of its own and no tools.
STAGE = "present"

COMPARED = "&s1=digitization%3D45%3Bname%3DA&s2=progress%3D95%3Bname%3DB"
HEADINGS = {"vi": "Bộ chỉ số 766 · Bình Thuận 2023", "en": "766 Index · Bình Thuận 2023"}
PURPOSES = {
    "simulate": ("Tổng điểm (trên 100)", "Total points (of 100)"),
    "baseline": (
        "Sáu nhóm chỉ số so với trung bình cả nước",
        "The six groups against the national average",
    ),
    "method": ("Dữ liệu và phương pháp", "Data and method"),
}
OVERFLOW = "element => element.scrollWidth - element.clientWidth"


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_and_on_a_wide_screen(server: Server, visitor: NewPage, name: str) -> None:
    page = visitor(PHONE)
    path = "" if name == "simulate" else name
    open_page(page, f"{server.url}/{path}?v=1&digitization=45&lang=vi{COMPARED}")
    expect_nothing_grave(page)
    # The presentation's steps are looked at in the other language as well: test_stage.py.
    if name != STAGE:
        _expect_room_for_the_heading(page, name, "vi")
        choose(page, "language_switch", "English")
        _expect_room_for_the_heading(page, name, "en")
    page.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
    page.emulate_media(color_scheme="dark")
    settle(page)
    expect_nothing_grave(page)
    expect(page.locator("h1")).to_have_count(1)
    if name == STAGE:
        expect(page.locator(".st-key-bar")).to_have_count(0)
        return
    heading, tools = place_of(page.locator(".st-key-heading")), place_of(page.locator(".st-key-bar_tools"))
    assert heading["x"] + heading["width"] < tools["x"]
    assert abs(heading["y"] + heading["height"] / 2 - tools["y"] - tools["height"] / 2) < 8


def _expect_room_for_the_heading(page: Page, name: str, language: str) -> None:
    heading, tools = page.locator("h1"), page.locator(".st-key-bar_tools")
    expect(heading).to_have_text(HEADINGS[language])
    if name in PURPOSES:
        said, in_the_other = PURPOSES[name] if language == "vi" else PURPOSES[name][::-1]
        expect(page.get_by_test_id("stMain")).to_contain_text(said)
        expect(page.get_by_test_id("stMain")).not_to_contain_text(in_the_other)
    # Heading and purpose in a row each, the tools below them in two.
    assert place_of(heading)["height"] < 32
    assert place_of(page.locator(".st-key-heading"))["height"] < 60
    assert place_of(tools)["height"] < 100
    for part in (heading, tools):
        assert place_of(part)["x"] + place_of(part)["width"] <= PHONE.width
    for part in (page.locator("html"), page.get_by_test_id("stMain")):
        assert part.evaluate(OVERFLOW) <= 0
