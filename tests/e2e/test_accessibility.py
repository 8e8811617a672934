"""No serious or critical finding of axe on what opens over the simulator, in both themes and sizes."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from tests.e2e.actions import click, open_page, rerun, settle
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import DESKTOP, PHONE
from tests.e2e.server import Server

POPOVER, CHOICES, WINDOW = "[data-testid=stPopoverBody]", ".st-key-peers_choices", "[role=dialog]"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_what_opens_over_the_simulator_has_no_grave_finding(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?digitization=45")
    click(page, "case_picker")
    _expect_nothing_grave_in_both_themes(page, POPOVER)
    page.keyboard.press("Escape")
    click(page, "peers_button")
    _expect_nothing_grave_in_both_themes(page, CHOICES)
    for window in ("presets", "keep", "share", "export"):
        click(page, window)
        _expect_nothing_grave_in_both_themes(page, WINDOW)
        with rerun(page):
            page.keyboard.press("Escape")


def _expect_nothing_grave_in_both_themes(page: Page, within: str) -> None:
    """Look at what is open as a notebook shows it in the light, and a phone in the dark."""
    for theme, screen in zip(THEMES, (DESKTOP, PHONE), strict=True):
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        page.emulate_media(color_scheme=theme)
        settle(page)
        expect_nothing_grave(page, within)
