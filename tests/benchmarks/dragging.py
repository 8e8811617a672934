"""Dragging a lever: from each movement of the pointer to the frame that paints the result.

The bare app answers on release only, so a drag is held against its key press, alternating in the same
run. Also with the browser's processor slowed down four times.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.in_browser import BARE_APP, WARM_UP_PRESSES, opened, stamps_of
from tests.benchmarks.statistic import percentile, print_table
from tests.e2e.actions import press, rerun
from tests.e2e.browser import launch
from tests.e2e.server import APP, serve

LEVER = "digitization"
MOVES = 60
SLOWED = 4

# A frame at 60 Hz takes 16.7 ms; one that takes longer than this was dropped.
DROPPED_MS = 25

# Stamps, for every movement, its event and the frame that follows, and every frame of the drag.
WATCH = """
(lever) => {
  const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean);
  const root = roots.find((r) => r.querySelector(`[data-lever=${lever}]`));
  const range = root.querySelector(`[data-lever=${lever}] input[type=range]`);
  const total = root.querySelector(".figure.total .value");
  const seen = { moves: [], frames: [], texts: new Set(), stopped: false };
  range.addEventListener("input", (event) => {
    const painted = total.textContent;
    requestAnimationFrame((now) => {
      seen.moves.push(performance.now() - event.timeStamp);
      seen.texts.add(painted);
    });
  });
  let last = performance.now();
  const onFrame = (now) => {
    seen.frames.push(now - last);
    last = now;
    if (!seen.stopped) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  window.dragSeen = seen;
}
"""
TAKE = """
() => {
  const seen = window.dragSeen;
  seen.stopped = true;
  return { moves: seen.moves, frames: seen.frames.slice(2), texts: seen.texts.size };
}
"""


@dataclass
class Drags:
    """What the drags of one page took, in milliseconds, and how many frames were dropped."""

    moves: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    frames: int = 0
    dropped: int = 0


def measure_dragging(repetitions: int) -> None:
    """Print how a drag is followed, against the bare app's key press."""
    with sync_playwright() as playwright, launch(playwright) as browser, ExitStack() as stack:
        ours, bare = (stack.enter_context(serve(script)).url for script in (APP, BARE_APP))
        rows = []
        for name, slowed in (("as it is", 1), (f"processor slowed {SLOWED} times", SLOWED)):
            drags, presses, rests = _measure(browser, ours, bare, repetitions, slowed)
            rows.append(_row(name, drags, presses, rests))
        print(f"Dragging: {repetitions} drags of {MOVES} movements, alternating with key presses.\n")
        head = (
            "ms, drag",
            "moved -> painted p50",
            "p95",
            "dropped",
            "x bare's key press",
            "let go -> settled",
        )
        print_table((*head, "x bare"), rows)


def _measure(
    browser: Browser, ours: str, bare: str, repetitions: int, slowed: int
) -> tuple[Drags, list[float], list[float]]:
    page, plain = opened(browser, ours), opened(browser, bare)
    for each in (page, plain):
        client = each.context.new_cdp_session(each)
        client.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    drags, presses, rests = Drags(), [], []
    for number in range(WARM_UP_PRESSES + repetitions):
        _drag(page, drags if number >= WARM_UP_PRESSES else Drags(), upwards=number % 2 == 0)
        press(plain, "level", "ArrowRight" if number % 2 == 0 else "ArrowLeft")
        if number >= WARM_UP_PRESSES:
            stamps = stamps_of(plain)
            presses.append(stamps["firstPaint"] - stamps["pressed"])
            rests.append(stamps["settled"] - stamps["pressed"])
    page.context.close()
    plain.context.close()
    return drags, presses, rests


def _drag(page: Page, drags: Drags, *, upwards: bool) -> None:
    box = page.locator(f"[data-lever={LEVER}] input[type=range]").bounding_box()
    assert box is not None
    left, width, y = box["x"] + 10, box["width"] - 20, box["y"] + box["height"] / 2
    start, end = (0.3, 0.7) if upwards else (0.7, 0.3)
    page.mouse.move(left + width * start, y)
    page.mouse.down()
    page.evaluate(WATCH, LEVER)
    for move in range(1, MOVES + 1):
        page.mouse.move(left + width * (start + (end - start) * move / MOVES), y)
    seen = page.evaluate(TAKE)
    with rerun(page):
        let_go = page.evaluate("performance.now()")
        page.mouse.up()
    if seen["texts"] < MOVES // 2:
        raise RuntimeError(f"The result followed {seen['texts']} of {MOVES} movements.")
    drags.moves += seen["moves"]
    drags.frames += len(seen["frames"])
    drags.dropped += sum(frame > DROPPED_MS for frame in seen["frames"])
    drags.settled.append(page.evaluate("pageProbe.stamps()")["settled"] - let_go)


def _row(name: str, drags: Drags, presses: list[float], rests: list[float]) -> list[str]:
    half = percentile(drags.moves, 50)
    settled = percentile(drags.settled, 50)
    return [
        name,
        f"{half:.1f}",
        f"{percentile(drags.moves, 95):.1f}",
        f"{100 * drags.dropped / max(1, drags.frames):.1f}%",
        f"{half / percentile(presses, 50):.2f}",
        f"{settled:.1f}",
        f"{settled / percentile(rests, 50):.2f}",
    ]
