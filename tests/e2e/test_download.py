"""Download documents with a click, and open a downloaded scenario in a fresh browser."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation
from pptx.util import Inches

from tests.e2e.actions import address, click, give, open_page, place_of, type_value
from tests.e2e.browser import DESKTOP, PHONE
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server
from tests.ui.exports import templates

TOTAL_ROW, RECOMPUTED = 11, 3


# A document is made in a process of its own, which a busy machine starts in its time.
DOCUMENT_MS = 60_000


def _download(page: Page, kind: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=DOCUMENT_MS) as waiting:
        page.locator(f".st-key-export_{kind} button").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_one_click_gives_each_document_of_the_scenario_on_screen(server: Server, page: Page) -> None:
    open_page(page, server.url)
    type_value(page, "digitization", "45")
    click(page, "export")
    name, slides = _download(page, "pptx")
    assert name.startswith("binh-thuan-2023_so-hoa-ho-so-45_20")
    assert name.endswith(".pptx")
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(slides)).slides]
    assert any("từ 60,08 lên 64,45 điểm" in title for title in titles)
    _, workbook = _download(page, "xlsx")
    results = load_workbook(io.BytesIO(workbook), data_only=True).worksheets[1]
    assert results.cell(TOTAL_ROW, RECOMPUTED).value == 64.45
    for kind, files in (("png", 7), ("svg", 7), ("csv", 10)):
        _, archive = _download(page, kind)
        assert len(zipfile.ZipFile(io.BytesIO(archive)).namelist()) == files
    _, brief = _download(page, "docx")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(brief)).namelist()


def test_slides_come_in_the_template_that_was_given(server: Server, page: Page) -> None:
    open_page(page, server.url)
    click(page, "export")
    give(page, "template_file", ("mẫu của sở.pptx", templates.usual()))
    expect(page.get_by_text("Trang chiếu được đặt trong mẫu")).to_be_visible()
    _, slides = _download(page, "pptx")
    # It is in 4:3.
    assert Presentation(io.BytesIO(slides)).slide_width == Inches(10)


def test_a_downloaded_scenario_opens_in_a_fresh_browser(server: Server, visitor: NewPage) -> None:
    sender, receiver = visitor(DESKTOP), visitor(DESKTOP)
    open_page(sender, f"{server.url}/?case=lam-dong-2026&e_result_issued=30&couplings=off&peers=shift:2")
    click(sender, "export")
    name, content = _download(sender, "json")
    open_page(receiver, server.url)
    click(receiver, "export")
    give(receiver, "export_file", (name, content))
    expect(receiver.get_by_text("Đã mở kịch bản")).to_be_visible()
    _, parameters = address(receiver)
    assert {key: parameters[key] for key in ("case", "e_result_issued", "couplings", "peers")} == {
        "case": "lam-dong-2026",
        "e_result_issued": "30",
        "couplings": "off",
        "peers": "shift:2",
    }


def test_on_a_phone_the_downloads_fit_the_screen(server: Server, visitor: NewPage) -> None:
    page = visitor(PHONE)
    open_page(page, f"{server.url}/?digitization=45")
    page.locator(".st-key-export button:visible").click()
    button = page.locator(".st-key-export_docx button")
    button.scroll_into_view_if_needed()
    box = place_of(button)
    assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE.width
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
