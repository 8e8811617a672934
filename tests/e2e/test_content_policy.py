"""The app works under its content security policy, on every page and with its charts drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.actions import HEADLINE, choose, open_page
from tests.e2e.browser import new_page
from tests.e2e.server import Server

PAGES = sorted(page.stem for page in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))

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


@pytest.mark.parametrize("name", PAGES)
def test_nothing_a_page_does_is_refused(server: Server, page: Page, name: str) -> None:
    page.add_init_script(LISTEN)
    open_page(page, f"{server.url}/{'' if name == 'simulate' else name}?v=1&digitization=45")
    # The presentation hides the navigation and has a bar of its own.
    there = (
        page.locator(".st-key-present_bar") if name == "present" else page.get_by_test_id("stTopNavLink")
    )
    expect(there.first).to_be_visible()
    if name == "simulate":
        expect(page.locator(HEADLINE)).to_be_visible()
        expect(page.locator(CHART)).to_be_visible()
        choose(page, "view", "Vị trí toàn quốc")
        expect(page.locator(CHART)).to_be_visible()
    assert set(page.evaluate("window.refused")) <= DONE_WITHOUT


def test_the_policy_is_in_force(server: Server, browser: Browser) -> None:
    page = new_page(browser)
    page.add_init_script(LISTEN)
    open_page(page, server.url)
    assert page.evaluate(INLINE_SCRIPT) is False
    page.wait_for_function("window.refused.includes('script-src-elem: inline')")
    page.context.close()
