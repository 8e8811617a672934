"""A figure mistyped after a good one, in each kind of field: the good one holds, and the page says so."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from scoring import find_case
from tests.e2e.actions import address, choose, expect_figures, open_page, place_of, rerun, type_in_next_cell
from tests.e2e.server import Server

ANSWER = ".st-key-plan_answer"

# Rows of a table are so many pixels high. The ceiling stands so many columns after the last one that
# cannot be typed into, whose middle lies there in the table's width.
ROW, TO_THE_CEILING, LAST_SHOWN = 35, 3, 0.36
LIMITED = list(find_case("binh-thuan-2023").rules.groups).index("progress")


def test_a_ceiling_in_the_table_of_limits(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/plan?goal=total:66&by=group")
    limits = page.get_by_test_id("stExpander").filter(has_text="Trọng số và giới hạn")
    with rerun(page):
        limits.locator("summary").click()
    table = limits.get_by_test_id("stDataFrame")
    for typed, holds in (("89,1", "89.1"), ("89,15", "89.1"), ("89", "89")):
        x, y = place_of(table)["width"] * LAST_SHOWN, ROW * (LIMITED + 1.5)
        type_in_next_cell(table, x, y, typed, steps=TO_THE_CEILING)
        with rerun(page):
            page.keyboard.press("Enter")
        assert address(page)[1]["ceiling"] == f"progress:{holds}"
        told = page.get_by_test_id("stAlert").filter(has_text=f"trần “{typed}” không dùng được")
        expect(told).to_have_count(1 if typed == "89,15" else 0)
    expect(page.locator(ANSWER)).to_contain_text("lên 89%")


def test_a_rank_and_a_number_of_provinces(server: Server, page: Page) -> None:
    """A browser's own number field would make 405 of 40,5 and keep a rank beyond the league to itself."""
    open_page(page, f"{server.url}/plan?goal=rank:41:80")
    for typed, holds in (("40,5", 41), ("64", 41), ("40", 40)):
        _type(page, "plan_rank", typed)
        expect(page.locator(".st-key-plan_rank input")).to_have_value(typed)
        expect(page.get_by_test_id("stAlert")).to_have_count(0 if typed == "40" else 1)
        expect(page.locator(ANSWER)).to_contain_text(f"hạng {holds} với xác suất 80")
        assert address(page)[1]["goal"] == f"rank:{holds}:80"
    open_page(page, f"{server.url}/method")
    choose(page, "own_kind", "Bảng điểm các tỉnh")
    _type(page, "own_size_typed", "6,3")
    told = page.get_by_test_id("stAlert").filter(has_text="số nguyên từ 1 đến 100")
    expect(told).to_contain_text("giá trị trước đó (63) vẫn giữ nguyên")
    expect(page.locator(".st-key-own_size_typed input")).to_have_value("6,3")


def test_a_target_in_the_table_of_units(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/units")
    table = page.get_by_test_id("stDataFrame").first
    for typed in ("9,38", "9,38x"):
        # The last column of the second row, from the read-only cell before it.
        type_in_next_cell(table, -135, ROW * 2.5, typed)
        with rerun(page):
            page.keyboard.press("Enter")
        expect_figures(page, "5,93", "60,48")
    expect(page.get_by_test_id("stAlert").filter(has_text="bảng hợp lệ gần nhất")).to_have_count(1)


def _type(page: Page, key: str, text: str) -> None:
    """Type into a field key by key, as a hand does, and end with Enter."""
    field = page.locator(f".st-key-{key} input")
    field.fill("")
    field.press_sequentially(text)
    with rerun(page):
        field.press("Enter")
