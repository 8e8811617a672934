"""What-if over units in a real browser: a ready scenario, a typed target, an own table."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    click,
    expect_figures,
    give,
    go_to,
    headline,
    open_page,
    rerun,
    type_in_next_cell,
)
from tests.e2e.server import Server

ROW_HEIGHT, TARGET_WIDTH = 35, 95


def _type_target(page: Page, row: int, text: str) -> None:
    """Type into the last column of the table, which is drawn on a canvas: cells are only places."""
    table = page.locator("[data-testid=stDataFrame]").first
    type_in_next_cell(table, -TARGET_WIDTH - 40, ROW_HEIGHT * (row + 1.5), text)
    with rerun(page):
        page.keyboard.press("Enter")
    # The table is drawn again with it, and only then takes the next.
    expect(page.locator("[data-testid=stDataFrame] canvas table").first).to_contain_text(text)


def test_every_district_as_good_as_the_best_goes_into_the_simulator(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/units")
    expect_figures(page, "5,53", "60,08", "54")
    click(page, "units_ready_best")
    expect_figures(page, "8,71", "63,26", "khoảng 49")
    click(page, "units_bring")
    assert address(page)[1]["digitization"] == "39.59"
    go_to(page, "Mô phỏng")
    expect_figures(page, "63,26", "khoảng 49", "Trung bình")
    go_to(page, "Đơn vị")
    expect_figures(page, "8,71", "63,26", "khoảng 49")


def test_what_is_typed_counts_and_what_cannot_be_used_is_kept(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/units?lang=en")
    _type_target(page, 0, "9,38")
    # One of ten districts moves by 4 points.
    expect_figures(page, "5.93", "60.48")
    _type_target(page, 1, "abc")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Something in the table cannot be used")
    expect(page.get_by_test_id("stTable").filter(has_text="abc")).to_be_visible()
    expect_figures(page, "5.93", "60.48")
    _type_target(page, 1, "9.38")
    expect_figures(page, "6.33", "60.88")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert "If 2 units reached the targets typed" in headline(page)


def test_the_downloaded_table_is_taken_as_an_own_one(server: Server, page: Page, tmp_path: Path) -> None:
    open_page(page, f"{server.url}/units")
    for ending in ("xlsx", "csv"):
        # The buttons to download are not drawn again by what is pressed above them.
        for key in ("units_ready_best", "units_clear", "units_ready_best"):
            click(page, key)
        with page.expect_download() as started:
            page.locator(f".st-key-units_table_{ending} button").click()
        name = started.value.suggested_filename
        assert name == f"don-vi-binh-thuan-2023.{ending}"
        started.value.save_as(tmp_path / name)
        give(page, "units_upload", (name, (tmp_path / name).read_bytes()))
        expect(page.get_by_test_id("stAlert")).to_contain_text(f"Bình Thuận 2023: {name}")
        expect_figures(page, "8,71", "63,26", "khoảng 49")
        click(page, "units_restore")
        expect_figures(page, "5,53", "60,08", "54")
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
