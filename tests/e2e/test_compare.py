"""Keep scenarios on one page, compare them on another, open the comparison in a fresh browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    click,
    expect_figures,
    go_to,
    open_page,
    rerun,
    step,
    type_value,
    typed,
    whole_address,
)
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

HOSTILE = "<img src=x onerror='window.injected = 1'> **x**"


def _keep(page: Page, name: str) -> None:
    click(page, "keep")
    page.locator(".st-key-keep_name input").fill(name)
    with rerun(page):
        page.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    page.keyboard.press("Escape")


def _values(page: Page) -> list[str]:
    return page.locator("[data-testid=stMetricValue]").all_inner_texts()


def test_two_kept_scenarios_stand_side_by_side_also_in_a_fresh_browser(
    server: Server, visitor: NewPage
) -> None:
    sender, receiver = visitor(DESKTOP), visitor(DESKTOP)
    open_page(sender, server.url)
    type_value(sender, "digitization", "45")
    _keep(sender, "Số hóa trước")
    type_value(sender, "online_payment", "60")
    _keep(sender, HOSTILE)
    go_to(sender, "So sánh")
    assert _values(sender) == ["64,45", "khoảng 47", "66,96", "khoảng 42"]
    open_page(receiver, whole_address(sender))
    expect(receiver.get_by_text(f"2. {HOSTILE}", exact=True).first).to_be_visible()
    assert _values(receiver) == _values(sender)
    assert receiver.evaluate("window.injected") is None
    expect(receiver).to_have_url(whole_address(sender))


def test_back_from_a_comparison_leads_to_the_simulator(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?digitization=45")
    go_to(page, "So sánh")
    click(page, "keep_current")
    compared = whole_address(page)
    assert address(page)[1]["s1"].startswith("digitization=45;name=")
    step(page)
    assert address(page)[0] == "/compare"
    assert "s1" not in address(page)[1]
    expect(page.locator("[data-testid=stMetricValue]")).to_have_count(0)
    step(page, forward=True)
    expect(page).to_have_url(compared)
    assert _values(page) == ["64,45", "khoảng 47"]
    # The navigation leaves no step of its own behind.
    for _ in range(2):
        step(page)
    expect(typed(page, "digitization")).to_have_value("45,0")


def test_the_others_are_assumed_to_move(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?digitization=45&online_payment=60")
    click(page, "peers_button")
    with rerun(page):
        page.locator(".st-key-peers_choice").get_by_text("như giai đoạn 2023–2024").click()
    expect_figures(page, "66,96", "khoảng 54", "khoảng 60", "Trung bình")
    assert address(page)[1]["peers"] == "pace:2023-2024"
    # The choice stays open: a presenter goes through the assumptions one by one.
    with rerun(page):
        page.locator(".st-key-peers_choice").get_by_text("tăng hoặc giảm bình quân một số điểm").click()
    assert address(page)[1]["peers"] == "shift:2"
    # Chosen below the fold, and the figures it changes are still in sight.
    expect(page.locator("section.result")).to_be_in_viewport(ratio=1)
