"""Sharing in a real browser: the copied link, the QR code on the screen, the embedded simulator."""

from __future__ import annotations

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.actions import click, expect_figures, open_page, type_value, whole_address
from tests.e2e.browser import DESKTOP, PROJECTOR
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server


def _copy_first(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = page.get_by_test_id("stCode").locator("visible=true").first
    code.hover()
    code.get_by_role("button", name="Sao chép").click()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_what_is_copied_and_what_is_scanned_opens_the_same_scenario(
    server: Server, visitor: NewPage
) -> None:
    sender, receiver = visitor(PROJECTOR), visitor(DESKTOP)
    open_page(sender, server.url)
    type_value(sender, "digitization", "45")
    click(sender, "share")
    link = _copy_first(sender)
    assert link.startswith(f"{server.url}/?v=1&data=")
    sender.get_by_role("tab", name="Tóm tắt").click()
    summary = _copy_first(sender)
    assert summary.startswith(
        "Bình Thuận 2023, Bộ chỉ số 766 – nâng mức đạt nhóm số hóa hồ sơ lên 45%: từ 60,08 lên 64,45 điểm"
    )
    assert summary.endswith(f"\n{link}")
    sender.get_by_role("tab", name="Mã QR").click()
    code = sender.get_by_role("img", name="Mã QR của liên kết đến kịch bản này")
    expect(code).to_be_visible()
    code.scroll_into_view_if_needed()
    (scanned,) = zxingcpp.read_barcodes(Image.open(BytesIO(sender.screenshot())))
    assert scanned.text == link
    open_page(receiver, scanned.text)
    expect_figures(receiver, "64,45", "khoảng 47", "Trung bình")


def test_embedded_the_simulator_has_no_navigation_and_lists_what_differs(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/?v=1&digitization=45&embed=true")
    expect_figures(page, "64,45")
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    expect(page.locator(".st-key-case_picker")).to_have_count(0)
    shown = page.get_by_test_id("stMain")
    expect(shown).to_contain_text("Số hóa hồ sơ: 25,1% → 45% (mức đạt của nhóm)")
    type_value(page, "online_payment", "60")
    expect(shown).to_contain_text("Thanh toán trực tuyến: 34,9% → 60%")
    assert "embed=true" in whole_address(page)
