"""Two visitors at once do not meet each other's scenarios."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.actions import (
    address,
    choose,
    click,
    expect_figures,
    go_to,
    open_page,
    press,
    rerun,
    type_value,
)
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server


def test_scenarios_languages_and_what_was_done_stay_apart(server: Server, visitor: NewPage) -> None:
    first, second = visitor(DESKTOP), visitor(DESKTOP)
    open_page(first, server.url)
    open_page(second, server.url)
    type_value(first, "digitization", "45")
    type_value(second, "online_payment", "60")
    choose(second, "language_switch", "English")
    press(first, "digitization", "ArrowRight")
    press(second, "online_payment", "ArrowRight")
    # 22 x 45.1 % = 9.922 points from 5.53; 10 x 60.1 % = 6.01 points from 3.49.
    expect_figures(first, "64,47")
    expect_figures(second, "62.60")
    changed = {"digitization", "online_payment"}
    assert address(first)[1].keys() & changed == {"digitization"}
    assert address(second)[1].keys() & changed == {"online_payment"}
    # What one did is not the other's to see or undo.
    open_page(second, server.url)
    open_page(first, f"{server.url}/?v=1&digitization=45&nonsense=first")
    click(first, "keep")
    first.locator(".st-key-keep_name input").fill("Only the first one's")
    with rerun(first):
        first.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    first.keyboard.press("Escape")
    # The second visitor works on meanwhile: every run of theirs could pick up what is not theirs.
    press(second, "online_payment", "ArrowRight")
    undo = second.locator(".st-key-undo button").locator("visible=true")
    click(second, "undo")
    expect_figures(second, "60,08")
    expect(undo).to_be_disabled()
    go_to(second, "So sánh")
    go_to(first, "So sánh")
    expect(first.get_by_text("Only the first one's").first).to_be_visible()
    expect(second.get_by_text("Only the first one's")).to_have_count(0)
    expect(second.get_by_text("nonsense")).to_have_count(0)
    assert "digitization" not in address(second)[1]
