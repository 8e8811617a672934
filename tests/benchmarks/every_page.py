"""Speed of every page but the simulator: how fast it appears, and answers what is done on it.

Against the bare app, alternating, as in ``in_browser``. What is done is what its reader does most;
the pages that are only read have no such thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.in_browser import BARE_APP, WARM_UP_PRESSES, opened, stamps_of
from tests.benchmarks.statistic import percentile, print_table
from tests.e2e.actions import press, rerun
from tests.e2e.browser import launch
from tests.e2e.server import APP, serve

# A first visit takes seconds, an answer a fraction of one.
VISITS_SHARE = 3

# The bare app's own page, measured beside each of ours.
BARE = "bare"


@dataclass(frozen=True)
class Reading:
    """A page, the selector of what is useful first, and what the reader does (even, odd times).

    ``answers`` is the selector of what then changes, where that is something else.
    """

    path: str
    watched: str
    done: str = ""
    act: Callable[[Page, bool], None] | None = None
    answers: str | None = None


def _type_total(page: Page, even: bool) -> None:
    goal = page.locator(".st-key-plan_total input")
    goal.fill("67" if even else "68")
    with rerun(page):
        goal.press("Enter")


def _compare_with(page: Page, even: bool) -> None:
    reference = page.locator(".st-key-compare_against")
    with rerun(page):
        reference.get_by_role("radio", name="2" if even else "Hiện trạng").press("Enter")


def _set_units(page: Page, even: bool) -> None:
    key = "units_ready_best" if even else "units_clear"
    button = page.locator(f".st-key-{key} button").locator("visible=true")
    with rerun(page):
        button.press("Enter")


def _turn_step(page: Page, even: bool) -> None:
    with rerun(page):
        page.keyboard.press("PageDown" if even else "PageUp")


COMPARED = "s1=digitization%3D45%3Bname%3DA&s2=online_payment%3D60%3Bname%3DB"
READINGS = {
    "baseline": Reading("baseline", ".st-key-headline"),
    "plan": Reading("plan?goal=total:66", ".st-key-plan_answer", "another goal", _type_total),
    "compare": Reading(
        f"compare?{COMPARED}",
        ".st-key-headline",
        "another reference",
        _compare_with,
        "[data-testid=stMetricDelta]",
    ),
    "units": Reading("units", ".st-key-headline", "targets for all", _set_units),
    "present": Reading(
        "present?v=1&digitization=45", ".st-key-stage_head", "next or last step", _turn_step
    ),
    "method": Reading("method", "[data-testid=stMain]"),
}


@dataclass
class Times:
    """The milliseconds of one page: until it was painted and settled, at a visit or an answer."""

    painted: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)

    def add(self, page: Page, since: str | None) -> None:
        stamps = stamps_of(page)
        start = 0.0 if since is None else stamps[since]
        self.painted.append(stamps["firstPaint"] - start)
        self.settled.append(stamps["settled"] - start)


def measure_every_page(repetitions: int) -> None:
    """Print how fast every other page appears and answers, against the bare app."""
    with sync_playwright() as playwright, launch(playwright) as browser, ExitStack() as stack:
        ours, bare = (stack.enter_context(serve(script)).url for script in (APP, BARE_APP))
        print(
            f"Every other page: {repetitions} answers, {repetitions // VISITS_SHARE} visits, alternating.\n"
        )
        _print("first visit", _visits(browser, ours, bare, repetitions // VISITS_SHARE))
        _print("answer", _answers(browser, ours, bare, repetitions))


def _visits(browser: Browser, ours: str, bare: str, visits: int) -> dict[str, Times]:
    times: dict[str, Times] = defaultdict(Times)
    for _ in range(visits):
        for name, url, watched in (
            *((name, f"{ours}/{reading.path}", reading.watched) for name, reading in READINGS.items()),
            (BARE, bare, None),
        ):
            page = opened(browser, url, watched)
            times[name].add(page, None)
            page.context.close()
    return times


def _answers(browser: Browser, ours: str, bare: str, repetitions: int) -> dict[str, Times]:
    """Measure each page beside the bare app, whose times of all rounds are taken together."""
    times: dict[str, Times] = defaultdict(Times)
    for name, reading in READINGS.items():
        if reading.act is None:
            continue
        watched = reading.answers or reading.watched
        page, plain = opened(browser, f"{ours}/{reading.path}", watched), opened(browser, bare)
        for number in range(WARM_UP_PRESSES + repetitions):
            reading.act(page, number % 2 == 0)
            press(plain, "level", "ArrowRight")
            if number >= WARM_UP_PRESSES:
                times[f"{name}: {reading.done}"].add(page, "pressed")
                times[BARE].add(plain, "pressed")
        page.context.close()
        plain.context.close()
    return times


def _print(what: str, times: dict[str, Times]) -> None:
    bare = times.pop(BARE)
    head = (f"ms, {what}", "painted p50", "p95", "x bare", "settled p50", "p95", "x bare")
    rows = []
    for name, own in [*times.items(), ("bare app", bare)]:
        row = [name]
        for values, plain in ((own.painted, bare.painted), (own.settled, bare.settled)):
            half, most = (percentile(values, percent) for percent in (50, 95))
            row += [f"{half:.1f}", f"{most:.1f}", f"{half / percentile(plain, 50):.2f}"]
        rows.append(row)
    print_table(head, rows)
