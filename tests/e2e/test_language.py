"""The language switch changes words and number format, and nothing else."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    choose,
    click,
    expect_figures,
    headline,
    open_page,
    slider,
    type_value,
    whole_address,
)
from tests.e2e.server import Server

# The words that a translator would take up.
TRANSLATED = """found => found
  .filter(one => one.translate && one.localName !== "style")
  .flatMap(one => [...one.childNodes].filter(part => part.nodeType === Node.TEXT_NODE))
  .map(part => part.data.trim())
  .filter(Boolean)"""


def test_switching_keeps_the_scenario_and_changes_format_and_address(server: Server, page: Page) -> None:
    open_page(page, server.url)
    _expect_kept_from_a_translator(page)
    type_value(page, "digitization", "45")
    type_value(page, "online_payment", "60")
    expect_figures(page, "66,96", "khoảng 42", "Trung bình")
    assert "từ 60,08 lên 66,96 điểm, hạng từ 54 lên khoảng 42/63 (40–45)." in headline(page)
    choose(page, "language_switch", "English")
    expect_figures(page, "66.96", "about 42", "Average")
    assert "+6.88" in headline(page)
    spoken = re.compile("^45\\.0%, 9\\.90 points")
    expect(slider(page, "digitization")).to_have_attribute("aria-valuetext", spoken)
    query = address(page)[1]
    assert (query["lang"], query["digitization"], query["online_payment"]) == ("en", "45", "60")
    choose(page, "language_switch", "Tiếng Việt")
    expect_figures(page, "66,96", "khoảng 42", "Trung bình")
    assert address(page)[1] == query | {"lang": "vi"}


def test_english_without_a_scenario_is_kept_in_the_address(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method")
    document = page.locator("html")
    expect(document).to_have_attribute("lang", "vi")
    choose(page, "language_switch", "English")
    expect(page.get_by_role("heading", name="Data and method", exact=True)).to_be_visible()
    path, query = address(page)
    assert (path, query["lang"]) == ("/method", "en")
    open_page(page, whole_address(page))
    expect(document).to_have_attribute("lang", "en")


def test_streamlit_s_own_words_follow_the_page_s_language(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?digitization=45")
    expect(page.get_by_text("Chuyển đến nội dung chính")).to_have_count(1)
    click(page, "keep")
    page.locator(".st-key-keep_name input").press_sequentially("a")
    expect(page.get_by_text("Nhấn Enter để gửi")).to_have_count(1)
    page.keyboard.press("Escape")
    choose(page, "language_switch", "English")
    # What is there already is worded anew where the page is opened; what appears follows at once.
    open_page(page, whole_address(page))
    expect(page.get_by_text("Skip to main content")).to_have_count(1)


def _expect_kept_from_a_translator(page: Page) -> None:
    """Expect a browser's translator to be kept away from all that is drawn."""
    expect(page.locator("html")).to_have_attribute("translate", "no")
    expect(page.locator("html")).to_have_class(re.compile(r"\bnotranslate\b"))
    expect(page.locator('meta[name="google"]')).to_have_attribute("content", "notranslate")
    # Those inside the live component as well, whose shadow root the mark of the page does not pass.
    assert page.locator("section.result").evaluate("shown => shown.getRootNode() !== document")
    assert page.locator("#root *").evaluate_all(TRANSLATED) == []
