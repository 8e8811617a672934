"""No serious or critical finding of axe on what opens over the simulator, in both themes."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.e2e.actions import click, open_page, rerun
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import DESKTOP, PHONE, Screen
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

POPOVER, CHOICES, WINDOW = "[data-testid=stPopoverBody]", ".st-key-peers_choices", "[role=dialog]"


@pytest.mark.parametrize(("theme", "screen"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
def test_what_opens_over_the_simulator_has_no_grave_finding(
    server: Server, visitor: NewPage, theme: Literal["light", "dark"], screen: Screen
) -> None:
    page = visitor(screen, theme)
    open_page(page, f"{server.url}/?digitization=45")
    click(page, "case_picker")
    expect_nothing_grave(page, POPOVER)
    page.keyboard.press("Escape")
    click(page, "peers_button")
    expect_nothing_grave(page, CHOICES)
    for window in ("presets", "keep", "share", "export"):
        click(page, window)
        expect_nothing_grave(page, WINDOW)
        with rerun(page):
            page.keyboard.press("Escape")
