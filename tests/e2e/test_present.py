"""The presentation in a real browser: keys, links, screen, network drops, ways in and out."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.actions import (
    address,
    go_to,
    open_page,
    place_of,
    press,
    rerun,
    settle,
    slider,
    step,
)
from tests.e2e.browser import DESKTOP, PHONE
from tests.e2e.cable import Cable
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

SCENARIO = "v=1&case=binh-thuan-2023&online_payment=60&digitization=45"
COMPARED = (
    "&s1=digitization=45;name=A&s2=digitization=45;online_payment=60;name=B"
    "&s3=e_result_issued=60;peers=shift:2;name=C&s4=online_filing=60;peers=pace:2023-2024;name=D"
)
POSITION = ".stage-bar strong"
GUESS_STEP, RESULT_STEP = 4, 5

TO_SCROLL = "main => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth]"
CONNECTION, CONNECTED = "data-test-connection-state", "CONNECTED"
FOCUSED = "document.activeElement.getAttribute('aria-label')"

# Every total that the result shows from frame to frame, until it shows the last one.
TOTALS = """
last => new Promise((resolve) => {
  const seen = [];
  const shown = () => {
    const hosts = [...document.querySelectorAll(".st-key-live *")].filter((element) => element.shadowRoot);
    return hosts[0]?.shadowRoot.querySelector(".total .value")?.textContent;
  };
  const look = () => {
    const text = shown();
    if (text && text !== seen.at(-1)) seen.push(text);
    if (text === last) resolve(seen);
    else requestAnimationFrame(look);
  };
  look();
})
"""


def _press(page: Page, key: str) -> None:
    with rerun(page):
        page.keyboard.press(key)


def _on_bar(page: Page, name: str) -> Locator:
    return page.locator(".stage-bar").get_by_role("button", name=name)


def _click(page: Page, name: str) -> None:
    with rerun(page):
        _on_bar(page, name).click()


def _expect_alone(page: Page, position: str) -> None:
    expect(page.locator(POSITION)).to_have_text(position)
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)


def _guess(page: Page, text: str) -> None:
    page.locator("#stage-guess").fill(text)
    with rerun(page):
        page.locator("#stage-guess").press("Enter")


def _guesses(page: Page) -> Locator:
    return page.locator(".stage-guesses li > span")


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
    _click(page, "Tiếp")
    _expect_alone(page, "3/9")
    for place in (2, 3, 4):
        step(page)
        _expect_alone(page, f"{place}/9")
    step(page, forward=True)
    _expect_alone(page, "3/9")


def test_what_is_heard_and_where_the_keyboard_is_after_a_step(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/present?{SCENARIO}&step=8")
    said = page.locator(".stage-said")
    expect(said).to_have_attribute("aria-live", "polite")
    message = page.locator("h1").inner_text().replace("\n", " ")
    expect(said).to_have_text(f"Bước 8/9. {message}")
    following = _on_bar(page, "Tiếp")
    with rerun(page):
        following.press("Enter")
    expect(said).to_have_text("Bước 9/9. Giả định và nguồn")
    # The button is no way on any more, and keeps the keyboard.
    assert page.evaluate(FOCUSED) == "Tiếp"
    expect(following).to_have_attribute("aria-disabled", "true")
    with rerun(page):
        _on_bar(page, "Lùi").press("Enter")
    assert page.evaluate(FOCUSED) == "Lùi"


def test_the_bar_hides_itself_and_comes_back_with_pointer_or_keyboard(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/present?{SCENARIO}")
    bar = page.locator(".stage-bar")
    expect(bar).to_have_css("opacity", "0")
    page.mouse.move(300, 300)
    expect(bar).to_have_css("opacity", "1")
    expect(bar).to_have_css("opacity", "0")
    _on_bar(page, "Tiếp").focus()
    expect(bar).to_have_css("opacity", "1")


def test_the_result_counts_up_once_and_not_where_motion_is_unwanted(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/present?{SCENARIO}&step={GUESS_STEP}")
    page.keyboard.press("PageDown")
    seen = page.evaluate(TOTALS, "66,96")
    assert (seen[0], seen[-1]) == ("60,08", "66,96")
    assert len(seen) > 5
    assert seen == sorted(seen)
    settle(page)
    _press(page, "PageUp")
    page.keyboard.press("PageDown")
    assert page.evaluate(TOTALS, "66,96") == ["66,96"]
    settle(page)
    page.emulate_media(reduced_motion="reduce")
    open_page(page, f"{server.url}/present?{SCENARIO}&step={GUESS_STEP}")
    page.keyboard.press("PageDown")
    assert page.evaluate(TOTALS, "66,96") == ["66,96"]
    settle(page)
    page.emulate_media(reduced_motion="null")


def test_a_lever_is_moved_before_the_room_and_a_remote_still_turns_the_steps(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/present?{SCENARIO}&step={RESULT_STEP}")
    page.get_by_role("button", name="Thử điều chỉnh").click()
    press(page, "digitization", "ArrowRight")
    expect(page.locator("h1")).to_contain_text("số hóa hồ sơ lên 45,1%")
    assert address(page)[1]["digitization"] == "45.1"
    # The lever has the keyboard: arrows are the lever's, the page keys of a remote are not.
    _press(page, "PageDown")
    _expect_alone(page, "6/9")
    expect(page.locator("h1")).to_contain_text("+6,90")
    _press(page, "PageUp")
    page.get_by_role("button", name="Thử điều chỉnh").click()
    expect(slider(page, "digitization")).to_have_value("451")


def test_a_presentation_without_changes_begins_with_a_lever(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/present?lang=en&step=3")
    _expect_alone(page, "3/5")
    press(page, "digitization", "ArrowRight")
    _expect_alone(page, "5/9")
    expect(page.locator("h1")).to_contain_text("dossier digitisation")


def test_several_guesses_are_typed_and_turned_and_outlast_a_reload(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/present?{SCENARIO}&step={GUESS_STEP}")
    _guess(page, "65,5")
    _guess(page, "<b>70")
    expect(page.locator(".stage-error")).to_contain_text("Tổng điểm dự đoán")
    expect(page.locator("#stage-guess")).to_have_value("<b>70")
    _guess(page, "70")
    expect(page.locator(".stage-dial-value")).to_have_text("67,75")
    page.locator(".stage-turn").press("ArrowRight")
    expect(page.locator("#stage-guess")).to_have_value("67,90")
    with rerun(page):
        page.get_by_role("button", name="Ghi dự đoán").click()
    expect(_guesses(page)).to_have_text(["65,50", "70,00", "67,90"])
    expect(page.locator(".stage-dial-value")).to_have_text("67,90")
    expect(page.locator(".stage-dial-label").first).to_have_text("trung vị của 3 dự đoán")
    page.reload(wait_until="commit")
    settle(page)
    expect(_guesses(page)).to_have_text(["65,50", "70,00", "67,90"])
    with rerun(page):
        page.get_by_role("button", name="Bỏ dự đoán 70,00").click()
    expect(_guesses(page)).to_have_text(["65,50", "67,90"])
    page.get_by_role("button", name="Hạng", exact=True).click()
    expect(_guesses(page)).to_have_count(0)
    # A guess that was begun is there when one comes back.
    page.locator("#stage-guess").fill("45")
    _press(page, "PageDown")
    _press(page, "PageUp")
    page.get_by_role("button", name="Hạng", exact=True).click()
    expect(page.locator("#stage-guess")).to_have_value("45")


def test_no_step_scrolls_sideways_on_a_phone(server: Server, phone_page: Page) -> None:
    open_page(phone_page, f"{server.url}/present?{SCENARIO}{COMPARED}")
    for _ in range(9):
        assert phone_page.get_by_test_id("stMain").evaluate(TO_SCROLL)[1] <= 0
        bar = place_of(phone_page.locator(".stage-bar"))
        assert bar["x"] + bar["width"] <= PHONE.width
        _click(phone_page, "Tiếp")


def test_a_guess_outlasts_a_network_drop(cable: Cable, unwatched: NewPage) -> None:
    page = unwatched(DESKTOP)
    open_page(page, f"{cable.url}/present?{SCENARIO}&step={GUESS_STEP}")
    page.locator("#stage-guess").fill("65,5")
    # In a field the arrows move the cursor; what is typed is not confirmed yet.
    page.keyboard.press("ArrowLeft")
    _expect_alone(page, f"{GUESS_STEP}/9")
    _guess(page, "65,5")
    cable.cut()
    expect(page.get_by_test_id("stApp")).not_to_have_attribute(CONNECTION, CONNECTED)
    expect(_guesses(page)).to_have_text(["65,50"])
    cable.mend()
    expect(page.get_by_test_id("stApp")).to_have_attribute(CONNECTION, CONNECTED)
    settle(page)
    _expect_alone(page, f"{GUESS_STEP}/9")
    expect(_guesses(page)).to_have_text(["65,50"])
    _press(page, "PageDown")
    expect(page.locator(".stage-lines")).to_have_text("Dự đoán 65,50 điểm: kết quả lệch +1,46")


def test_in_from_the_simulator_and_out_again(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/?{SCENARIO}")
    go_to(page, "Trình chiếu")
    _expect_alone(page, "1/9")
    _press(page, "ArrowRight")
    _click(page, "Thoát")
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
