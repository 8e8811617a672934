"""The place for files in a real browser: what it says, what it refuses without sending, how it is used."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from scoring.tables.sizes import MAX_BYTES
from tests.e2e.actions import choose, choose_files, click, files_field, give, open_page, rerun, settle
from tests.e2e.axe import expect_nothing_grave
from tests.e2e.browser import DESKTOP, PHONE, Screen, Theme
from tests.e2e.cable import Cable
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server
from tests.e2e.test_keyboard_only import tab_to
from ui.exports import scenario_file

OWN, PLACE = "own_upload", "[data-place^=own_upload]"
COUNTS = b"indicator;numerator;denominator\ne_result_issued;300;1000\n"
OTHER = COUNTS.replace(b"300", b"301")

# Gives files as a hand drops or pastes them: where, what happens, names and contents.
HAND_OVER = """
(field, [kind, names]) => {
  const given = new DataTransfer();
  for (const [name, text] of names) given.items.add(new File([text], name));
  const event = kind === "drop"
    ? new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true })
    : new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
}
"""


def _names(page: Page) -> list[str]:
    return page.locator(f"{PLACE} .file .name").all_inner_texts()


@pytest.mark.parametrize(
    ("language", "screen", "theme", "says", "refused"),
    [
        (
            "vi",
            DESKTOP,
            "light",
            "Nhiều nhất 6 tệp, mỗi tệp nhiều nhất 1 MB.",
            ["Chưa nhận tệp lớn.csv: tệp lớn hơn 1 MB.", "Chưa nhận tệp trống.csv: tệp không có nội dung."],
        ),
        pytest.param(
            "en",
            PHONE,
            "dark",
            "At most 6 files of 1 MB each.",
            ["lớn.csv is not taken: it is larger than 1 MB.", "trống.csv is not taken: the file is empty."],
            marks=pytest.mark.long,
        ),
    ],
    ids=["vi", "en"],
)
def test_what_cannot_be_taken_is_refused_in_the_page_s_language_and_not_sent(
    server: Server,
    visitor: NewPage,
    language: str,
    screen: Screen,
    theme: Theme,
    says: str,
    refused: list[str],
) -> None:
    page = visitor(screen, theme)
    open_page(page, f"{server.url}/method?lang={language}")
    place, before = page.locator(PLACE), page.evaluate("pageProbe.requests()")
    expect(place).to_contain_text(says)
    choose_files(page, OWN, ("lớn.csv", b"x" * (MAX_BYTES + 1)), ("trống.csv", b""))
    for line in refused:
        expect(place.get_by_role("alert")).to_contain_text(line)
    expect(files_field(page, OWN)).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("pageProbe.requests()") == before
    assert place.evaluate("place => place.scrollWidth <= place.clientWidth")
    give(page, OWN, ("own.csv", b"x" * MAX_BYTES))
    assert _names(page) == ["own.csv"]
    expect(place.get_by_role("alert")).to_be_empty()
    expect_nothing_grave(page)


def test_of_too_many_files_the_first_are_taken_and_a_hostile_name_stays_a_name(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/method")
    names = ["<img src=x onerror=alert(1)>`\u202e**.csv", *(f"{number}.csv" for number in range(1, 7))]
    give(page, OWN, *((name, COUNTS) for name in names))
    assert _names(page) == ["<img src=x onerror=alert(1)>` **.csv", *names[1:6]]
    assert page.locator(f"{PLACE} img").count() == 0
    expect(page.locator(PLACE).get_by_role("alert")).to_contain_text(
        "Chưa nhận tệp 6.csv: mỗi lần nhiều nhất 6"
    )


def test_a_scenario_file_has_its_own_limit_and_ending(server: Server, page: Page) -> None:
    open_page(page, server.url)
    click(page, "export")
    place = page.locator("[data-place=export_file]")
    expect(place).to_contain_text("Nhiều nhất 60 kB. Loại tệp: .json.")
    choose_files(page, "export_file", ("x.txt", b"{}"))
    expect(place.get_by_role("alert")).to_contain_text("Chưa nhận tệp x.txt: cần tệp có đuôi .json.")
    choose_files(page, "export_file", ("x.json", b"x" * (scenario_file.MAX_BYTES + 1)))
    expect(place.get_by_role("alert")).to_contain_text("tệp lớn hơn 60 kB")


def test_keys_choose_files_and_take_them_out(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method")
    field = files_field(page, OWN)
    expect(field).to_have_accessible_name("Tệp XLSX, XLS, ODS, CSV, HTML hoặc JSON Chọn tệp")
    # Asked for before the way there: the browser is told to hand the choice over only a moment later.
    with page.expect_file_chooser() as opened:
        tab_to(page, PLACE, "file")
        page.keyboard.press("Enter")
    file = {"name": "own.csv", "mimeType": "text/csv", "buffer": COUNTS}
    with rerun(page):
        opened.value.set_files([file])  # type: ignore[list-item]
    expect(page.locator(".st-key-own_use")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Bỏ tệp own.csv")).to_be_focused()
    with rerun(page):
        page.keyboard.press("Enter")
    assert _names(page) == []
    expect(field).to_be_focused()
    expect(page.locator(".st-key-own_use")).to_have_count(0)


def test_files_are_dropped_and_pasted_and_one_of_the_same_name_takes_its_place(
    server: Server, page: Page
) -> None:
    open_page(page, f"{server.url}/method")
    field = files_field(page, OWN)
    with rerun(page):
        field.evaluate(HAND_OVER, ["drop", [["a.csv", COUNTS.decode()], ["b.csv", OTHER.decode()]]])
    assert _names(page) == ["a.csv", "b.csv"]
    with rerun(page):
        field.evaluate(HAND_OVER, ["paste", [["a.csv", "indicator\n"]]])
    assert _names(page) == ["a.csv", "b.csv"]
    expect(page.locator(PLACE)).to_contain_text("10 byte")
    # The same file once more is read once more: it may be another one now.
    for content in (COUNTS, COUNTS):
        give(page, OWN, ("a.csv", content))
    assert _names(page) == ["a.csv", "b.csv"]
    expect(page.locator(".st-key-own_use")).to_be_visible()


def test_another_language_while_files_are_sent_loses_none(server: Server, page: Page) -> None:
    open_page(page, f"{server.url}/method")
    give(page, OWN, ("a.csv", COUNTS))
    choose_files(page, OWN, ("b.csv", b"x" * MAX_BYTES))
    choose(page, "language_switch", "English")
    settle(page)
    assert _names(page) == ["a.csv", "b.csv"]
    expect(page.locator(PLACE)).to_contain_text("Choose a file")


def test_a_file_chosen_while_the_line_is_cut_comes_once_it_is_mended(
    cable: Cable, unwatched: NewPage
) -> None:
    page = unwatched(DESKTOP)
    page.goto(f"{cable.url}/method?lang=en", wait_until="commit")
    settle(page)
    give(page, OWN, ("a.csv", COUNTS))
    cable.cut()
    app = page.locator("[data-test-connection-state]")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    choose_files(page, OWN, ("b.csv", OTHER))
    expect(page.locator(PLACE).get_by_role("status")).to_contain_text("No connection to the server")
    cable.mend()
    expect(page.locator("[class*=st-key-own_result]")).to_have_count(2)
    assert _names(page) == ["a.csv", "b.csv"]
    expect(page.locator(PLACE).get_by_role("status")).to_be_empty()
