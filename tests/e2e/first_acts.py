"""What a visitor may do first on a page: each works on the scenario of ``LINK``, and shows that it did."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.actions import address, choose_files, click, expect_figures, go_to, slider, type_value

LINK = "v=1&lang=en&digitization=45&online_payment=60"
COUNTS = b"indicator;numerator;denominator\ne_result_issued;301;1000\n"


def go_to_the_simulator(page: Page) -> None:
    """Open the simulator by the navigation."""
    go_to(page, "Simulate")
    expect_figures(page, "66.96")


def type_a_value(page: Page) -> None:
    """Type a value for a lever."""
    type_value(page, "digitization", "46")
    expect(page).to_have_url(re.compile("digitization=46"))
    assert address(page)[1] | {"digitization": "46", "online_payment": "60"} == address(page)[1]


def press_a_key(page: Page) -> None:
    """Press an arrow key on a lever."""
    slider(page, "digitization").press("ArrowRight")
    expect(page).to_have_url(re.compile("digitization=45.1"))
    assert address(page)[1]["online_payment"] == "60"


def change_the_language(page: Page) -> None:
    """Change the language."""
    page.locator(".st-key-language_switch").get_by_role("radio", name="Tiếng Việt").click()
    expect(page).to_have_url(re.compile("lang=vi"))
    assert address(page)[1] | {"digitization": "45", "lang": "vi"} == address(page)[1]


def go_on(page: Page) -> None:
    """Go on in a presentation by a key."""
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("step=2"))
    assert address(page)[1]["digitization"] == "45"


def keep_it(page: Page) -> None:
    """Keep the scenario for a comparison."""
    click(page, "keep_current")
    expect(page).to_have_url(re.compile("s1="))
    assert "digitization=45" in address(page)[1]["s1"]


def ask_for_another_goal(page: Page) -> None:
    """Ask for a plan to a rank."""
    page.locator(".st-key-plan_kind").get_by_role("radio", name="rank").click()
    expect(page).to_have_url(re.compile("goal=rank"))
    assert address(page)[1]["digitization"] == "45"


def take_a_ready_division(page: Page) -> None:
    """Take a ready what-if of the units."""
    click(page, "units_ready_best")
    assert address(page)[1]["digitization"] == "45"


def export_it(page: Page) -> None:
    """Have the scenario's file made."""
    page.locator(".st-key-export button").locator("visible=true").click()
    with page.expect_download() as document:
        page.locator(".st-key-export_json button").click()
    assert "online-payment-60-dossier-digitisation-45" in document.value.suggested_filename


def upload_counts(page: Page) -> None:
    """Upload own counts and use them."""
    choose_files(page, "own_upload", ("own.csv", COUNTS))
    page.locator(".st-key-own_use button").locator("visible=true").click()
    # Own data begin at what they say themselves; the language stays.
    expect(page).to_have_url(re.compile("own="))
    assert address(page)[1]["lang"] == "en"


# The page, by its path, and what is done there.
ACTS: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("", type_a_value),
    ("", press_a_key),
    ("", change_the_language),
    ("", export_it),
    ("plan", ask_for_another_goal),
    ("plan", go_to_the_simulator),
    ("compare", keep_it),
    ("compare", go_to_the_simulator),
    ("units", take_a_ready_division),
    ("units", go_to_the_simulator),
    ("baseline", change_the_language),
    ("baseline", go_to_the_simulator),
    ("present", go_on),
    ("method", go_to_the_simulator),
    ("method", upload_counts),
)
