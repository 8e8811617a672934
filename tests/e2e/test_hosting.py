"""The app as an office hosts it: below a base path, inside another site's page, by another server."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.e2e.actions import HEADLINE, address, click, expect_figures, go_to, open_page, rerun, settle
from tests.e2e.browser import DESKTOP, new_page
from tests.e2e.cable import Cable
from tests.e2e.conftest import NewPage
from tests.e2e.server import HOST, Server, free_port, serve, started

BASE = "/chi-so/766"
SCENARIO = "?v=1&digitization=45&online_payment=60"

# Another site's page that holds the app in a frame; the address of the app is its query.
PORTAL_PAGE = (
    '<!DOCTYPE html><title>x</title><script>document.write(`<iframe width="1000" height="600" '
    'src="${decodeURIComponent(location.search.slice(1))}"></iframe>`)</script>'
)


class _PortalPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PORTAL_PAGE.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    """Another site: its origin."""
    with ThreadingHTTPServer((HOST, 0), _PortalPage) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{site.server_address[1]}"
        site.shutdown()


@pytest.fixture(scope="module")
def hosted(portal: str) -> Iterator[Server]:
    """The app below a base path, under named hosts, framed by one other site."""
    environment = {"CHISO766_ALLOWED_HOSTS": HOST, "CHISO766_FRAME_ANCESTORS": f"self,{portal}"}
    with serve(base_path=BASE, environment=environment) as running:
        yield running


def ask(server: Server, path: str, host: str | None = None) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def test_links_and_pages_work_below_a_base_path_from_the_first_request_of_all(
    hosted: Server, page: Page
) -> None:
    open_page(page, f"{hosted.url}/present{SCENARIO}&lang=en&step=5")
    bar = page.locator(".stage-bar")
    expect(bar.locator("strong")).to_have_text("5/9")
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    expect_figures(page, "66.96", "about 42")
    with rerun(page):
        bar.get_by_role("button", name="Leave").click()
    assert address(page)[0] == f"{BASE}/"
    click(page, "share")
    shared = page.get_by_test_id("stCode").first.inner_text().strip()
    assert shared.startswith(f"{hosted.url}/?v=1&data=")
    open_page(page, shared)
    expect_figures(page, "66.96")
    go_to(page, "Baseline")
    assert address(page)[0] == f"{BASE}/baseline"
    assert address(page)[1]["digitization"] == "45"
    assert "Traceback" not in hosted.log


def test_interface_and_health_work_below_a_base_path(hosted: Server) -> None:
    status, body = ask(hosted, f"{BASE}/api/v1/simulate{SCENARIO}")
    assert (status, json.loads(body)["total"]) == (200, "66.96")
    assert json.loads(body)["link"].startswith(f"{BASE}/?")
    assert [ask(hosted, f"{base}/readyz")[0] for base in ("", BASE)] == [200, 200]


def test_another_host_name_is_refused(hosted: Server) -> None:
    assert ask(hosted, f"{BASE}/", host="evil.example")[0] == 400
    assert ask(hosted, f"{BASE}/", host=HOST)[0] == 200


def test_a_named_site_may_frame_the_app(hosted: Server, portal: str, browser: Browser) -> None:
    page = new_page(browser)
    page.goto(f"{portal}/?{quote(f'{hosted.url}/{SCENARIO}&embed=true')}")
    expect(page.frame_locator("iframe").locator(HEADLINE)).to_contain_text("66,96")
    page.context.close()


def test_any_other_site_may_not(server: Server, portal: str, unwatched: NewPage) -> None:
    page = unwatched(DESKTOP)
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(f"{portal}/?{quote(f'{server.url}/{SCENARIO}')}")
    expect(page.frame_locator("iframe").locator(HEADLINE)).to_have_count(0)


def test_an_address_that_is_no_page_leads_back_with_its_scenario(
    server: Server, unwatched: NewPage
) -> None:
    page = unwatched(DESKTOP)
    answer = page.goto(f"{server.url}/nowhere{SCENARIO}")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("link", name="Open the simulator").click()
    settle(page)
    expect_figures(page, "66,96")


def test_any_asgi_server_serves_the_same_app(cable: Cable, page: Page) -> None:
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "app:app", "--host", HOST, "--port", str(port)]
    with started(command, port) as running:
        cable.lead_to(running)
        open_page(page, f"{cable.url}/{SCENARIO}")
        expect_figures(page, "66,96")
        assert ask(running, "/readyz")[0] == 200
        colour = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).color")
        # The server ends before the page does, which would then look for it.
        page.goto("about:blank")
    # The theme of .streamlit/config.toml, not Streamlit's own.
    assert colour == "rgb(8, 17, 26)"


def test_the_server_calls_nobody() -> None:
    """Neither at its start, nor when another site's page tries to open its WebSocket."""
    calls: list[str] = []
    with socket.create_server((HOST, 0)) as listener:
        proxy = f"http://{HOST}:{listener.getsockname()[1]}"
        threading.Thread(target=_note_calls, args=(listener, calls), daemon=True).start()
        variables = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
        environment = dict.fromkeys(variables, proxy) | dict.fromkeys(("NO_PROXY", "no_proxy"), "")
        with serve(options=["--server.address", "0.0.0.0"], environment=environment) as running:
            stream = f"{running.url.replace('http', 'ws', 1)}/_stcore/stream"
            with pytest.raises(InvalidStatus, match="403"):
                connect(stream, additional_headers={"Origin": "https://evil.example"}, proxy=None)
            with connect(stream, additional_headers={"Origin": running.url}, proxy=None):
                pass
            assert "localhost" in running.log
    assert calls == []


def _note_calls(listener: socket.socket, calls: list[str]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            calls.append(connection.recv(200).decode("latin-1"))
