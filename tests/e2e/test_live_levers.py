"""Levers under the hand: the result follows every movement, the server hears once, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page, expect

import scoring
from scoring.what_if.positions import baseline_position, percent_at
from tests.e2e.actions import (
    FIGURES,
    address,
    choose,
    click,
    expect_figures,
    expect_tables,
    figures,
    headline,
    lever,
    open_page,
    place_of,
    press,
    rerun,
    reset,
    settle,
    slider,
    type_value,
    typed,
    whole_address,
)
from tests.e2e.browser import DESKTOP, PHONE, PROBE, Screen, Theme
from tests.e2e.cable import Cable
from tests.e2e.conftest import NewPage, Watched
from tests.e2e.problems import Problems
from tests.e2e.server import Server, serve
from ui.words import numbers
from ui.words.texts import Language

FRAME = "() => new Promise(resolve => requestAnimationFrame(() => resolve()))"
REQUESTS = "() => pageProbe.requests()"
BOXES = """
() => {
  const found = [];
  const look = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.matches('.lever, .lever .row, .lever .track, .lever .typed')) {
        const { x, y, width, height } = element.getBoundingClientRect();
        found.push([x, y, width, height].map(Math.round).join(' '));
      }
    }
  };
  look(document);
  return found;
}
"""
# The thumb is this wide, and its middle stays inside the track by half of it.
THUMB_PX = 20
TOTAL = ".result .figure.total .value"
SENTENCE = ".told .sentence"


def open_levers(page: Page, url: str) -> None:
    """Open the simulator and wait until a lever can be looked up while it is held."""
    open_page(page, url)
    expect_tables(page)


def place(page: Page, name: str, position: int) -> tuple[float, float]:
    """Return where on the screen a lever's thumb is at a position."""
    thumb = slider(page, name)
    thumb.scroll_into_view_if_needed()
    box = place_of(thumb)
    across = (box["width"] - THUMB_PX) * position / 1000
    return box["x"] + THUMB_PX / 2 + across, box["y"] + box["height"] / 2


def total_at(name: str, position: int, language: Language = "vi") -> str:
    """Return the total of Bình Thuận 2023 with one lever at a position, as it is shown."""
    case = scoring.load_case()
    is_unset = position == baseline_position(case, name)
    outcome = scoring.simulate(case, {} if is_unset else {name: percent_at(position)})
    return numbers.points(outcome.total, language)


def expect_follows(page: Page, name: str) -> int:
    """Expect the result of where a held lever is, painted by the next frame; return its position."""
    page.evaluate(FRAME)
    position = int(slider(page, name).input_value())
    assert page.locator(TOTAL).inner_text() == total_at(name, position)
    return position


@contextmanager
def held(page: Page, name: str, start: int) -> Iterator[None]:
    """Hold a lever's thumb with the mouse, from where it stands."""
    page.mouse.move(*place(page, name, start))
    page.mouse.down()
    yield
    page.mouse.up()


