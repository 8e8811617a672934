"""After a restart of the server the first thing a visitor does, whatever it is, meets their scenario."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.actions import address, click, expect_figures, go_to, settle, slider, type_value
from tests.e2e.browser import DESKTOP, new_page
from tests.e2e.server import HOST, free_port, started

LINK = "v=1&lang=en&digitization=45&online_payment=60"
COUNTS = b"indicator;numerator;denominator\ne_result_issued;301;1000\n"
APP = "[data-test-connection-state]"


class Restarted:
    """A server on one port that is killed and started again under open pages."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}"
        self._running = self._serve()
        next(self._running)

    def _serve(self) -> Iterator[None]:
        command = [
            *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", HOST),
            *("--server.port", str(self.port), "--server.fileWatcherType", "none"),
        ]
        with started(command, self.port) as running:
            self._process = running.process
            yield

    def restart(self, page: Page) -> None:
        """Kill it, start it again, and wait until the page is connected."""
        subprocess.run(["kill", "-9", str(self._process)], check=True)
        expect(page.locator(APP)).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        self.stop()
        self._running = self._serve()
        next(self._running)
        expect(page.locator(APP)).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=60_000
        )

    def stop(self) -> None:
        """Stop it."""
        next(self._running, None)


@pytest.fixture(scope="module")
def restarted() -> Iterator[Restarted]:
    """A server that can be restarted."""
    server = Restarted()
    yield server
    server.stop()


@pytest.fixture
def untouched(browser: Browser) -> Iterator[Page]:
    """An empty page of a new visitor; what the browser says of the lost connection is no problem here."""
    page = new_page(browser, DESKTOP)
    yield page
    page.context.close()


def _total(page: Page) -> None:
    go_to(page, "Simulate")
    expect_figures(page, "66.96")


def _type(page: Page) -> None:
    type_value(page, "digitization", "46")
    expect(page).to_have_url(re.compile("digitization=46"))
    assert address(page)[1] | {"digitization": "46", "online_payment": "60"} == address(page)[1]


def _key(page: Page) -> None:
    slider(page, "digitization").press("ArrowRight")
    expect(page).to_have_url(re.compile("digitization=45.1"))
    assert address(page)[1]["online_payment"] == "60"


def _language(page: Page) -> None:
    page.locator(".st-key-language_switch").get_by_role("radio", name="Tiếng Việt").click()
    expect(page).to_have_url(re.compile("lang=vi"))
    assert address(page)[1] | {"digitization": "45", "lang": "vi"} == address(page)[1]


def _next(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("step=2"))
    assert address(page)[1]["digitization"] == "45"


def _keep(page: Page) -> None:
    click(page, "keep_current")
    expect(page).to_have_url(re.compile("s1="))
    assert "digitization=45" in address(page)[1]["s1"]


def _kind(page: Page) -> None:
    page.locator(".st-key-plan_kind").get_by_role("radio", name="rank").click()
    expect(page).to_have_url(re.compile("goal=rank"))
    assert address(page)[1]["digitization"] == "45"


def _ready(page: Page) -> None:
    click(page, "units_ready_best")
    assert address(page)[1]["digitization"] == "45"


def _export(page: Page) -> None:
    page.locator(".st-key-export button").locator("visible=true").click()
    with page.expect_download() as document:
        page.locator(".st-key-export_json button").click()
    assert "online-payment-60-dossier-digitisation-45" in document.value.suggested_filename


def _upload(page: Page) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "own.csv", "mimeType": "text/csv", "buffer": COUNTS}
    )
    page.locator(".st-key-own_use button").locator("visible=true").click()
    # Own data begin at what they say themselves; the language stays.
    expect(page).to_have_url(re.compile("own="))
    assert address(page)[1]["lang"] == "en"


# Three different ones are tried with every run of the tests; going through all takes minutes.
ACTS = [
    pytest.param(
        path, act, id=f"{path or 'simulate'}{act.__name__}", marks=[] if often else [pytest.mark.long]
    )
    for path, act, often in (
        ("", _type, True),
        ("", _key, False),
        ("", _language, False),
        ("", _export, False),
        ("plan", _kind, False),
        ("plan", _total, True),
        ("compare", _keep, False),
        ("compare", _total, False),
        ("units", _ready, False),
        ("units", _total, False),
        ("baseline", _language, False),
        ("baseline", _total, False),
        ("present", _next, True),
        ("method", _total, False),
        ("method", _upload, False),
    )
]


@pytest.mark.parametrize(("path", "act"), ACTS)
def test_the_first_act_after_a_restart_meets_the_scenario(
    restarted: Restarted, untouched: Page, path: str, act: Callable[[Page], None]
) -> None:
    untouched.goto(f"{restarted.url}/{path}?{LINK}", wait_until="commit")
    settle(untouched)
    restarted.restart(untouched)
    act(untouched)


def test_half_a_figure_typed_when_the_connection_breaks_is_not_used(
    restarted: Restarted, untouched: Page
) -> None:
    untouched.goto(f"{restarted.url}/?{LINK}", wait_until="commit")
    settle(untouched)
    field = untouched.locator("[data-lever=satisfaction] .typed")
    field.click()
    field.fill("6")
    restarted.restart(untouched)
    settle(untouched)
    expect(field).to_have_value("6")
    expect_figures(untouched, "66.96")
    assert "satisfaction" not in address(untouched)[1]
    field.fill("60")
    field.press("Enter")
    settle(untouched)
    assert address(untouched)[1]["satisfaction"] == "60"
