"""The presentation in a real browser: keys, links, screen, network drops, ways in and out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.actions import (
    address,
    click,
    expect_figures,
    go_to,
    open_page,
    place_of,
    rerun,
    settle,
    step,
)
from tests.e2e.browser import DESKTOP, PHONE, new_page
from tests.e2e.cable import cable_to
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server, serve

SCENARIO = "v=1&case=binh-thuan-2023&online_payment=60&digitization=45"
COMPARED = (
    "&s1=digitization=45;name=A&s2=digitization=45;online_payment=60;name=B"
    "&s3=e_result_issued=60;peers=shift:2;name=C&s4=online_filing=60;peers=pace:2023-2024;name=D"
)
MANY_LEVERS = (
    "v=1&case=lam-dong-2026&publish_decision_on_time=50&publish_update_on_time=60&on_time_settlement=95"
    "&online_filing=60&payment_procedure_transacted=70&e_result_issued=90&dossier_digitised=60"
    "&reuse_digitised_data=40&citizen_data_procedure=80&petition_on_time=80"
)
POSITION = ".st-key-present_bar strong"
GUESS_STEP = 4

READABLE_PX = 40
FONT_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
TO_SCROLL = "main => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth]"
CONNECTION, CONNECTED = "data-test-connection-state", "CONNECTED"


def _press(page: Page, key: str) -> None:
    with rerun(page):
        page.keyboard.press(key)


def _expect_alone(page: Page, position: str) -> None:
    expect(page.locator(POSITION)).to_have_text(position)
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)


def _note_guess(page: Page) -> None:
    page.locator(".st-key-guess_total input").fill("65,5")
    page.locator(".st-key-guess_rank input").fill("45")
    with rerun(page):
        page.locator(".st-key-guess_rank input").press("Enter")


def test_keys_of_keyboards_and_remotes_turn_the_steps_and_so_does_the_history(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/present?{SCENARIO}")
    _expect_alone(page, "1/9")
    for key, place in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
    ):
        _press(page, key)
        expect(page.locator(POSITION)).to_have_text(f"{place}/9")
        assert address(page)[1]["step"] == str(place)
    click(page, "present_next_right")
    _expect_alone(page, "3/9")
    for place in (2, 3, 4):
        step(page)
        _expect_alone(page, f"{place}/9")
    step(page, forward=True)
    _expect_alone(page, "3/9")


@pytest.mark.parametrize(
    ("link", "language"),
    [(SCENARIO + COMPARED, "vi"), (MANY_LEVERS, "vi"), (SCENARIO + COMPARED, "en")],
    ids=["compared", "many levers", "in English"],
)
def test_every_step_is_large_and_whole_on_a_projector(
    server: Server, page: Page, link: str, language: str
) -> None:
    open_page(page, f"{server.url}/present?{link}&lang={language}")
    count = int(page.locator(POSITION).inner_text().split("/")[1])
    assert count >= 10
    for place in range(1, count + 1):
        expect(page.locator(POSITION)).to_have_text(f"{place}/{count}")
        assert page.locator("h1").evaluate(FONT_SIZE) >= READABLE_PX
        beyond = page.get_by_test_id("stMain").evaluate(TO_SCROLL)
        assert max(beyond) <= 0, f"step {place}: {beyond} px beyond the screen"
        if place < count:
            _press(page, "PageDown")
    expect(page.locator(".st-key-present_next_right button")).to_be_disabled()


def test_no_step_scrolls_sideways_on_a_phone(server: Server, phone_page: Page) -> None:
    open_page(phone_page, f"{server.url}/present?{SCENARIO}{COMPARED}")
    for _ in range(9):
        assert phone_page.get_by_test_id("stMain").evaluate(TO_SCROLL)[1] <= 0
        last_line = place_of(phone_page.locator(".st-key-present_bar"))
        assert last_line["x"] + last_line["width"] <= PHONE.width
        click(phone_page, "present_next_right")


def test_a_guess_leaves_the_keys_free_and_outlasts_a_network_drop(server: Server, browser: Browser) -> None:
    with cable_to(server) as cable:
        page = new_page(browser, DESKTOP)
        open_page(page, f"{cable.url}/present?{SCENARIO}&step={GUESS_STEP}")
        page.locator(".st-key-guess_total input").fill("65")
        # In a field the keys move the cursor.
        page.keyboard.press("ArrowLeft")
        _note_guess(page)
        _press(page, "PageDown")
        guessed = page.get_by_role("heading", name="Dự đoán 65,50 điểm: kết quả lệch +1,46")
        expect(guessed).to_be_visible()
        _press(page, "PageUp")
        cable.cut()
        expect(page.get_by_test_id("stApp")).not_to_have_attribute(CONNECTION, CONNECTED)
        expect(page.get_by_test_id("stMetricValue")).to_have_text(["65,50", "45"])
        cable.mend()
        expect(page.get_by_test_id("stApp")).to_have_attribute(CONNECTION, CONNECTED)
        settle(page)
        _expect_alone(page, f"{GUESS_STEP}/9")
        expect(page.get_by_test_id("stMetricValue")).to_have_text(["65,50", "45"])
        _press(page, "ArrowRight")
        expect(guessed).to_be_visible()
        page.context.close()


def test_in_from_the_simulator_and_out_again(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?{SCENARIO}")
    go_to(page, "Trình chiếu")
    _expect_alone(page, "1/9")
    _press(page, "ArrowRight")
    with rerun(page):
        page.locator(".st-key-present_bar").get_by_role("link", name="Thoát").click()
    expect(page.get_by_test_id("stTopNavLink").first).to_be_visible()
    assert address(page)[0] == "/"
    assert "step" not in address(page)[1]
    go_to(page, "Trình chiếu")
    _expect_alone(page, "1/9")
    while address(page)[0] != "/":
        step(page)
    expect(page.get_by_test_id("stTopNavLink").first).to_be_visible()
    while address(page)[0] != "/present":
        step(page)
    _expect_alone(page, address(page)[1].get("step", "1") + "/9")


@pytest.fixture
def based_server() -> Iterator[Server]:
    """The app below a base path, just started."""
    with serve(base_path="/chi-so/766") as running:
        yield running


def test_a_step_s_link_below_a_base_path_opens_alone_as_the_first_request_of_all(
    based_server: Server, visitor: NewPage
) -> None:
    page, opened = visitor(DESKTOP), visitor(DESKTOP)
    open_page(page, f"{based_server.url}/present?{SCENARIO}&lang=en&step=5")
    _expect_alone(page, "5/9")
    expect(page.locator("h1")).to_have_text("60.08 → 66.96 points, rank 54 → about 42 (40–45)")
    with rerun(page):
        page.locator(".st-key-present_bar").get_by_role("link", name="Leave").click()
    assert address(page)[0] == "/chi-so/766/"
    click(page, "share")
    shared = page.get_by_test_id("stCode").first.inner_text().strip()
    assert shared.startswith(f"{based_server.url}/?v=1&data=")
    open_page(opened, shared)
    expect_figures(opened, "66.96")
    assert "Traceback" not in based_server.log
