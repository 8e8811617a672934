"""Pictures of every page: ``python -m tests.e2e.screenshots [--only PAGE] [--out DIR] [--dark]``.

Each page in both languages and three sizes, as the window shows it and (``-full``) in its whole length.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.actions import open_page, settle
from tests.e2e.browser import DESKTOP, PHONE, PROJECTOR, Screen, launch, new_page
from tests.e2e.server import serve

OUTPUT = Path(__file__).with_name("output")
PAGES = {
    "simulate": "/?",
    "scenario": "/?v=1&case=binh-thuan-2023&digitization=45&online_payment=60&",
    "baseline": "/baseline?",
    "plan": "/plan?goal=rank:40:80&",
    "compare": "/compare?s1=digitization%3D45%3Bname%3DA&s2=online_payment%3D60%3Bname%3DB&",
    "units": "/units?",
    "present": "/present?v=1&case=binh-thuan-2023&digitization=45&online_payment=60&step=5&",
    "method": "/method?",
}
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
SCREENS = (DESKTOP, PHONE, PROJECTOR)
ENLARGEMENTS = 3

Scheme = Literal["light", "dark"]


def main() -> None:
    """Take the pictures asked for and print their paths."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screenshots")
    parser.add_argument("--only", choices=tuple(PAGES), help="take one page only")
    parser.add_argument("--out", type=Path, default=OUTPUT, help="folder of the pictures")
    parser.add_argument("--dark", action="store_true", help="take the dark theme as well")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    names = [chosen.only] if chosen.only else list(PAGES)
    schemes: list[Scheme] = ["light", "dark"] if chosen.dark else ["light"]
    with serve() as server, sync_playwright() as playwright, launch(playwright) as browser:
        for name in names:
            for scheme in schemes:
                for picture in _take(browser, server.url, name, scheme, chosen.out):
                    print(picture, flush=True)  # noqa: T201 - a command prints


def _take(browser: Browser, url: str, name: str, scheme: Scheme, out: Path) -> Iterator[Path]:
    for language, locale in LOCALES.items():
        for screen in SCREENS:
            page = new_page(browser, screen, locale=locale, color_scheme=scheme)
            open_page(page, f"{url}{PAGES[name]}lang={language}")
            page.evaluate("document.fonts.ready.then(() => null)")
            stem = f"{name}-{language}-{screen.width}x{screen.height}-{scheme}"
            yield _save(page, out / f"{stem}.png")
            _enlarge(page, screen)
            yield _save(page, out / f"{stem}-full.png")
            page.context.close()


def _enlarge(page: Page, screen: Screen) -> None:
    """Make the window as high as the content: Streamlit scrolls an inner element, not the page.

    A higher window can change the content's height, hence several times.
    """
    height = screen.height
    for _ in range(ENLARGEMENTS):
        hidden = page.locator("[data-testid=stMain]").evaluate(
            "main => main.scrollHeight - main.clientHeight"
        )
        if hidden <= 0:
            return
        height += hidden
        page.set_viewport_size({"width": screen.width, "height": height})
        settle(page)


def _save(page: Page, path: Path) -> Path:
    page.screenshot(path=path, animations="disabled")
    return path


if __name__ == "__main__":
    main()
