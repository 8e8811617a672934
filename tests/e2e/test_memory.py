"""What a visitor keeps and types stays in the browser: reload, second tab, hostile content, clearing."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    click,
    expect_figures,
    go_to,
    open_page,
    rerun,
    settle,
)
from tests.e2e.server import Server

KEY = "chi-so-766"
SCENARIO = "v=1&lang=vi&digitization=45"


def _stored(page: Page) -> dict[str, object]:
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    found: dict[str, object] = json.loads(text) if text else {}
    return found


def _kept(page: Page) -> list[str]:
    return [item["name"] for item in _stored(page).get("kept", [])]  # type: ignore[attr-defined]


def _count(page: Page, count: int) -> None:
    expect(page.get_by_test_id("stTopNavLink").filter(has_text=f"So sánh ({count})")).to_be_visible()


def test_a_kept_scenario_survives_a_reload_and_a_second_tab_and_one_click_clears_both(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/compare?{SCENARIO}")
    click(page, "keep_current")
    _count(page, 1)
    assert _kept(page) == ["Số hóa hồ sơ 45%"]
    open_page(page, server.url)
    _count(page, 1)
    expect_figures(page, "60,08")
    other = page.context.new_page()
    open_page(other, f"{server.url}/compare?v=1&lang=vi&online_payment=60")
    _count(other, 1)
    click(other, "keep_current")
    # The first tab hears of what the second has kept, and neither wipes the other's.
    _count(other, 2)
    _count(page, 2)
    assert len(_kept(page)) == 2
    go_to(other, "Dữ liệu và phương pháp")
    click(other, "memory_clear")
    settle(other)
    assert _stored(other) == {}
    for tab in (other, page):
        expect(tab.get_by_test_id("stTopNavLink").filter(has_text="So sánh")).to_be_visible()
        expect(tab.get_by_test_id("stTopNavLink").filter(has_text=re.compile(r"\(\d\)"))).to_have_count(0)
    other.close()


def test_hostile_content_is_dropped_with_a_word_and_does_nothing(server: Server, page: Page) -> None:
    open_page(page, server.url)
    expect_figures(page, "60,08")
    hostile = '{"version":1,"kept":[{"mark":"x","name":"<img src=x onerror=window.injected=1>"}]}'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, hostile])
    open_page(page, f"{server.url}/?{SCENARIO}")
    expect(page.get_by_test_id("stAlertContentWarning")).to_contain_text("không dùng được và đã bị bỏ")
    expect_figures(page, "64,45")
    assert page.evaluate("window.injected") is None
    # The component that writes it over is drawn after the words.
    page.wait_for_function("key => !localStorage.getItem(key)", arg=KEY)


def test_what_is_typed_and_not_confirmed_survives_a_reload(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?{SCENARIO}")
    field = page.locator("[data-lever=online_payment] .typed")
    field.fill("6")
    page.reload()
    settle(page)
    expect(field).to_have_value("6")
    expect_figures(page, "64,45")
    with rerun(page):
        field.press("Enter")
    assert address(page)[1]["online_payment"] == "6"
