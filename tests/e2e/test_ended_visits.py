"""What a visitor uploaded, and what was made of it, answers nobody once the page is closed."""

from __future__ import annotations

import time
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.e2e.actions import click, give, go_to, open_page
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

COUNTS = b"indicator;numerator;denominator\ne_result_issued;301;1000\n"

# The seconds the files stay for a connection that comes back, and two looks.
GONE_WITHIN = 20.0


def _status(url: str) -> int:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request("GET", parts.path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_upload_and_the_export_are_gone_soon_after_the_page(server: Server, unwatched: NewPage) -> None:
    # A download that ends with its page counts as a failed request, which is no problem here.
    page = unwatched(DESKTOP)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, f"{server.url}/method")
    give(page, "own_upload", ("own.csv", COUNTS))
    click(page, "own_use")
    go_to(page, "Mô phỏng")
    expect(page.locator(".st-key-own_banner")).to_be_visible()
    with page.expect_download() as upload:
        page.locator(".st-key-own_again button").locator("visible=true").click()
    assert upload.value.path().read_bytes() == COUNTS
    click(page, "export")
    with page.expect_download() as export:
        page.locator(".st-key-export_json button").click()
    assert export.value.path().read_bytes()
    files = sorted({url for url in asked if url.startswith(f"{server.url}/media/")})
    assert len(files) == 2
    assert [_status(file) for file in files] == [HTTPStatus.OK] * 2
    page.goto("about:blank")
    end = time.monotonic() + GONE_WITHIN
    while time.monotonic() < end and HTTPStatus.OK in map(_status, files):
        time.sleep(1)
    assert [_status(file) for file in files] == [HTTPStatus.NOT_FOUND] * 2
