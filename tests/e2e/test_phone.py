"""On a phone's width every page fits, and the main job can be done."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import FIGURES, expect_figures, open_page, place_of, press, type_value, typed
from tests.e2e.browser import PHONE
from tests.e2e.server import Server

# Whether an ellipsis hides a part of an element or of what it consists of.
CUT_OFF = """
element => [element, ...element.querySelectorAll('*')]
  .some(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
"""
FONT_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
READABLE_PX = 16


def test_levers_can_be_typed_and_moved_and_the_headline_is_whole_and_readable(
    server: Server, phone_page: Page
) -> None:
    open_page(phone_page, server.url)
    type_value(phone_page, "digitization", "45")
    type_value(phone_page, "online_payment", "60")
    expect_figures(phone_page, "66,96", "khoảng 42")
    values = phone_page.locator(FIGURES)
    expect(values).to_have_count(3)
    for value in values.all():
        assert value.evaluate(FONT_SIZE) >= READABLE_PX
        assert not value.evaluate(CUT_OFF), value.inner_text()
        box = place_of(value)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE.width
    box = place_of(values.first)
    assert box["y"] + box["height"] <= PHONE.height

    press(phone_page, "digitization", "ArrowRight")
    expect_figures(phone_page, "66,98")
    field = place_of(typed(phone_page, "digitization"))
    assert field["x"] + field["width"] <= PHONE.width
