"""The heading of every page: index, province and year, and one line of what the page is for."""

import pytest

from tests.pages.visit import (
    CASE_OF_EACH_DETAIL,
    CASES_BY_LANGUAGE,
    PAGES,
    headings,
    live,
    open_link,
    words,
)
from ui.words.texts import LANGUAGES, Language

INDEX = {"vi": "Bộ chỉ số 766", "en": "766 Index"}
CASES = dict(
    zip(
        CASE_OF_EACH_DETAIL,
        ("Bình Thuận 2023", "Cà Mau 2023", "Lâm Đồng 2025", "Lâm Đồng 2026"),
        strict=True,
    )
)
PURPOSES = {
    ("simulate", "vi"): "Điều chỉnh chỉ tiêu, thấy ngay điểm và thứ hạng.",
    ("simulate", "en"): "Drag a lever and see at once what score and rank would be.",
    ("baseline", "vi"): "Kết quả đã công bố: mặt mạnh, mặt yếu và nguồn số liệu.",
    ("baseline", "en"): "What is published: strengths, weaknesses, sources.",
    ("plan", "vi"): "Chọn mục tiêu, xem phương án cần ít nỗ lực nhất.",
    ("plan", "en"): "Choose a goal and see the plan that takes the least effort.",
    ("compare", "vi"): "Đặt các kịch bản cạnh nhau, xem khác nhau ở đâu.",
    ("compare", "en"): "Put scenarios side by side and see where they differ.",
    ("units", "vi"): "Nhập số liệu từng đơn vị, xem điểm của cả tỉnh.",
    ("units", "en"): "Type each unit's figures and see the province's score.",
    ("method", "vi"): "Nguồn của từng số liệu, cách tính và mức độ chắc chắn.",
    ("method", "en"): "Where each number comes from and how sure it is.",
}
WITH_HEADING = [page for page in PAGES if page != "present"]


@pytest.mark.parametrize(("case", "language"), CASES_BY_LANGUAGE)
@pytest.mark.parametrize("page", WITH_HEADING)
def test_a_page_has_one_heading_that_says_what_it_is(page: str, language: Language, case: str):
    app = open_link(f"case={case}&lang={language}", page)
    assert headings(app) == [f"{INDEX[language]} · {CASES[case]}"]
    assert app.caption[0].value == PURPOSES[page, language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", WITH_HEADING)
def test_a_page_names_its_case_twice_at_most(page: str, language: Language):
    app = open_link(f"lang={language}&digitization=45", page)
    shown = words(app)
    if page == "simulate":
        # Of what the live component is given, the reader sees the sentence; the rest is figures and words.
        shown = live(app)["result"]["sentence"]
    assert shown.count("Bình Thuận 2023") <= 1, "beside the heading"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_presentation_has_its_own_heading_and_the_screen_to_itself(language: Language):
    app = open_link(f"lang={language}&digitization=45", "present")
    assert len(headings(app)) == 1
    assert not app.title
    assert not app.get("html")


@pytest.mark.parametrize(("language", "says"), [("vi", "Đổi tỉnh, năm"), ("en", "Change case")])
def test_the_picker_s_button_says_what_it_does(language: Language, says: str):
    labels = [block.proto.popover.label for block in open_link(f"lang={language}").get("popover")]
    assert labels == [says]