def test_the_result_follows_the_mouse_before_the_lever_is_let_go(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    before = page.evaluate(REQUESTS)
    with rerun(page), held(page, "digitization", 251):
        positions = []
        for target in (300, 420, 377, 610, 450):
            page.mouse.move(*place(page, "digitization", target))
            positions.append(expect_follows(page, "digitization"))
            expect(typed(page, "digitization")).to_have_value(
                numbers.typed_percent(percent_at(positions[-1]), "vi")
            )
        assert len(set(positions)) == 5
        # The server hears of nothing until the lever is let go, and the address stays.
        assert page.evaluate(REQUESTS) == before
        assert whole_address(page) == f"{server.url}/"
        expect(page.locator(SENTENCE)).to_contain_text("Số hóa hồ sơ")
    assert page.evaluate(REQUESTS) == before + 1
    expect_figures(page, total_at("digitization", positions[-1]))
    assert Decimal(address(page)[1]["digitization"]) == percent_at(positions[-1])
    expect(page.locator(SENTENCE)).to_contain_text("từ 60,08 lên ")


def test_a_drag_is_one_step_to_undo(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    with rerun(page), held(page, "digitization", 251):
        for target in (300, 400, 500):
            page.mouse.move(*place(page, "digitization", target))
    assert figures(page)[0] != "60,08"
    click(page, "undo")
    expect_figures(page, "60,08", "54", "Trung bình")
    assert slider(page, "digitization").input_value() == "251"


def test_the_held_lever_tells_what_comes_along(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    with rerun(page), held(page, "progress", 885):
        page.mouse.move(*place(page, "progress", 950))
        position = expect_follows(page, "progress")
        outcome = scoring.simulate(scoring.load_case(), {"progress": percent_at(position)})
        base = scoring.load_case().baseline.points
        gained = outcome.points["progress"] - base["progress"]
        along = outcome.total - scoring.load_case().baseline.total - gained
        assert along > 0
        told = lever(page, "progress").locator(".gain").inner_text()
        assert numbers.change(gained, "vi") in told
        assert numbers.change(along, "vi") in page.locator(SENTENCE).inner_text()


def test_held_levers_speak_english_too(server: Server, page: Page) -> None:
    open_levers(page, f"{server.url}/?lang=en")
    with rerun(page), held(page, "digitization", 251):
        page.mouse.move(*place(page, "digitization", 450))
        page.evaluate(FRAME)
        position = int(slider(page, "digitization").input_value())
        assert page.locator(TOTAL).inner_text() == total_at("digitization", position, "en")
        expect(page.locator(SENTENCE)).to_contain_text("Dossier digitisation")
        spoken = slider(page, "digitization").get_attribute("aria-valuetext") or ""
        assert re.fullmatch(r"\d+\.\d%, \d+\.\d\d points; total \d+\.\d\d points", spoken), spoken


class Finger:
    """A finger on the screen: touches as Chromium gets them from one."""

    def __init__(self, page: Page) -> None:
        self._screen: CDPSession = page.context.new_cdp_session(page)

    def _touch(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self._screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def down(self, point: tuple[float, float]) -> None:
        self._touch("touchStart", point)

    def move(self, point: tuple[float, float]) -> None:
        self._touch("touchMove", point)

    def up(self) -> None:
        self._touch("touchEnd")


def test_the_result_follows_a_finger(server: Server, browser: Browser, watched: Watched) -> None:
    context = browser.new_context(
        viewport={"width": PHONE.width, "height": PHONE.height},
        has_touch=True,
        is_mobile=True,
        locale="vi-VN",
    )
    context.add_init_script(path=PROBE)
    page = context.new_page()
    watched.append((page, Problems(page), lambda page: page.context.close()))
    open_levers(page, server.url)
    before = page.evaluate(REQUESTS)
    finger = Finger(page)
    with rerun(page):
        finger.down(place(page, "digitization", 251))
        for target in (320, 480, 450):
            finger.move(place(page, "digitization", target))
            position = expect_follows(page, "digitization")
            # The result is in sight while the finger moves.
            expect(page.locator(TOTAL)).to_be_in_viewport()
        assert page.evaluate(REQUESTS) == before
        finger.up()
    assert abs(position - 450) < 10
    expect_figures(page, total_at("digitization", position))
    assert Decimal(address(page)[1]["digitization"]) == percent_at(position)


def test_keys_move_a_lever_by_a_step_a_page_and_to_its_ends(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    thumb = slider(page, "digitization")
    # 22 x 25.2 % = 5.544, 22 x 25.3 % = 5.566 and 22 of 22 points, from 5.53.
    golden = {252: "60,09", 253: "60,12", 251: "60,08", 1000: "76,55"}
    for key, position in (
        ("ArrowRight", 252),
        ("ArrowUp", 253),
        ("ArrowLeft", 252),
        ("ArrowDown", 251),
        ("PageUp", 351),
        ("PageDown", 251),
        ("End", 1000),
        ("Home", 0),
    ):
        press(page, "digitization", key)
        assert (key, thumb.input_value()) == (key, str(position))
        expect_figures(page, golden.get(position, total_at("digitization", position)))
        link = address(page)[1].get("digitization")
        assert link == (None if position == 251 else f"{position / 10:g}")
        if key == "End":
            assert figures(page)[2] == "Khá"
            assert "hạng từ 54 lên " in headline(page)
        percent = numbers.typed_percent(percent_at(position), "vi")
        expect(typed(page, "digitization")).to_have_value(percent)
        spoken = re.compile(rf"^{percent}%, \d+,\d\d điểm")
        expect(thumb).to_have_attribute("aria-valuetext", spoken)


def test_dragging_back_to_the_baseline_is_no_change(server: Server, page: Page) -> None:
    open_levers(page, f"{server.url}/?v=1&digitization=45")
    with rerun(page):
        slider(page, "digitization").evaluate(
            "range => { range.value = '251';"
            " for (const kind of ['input', 'change']) range.dispatchEvent(new Event(kind)); }"
        )
    expect_figures(page, "60,08", "54", "Trung bình")
    expect(page).to_have_url(f"{server.url}/")


def test_reset_appears_and_goes_without_moving_anything(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    button = lever(page, "digitization").locator("button.reset")
    expect(button).not_to_be_visible()
    before = page.evaluate(BOXES)
    assert len(before) > 20
    press(page, "digitization", "PageUp")
    expect(button).to_be_visible()
    assert page.evaluate(BOXES) == before
    reset(page, "digitization")
    expect(button).not_to_be_visible()
    assert page.evaluate(BOXES) == before
    expect_figures(page, "60,08", "54", "Trung bình")
    # Who works by keys is not thrown back to the top of the page.
    press(page, "digitization", "PageUp")


def test_escape_takes_back_what_is_typed_and_not_confirmed(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    field, before = typed(page, "digitization"), page.evaluate(REQUESTS)
    field.fill("45")
    field.press("Escape")
    expect(field).to_have_value("25,1")
    field.blur()
    page.evaluate(FRAME)
    assert page.evaluate(REQUESTS) == before
    expect_figures(page, "60,08")


def test_nonsense_is_told_beside_its_lever_and_stays_while_others_move(server: Server, page: Page) -> None:
    open_levers(page, f"{server.url}/?lang=en")
    type_value(page, "digitization", "<b>abc</b>")
    alert = lever(page, "digitization").get_by_role("alert")
    expect(alert).to_contain_text("takes a number")
    expect(typed(page, "digitization")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[role=alert]:visible")).to_have_count(1)
    press(page, "online_payment", "End")
    expect(typed(page, "digitization")).to_have_value("<b>abc</b>")
    expect(alert).to_be_visible()
    spoken = slider(page, "digitization").get_attribute("aria-valuetext") or ""
    assert spoken.startswith("25.1%")
    type_value(page, "digitization", "45")
    expect(alert).not_to_be_visible()
    expect(typed(page, "digitization")).to_have_attribute("aria-invalid", "false")


def test_what_is_typed_without_enter_counts_with_a_click_elsewhere(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    typed(page, "digitization").fill("45")
    with rerun(page):
        slider(page, "online_payment").press("End")
    # 22 x 45 % = 9.90 from 5.53, and 10 from 3.49.
    expect_figures(page, "70,96")
    typed(page, "progress").fill("95")
    with rerun(page):
        lever(page, "online_payment").locator("button.reset").click()
    query = address(page)[1]
    assert (query["digitization"], query["progress"]) == ("45", "95")
    assert "online_payment" not in query


def test_a_group_opened_by_hand_stays_open_while_its_levers_move(server: Server, page: Page) -> None:
    open_levers(page, server.url)
    choose(page, "level", "Theo chỉ số")
    expect(lever(page, "e_result_issued")).not_to_be_visible()
    page.locator(".live details.section > summary").nth(4).click()
    expect(lever(page, "e_result_issued")).to_be_visible()
    expect_tables(page, "e_result_issued")
    press(page, "e_result_issued", "End")
    expect(lever(page, "e_result_issued")).to_be_visible()
    reset(page, "e_result_issued")
    expect(lever(page, "e_result_issued")).to_be_visible()
    expect_figures(page, "60,08")


def test_what_is_let_go_while_the_line_is_cut_counts_once_it_is_mended(
    cable: Cable, unwatched: NewPage
) -> None:
    page = unwatched(DESKTOP)
    open_levers(page, cable.url)
    with held(page, "digitization", 251):
        page.mouse.move(*place(page, "digitization", 350))
        cable.cut()
        page.mouse.move(*place(page, "digitization", 450))
        position = expect_follows(page, "digitization")
    # Also what is done after that, still without a line.
    slider(page, "online_payment").press("End")
    cable.mend()
    _expect_link(page, digitization=str(percent_at(position).normalize()), online_payment="100")
    outcome = scoring.simulate(
        scoring.load_case(), {"digitization": percent_at(position), "online_payment": 100}
    )
    expect_figures(page, numbers.points(outcome.total, "vi"))


def test_what_is_let_go_while_the_server_starts_again_counts_in_the_new_session(
    running: Server, cable: Cable, unwatched: NewPage
) -> None:
    with serve() as first:
        cable.lead_to(first)
        page = unwatched(DESKTOP)
        open_levers(page, cable.url)
        press(page, "online_payment", "End")
        with held(page, "digitization", 251):
            page.mouse.move(*place(page, "digitization", 350))
            cable.cut()
            # The other server knows nothing of the session, as after a restart.
            cable.lead_to(running)
            page.mouse.move(*place(page, "digitization", 450))
            page.evaluate(FRAME)
            position = int(slider(page, "digitization").input_value())
        cable.mend()
        _expect_link(page, digitization=str(percent_at(position).normalize()), online_payment="100")
        settle(page)
        press(page, "digitization", "End")
        assert address(page)[1]["digitization"] == "100"


def _expect_link(page: Page, **levers: str) -> None:
    for name, percent in levers.items():
        expect(page).to_have_url(re.compile(rf"[?&]{name}={re.escape(percent)}(&|$)"))


@pytest.mark.parametrize(
    ("theme", "screen", "link"),
    [
        ("dark", DESKTOP, "/?digitization=45&lang=en"),
        pytest.param(
            *("light", PHONE, "/?case=lam-dong-2026&e_result_issued=70&peers=shift:2"),
            marks=pytest.mark.long,
        ),
    ],
    ids=["en", "vi"],
)
def test_the_live_component_has_no_finding_of_axe(
    server: Server, visitor: NewPage, theme: Theme, screen: Screen, link: str
) -> None:
    page = visitor(screen, theme)
    open_levers(page, server.url + link)
    name = "digitization" if "lang=en" in link else "dossier_digitised"
    type_value(page, name, "abc")
    lever(page, name).locator("details.help summary").click()
    expect(page.locator(FIGURES).first).to_be_visible()
    response = Axe().run(page, context=".st-key-live", options={"resultTypes": ["violations"]}).response
    assert len(response["passes"]) > 5
    assert [(finding["id"], finding["nodes"][0]["html"][:300]) for finding in response["violations"]] == []
