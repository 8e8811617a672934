"""Charts speak without being seen: each has a name in words, and a table with its numbers."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.actions import choose, open_page, place_of, press, rerun
from tests.e2e.server import Server

SCENARIO = "/?v=1&digitization=45&online_payment=60"
FIRST = "Cơ cấu điểm tăng, giảm"


VIEWS: list[tuple[str, str, list[str], list[tuple[str, str]]]] = [
    (
        FIRST,
        "Từ hiện trạng đến kịch bản theo từng nguyên nhân; nhiều nhất nhờ Số hóa hồ sơ.",
        ["60,08", "+2,51", "+4,37", "66,96"],
        [
            ("Hiện trạng", "60,08"),
            ("Thanh toán trực tuyến", "+2,51"),
            ("Số hóa hồ sơ", "+4,37"),
            ("Kịch bản", "66,96"),
        ],
    ),
    (
        "Vị trí toàn quốc",
        "Hạng theo tổng điểm trên 63 tỉnh: Bình Thuận lên hạng so với hiện trạng.",
        ["60,08 · 54", "66,96 · khoảng 42 (40–45)"],
        [("Bình Thuận", "60,08")],
    ),
    (
        "So với trung bình",
        "4/6 nhóm dưới trung bình cả nước: Công khai, minh bạch; Tiến độ, kết quả giải quyết; "
        "Dịch vụ công trực tuyến; Số hóa hồ sơ.",
        ["3,49 → 6,00 / 10", "5,53 → 9,90 / 22"],
        [("Thanh toán trực tuyến", "6,00"), ("Số hóa hồ sơ", "9,90"), ("Số hóa hồ sơ", "5,53")],
    ),
]


def test_a_chart_has_a_name_and_a_table_with_its_numbers_that_follows_the_levers(
    server: Server, page: Page
) -> None:
    open_page(page, server.url + SCENARIO)
    with rerun(page):
        page.locator(".st-key-table_open label").click()
    for view, name, drawn, listed in VIEWS:
        if view != FIRST:
            choose(page, "view", view)
        chart = page.get_by_test_id("stVegaLiteChart")
        expect(chart).to_have_attribute("aria-label", name)
        for text in drawn:
            expect(chart.locator("svg").get_by_text(text, exact=True)).to_be_attached()
        rows = download(page)
        for first, number in listed:
            assert number in next(row for row in rows if row[0] == first)
    choose(page, "view", FIRST)
    press(page, "digitization", "ArrowRight")
    assert "66,98" in download(page)[-1]


def download(page: Page) -> list[list[str]]:
    """Return the rows of the open table, without the heading, from its own download."""
    # Without the browser's dialog for a place to save, the file is downloaded at once.
    page.evaluate("() => { window.showSaveFilePicker = undefined }")
    table = page.get_by_test_id("stDataFrame")
    table.hover()
    with page.expect_download() as started:
        table.get_by_role("button", name="Tải về dạng CSV").click()
    with Path(started.value.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_pointed_at_and_as_data_a_chart_speaks_the_page_s_words(server: Server, page: Page) -> None:
    open_page(page, server.url + SCENARIO)
    chart = page.get_by_test_id("stVegaLiteChart")
    # The first layer are the thin lines from bar to bar.
    bar = chart.locator("svg .role-mark.mark-rect").nth(1).locator("path").first
    bar.scroll_into_view_if_needed()
    place = place_of(bar)
    for share in (0.4, 0.5):
        page.mouse.move(place["x"] + share * place["width"], place["y"] + place["height"] / 2)
    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip.locator("h2")).to_have_text("Thanh toán trực tuyến")
    expect(tooltip.locator("td.key").first).to_have_text(re.compile("Điểm"))
    page.get_by_role("button", name="Xem số liệu").click()
    table = page.get_by_test_id("stDataFrame")
    expect(table.locator("canvas th").first).to_have_text("Nguyên nhân")
    # What is drawn on the canvas stands in it as a table for screen readers.
    expect(table.locator("canvas td").get_by_text("66,96", exact=True)).to_be_attached()
