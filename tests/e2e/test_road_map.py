"""A road map made, typed into and reloaded in a real browser; the table is a canvas only there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, choose, click, open_page, place_of, rerun, settle, type_in_next_cell
from tests.e2e.server import Server

# Rows of a table are so many pixels high. The first target stands right of the baseline, whose column's
# middle lies there in the table's width.
ROW, BASELINE_AT = 35, 0.27


def test_a_road_map_is_made_typed_into_and_still_there_after_a_reload(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/plan?digitization=45&online_payment=60")
    for field, day in (("first", "31/12/2019"), ("last", "30/12/2020")):
        typed = page.locator(f".st-key-road_map_{field} input")
        typed.fill(day)
        with rerun(page):
            typed.press("Enter")
    # Which of the two is offered first depends on how much of the year is left.
    quarters = page.locator(".st-key-road_map_every").get_by_role("radio", name="Quý")
    if not quarters.is_checked():
        choose(page, "road_map_every", "Quý")
    click(page, "road_map_make")
    message = page.get_by_text("Theo lộ trình, tổng điểm tăng từ 60,08 lên 66,96")
    expect(message).to_have_count(1)
    table = page.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    for typed_cell, holds in (("32,5", "32.5"), ("32,5x", "32.5")):
        type_in_next_cell(table, place_of(table)["width"] * BASELINE_AT, ROW * 2.5, typed_cell)
        with rerun(page):
            page.keyboard.press("Enter")
        assert f"digitization:{holds}~35.1~40~45" in address(page)[1]["targets"]
    expect(page.get_by_test_id("stAlert").filter(has_text="“32,5x” không dùng được")).to_have_count(1)
    page.reload(wait_until="commit")
    settle(page)
    expect(message).to_have_count(1)
    assert "digitization:32.5~35.1~40~45" in address(page)[1]["targets"]


def test_nothing_people_typed_becomes_markup_on_the_page(server: Server, page: Page) -> None:
    lead = "<img src=x onerror=alert(1)> **b** :red[x]"
    query = "milestones=2026-06-30&targets=digitization:45&actual=digitization:33"
    open_page(page, f"{server.url}/plan?{query}&tasks=digitization%7C%7C{lead.replace(' ', '%20')}%7C")
    box = page.get_by_test_id("stAlert").filter(has_text="Việc chậm so với lộ trình")
    expect(box).to_contain_text("<img src=x onerror=alert(1)> **b** :")
    expect(box.locator("img")).to_have_count(0)
