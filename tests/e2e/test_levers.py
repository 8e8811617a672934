"""Levers: moved by keyboard and typed, both exact; nonsense is refused in plain words."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    expect_figures,
    open_page,
    type_value,
    typed,
    whole_address,
)
from tests.e2e.server import Server


def test_typed_values_are_taken_with_comma_point_or_neither(server: Server, page: Page) -> None:
    open_page(page, server.url)
    # 22 x 45 % = 9.90, x 45.5 % = 10.01, x 45.6 % = 10.03, x 45.55 % = 10.021 points, from 5.53.
    for text, link, total in (
        ("45", "45", "64,45"),
        ("45,5", "45.5", "64,56"),
        ("45.6", "45.6", "64,58"),
        (" 45,55 % ", "45.55", "64,57"),
    ):
        type_value(page, "digitization", text)
        expect_figures(page, total)
        assert address(page)[1]["digitization"] == link
    expect(typed(page, "digitization")).to_have_value("45,55")


def test_nonsense_shows_a_message_and_keeps_text_and_total(server: Server, page: Page) -> None:
    open_page(page, server.url)
    type_value(page, "digitization", "45")
    link, message = whole_address(page), page.locator("[role=alert]:visible")
    for text in ("abc", "100,5", "-3", "4 5"):
        type_value(page, "digitization", text)
        expect(message).to_have_count(1)
        expect(message).to_contain_text("“Số hóa hồ sơ” cần một số từ 0 đến 100")
        expect(typed(page, "digitization")).to_have_value(text)
        expect_figures(page, "64,45")
        expect(page).to_have_url(link)
    type_value(page, "digitization", "46")
    expect(message).to_have_count(0)
    expect_figures(page, "64,67")


def test_dossiers_are_typed_instead_of_percent(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?v=1&case=lam-dong-2026&lang=vi")
    type_value(page, "progress", "+28.825 hồ sơ")
    expect(typed(page, "progress")).to_have_value("90,0")
    assert address(page)[1]["progress"] == "90"
    expect(page.get_by_text("thêm 28.825 hồ sơ (464.847/516.496)")).to_be_visible()
    type_value(page, "progress", "+5")
    expect(page.get_by_text("Chưa rõ đó là phần trăm hay số hồ sơ")).to_be_visible()
    expect(typed(page, "progress")).to_have_value("+5")
    assert address(page)[1]["progress"] == "90"
