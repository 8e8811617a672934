"""The app needs nothing from outside: every request goes to its own server."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.e2e.actions import choose, click, go_to, open_page
from tests.e2e.server import Server

# Addresses that never leave the browser.
LOCAL_SCHEMES = {"data", "blob"}


def test_a_visit_of_all_pages_asks_only_its_own_server(server: Server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    open_page(page, f"{server.url}/?v=1&digitization=45")
    choose(page, "view", "Vị trí toàn quốc")
    click(page, "presets")
    page.keyboard.press("Escape")
    go_to(page, "Hiện trạng")
    go_to(page, "Đơn vị")
    go_to(page, "Dữ liệu và phương pháp")
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in LOCAL_SCHEMES}
    assert any(url.startswith("ws:") for url in asked)
    assert hosts == {urlsplit(server.url).netloc}
