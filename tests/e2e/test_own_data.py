"""Own data in a real browser: upload, the mark on the simulator, removal; and nobody else sees it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, click, expect_figures, give, go_to, open_page, whole_address
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

COUNTS = b"indicator;numerator;denominator\ne_result_issued;300;1000\n"
BANNER = ".st-key-own_banner"


def _upload(page: Page, content: bytes) -> None:
    give(page, "own_upload", ("own.csv", content))


def test_own_counts_are_used_marked_and_removed(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method")
    _upload(page, COUNTS)
    click(page, "own_use")
    go_to(page, "Mô phỏng")
    expect(page.locator(BANNER)).to_contain_text("Số liệu riêng, không phải số đã công bố")
    expect(page.locator(BANNER)).to_contain_text("own.csv")
    expect_figures(page, "60,08", "54")
    assert len(address(page)[1]["own"]) == 8
    with page.expect_download() as caught:
        page.locator(".st-key-own_again button").locator("visible=true").click()
    assert caught.value.suggested_filename == "own.csv"
    assert caught.value.path().read_bytes() == COUNTS
    click(page, "own_remove")
    expect(page.locator(BANNER)).to_have_count(0)
    assert "own" not in address(page)[1]


def test_another_visitor_with_the_link_sees_what_it_needs_and_none_of_the_data(
    server: Server, visitor: NewPage
) -> None:
    first, second = visitor(DESKTOP), visitor(DESKTOP)
    open_page(first, f"{server.url}/method")
    _upload(first, COUNTS)
    click(first, "own_use")
    go_to(first, "Mô phỏng")
    expect(first.locator(BANNER)).to_be_visible()
    open_page(second, whole_address(first))
    expect(second.get_by_text("cần đúng tệp đó")).to_be_visible()
    expect(second.locator(BANNER)).to_have_count(0)
    go_to(second, "Dữ liệu và phương pháp")
    _upload(second, COUNTS)
    click(second, "own_use")
    go_to(second, "Mô phỏng")
    expect(second.locator(BANNER)).to_be_visible()
    assert address(second) == address(first)


def test_a_template_is_downloaded(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method?lang=en")
    with page.expect_download() as caught:
        page.locator(".st-key-own_template_csv button").locator("visible=true").click()
    assert caught.value.suggested_filename == "counts-binh-thuan-2023.csv"
    assert (
        caught.value.path().read_text(encoding="utf-8-sig").startswith('"Indicator id","Indicator name",')
    )
