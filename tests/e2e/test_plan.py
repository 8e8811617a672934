"""Ask for a rank, use the plan, change its limits, and open the plan's link in a fresh browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    choose,
    click,
    expect_figures,
    open_page,
    place_of,
    rerun,
    whole_address,
)
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

ANSWER = ".st-key-plan_answer"

# Where the middle of the last column lies in the table's width.
LAST_COLUMN = 0.942


def test_a_plan_for_rank_40_is_found_shared_and_used(server: Server, visitor: NewPage) -> None:
    sender, receiver = visitor(DESKTOP), visitor(DESKTOP)
    open_page(sender, f"{server.url}/plan")
    choose(sender, "plan_kind", "Hạng")
    expect(sender.locator(ANSWER)).to_contain_text("hạng 40 với xác suất 80")
    choose(sender, "plan_level", "Nhóm")
    expect(sender.locator(ANSWER)).to_contain_text("mức nỗ lực quy đổi 38,8")
    assert address(sender)[1]["goal"] == "rank:40:80"
    open_page(receiver, whole_address(sender))
    assert receiver.locator(ANSWER).inner_text() == sender.locator(ANSWER).inner_text()
    expect(receiver).to_have_url(whole_address(sender))
    click(sender, "plan_use_1")
    expect_figures(sender, "68,69", "khoảng 39")
    path, query = address(sender)
    assert path == "/"
    assert (query["progress"], query["digitization"]) == ("90.1", "62.3")


def test_a_lever_ticked_in_the_table_is_not_set_any_more(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/plan?goal=total:65&by=group")
    expect(page.locator(ANSWER)).to_contain_text("số hóa hồ sơ")
    limits = page.get_by_test_id("stExpander").filter(has_text="Trọng số và giới hạn")
    with rerun(page):
        limits.locator("summary").click()
    table = limits.get_by_test_id("stDataFrame")
    # The section slides open: Playwright's own click waits until the table stands still.
    table.hover()
    # And what is drawn on its canvas is told in a table inside it, which comes a little later.
    expect(table.locator("canvas table")).to_be_attached()
    box = place_of(table)
    # Seven rows with the head, the sixth is digitisation; the boxes to tick stand in the last column.
    with rerun(page):
        table.click(position={"x": box["width"] * LAST_COLUMN, "y": box["height"] * 5.5 / 7})
    expect(page.locator(ANSWER)).not_to_contain_text("số hóa hồ sơ")
    assert address(page)[1]["locked"] == "digitization"
    # Another goal leaves the table as it is, and what was ticked in it.
    goal = page.locator(".st-key-plan_total input")
    goal.fill("64")
    with rerun(page):
        goal.press("Enter")
    expect(page.locator(ANSWER)).to_contain_text("64 điểm")
    parameters = address(page)[1]
    assert (parameters["goal"], parameters["locked"]) == ("total:64", "digitization")


def test_another_option_is_chosen_and_stays_in_the_other_language(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/plan?goal=rank:40:80")
    effort = page.get_by_test_id("stMetricValue").last
    expect(effort).to_have_text("53,1")
    choose(page, "plan_option", "Phương án 2")
    expect(effort).to_have_text("72,6")
    choose(page, "language_switch", "English")
    expect(effort).to_have_text("72.6")
