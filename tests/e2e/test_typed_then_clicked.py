"""A value typed without Enter, and then a click elsewhere: both count, the browser sends them together."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.actions import (
    address,
    choose,
    expect_figures,
    give,
    open_page,
    rerun,
    type_in_next_cell,
    typed,
)
from tests.e2e.server import Server

COUNTS = b"indicator;numerator;denominator\ne_result_issued;300;1000\n"

# How long a finger holds a mouse's button.
HOLD_MS = 60


def test_a_lever_and_the_language(server: Server, page: Page) -> None:
    open_page(page, server.url)
    typed(page, "digitization").fill("45")
    page.locator(".st-key-language_switch").get_by_role("radio", name="English").click(delay=HOLD_MS)
    expect_figures(page, "64.45")
    query = address(page)[1]
    assert (query["digitization"], query["lang"]) == ("45", "en")


def test_a_goal_and_its_kind(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/plan?goal=rank:40:80")
    page.locator(".st-key-plan_rank input").fill("30")
    page.locator(".st-key-plan_kind").get_by_role("radio", name="Xếp loại").click(delay=HOLD_MS)
    expect(page.locator(".st-key-plan_answer")).to_contain_text("xếp loại Khá")
    expect(page.locator(".st-key-plan_rank")).to_have_count(0)


@pytest.mark.parametrize(
    "pause", [pytest.param(None, marks=pytest.mark.long), 300], ids=["at once", "slow"]
)
def test_a_cell_of_the_units_table_and_another_page(server: Server, page: Page, pause: int | None) -> None:
    open_page(page, f"{server.url}/units")
    # The last column of the second row, from the read-only cell before it.
    type_in_next_cell(page.locator("[data-testid=stDataFrame]").first, -135, 35 * 2.5, "9.38")
    with _held_up(server, page, pause):
        page.get_by_test_id("stTopNavLink").filter(has_text="Mô phỏng").click(delay=HOLD_MS)
    expect_figures(page, "60,08", "54", "Trung bình")
    page.get_by_test_id("stTopNavLink").filter(has_text="Đơn vị").click()
    expect_figures(page, "5,93", "60,48")


def test_under_a_finger_what_is_typed_counts_on_the_page_that_is_tapped(server: Server, page: Page) -> None:
    """A tap presses and lets go at once: the browser tells of the page before it tells of the value."""
    open_page(page, f"{server.url}/plan?goal=rank:40:80")
    rank = page.locator(".st-key-plan_rank input")
    rank.fill("30")
    _tap(page, "Mô phỏng")
    typed(page, "digitization").fill("45")
    _tap(page, "Kế hoạch")
    expect(rank).to_have_value("30")
    expect(page.locator(".st-key-plan_answer")).to_contain_text("hạng 30")
    _tap(page, "Mô phỏng")
    expect_figures(page, "64,45")
    _tap(page, "Dữ liệu và phương pháp")
    give(page, "own_upload", ("own.csv", COUNTS))
    choose(page, "own_kind", "Bảng điểm các tỉnh")
    field = page.locator(".st-key-own_size_typed input")
    field.fill("60")
    _tap(page, "Mô phỏng")
    _tap(page, "Dữ liệu và phương pháp")
    expect(field).to_have_value("60")


def _tap(page: Page, name: str) -> None:
    """Tap on the link of another page, as soon as it is there."""
    with rerun(page):
        page.get_by_test_id("stTopNavLink").filter(has_text=name).click(delay=0)


@contextmanager
def _held_up(server: Server, page: Page, pause: int | None) -> Iterator[None]:
    """Have the server do nothing meanwhile and for so many milliseconds more, as a busy machine would."""
    if pause is None:
        yield
        return
    os.kill(server.process, signal.SIGSTOP)
    try:
        yield
        page.wait_for_timeout(pause)
    finally:
        os.kill(server.process, signal.SIGCONT)
