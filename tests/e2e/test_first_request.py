"""A link into the app works as the very first request after the server's start."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import expect_figures, open_page
from tests.e2e.server import Server

NAVIGATION = {
    "vi": [
        "Mô phỏng",
        "Hiện trạng",
        "Kế hoạch",
        "So sánh",
        "Đơn vị",
        "Trình chiếu",
        "Dữ liệu và phương pháp",
    ],
    "en": ["Simulate", "Baseline", "Plan", "Compare", "Units", "Present", "Data and method"],
}
SCENARIO = "/?v=1&case=binh-thuan-2023&lang=en&online_payment=60&digitization=45"


def test_a_deep_link_opens_with_the_whole_shell(fresh_server: Server, page: Page) -> None:
    open_page(page, f"{fresh_server.url}/baseline")
    expect_figures(page, "60,08", "54", "Trung bình")
    _expect_whole_shell(page, "vi", "Tiếng Việt")
    open_page(page, fresh_server.url + SCENARIO)
    expect_figures(page, "66.96", "about 42", "Average")
    _expect_whole_shell(page, "en", "English")
    assert "Traceback" not in fresh_server.log


def _expect_whole_shell(page: Page, language: str, chosen: str) -> None:
    links = page.get_by_test_id("stTopNavLink")
    expect(links).to_have_count(len(NAVIGATION[language]))
    for position, name in enumerate(NAVIGATION[language]):
        expect(links.nth(position)).to_contain_text(name)
    switch = page.locator(".st-key-language_switch")
    expect(switch.get_by_role("radio", name=chosen)).to_be_checked()
    expect(page.locator("h1")).to_contain_text("Bình Thuận 2023")
