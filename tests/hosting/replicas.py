"""Two replicas behind nginx; each is stopped once while visitors work. ``make replicas`` runs this.

What must hold: every visitor's page comes back by itself on the other replica, with the scenario that
stood in its address, and the next lever moves from there. So it does for those who have only looked, on
every page, whatever they do first: go to another page, present, ask for a document, upload a file.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from playwright.sync_api import Browser, Page, expect, sync_playwright

from scoring import load_case, simulate
from tests.e2e.actions import address, expect_figures, open_page, settle, slider, type_value
from tests.e2e.browser import launch, new_page
from tests.e2e.first_acts import ACTS, LINK
from tests.e2e.problems import Problems
from tests.e2e.server import HOST, free_port, started
from tests.hosting.balancer import BASE_PATH, balance, find_nginx
from ui.words import numbers

Act = Callable[[Page], None]

VISITORS = 4
LEVER = "digitization"


class Replica:
    """One server of the app on a port of its own, which can be stopped and started again."""

    def __init__(self) -> None:
        """Start it."""
        self.port = free_port()
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [
            *(sys.executable, "-m", "streamlit", "run", "app.py"),
            *("--server.address", HOST, "--server.port", str(self.port)),
            *("--server.baseUrlPath", BASE_PATH, "--server.fileWatcherType", "none"),
        ]
        self._running = ExitStack()
        # How many are connected is told by Streamlit's metrics, which are off unless asked for.
        environment = {"CHISO766_METRICS": "on"}
        self._running.enter_context(
            started(command, self.port, environment=environment, base_path=BASE_PATH)
        )

    def stop(self) -> None:
        """Stop as an update does: by the signal to end."""
        self._running.close()

    def sessions(self) -> int:
        """Return how many visitors are connected to it."""
        connection = HTTPConnection(HOST, self.port, timeout=5)
        connection.request("GET", f"{BASE_PATH}/_stcore/metrics?families=active_sessions")
        text = connection.getresponse().read().decode()
        connection.close()
        found = re.search(r"^active_sessions\S* (\d+)", text, re.MULTILINE)
        return int(found[1]) if found else 0

    def __enter__(self) -> Self:
        """Return it, started."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop it."""
        self.stop()


@dataclass
class Visitor:
    """A browser of its own, and the percentage its lever stands at."""

    page: Page
    percent: int

    @property
    def total(self) -> str:
        """Return the total its scenario must show."""
        return numbers.points(simulate(load_case(), {LEVER: self.percent}).total, "vi")

    def holds(self) -> None:
        """Expect the page to show the scenario, and the address to hold it."""
        expect_figures(self.page, self.total)
        assert address(self.page)[1][LEVER] == str(self.percent)

    def moves(self) -> None:
        """Set the lever one percent higher."""
        self.percent += 1
        type_value(self.page, LEVER, str(self.percent))
        self.holds()


def main() -> int:
    """Run it and print what was seen; return 0 unless something did not hold."""
    nginx = find_nginx()
    if nginx is None:
        sys.stdout.write("skipped: nginx is not installed (Debian: apt-get install nginx-light)\n")
        return 0
    with (
        TemporaryDirectory() as folder,
        Replica() as first,
        Replica() as second,
        balance(nginx, [first.port, second.port], Path(folder)) as url,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        visitors = [_arrive(browser, url, percent=40 + 2 * number) for number in range(VISITORS)]
        _say(f"{VISITORS} visitors at work; sessions: {first.sessions()} and {second.sessions()}")
        while not (first.sessions() and second.sessions()):
            visitors.append(_arrive(browser, url, percent=40 + 2 * len(visitors)))
            _say(f"one more, to have both at work: {first.sessions()} and {second.sessions()}")
        for gone, other in ((first, second), (second, first)):
            _lose(gone, other, visitors, [_look(browser, url, path, act) for path, act in ACTS])
            gone.start()
            _say("it is started again")
        late = _arrive(browser, url, percent=90)
        late.moves()
        _say("a link opened afterwards works")
        for visitor in [*visitors, late]:
            visitor.page.context.close()
    _say("held: no visitor lost a scenario")
    return 0


def _arrive(browser: Browser, url: str, percent: int) -> Visitor:
    visitor = Visitor(new_page(browser), percent)
    problems = Problems(visitor.page)
    open_page(visitor.page, f"{url}/?v=1&{LEVER}={percent}")
    visitor.holds()
    visitor.moves()
    assert problems.found() == []
    return visitor


def _look(browser: Browser, url: str, path: str, act: Act) -> tuple[Page, Act]:
    page = new_page(browser)
    open_page(page, f"{url}/{path}?{LINK}")
    return page, act


def _lose(
    gone: Replica, other: Replica, visitors: list[Visitor], onlookers: list[tuple[Page, Act]]
) -> None:
    had = gone.sessions()
    stopped = time.monotonic()
    gone.stop()
    seconds = []
    for visitor in visitors:
        expect(slider(visitor.page, LEVER)).to_be_enabled()
        settle(visitor.page)
        visitor.holds()
        visitor.moves()
        seconds.append(time.monotonic() - stopped)
    for page, act in onlookers:
        settle(page)
        act(page)
    after = ", ".join(f"{value:.1f}" for value in seconds)
    _say(
        f"a replica with {had} of {len(visitors) + len(onlookers)} visitors stopped; those at work have "
        f"moved their lever again, one after the other, after {after} s; the other has {other.sessions()}"
    )
    _say(f"each of {len(onlookers)} who had only looked did something else first, on their own scenario")
    assert other.sessions() == len(visitors) + len(onlookers)
    for page, _ in onlookers:
        page.context.close()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
