"""The browser's back and forward buttons go through the scenarios step by step."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    choose,
    click,
    expect_figures,
    figures,
    go_to,
    open_page,
    press,
    settle,
    step,
    type_value,
    whole_address,
)
from tests.e2e.server import Server


def test_back_and_forward_restore_the_scenarios_step_by_step(server: Server, page: Page) -> None:
    open_page(page, server.url)
    states = [(figures(page), whole_address(page))]
    type_value(page, "digitization", "45")
    states.append((figures(page), whole_address(page)))
    press(page, "digitization", "ArrowRight")
    states.append((figures(page), whole_address(page)))
    type_value(page, "online_payment", "60")
    assert len({url for _, url in states} | {whole_address(page)}) == 4
    last = (figures(page), whole_address(page))
    for earlier in reversed(states):
        step(page)
        expect_figures(page, *earlier[0])
        expect(page).to_have_url(earlier[1])
    expect(page).to_have_url(f"{server.url}/")
    for later in (*states[1:], last):
        step(page, forward=True)
        expect_figures(page, *later[0])
        expect(page).to_have_url(later[1])
    # Who goes on from an earlier scenario starts from it.
    step(page)
    press(page, "digitization", "ArrowRight")
    expect_figures(page, "64,49")
    query = address(page)[1]
    assert query["digitization"] == "45.2"
    assert "online_payment" not in query


def test_back_restores_case_and_language(server: Server, page: Page) -> None:
    open_page(page, server.url)
    click(page, "case_other")
    choose(page, "language_switch", "English")
    expect_figures(page, "63.24", "16", "Average")
    step(page)
    expect_figures(page, "63,24", "16", "Trung bình")
    step(page)
    expect_figures(page, "60,08", "54", "Trung bình")
    expect(page.locator("h1")).to_contain_text("Bình Thuận 2023")


def test_back_leaves_a_link_that_was_opened(server: Server, page: Page) -> None:
    open_page(page, server.url)
    open_page(page, f"{server.url}/?v=1&digitization=45")
    expect_figures(page, "64,45")
    page.go_back(wait_until="commit")
    settle(page)
    expect_figures(page, "60,08")


def test_one_step_back_after_a_change_of_page_is_the_page_before_as_it_was(
    server: Server, page: Page
) -> None:
    # Another case and another language than at the start: neither may be lost on the way.
    open_page(page, f"{server.url}/?case=lam-dong-2025&lang=en")
    before = (figures(page), whole_address(page))
    type_value(page, "digitization", "45")
    visited = [(whole_address(page), page.get_by_test_id("stMain").inner_text())]
    length = page.evaluate("history.length")
    for number, name in enumerate(["Baseline", "Plan", "Compare"], 1):
        go_to(page, name)
        assert "digitization=45" in whole_address(page)
        assert page.evaluate("history.length") == length + number
        visited.append((whole_address(page), page.get_by_test_id("stMain").inner_text()))
    for url, shown in reversed(visited[:-1]):
        step(page)
        expect(page).to_have_url(url)
        assert page.get_by_test_id("stMain").inner_text().split() == shown.split()
    step(page)
    expect_figures(page, *before[0])
    expect(page).to_have_url(before[1])
    step(page, forward=True)
    expect(page).to_have_url(visited[0][0])


def test_a_page_opened_by_a_button_is_one_step(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/plan?lang=en&goal=total:70&digitization=30")
    before, length = whole_address(page), page.evaluate("history.length")
    click(page, "plan_use_1")
    assert address(page)[0] == "/"
    assert "goal" not in address(page)[1]
    opened = figures(page)
    assert opened[0] == "70.00"
    assert page.evaluate("history.length") == length + 1
    step(page)
    expect(page).to_have_url(before)
    step(page, forward=True)
    expect_figures(page, *opened)
