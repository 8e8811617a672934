"""The app needs nothing from outside: every request goes to its own server."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.e2e.actions import choose, click, go_to, open_page
from tests.e2e.server import Server

# Addresses that never leave the browser.
LOCAL_SCHEMES = {"data", "blob"}

PRESENTATION = "Trình chiếu"


def test_a_visit_of_all_pages_asks_only_its_own_server(server: Server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    open_page(page, f"{server.url}/?v=1&digitization=45")
    choose(page, "view", "Vị trí toàn quốc")
    click(page, "presets")
    page.keyboard.press("Escape")
    names = [name.splitlines()[-1] for name in page.get_by_test_id("stTopNavLink").all_inner_texts()]
    # The presentation, which hides the navigation, comes last.
    for name in sorted(names[1:], key=PRESENTATION.__eq__):
        go_to(page, name)
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in LOCAL_SCHEMES}
    assert any(url.startswith("ws:") for url in asked)
    assert hosts == {urlsplit(server.url).netloc}
