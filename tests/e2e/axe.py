"""What axe finds on a page and a reader would be stopped by."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

GRAVE = {"serious", "critical"}

# What Streamlit itself draws and no setting of the app changes: rule and nearest element with a name.
STREAMLITS_OWN = {
    # On a phone a wide st.table scrolls inside a box that Streamlit gives no place in the tab order.
    # Chromium and Firefox let the keyboard into such boxes by themselves.
    ("scrollable-region-focusable", "stTable"),
}
GRIDS = "canvas[data-testid=data-grid-canvas]"
NEAREST = "element => element.closest('[data-testid]').dataset.testid"


def expect_nothing_grave(page: Page, within: str | None = None) -> None:
    """Expect no serious or critical finding on the page as it is shown now, or within an element of it."""
    if within:
        expect(page.locator(within)).to_be_visible()
    grids = page.locator(GRIDS)
    for place in range(grids.count()):
        # What is drawn on a canvas is told in a table inside it, which comes a little later.
        expect(grids.nth(place).locator("table")).to_be_attached()
    # Of what passes only the rules are counted.
    response = Axe().run(page, context=within, options={"resultTypes": ["violations"]}).response
    assert len(response["passes"]) > 5
    assert _grave(page, response["violations"]) == []


def _grave(page: Page, findings: list[dict[str, Any]]) -> list[str]:
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for finding in findings
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
        if (finding["id"], page.locator(node["target"][0]).evaluate(NEAREST)) not in STREAMLITS_OWN
    ]
