"""From now to the year's end in a browser: the lever follows the hand, the day passes, all of it stays."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    click,
    expect_figures,
    expect_tables,
    give,
    go_to,
    lever,
    open_page,
    rerun,
    slider,
)
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import PHONE
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

LEVER = "on_time_settlement"
HOLD_AT_ITS_END = "field => { field.value = field.max; field.dispatchEvent(new Event('input')); }"


def test_a_lever_moves_what_is_to_come_and_the_day_passes(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?case=lam-dong-2026&lang=en")
    with rerun(page):
        page.locator(".st-key-from_now label").click()
    expect_figures(page, "63.24", "16", "Average")
    lever(page, LEVER).locator("xpath=ancestor::details/summary").click()
    expect_tables(page, LEVER)
    # Held at its end, before the server has heard of it: 15.58 % of the year's dossiers are late for good.
    slider(page, LEVER).evaluate(
        "field => { field.value = 1000; field.dispatchEvent(new Event('input')); }"
    )
    expect_figures(page, "64.18", "10")
    with rerun(page):
        slider(page, LEVER).dispatch_event("change")
    expect_figures(page, "64.18", "10")
    expect(lever(page, LEVER)).to_contain_text("whole year 87.9%")
    page.get_by_text("Day and pace").click()
    day = page.locator(".st-key-from_now_day input")
    day.fill("30/11")
    with rerun(page):
        day.press("Enter")
    expect_figures(page, "63.60")
    expect(page.locator(".st-key-still_open")).to_contain_text("71.04")
    assert address(page)[1]["now"] == "2026-11-30"
    page.reload()
    expect_figures(page, "63.60")
    expect(page.locator(".st-key-from_now input")).to_be_checked()
    expect_nothing_grave(page)


def test_the_year_goes_on_from_where_own_months_end(server: Server, page: Page) -> None:
    months = "Tháng;Mã chỉ số;Tử số;Mẫu số\nT1;{0};45000;50000\nT2;{0};45000;50000\nT3;{0};;60000\n"
    open_page(page, f"{server.url}/method?case=lam-dong-2026&lang=en")
    give(page, "own_upload", ("months.csv", months.format(LEVER).encode()))
    expect(page.locator(".st-key-own_result")).to_contain_text("2 months are over")
    click(page, "own_use")
    go_to(page, "Simulate")
    expect_figures(page, "64.36")
    expect(page.locator(".st-key-own_banner")).to_contain_text("figures to 28 February 2026")
    with rerun(page):
        page.locator(".st-key-from_now label").click()
    expect_figures(page, "64.36")
    link = address(page)[1]
    assert (link["now"], link["per_day"]) == ("2026-02-28", f"{LEVER}:1719.3")
    expect_nothing_grave(page)


def test_on_a_phone_nothing_is_wider_than_the_screen(server: Server, visitor: NewPage) -> None:
    page = visitor(PHONE, "dark")
    open_page(page, f"{server.url}/plan?case=lam-dong-2026&now=2026-10-10&goal=total:66")
    expect(page.locator(".st-key-still_open")).to_contain_text("76,03")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    expect_nothing_grave(page)


def test_a_link_opens_to_the_same_figures_in_a_fresh_browser(server: Server, visitor: NewPage) -> None:
    page = visitor(PHONE, "light")
    link = "case=lam-dong-2026&now=2026-10-10&on_time_settlement=97.2&lang=vi"
    open_page(page, f"{server.url}/?{link}")
    expect_figures(page, "64,02", "11")
    expect(page.locator(".st-key-from_now input")).to_be_checked()
    open_page(page, f"{server.url}/present?{link}&step=3")
    expect(page.locator(".stage-rows li")).to_have_count(6)
    expect(page.locator("h1, h2").filter(has_text="76,03")).to_contain_text("23,97 điểm đã mất")
    expect_nothing_grave(page)
