"""Every page opens in both languages, all of it in the language asked for, without any error."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.actions import expect_figures, headline, open_page
from tests.e2e.server import Server

OPENINGS = {
    ("/", "en"): "Total points (of 100)",
    ("/baseline", "vi"): "Sáu nhóm chỉ số so với trung bình cả nước",
    ("/baseline", "en"): "The six groups against the national average",
    ("/method", "en"): "Data and method",
}
WORD_OF_OTHER = {"vi": "points", "en": "điểm"}


@pytest.mark.parametrize(("path", "language"), OPENINGS)
def test_page_opens_in_the_language_of_its_link(
    server: Server, page: Page, path: str, language: str
) -> None:
    open_page(page, f"{server.url}{path}?lang={language}")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(OPENINGS[path, language])
    if path != "/method":
        expect_figures(page, {"vi": "60,08", "en": "60.08"}[language])
        assert WORD_OF_OTHER[language] not in headline(page)


def test_vietnamese_is_the_default_and_the_address_stays_clean(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/")
    expect_figures(page, "60,08", "54", "Trung bình")
    expect(page.get_by_test_id("stMain")).to_contain_text("Tổng điểm (trên 100)")
    assert WORD_OF_OTHER["vi"] not in headline(page)
    expect(page).to_have_title("Mô phỏng chỉ số 766")
    expect(page).to_have_url(f"{server.url}/")


def test_the_scripts_of_the_levers_come_with_the_document_and_once(server: Server, page: Page) -> None:
    open_page(page, server.url)
    early = page.eval_on_selector_all("link[rel=modulepreload]", "links => links.map(link => link.href)")
    assert len(early) > 10
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name.split('?')[0])"
    )
    assert {address: loaded.count(address) for address in early} == dict.fromkeys(early, 1)
    open_page(page, f"{server.url}/method")
    expect(page.locator("link[href*=bidi-components]")).to_have_count(0)
