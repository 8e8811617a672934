"""The search of a province in a real browser: found while it is typed, without accents."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, choose, click, expect_figures, open_page
from tests.e2e.server import Server


def test_a_province_is_found_in_the_alphabet_or_while_it_is_typed_and_opened_by_a_click(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/?case=lam-dong-2026")
    click(page, "case_picker")
    page.locator(".st-key-case_province button").last.click()
    options = page.get_by_role("option")
    expect(options.first).to_have_text("An Giang")
    expect(options.nth(3)).to_have_text("Cao Bằng")
    expect(options.nth(4)).to_have_text("Cần Thơ")
    page.keyboard.press("Escape")
    search = page.locator(".st-key-case_province_search input")
    search.press_sequentially("can tho")
    choose(page, "case_province_found", "Cần Thơ")
    expect_figures(page, "61,80")
    assert address(page)[1]["case"] == "can-tho-2026"
    expect(search).to_have_value("")
