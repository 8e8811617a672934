"""The link: the same in a fresh browser; what cannot be used of it is named, never run."""

from __future__ import annotations

from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    choose,
    expect_figures,
    figures,
    go_to,
    headline,
    open_page,
    press,
    type_value,
    whole_address,
)
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

MARKUP = {
    "bogus": "<script>window.injected = 1</script>",
    "worse": "<b>bold</b>",
    "worst": "`<img src=x onerror='window.injected = 1'>`",
    "[click](https://example.org)": "$x^2$",
}


def test_a_link_gives_the_same_in_a_fresh_browser(server: Server, visitor: NewPage) -> None:
    sender, receiver = visitor(DESKTOP), visitor(DESKTOP)
    open_page(sender, server.url)
    type_value(sender, "digitization", "45")
    type_value(sender, "online_payment", "60")
    choose(sender, "language_switch", "English")
    open_page(receiver, whole_address(sender))
    expect_figures(receiver, "66.96", "about 42", "Average")
    assert headline(receiver) == headline(sender)
    expect(receiver).to_have_url(whole_address(sender))


def test_an_indicator_of_another_case_reopens_with_its_lever_in_sight(
    server: Server, visitor: NewPage
) -> None:
    sender, receiver = visitor(DESKTOP), visitor(DESKTOP)
    open_page(sender, f"{server.url}/?case=lam-dong-2026")
    choose(sender, "level", "Theo chỉ số")
    sender.locator("details.section summary").filter(has_text="Số hóa hồ sơ").first.click()
    type_value(sender, "e_result_issued", "99,9")
    open_page(receiver, whole_address(sender))
    expect_figures(receiver, *figures(sender))
    assert address(receiver)[1]["e_result_issued"] == "99.9"
    expect(receiver.locator(".st-key-level").get_by_role("radio", name="Theo chỉ số")).to_be_checked()


def test_bad_parts_are_named_and_the_rest_is_used(server: Server, page: Page) -> None:
    link = "?v=1&lang=fr&digitization=450&online_payment=60&digitisation=45&satisfaction=1e2"
    open_page(page, f"{server.url}/method{link}")
    warning = page.get_by_test_id("stAlertContentWarning")
    for part in ("fr", "digitization", "450", "digitisation", "45", "satisfaction", "1e2"):
        expect(warning.get_by_text(part, exact=True)).to_be_visible()
    expect(warning.get_by_text("online_payment", exact=True)).to_have_count(0)
    # On every page until then.
    go_to(page, "Mô phỏng")
    expect(warning.get_by_text("digitisation", exact=True)).to_be_visible()
    expect_figures(page, "62,59")


def test_markup_in_a_link_is_shown_as_text_and_never_acts(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?{urlencode({**MARKUP, 'online_payment': '60'})}")
    warning = page.get_by_test_id("stAlertContentWarning")
    expect(warning).to_contain_text("<script>window.injected = 1</script>")
    expect(warning).to_contain_text("<b>bold</b>")
    expect(warning).to_contain_text("<img src=x onerror=")
    expect(warning).to_contain_text("[click](https://example.org)")
    expect(warning.locator("script, b, img, a, .katex")).to_have_count(0)
    assert page.evaluate("window.injected") is None
    expect_figures(page, "62,59")


def test_bad_parts_and_other_figures_are_explained_until_a_lever_moves(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?v=1&data=00000000&nonsense=1&digitization=45")
    notes = page.get_by_test_id("stAlert")
    expect(notes).to_have_count(2)
    expect(page.get_by_test_id("stAlertContentWarning").get_by_text("nonsense", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stAlertContentInfo")).to_contain_text(
        "Liên kết được tạo với bộ số liệu 00000000, không có trong lịch sử của công cụ"
    )
    expect_figures(page, "64,45")
    press(page, "digitization", "ArrowRight")
    expect(notes).to_have_count(0)
    expect_figures(page, "64,47")
    assert "nonsense" not in address(page)[1]
