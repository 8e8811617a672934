"""Ready scenarios, and the ways back: undo, reset of one lever, reset of all."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    HEADLINE,
    address,
    click,
    expect_figures,
    go_to,
    lever,
    open_page,
    press,
    rerun,
    reset,
    type_value,
    typed,
)
from tests.e2e.server import Server

BASELINE = ["60,08", "54", "Trung bình"]


def test_a_ready_scenario_sets_its_levers_and_closes_its_window(server: Server, page: Page) -> None:
    open_page(page, server.url)
    click(page, "presets")
    click(page, "preset_digitization_best_district")
    # 22 x 39.6 % = 8.71 points, as the best district, from 5.53.
    expect_figures(page, "63,26")
    assert address(page)[1]["digitization"] == "39.6"
    expect(typed(page, "digitization")).to_have_value("39,6")
    expect(page.get_by_role("dialog")).to_have_count(0)
    click(page, "presets")
    click(page, "preset_full_e_results")
    assert address(page)[1].keys() & {"digitization", "e_result_issued"} == {"e_result_issued"}
    # A preset of indicators opens the levers by indicator.
    expect(page.locator(".st-key-level").get_by_role("radio", name="Theo chỉ số")).to_be_checked()
    expect(lever(page, "e_result_issued")).to_be_visible()


def test_a_window_that_was_closed_or_left_stays_closed(server: Server, page: Page) -> None:
    open_page(page, server.url)
    for close in ("Escape", "button"):
        click(page, "presets")
        window = page.get_by_role("dialog")
        expect(window).to_be_visible()
        with rerun(page):
            if close == "Escape":
                page.keyboard.press("Escape")
            else:
                window.get_by_role("button", name="Đóng").click()
        expect(window).to_have_count(0)
        press(page, "digitization", "ArrowRight")
        expect(window).to_have_count(0)
    click(page, "keep")
    with rerun(page):
        page.get_by_role("dialog").get_by_test_id("stPageLink").click()
    expect(page).to_have_url(re.compile("/compare"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    go_to(page, "Mô phỏng")
    expect(page.locator(HEADLINE)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_undo_takes_back_one_step_at_a_time(server: Server, page: Page) -> None:
    open_page(page, server.url)
    undo = page.locator(".st-key-undo button").locator("visible=true")
    expect(undo).to_be_disabled()
    type_value(page, "digitization", "45")
    press(page, "digitization", "ArrowRight")
    type_value(page, "online_payment", "60")
    for total in ("64,47", "64,45", "60,08"):
        click(page, "undo")
        expect_figures(page, total)
    expect(undo).to_be_disabled()
    expect(page).to_have_url(f"{server.url}/")


def test_reset_of_one_lever_leaves_the_others_and_reset_of_all_leaves_none(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/?v=1&digitization=45&online_payment=60")
    reset(page, "digitization")
    expect_figures(page, "62,59")
    assert address(page)[1].keys() & {"digitization", "online_payment"} == {"online_payment"}
    expect(lever(page, "digitization").locator("button.reset")).not_to_be_visible()
    expect(typed(page, "digitization")).to_have_value("25,1")
    type_value(page, "digitization", "45")
    click(page, "reset_all")
    expect_figures(page, *BASELINE)
    expect(page).to_have_url(f"{server.url}/")
    expect(page.locator(".st-key-reset_all button").locator("visible=true")).to_be_disabled()
    click(page, "undo")
    expect_figures(page, "66,96")


def test_undo_brings_back_the_case_as_well(server: Server, page: Page) -> None:
    open_page(page, server.url)
    case = page.locator("h1")
    type_value(page, "digitization", "45")
    click(page, "case_other")
    expect(case).to_contain_text("Lâm Đồng 2026")
    expect_figures(page, "63,24", "16", "Trung bình")
    assert address(page)[1]["case"] == "lam-dong-2026"
    click(page, "undo")
    expect(case).to_contain_text("Bình Thuận 2023")
    expect_figures(page, "64,45")
    assert address(page)[1]["case"] == "binh-thuan-2023"
    # The button of the other case leads there, and back to where nothing is changed.
    for total, rank, name in (("63,24", "16", "Lâm Đồng 2026"), ("60,08", "54", "Bình Thuận 2023")):
        click(page, "case_other")
        expect(case).to_contain_text(name)
        expect_figures(page, total, rank)
    expect(page).to_have_url(f"{server.url}/")
