"""Paste a list of units on the plan page, download the hand-out, and show the road map in the room."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.e2e.actions import go_to, open_page, rerun
from tests.e2e.server import Server
from tests.e2e.test_download import DOCUMENT_MS

ROAD_MAP = "case=lam-dong-2026&milestones=2099-06-30,2099-12-31&targets=dossier_digitised:40~50"
SCENARIO = "case=lam-dong-2026&dossier_digitised=40"
FULLY_GROWN = "section => Promise.all(section.getAnimations().map(growing => growing.finished))"
UNITS = "Xã [A]\t1\nXã B\t3\nSở D\t2\tBà E"


def test_the_work_of_a_scenario_is_split_over_pasted_units_and_handed_out(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/plan?{SCENARIO}")
    section = page.get_by_test_id("stExpander").filter(has_text="Chia việc cho đơn vị")
    with rerun(page):
        section.locator("summary").click()
    area = section.locator("textarea")
    area.fill(UNITS)
    with rerun(page):
        area.press("Control+Enter")
    expect(section).to_contain_text("toàn tỉnh làm thêm 82.534 hồ sơ")
    # A section grows over half a second. Playwright scrolls in it to what the growing edge still hides,
    # which nobody can see or click; the edge then moves on under the pointer.
    section.locator("details").evaluate(FULLY_GROWN)
    with page.expect_download(timeout=DOCUMENT_MS) as waiting:
        section.locator(".st-key-work_xlsx button").click()
    assert waiting.value.suggested_filename.startswith("lam-dong-2026_chia-viec_20")
    book = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()), data_only=True)
    assert book.sheetnames == ["Tổng hợp", "Xã A", "Xã B", "Sở D"]
    given = [
        row[4] for sheet in book.worksheets[1:] for row in sheet.iter_rows(min_row=5, values_only=True)
    ]
    assert sum(given) == 82_534
    # What was pasted is there again after a look at another page.
    go_to(page, "Mô phỏng")
    go_to(page, "Kế hoạch")
    expect(section.locator("textarea")).to_have_value(UNITS)


def test_a_road_map_of_a_link_is_shown_in_the_room(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/present?{ROAD_MAP}&step=5")
    expect(page.locator("h1")).to_contain_text("Theo lộ trình, tổng điểm tăng từ 63,24")
    expect(page.locator(".stage-rows li")).to_have_count(2)
    expect(page.locator(".stage-rows")).to_contain_text("30/6/2099")
