"""No serious or critical finding of axe on what opens over the simulator, in both themes."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.e2e.actions import click, open_page, rerun
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import DESKTOP, PHONE, Screen
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server


@pytest.mark.parametrize(("theme", "screen"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
def test_what_opens_over_the_simulator_has_no_grave_finding(
    server: Server, visitor: NewPage, theme: Literal["light", "dark"], screen: Screen
) -> None:
    page = visitor(screen, theme)
    open_page(page, f"{server.url}/?digitization=45")
    for opener in ("case_picker", "peers_button"):
        click(page, opener)
        expect_nothing_grave(page)
        page.keyboard.press("Escape")
    for window in ("presets", "keep", "share", "export"):
        click(page, window)
        expect_nothing_grave(page)
        with rerun(page):
            page.keyboard.press("Escape")
