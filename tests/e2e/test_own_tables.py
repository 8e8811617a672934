"""Three workbooks of the shapes offices have, end to end in a real browser."""

from __future__ import annotations

import io

import openpyxl
from playwright.sync_api import Page, expect

from tests.e2e.actions import click, give, go_to, open_page, rerun
from tests.e2e.server import Server
from tests.scoring.tables.test_real_tables import TABLES

OLD_PORTAL = (TABLES / "files" / "old_portal_fields.xlsx").read_bytes()
RESULT = ".st-key-own_result"


def _book(*rows: list[object], cover: bool = False) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    sheet = book.active
    if cover:
        sheet.append(["Bìa"])
        sheet = book.create_sheet("Số liệu")
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


COUNTS = _book(
    ["PHỤ LỤC: KẾT QUẢ THEO CHỈ SỐ"],
    ["STT", "Tiêu chí đánh giá của Cổng", "Số đạt yêu cầu", "Mẫu số", "Phụ trách"],
    [1, "Tỷ lệ hồ sơ thủ tục hành chính thực hiện số hóa hồ sơ", 300, 1000, "Phòng A"],
    [2, "Tỷ lệ PAKN xử lý đúng hạn", 98, 100, "Phòng B"],
    ["", "Người lập biểu"],
)
UNITS = _book(
    ["BẢNG ĐIỂM CÁC ĐƠN VỊ"],
    ["STT", "Đơn vị", "Số hồ sơ", "Điểm số hóa"],
    ["I", "Sở, ban, ngành"],
    [1, "Sở Y tế", 120, 9.5],
    ["II", "Xã, phường"],
    [1, "UBND xã A", "1.200", 10.5],
    [2, "UBND phường B", 800, 8.5],
    cover=True,
)


def _upload(page: Page, name: str, content: bytes) -> None:
    give(page, "own_upload", (name, content))


def test_the_old_portal_s_fields_are_read_used_and_reported(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method?case=lam-dong-2026")
    _upload(page, "766.xlsx", OLD_PORTAL)
    expect(page.locator(RESULT)).to_contain_text("34/34 tỉnh, thành phố năm 2026")
    click(page, "own_use")
    expect(page.locator(".st-key-own_used")).to_contain_text("Nội dung đã đọc từ tệp")
    expect(page.locator(".st-key-own_used")).to_contain_text("TONG_SCORE")
    with page.expect_download() as caught:
        page.locator(".st-key-own_clean_csv button").locator("visible=true").click()
    assert caught.value.path().read_bytes().count(b"\r\n") == 35


def test_counts_under_headings_of_one_s_own_are_asked_confirmed_and_used(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/method?lang=en")
    _upload(page, "phu-luc.xlsx", COUNTS)
    asked = "columns are not known"
    expect(page.locator(RESULT)).to_contain_text(asked)
    expect(page.locator(RESULT)).to_contain_text("Phòng A")
    expect(page.locator(".st-key-own_use")).to_have_count(0)
    with rerun(page):
        page.locator(RESULT).get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    expect(page.locator(RESULT)).not_to_contain_text(asked)
    expect(page.locator(RESULT)).to_contain_text("2 indicators")


def test_units_on_a_second_sheet_in_sections_are_used_on_their_page(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method?case=lam-dong-2026")
    _upload(page, "don-vi.xlsx", UNITS)
    click(page, "own_use_units_0")
    go_to(page, "Đơn vị")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("Đang dùng bảng của bạn")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("don-vi.xlsx")
