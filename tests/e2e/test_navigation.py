"""Going from page to page by the top navigation keeps scenario and language."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, choose, click, expect_figures, figures, go_to, open_page, type_value
from tests.e2e.server import Server


def test_to_the_other_pages_and_back_keeps_scenario_language_and_link(server: Server, page: Page) -> None:
    open_page(page, server.url)
    type_value(page, "digitization", "45")
    choose(page, "language_switch", "English")
    shown, (_, query) = figures(page), address(page)
    go_to(page, "Baseline")
    expect(page.get_by_test_id("stMain")).to_contain_text("The six groups against the national average")
    assert address(page) == ("/baseline", query)
    go_to(page, "Data and method")
    expect(page.get_by_role("heading", name="Data and method", exact=True)).to_be_visible()
    assert address(page) == ("/method", query)
    go_to(page, "Simulate")
    expect_figures(page, *shown)
    assert address(page) == ("/", query)


def test_a_link_to_another_page_carries_the_scenario_and_a_case_chosen_there_is_simulated(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/baseline?v=1&digitization=45&online_payment=60")
    expect_figures(page, "60,08")
    go_to(page, "Mô phỏng")
    expect_figures(page, "66,96", "khoảng 42", "Trung bình")
    go_to(page, "Hiện trạng")
    click(page, "case_other")
    expect_figures(page, "63,24", "16")
    go_to(page, "Mô phỏng")
    expect_figures(page, "63,24", "16", "Trung bình")
    path, query = address(page)
    assert (path, query["case"]) == ("/", "lam-dong-2026")
