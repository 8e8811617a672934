"""A finger on a lever: along the page it scrolls, across it moves the lever, a tap sets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.e2e.actions import address, expect_figures, figures, open_page, place_of, rerun, slider, typed
from tests.e2e.server import Server

LEVER = "digitization"
STEPS = 10

# Resolves once an element has moved in the window by scrolling, and stands still for two frames.
SCROLLED = """
async (element, before) => {
  const frame = () => new Promise(requestAnimationFrame);
  const place = () => element.getBoundingClientRect().top;
  while (Math.abs(place() - before) < 40) await frame();
  for (let last = NaN; last !== place(); await frame()) last = place();
  return place() - before;
}
"""
TO_THE_MIDDLE = "element => element.scrollIntoView({ block: 'center' })"


@contextmanager
def _finger(page: Page) -> Iterator[CDPSession]:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        yield session
    finally:
        session.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
        session.detach()


def _swipe(finger: CDPSession, x: float, y: float, *, across: float = 0, along: float = 0) -> None:
    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for number in range(1, STEPS + 1) if across or along else ():
        touch("touchMove", {"x": x + across * number / STEPS, "y": y + along * number / STEPS})
    touch("touchEnd")


def _place(thumb: Locator, share: float) -> tuple[float, float]:
    """Return a point on a range in the middle of the window, a share of its width from its left end."""
    thumb.evaluate(TO_THE_MIDDLE)
    box = thumb.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * share, box["y"] + box["height"] / 2


def test_a_finger_along_the_page_scrolls_it_and_leaves_the_lever(server: Server, phone_page: Page) -> None:
    open_page(phone_page, server.url)
    thumb, before = slider(phone_page, LEVER), figures(phone_page)
    # Beside the thumb, askew from it, and down from it.
    for share, across, along in ((0.8, 3, -150), (0.27, 60, -90), (0.27, -4, 120)):
        with _finger(phone_page) as finger:
            x, y = _place(thumb, share)
            top = thumb.evaluate("element => element.getBoundingClientRect().top")
            _swipe(finger, x, y, across=across, along=along)
            moved = thumb.evaluate(SCROLLED, top)
        assert (moved > 0) == (along > 0)
        expect(thumb).to_have_value("251")
        expect(typed(phone_page, LEVER)).to_have_value("25,1")
        assert figures(phone_page) == before
        assert address(phone_page) == ("/", {})
    # The hand has let go: the lever follows the keyboard as before.
    with rerun(phone_page):
        thumb.press("ArrowRight")
    expect(thumb).to_have_value("252")


def test_a_finger_across_moves_the_lever_and_does_not_scroll(server: Server, phone_page: Page) -> None:
    open_page(phone_page, server.url)
    thumb = slider(phone_page, LEVER)
    with _finger(phone_page) as finger:
        x, y = _place(thumb, 0.27)
        top = place_of(thumb)["y"]
        with rerun(phone_page):
            _swipe(finger, x, y, across=80, along=4)
    value = int(thumb.input_value())
    assert 500 < value < 700
    assert address(phone_page)[1][LEVER] == f"{value / 10:g}"
    # 60.08 and what digitisation gains above 5.53, at 22 points for all of it.
    total = 60.08 - 5.53 + round(22 * value / 1000 + 1e-9, 2)
    expect_figures(phone_page, f"{total:.2f}".replace(".", ","))
    # Where the sentence above has another line, the browser scrolls so that the lever stays in place.
    assert place_of(thumb)["y"] == pytest.approx(top, abs=2)


def test_a_tap_sets_the_lever(server: Server, phone_page: Page) -> None:
    open_page(phone_page, server.url)
    thumb = slider(phone_page, LEVER)
    with _finger(phone_page) as finger:
        x, y = _place(thumb, 0.5)
        with rerun(phone_page):
            _swipe(finger, x, y)
    assert abs(int(thumb.input_value()) - 500) <= 5
    assert address(phone_page)[1][LEVER] == f"{int(thumb.input_value()) / 10:g}"
