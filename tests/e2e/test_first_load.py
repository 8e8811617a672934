"""The first page that a visitor opens: its language, its address and what comes with it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import expect_figures, headline, open_page
from tests.e2e.server import Server


def test_vietnamese_is_the_default_the_address_stays_clean_and_no_script_comes_twice(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/")
    expect_figures(page, "60,08", "54", "Trung bình")
    expect(page.get_by_test_id("stMain")).to_contain_text("Tổng điểm (trên 100)")
    assert "points" not in headline(page)
    expect(page).to_have_title("Mô phỏng chỉ số 766")
    expect(page).to_have_url(f"{server.url}/")
    # The scripts of the levers come with the document, and once.
    early = page.eval_on_selector_all("link[rel=modulepreload]", "links => links.map(link => link.href)")
    assert len(early) > 10
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name.split('?')[0])"
    )
    assert {address: loaded.count(address) for address in early} == dict.fromkeys(early, 1)
    open_page(page, f"{server.url}/method")
    expect(page.locator("link[rel=modulepreload][href*=bidi-components]")).to_have_count(0)
