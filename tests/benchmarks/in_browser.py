"""Speed of the served app in a real browser, next to the bare app, alternating in the same run.

A press is timed on the page's own clock, from the ``keydown`` event to the animation frame that
paints the change; ``tests/e2e/probe.js`` says when a page counts as settled.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks import targets
from tests.benchmarks.statistic import percentile, print_table
from tests.benchmarks.targets import Measure
from tests.e2e.actions import open_page, press
from tests.e2e.browser import launch, new_page
from tests.e2e.server import APP, serve

BARE_APP = Path(__file__).with_name("bare_app.py")
WARM_UP_PRESSES = 3
STARTS = 3


@dataclass
class Subject:
    """One of the two apps, the lever pressed on it, and its measured milliseconds."""

    script: Path
    lever: str
    times: dict[Measure, list[float]] = field(default_factory=lambda: defaultdict(list))


def measure_browser(repetitions: int) -> None:
    """Print how fast the app appears and reacts, against the bare app."""
    ours, bare = subjects = Subject(APP, "digitization"), Subject(BARE_APP, "level")
    with sync_playwright() as playwright, launch(playwright) as browser:
        _measure_starts(browser, subjects)
        with ExitStack() as stack:
            urls = [stack.enter_context(serve(subject.script)).url for subject in subjects]
            _measure_presses(browser, subjects, urls, repetitions)
            _measure_first_paints(browser, subjects, urls, repetitions)
        print(f"In Chromium {browser.version}: {repetitions} repetitions, {STARTS} starts, alternating.\n")
    _print(ours, bare)


def _measure_starts(browser: Browser, subjects: Sequence[Subject]) -> None:
    for _ in range(STARTS):
        for subject in subjects:
            with serve(subject.script) as server:
                first_paint, _ = _visit(browser, server.url)
                subject.times[targets.START].append(server.seconds_to_start * 1000)
                subject.times[targets.FIRST_VISITOR].append(first_paint)


def _measure_first_paints(
    browser: Browser, subjects: Sequence[Subject], urls: Sequence[str], repetitions: int
) -> None:
    for _ in range(repetitions):
        for subject, url in zip(subjects, urls, strict=True):
            first_paint, settled = _visit(browser, url)
            subject.times[targets.FIRST_PAINT].append(first_paint)
            subject.times[targets.FIRST_SETTLED].append(settled)


def _measure_presses(
    browser: Browser, subjects: Sequence[Subject], urls: Sequence[str], repetitions: int
) -> None:
    pages = [opened(browser, url) for url in urls]
    for number in range(WARM_UP_PRESSES + repetitions):
        for subject, page in zip(subjects, pages, strict=True):
            press(page, subject.lever, "ArrowRight")
            if number >= WARM_UP_PRESSES:
                stamps = stamps_of(page)
                for measure, stamp in (
                    (targets.HEADLINE, "firstPaint"),
                    (targets.WHOLE_HEADLINE, "lastPaint"),
                    (targets.SETTLED, "settled"),
                ):
                    subject.times[measure].append(stamps[stamp] - stamps["pressed"])
    for page in pages:
        page.context.close()


def _visit(browser: Browser, url: str) -> tuple[float, float]:
    """Return when a new visitor saw the headline and the settled page, from the navigation on."""
    page = opened(browser, url)
    stamps = stamps_of(page)
    page.context.close()
    return stamps["firstPaint"], stamps["settled"]


def opened(browser: Browser, url: str, watched: str | None = None) -> Page:
    """Return a settled page; ``watched`` is a selector of what is stamped in place of the headline."""
    page = new_page(browser)
    if watched is not None:
        page.add_init_script(f"window.probeWatches = {json.dumps(watched)};")
    open_page(page, url)
    return page


def stamps_of(page: Page) -> dict[str, float]:
    """Return when a page was last pressed, painted and settled, in milliseconds."""
    stamps: dict[str, float] = page.evaluate("pageProbe.stamps()")
    if stamps["firstPaint"] < 0:
        raise RuntimeError(f"The headline of {page.url} did not change.")
    return stamps


def _print(ours: Subject, bare: Subject) -> None:
    head = ("ms", "ours p50", "p95", "bare p50", "p95", "p50/p50", "p95/p95", "budget", *targets.SIMULATORS)
    rows = []
    for measure, times in ours.times.items():
        own = [percentile(times, percent) for percent in (50, 95)]
        plain = [percentile(bare.times[measure], percent) for percent in (50, 95)]
        ratios = [f"{one / other:.2f}" for one, other in zip(own, plain, strict=True)]
        figures = [f"{value:.1f}" for value in (*own, *plain)]
        rows.append([measure.name, *figures, *ratios, measure.budget, *measure.others])
    print_table(head, rows)
    print(f"{', '.join(targets.SIMULATORS)}: p50/p50 of public simulators, measured in the same way.")
