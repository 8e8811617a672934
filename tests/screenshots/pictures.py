"""Pictures of every page: both languages, both themes, three sizes, each in its whole length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.e2e.actions import open_page, rerun, settle
from tests.e2e.browser import DESKTOP, PHONE, PROJECTOR, Screen, new_page

SCENARIO = "v=1&case=binh-thuan-2023&digitization=45&online_payment=60&"
COMPARED = (
    "s1=digitization%3D45%3Bname%3DSố hóa lên mức của huyện tốt nhất&"
    "s2=online_payment%3D60%3Bdigitization%3D60%3Bname%3DThanh toán trực tuyến và số hóa cùng lên 60&"
    "s3=satisfaction%3D60%3Bname%3DHài lòng giảm&"
    "s4=progress%3D95%3Bpeers%3Dpace:2023-2024%3Bname%3DTiến độ 95, các tỉnh khác theo nhịp&"
)


@dataclass(frozen=True)
class View:
    """A page to take: its address, and which of the charts' switches is pressed, if any."""

    address: str
    chosen: int | None = None


PAGES = {
    "simulate": View("/?"),
    "scenario": View(f"/?{SCENARIO}"),
    "scenario-league": View(f"/?{SCENARIO}", 1),
    "scenario-groups": View(f"/?{SCENARIO}", 2),
    "scenario-changes": View(f"/?{SCENARIO}", 3),
    "baseline": View("/baseline?"),
    "plan": View("/plan?goal=rank:40:80&"),
    "compare": View(f"/compare?{COMPARED}"),
    "compare-empty": View("/compare?"),
    "units": View("/units?"),
    **{f"present-{step}": View(f"/present?{SCENARIO}{COMPARED}step={step}&") for step in range(1, 11)},
    "method": View("/method?"),
}
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
SCREENS = {"1280": DESKTOP, "390": PHONE, "1920": PROJECTOR}

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

# A higher window can change the content's height, hence several times.
ENLARGEMENTS = 3


@dataclass(frozen=True)
class Wanted:
    """Which pictures to take: names of pages, languages, themes and widths."""

    pages: Sequence[str] = tuple(PAGES)
    languages: Sequence[str] = tuple(LOCALES)
    schemes: Sequence[Scheme] = SCHEMES
    widths: Sequence[str] = tuple(SCREENS)


def take(browser: Browser, url: str, wanted: Wanted, out: Path) -> Iterator[Path]:
    """Take the pictures that are wanted of a served app, and yield their files one by one."""
    out.mkdir(parents=True, exist_ok=True)
    for name, language, scheme, width in product(
        wanted.pages, wanted.languages, wanted.schemes, wanted.widths
    ):
        screen, view = SCREENS[width], PAGES[name]
        page = new_page(browser, screen, locale=LOCALES[language], color_scheme=scheme)
        open_page(page, f"{url}{view.address}lang={language}")
        if view.chosen is not None:
            with rerun(page):
                page.locator(".st-key-view").get_by_role("radio").nth(view.chosen).click()
        page.evaluate("document.fonts.ready.then(() => null)")
        _enlarge(page, screen)
        path = out / f"{name}-{language}-{scheme}-{width}.png"
        page.screenshot(path=path, animations="disabled")
        page.context.close()
        yield path


def _enlarge(page: Page, screen: Screen) -> None:
    """Make the window as high as the content: Streamlit scrolls an inner element, not the page."""
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
