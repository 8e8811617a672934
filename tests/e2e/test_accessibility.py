"""No serious or critical finding of axe on any page, in both languages and both themes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.actions import click, open_page, rerun
from tests.e2e.browser import DESKTOP, PHONE, Screen
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

PAGES = sorted(page.stem for page in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
COMPARED = "&s1=digitization%3D45%3Bname%3DA&s2=progress%3D95%3Bname%3DB"
GRAVE = {"serious", "critical"}

# What Streamlit itself draws and no setting of the app changes: rule and nearest element with a name.
STREAMLITS_OWN = {
    # On a phone a wide st.table scrolls inside a box that Streamlit gives no place in the tab order.
    # Chromium and Firefox let the keyboard into such boxes by themselves.
    ("scrollable-region-focusable", "stTable"),
}
GRIDS = "canvas[data-testid=data-grid-canvas]"
NEAREST = "element => element.closest('[data-testid]').dataset.testid"


@pytest.mark.parametrize(
    ("language", "theme", "screen"), [("vi", "light", DESKTOP), ("en", "dark", PHONE)], ids=["vi", "en"]
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_grave_finding(
    server: Server,
    visitor: NewPage,
    name: str,
    language: str,
    theme: Literal["light", "dark"],
    screen: Screen,
) -> None:
    page = visitor(screen, theme)
    path = "" if name == "simulate" else name
    open_page(page, f"{server.url}/{path}?v=1&digitization=45&lang={language}{COMPARED}")
    _expect_nothing_grave(page)


@pytest.mark.parametrize(("theme", "screen"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
def test_what_opens_over_the_simulator_has_no_grave_finding(
    server: Server, visitor: NewPage, theme: Literal["light", "dark"], screen: Screen
) -> None:
    page = visitor(screen, theme)
    open_page(page, f"{server.url}/?digitization=45")
    for opener in ("case_picker", "peers_button"):
        click(page, opener)
        _expect_nothing_grave(page)
        page.keyboard.press("Escape")
    for window in ("presets", "keep", "share", "export"):
        click(page, window)
        _expect_nothing_grave(page)
        with rerun(page):
            page.keyboard.press("Escape")


def _expect_nothing_grave(page: Page) -> None:
    grids = page.locator(GRIDS)
    for place in range(grids.count()):
        # What is drawn on a canvas is told in a table inside it, which comes a little later.
        expect(grids.nth(place).locator("table")).to_be_attached()
    # Of what passes only the rules are counted.
    response = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert len(response["passes"]) > 10
    assert _grave(page, response["violations"]) == []


def _grave(page: Page, findings: list[dict[str, Any]]) -> list[str]:
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for finding in findings
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
        if (finding["id"], page.locator(node["target"][0]).evaluate(NEAREST)) not in STREAMLITS_OWN
    ]
