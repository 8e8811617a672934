"""Every step of the presentation as a room sees it: whole on the screen, large, in contrast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.actions import open_page, rerun
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import DESKTOP, PROJECTOR, Theme
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

COMPARED = (
    "v=1&case=binh-thuan-2023&online_payment=60&digitization=45&peers=shift:3"
    "&s1=digitization=45;name=A&s2=digitization=45;online_payment=60;name=B"
    "&s3=e_result_issued=60;peers=shift:2;name=C&s4=online_filing=60;peers=pace:2023-2024;name=D"
)
MANY_LEVERS = (
    "v=1&case=lam-dong-2026&publish_decision_on_time=50&publish_update_on_time=60&on_time_settlement=95"
    "&online_filing=60&payment_procedure_transacted=70&e_result_issued=90&dossier_digitised=60"
    "&reuse_digitised_data=40&citizen_data_procedure=80&petition_on_time=80"
)
POSITION = ".stage-bar strong"
RESULT = "result"

# Pixels of what is read from the back of a room, and the contrast WCAG 2.2 asks for (1.4.3).
MESSAGE_PX, READ_PX, LEAST_CONTRAST = 44, 24, 4.5

TO_SCROLL = "main => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth]"

MEASURED = Path(__file__).with_name("measured.js").read_text(encoding="utf-8")


def _count(page: Page) -> int:
    return int(page.locator(POSITION).inner_text().split("/")[1])


def _turn(page: Page, key: str) -> None:
    with rerun(page):
        page.keyboard.press(key)


def _guess(page: Page, *texts: str) -> None:
    for text in texts:
        page.locator("#stage-guess").fill(text)
        with rerun(page):
            page.locator("#stage-guess").press("Enter")


def _expect_fit_for_a_room(page: Page, *, with_axe: bool = False) -> None:
    """Expect a step to be whole, large and in contrast; what else axe finds is the same in any theme."""
    step = page.locator(".stage-root").get_attribute("data-step")
    beyond = page.get_by_test_id("stMain").evaluate(TO_SCROLL)
    assert max(beyond) <= 0, f"{step}: {beyond} px beyond the screen"
    heading = page.locator("h1").evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert heading >= MESSAGE_PX
    texts: list[dict[str, Any]] = page.evaluate(MEASURED)
    assert len(texts) > 3, f"{step} says nothing"
    small = [text for text in texts if text["size"] < READ_PX - 0.01]
    weak = [text for text in texts if text["contrast"] < LEAST_CONTRAST]
    outside = [text for text in texts if text["beyond"] > 1]
    assert (small, weak, outside) == ([], [], []), step
    if with_axe:
        expect_nothing_grave(page)


@pytest.mark.parametrize(
    ("theme", "language", "other", "change"),
    [("light", "vi", "English", "Thử điều chỉnh"), ("dark", "en", "Tiếng Việt", "Try a change")],
)
def test_every_step_in_one_language_and_theme_and_the_way_to_the_other(
    server: Server, visitor: NewPage, theme: Theme, language: str, other: str, change: str
) -> None:
    page = visitor(DESKTOP, theme)
    open_page(page, f"{server.url}/present?{COMPARED}&lang={language}")
    count = _count(page)
    assert count >= 10
    for place in range(1, count + 1):
        expect(page.locator(POSITION)).to_have_text(f"{place}/{count}")
        if page.locator(".stage-dial").count():
            _guess(page, "65,5", "70", "64", "abc")
        _expect_fit_for_a_room(page, with_axe=theme == "dark")
        if page.locator(".stage-root").get_attribute("data-step") == RESULT:
            page.get_by_role("button", name=change).click()
            _expect_fit_for_a_room(page, with_axe=theme == "dark")
        if place < count:
            _turn(page, "PageDown")
    with rerun(page):
        page.locator(".stage-bar").get_by_role("button", name=other).click()
    expect(page.locator(POSITION)).to_have_text(f"{count}/{count}")
    _expect_fit_for_a_room(page)


def test_many_levers_on_a_large_projector(server: Server, visitor: NewPage) -> None:
    page = visitor(PROJECTOR)
    open_page(page, f"{server.url}/present?{MANY_LEVERS}&lang=vi")
    count = _count(page)
    for place in range(1, count + 1):
        expect(page.locator(POSITION)).to_have_text(f"{place}/{count}")
        _expect_fit_for_a_room(page)
        # The stage grows with the screen: its type is larger than on a small one.
        assert min(text["size"] for text in page.evaluate(MEASURED)) > READ_PX * 1.4
        if place < count:
            _turn(page, "PageDown")
