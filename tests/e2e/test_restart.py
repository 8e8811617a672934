"""After a restart of the server the first thing a visitor does, whatever it is, meets their scenario.

So it does where another replica takes over, which knows nothing of the visit.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Literal, get_args

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.actions import address, click, expect_figures, files_field, give, settle
from tests.e2e.browser import DESKTOP
from tests.e2e.cable import Cable
from tests.e2e.conftest import NewPage
from tests.e2e.first_acts import ACTS, COUNTS, LINK, go_on, go_to_the_simulator
from tests.e2e.server import serve

# How a page loses its server: it is killed, it ends as it does for an update, or another replica answers.
Way = Literal["killed", "ended", "switched"]

APP = "[data-test-connection-state]"


class Restarted:
    """A server behind a line, which goes away under open pages: another one takes its place."""

    def __init__(self, line: Cable) -> None:
        self._servers = [_Replica()]
        self._cable = line
        self.url = line.url

    def begin(self) -> None:
        """Be what answers at the end of the line."""
        self._cable.lead_to(self._servers[-1].server)

    def go_away(self, page: Page, how: Way) -> None:
        """Have the page lose its server, and wait until it is connected to the one that comes instead."""
        *old, here = self._servers
        for server in old:
            server.stop()
        self._servers = [here]
        if how == "switched":
            self._servers.append(_Replica())
            self._cable.cut()
        else:
            os.kill(here.server.process, signal.SIGKILL if how == "killed" else signal.SIGTERM)
        expect(page.locator(APP)).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        if how != "switched":
            here.stop()
            self._servers[-1] = _Replica()
        self._cable.lead_to(self._servers[-1].server)
        self._cable.mend()
        expect(page.locator(APP)).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=60_000
        )

    def stop(self) -> None:
        """Stop all there is."""
        for server in self._servers:
            server.stop()


class _Replica:
    def __init__(self) -> None:
        self._running = ExitStack()
        self.server = self._running.enter_context(serve())

    def stop(self) -> None:
        self._running.close()


@pytest.fixture(scope="module")
def replicas(line: Cable) -> Iterator[Restarted]:
    """A server that can go away, started once for all tests here."""
    server = Restarted(line)
    yield server
    server.stop()


@pytest.fixture
def restarted(replicas: Restarted, cable: Cable) -> Restarted:
    """A server that can go away, at the end of the line."""
    assert cable.url == replicas.url
    replicas.begin()
    return replicas


@pytest.fixture
def untouched(unwatched: NewPage) -> Page:
    """An empty page of a new visitor."""
    return unwatched(DESKTOP)


# An act for each of these two ways is tried with every run of the tests, and the tests below try "killed";
# going through all takes minutes.
OFTEN = {("plan", go_to_the_simulator, "switched"), ("present", go_on, "ended")}

WAYS = [
    pytest.param(
        path,
        act,
        how,
        id=f"{path or 'simulate'}-{act.__name__}-{how}",
        marks=[] if (path, act, how) in OFTEN else [pytest.mark.long],
    )
    for path, act in ACTS
    for how in get_args(Way)
]


@pytest.mark.parametrize(("path", "act", "how"), WAYS)
def test_the_first_act_on_another_server_meets_the_scenario(
    restarted: Restarted, untouched: Page, path: str, act: Callable[[Page], None], how: Way
) -> None:
    untouched.goto(f"{restarted.url}/{path}?{LINK}", wait_until="commit")
    settle(untouched)
    if path == "method":
        # Its scripts come a little later; a page whose server goes away before has to be loaded again.
        expect(files_field(untouched, "own_upload")).to_be_attached()
    restarted.go_away(untouched, how)
    act(untouched)


def test_half_a_figure_typed_when_the_connection_breaks_is_not_used(
    restarted: Restarted, untouched: Page
) -> None:
    untouched.goto(f"{restarted.url}/?{LINK}", wait_until="commit")
    settle(untouched)
    field = untouched.locator("[data-lever=satisfaction] .typed")
    field.click()
    field.fill("6")
    restarted.go_away(untouched, "killed")
    settle(untouched)
    expect(field).to_have_value("6")
    expect_figures(untouched, "66.96")
    assert "satisfaction" not in address(untouched)[1]
    field.fill("60")
    field.press("Enter")
    settle(untouched)
    assert address(untouched)[1]["satisfaction"] == "60"


def test_files_that_were_given_and_not_used_are_given_again_to_another_server(
    restarted: Restarted, untouched: Page
) -> None:
    untouched.goto(f"{restarted.url}/method?{LINK}", wait_until="commit")
    settle(untouched)
    give(untouched, "own_upload", ("a.csv", COUNTS), ("b.csv", COUNTS))
    before = untouched.evaluate("pageProbe.requests()")
    restarted.go_away(untouched, "killed")
    # The page asks for a whole run, and gives its files.
    settle(untouched, before + 1)
    expect(untouched.locator("[class*=st-key-own_result]")).to_have_count(2)
    names = untouched.locator("[data-place^=own_upload] .file .name")
    expect(names).to_have_text(["a.csv", "b.csv"])
    click(untouched, "own_use")
    assert "own" in address(untouched)[1]
