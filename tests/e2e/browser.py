"""The Chromium that drives the app: how it starts and what its pages look like."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.e2e.install_browser import ADVICE, find_browser

Theme = Literal["light", "dark"]

PROBE = Path(__file__).with_name("probe.js")

# Longer than anything takes, short enough that a test that fails does so soon.
PATIENCE_MS = 20_000

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page here lives for seconds: compiling its scripts a second and third time costs more than it gives.
    "--js-flags=--no-opt --no-maglev",
)


@dataclass(frozen=True)
class Screen:
    """The size of a browser window's content, in CSS pixels."""

    width: int
    height: int


DESKTOP = Screen(1280, 720)
PHONE = Screen(390, 844)
PROJECTOR = Screen(1920, 1080)


def launch(playwright: Playwright) -> Browser:
    """Start a headless Chromium: the system's, or else Playwright's own.

    Raises:
        RuntimeError: there is no Chromium.

    """
    executable = find_browser(Path(playwright.chromium.executable_path))
    if executable is None:
        raise RuntimeError(ADVICE)
    # Chromium's sandbox refuses to start as root, as in most containers.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return playwright.chromium.launch(
        executable_path=executable, headless=True, args=[*sandbox, *ARGUMENTS]
    )


def new_context(
    browser: Browser,
    screen: Screen = DESKTOP,
    *,
    locale: str = "vi-VN",
    color_scheme: Theme = "light",
) -> BrowserContext:
    """Return a context without cache and cookies whose pages have the probe in place."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        locale=locale,
        color_scheme=color_scheme,
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(path=PROBE)
    return context


def new_page(
    browser: Browser, screen: Screen = DESKTOP, *, locale: str = "vi-VN", color_scheme: Theme = "light"
) -> Page:
    """Open an empty page in a context of its own, as a new visitor's."""
    return new_context(browser, screen, locale=locale, color_scheme=color_scheme).new_page()
