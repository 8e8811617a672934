"""The app needs nothing from outside, and works under its content security policy on every page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.e2e.actions import HEADLINE, choose, click, go_to, open_page
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

PAGES = len(list((Path(__file__).resolve().parents[2] / "pages").glob("*.py")))
PRESENTATION = "Trình chiếu"

# Addresses that never leave the browser.
LOCAL_SCHEMES = {"data", "blob"}

CHART = "[data-testid=stVegaLiteChart] svg.marks"

# Listens before anything else runs; what the page reports is kept for the test.
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""

# Streamlit's reader of messages tries WebAssembly for long numbers and does without it.
DONE_WITHOUT = {"script-src: wasm-eval"}

INLINE_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
  return Boolean(window.ran);
}"""


def test_a_visit_of_all_pages_asks_only_its_own_server_and_is_refused_nothing(
    server: Server, cold_page: NewPage
) -> None:
    page = cold_page(DESKTOP)
    page.add_init_script(LISTEN)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    open_page(page, f"{server.url}/?v=1&digitization=45")
    expect(page.locator(HEADLINE)).to_be_visible()
    expect(page.locator(CHART)).to_be_visible()
    choose(page, "view", "Vị trí toàn quốc")
    expect(page.locator(CHART)).to_be_visible()
    click(page, "presets")
    page.keyboard.press("Escape")
    links = page.get_by_test_id("stTopNavLink")
    expect(links).to_have_count(PAGES)
    names = [name.splitlines()[-1] for name in links.all_inner_texts()]
    # The presentation, which hides the navigation and has a bar of its own, comes last.
    for name in sorted(names[1:], key=PRESENTATION.__eq__):
        go_to(page, name)
    expect(page.locator(".stage-bar")).to_be_visible()
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in LOCAL_SCHEMES}
    assert any(url.startswith("ws:") for url in asked)
    assert hosts == {urlsplit(server.url).netloc}
    assert set(page.evaluate("window.refused")) <= DONE_WITHOUT


def test_the_policy_is_in_force(server: Server, unwatched: NewPage) -> None:
    page = unwatched(DESKTOP)
    open_page(page, server.url)
    with page.expect_console_message(lambda message: "inline script" in message.text):
        assert page.evaluate(INLINE_SCRIPT) is False
