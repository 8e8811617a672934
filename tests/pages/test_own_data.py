"""Own data on the pages: checked, used for the visit, marked everywhere, removed without a trace."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scoring import load_case, simulate
from tests.pages.own_files import AMBIGUOUS, BROKEN, CONTRADICTING, COUNTS, renamed_league, upload, use
from tests.pages.visit import (
    PAGES,
    address,
    choose,
    choose_case,
    follow_navigation,
    headline,
    open_link,
    open_section,
    press,
    type_value,
    words,
)
from ui.words.texts import Language

MARK = {"vi": "Số liệu riêng, không phải số đã công bố", "en": "Your own data, not published figures"}

OFFICE_NAMES = Path(__file__).parents[1] / "scoring" / "own_data" / "files" / "ubnd_groups.csv"


def _method(query: str = "") -> AppTest:
    return open_link(query, "method")


def _has(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


def _is_marked(app: AppTest, language: Language = "vi") -> bool:
    return MARK[language] in words(app)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "vi",
            ["Chưa dùng được tệp `own.csv`: 3 lỗi", "Tử số 3 lớn hơn mẫu số 2", "Lấy tên trong tệp mẫu"],
        ),
        ("en", ["`own.csv` cannot be used yet; errors: 3", "The numerator 3 is above the denominator 2"]),
    ],
)
def test_every_problem_is_shown_at_once_and_nothing_changes(language: Language, says: list[str]):
    app = _method(f"lang={language}")
    before = address(app)
    upload(app, BROKEN)
    assert not app.exception
    for text in says:
        assert text in words(app)
    table = app.table[0].value
    assert list(table.iloc[:, 0]) == ["2", "3", "4"]
    assert not _has(app, "own_use")
    assert not _is_marked(app, language)
    assert address(app) == before


def test_nothing_from_a_file_can_act_on_the_page():
    app = _method("lang=en")
    upload(app, BROKEN, name="<b>`x`.csv")
    said = [cell for table in app.table[:1] for cell in table.value.to_numpy().ravel()]
    said += [element.value for element in (*app.error, *app.success, *app.warning)]
    whole = "\n".join(map(str, said))
    for dangerous in ("](http://evil)", "**b**", "<b>"):
        assert dangerous in whole
        assert dangerous not in re.sub(r"`[^`]*`", "", whole)


def test_ambiguous_numbers_are_asked_about_and_the_decision_is_used():
    app = _method("lang=en")
    upload(app, AMBIGUOUS)
    assert "2 numbers in `own.csv` can be read in two ways" in app.warning[0].value
    assert list(app.table[0].value.iloc[0])[2:] == ["`12.000`", "12,000", "12"]
    assert not _has(app, "own_use")
    choose(app, "own_decimal", ",")
    assert not app.warning
    press(app, "own_use")
    assert not app.exception
    follow_navigation(app, "baseline")
    open_section(app, "indicators")
    assert "12,000" in words(app)


def test_counts_that_contradict_the_published_points_are_a_problem_in_the_table():
    app = _method("lang=en")
    upload(app, CONTRADICTING)
    assert "contradict the known group points" in words(app)
    assert not _has(app, "own_use")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_own_counts_replace_the_case_and_are_marked_on_every_page(language: Language):
    app = _method(f"lang={language}")
    use(app, COUNTS)
    for page in PAGES:
        follow_navigation(app, page)
        assert not app.exception
        assert _is_marked(app, language), page
    follow_navigation(app, "simulate")
    choose(app, "level", "detailed")
    open_section(app, "group_digitization")
    type_value(app, "e_result_issued", "60")
    own = load_case().with_counts({"e_result_issued": (300, 1000)})
    total = f"{simulate(own, {'e_result_issued': 60}).total}"
    assert headline(app)[0] == (total.replace(".", ",") if language == "vi" else total)
    assert address(app)["case"] == "binh-thuan-2023"
    assert re.fullmatch("[0-9a-f]{8}", address(app)["own"])


def test_the_assumptions_name_the_own_data():
    app = _method("lang=en")
    use(app, COUNTS)
    follow_navigation(app, "simulate")
    choose(app, "view", "changes")
    assert "The case stands on the user's own data" in words(app)


def test_removing_leaves_nothing_behind():
    app = _method()
    use(app, COUNTS)
    follow_navigation(app, "simulate")
    type_value(app, "online_payment", "60")
    follow_navigation(app, "compare")
    press(app, "keep_current")
    assert "Chưa có kịch bản nào" not in words(app)
    press(app, "own_remove")
    assert not app.exception
    assert not _is_marked(app)
    assert "Chưa có kịch bản nào" in words(app)
    follow_navigation(app, "simulate")
    assert headline(app)[0] == "60,08"
    assert "own" not in address(app)
    assert app.session_state["own_data"] is None
    assert app.session_state["kept"] == []
    assert all("~" not in item.case for item in app.session_state["history"])


def test_another_case_can_be_opened_meanwhile_and_the_own_one_again():
    app = _method()
    use(app, COUNTS)
    follow_navigation(app, "simulate")
    press(app, "case_other")
    assert not _is_marked(app)
    assert "Bạn có số liệu riêng (`own.csv`)" in words(app)
    assert address(app)["case"] == "lam-dong-2026"
    press(app, "own_open")
    assert _is_marked(app)
    assert address(app)["case"] == "binh-thuan-2023"


def test_undo_goes_back_to_the_published_case_and_keeps_the_own_data_at_hand():
    app = _method()
    use(app, COUNTS)
    follow_navigation(app, "simulate")
    press(app, "undo")
    assert not app.exception
    assert not _is_marked(app)
    assert _has(app, "own_open")


def test_an_own_league_ranks_as_the_published_one_does():
    app = _method("case=lam-dong-2025")
    upload(app, renamed_league(), kind="league")
    choose(app, "own_province", "Miền gnồĐ mâL")
    press(app, "own_use")
    follow_navigation(app, "simulate")
    assert not app.exception
    assert _is_marked(app)
    published = headline(open_link("case=lam-dong-2025"))
    assert headline(app) == published
    for view in ("league", "waterfall", "groups", "changes"):
        choose(app, "view", view)
        assert not app.exception
    choose_case(app, "own_case_province", "Miền hniN cắB")
    assert headline(app)[0] == "91,70"
    for page in PAGES:
        follow_navigation(app, page)
        assert not app.exception
        assert "Lâm Đồng 2025" not in words(app)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_link_on_own_data_says_that_it_needs_the_file(language: Language):
    app = open_link(f"v=1&case=binh-thuan-2023&lang={language}&own=1a2b3c4d&digitization=45")
    assert not app.exception
    (warning,) = app.warning
    assert "`1a2b3c4d`" in warning.value
    assert {"vi": "cần đúng tệp đó", "en": "needs that very file"}[language] in warning.value
    assert headline(app)[0] in ("60,08", "60.08")
    # Nothing of the link is lost on the way to the upload.
    follow_navigation(app, "method")
    assert address(app)["own"] == "1a2b3c4d"
    assert address(app)["digitization"] == "45"


def test_the_file_a_link_needs_opens_its_scenario():
    first = _method()
    use(first, COUNTS)
    follow_navigation(first, "simulate")
    type_value(first, "online_payment", "60")
    link = "&".join(f"{key}={value}" for key, value in address(first).items())
    app = open_link(link)
    assert len(app.warning) == 1
    follow_navigation(app, "method")
    upload(app, COUNTS, name="other-name.csv")
    assert any("Đúng tệp mà liên kết cần" in info.value for info in app.info)
    press(app, "own_use")
    assert not app.warning
    follow_navigation(app, "simulate")
    assert headline(app) == headline(first)
    assert address(app) == address(first)


def test_another_file_than_the_one_needed_is_said():
    app = open_link("case=binh-thuan-2023&own=1a2b3c4d&digitization=45", "method")
    upload(app, COUNTS)
    assert any("không phải tệp mà liên kết cần (`1a2b3c4d`)" in warning.value for warning in app.warning)
    press(app, "own_use")
    follow_navigation(app, "simulate")
    assert headline(app)[0] == "60,08"
    assert address(app)["own"] != "1a2b3c4d"


def test_two_visitors_do_not_meet_each_other_s_data():
    first, second = _method(), _method()
    use(first, COUNTS)
    second.run()
    assert not _is_marked(second)
    link = "&".join(f"{key}={value}" for key, value in address(first).items())
    third = open_link(f"{link}&digitization=45")
    assert not _is_marked(third)
    assert len(third.warning) == 1
    other = b"indicator;numerator;denominator\ne_result_issued;900;1000\n"
    use(second, other)
    follow_navigation(first, "baseline")
    follow_navigation(second, "baseline")
    for app, told, hidden in ((first, "30,00%", "90,00%"), (second, "90,00%", "30,00%")):
        open_section(app, "indicators")
        assert told in words(app)
        assert hidden not in words(app)


def test_a_new_file_takes_the_place_of_the_old():
    app = _method()
    use(app, COUNTS)
    first = address(app)["own"]
    use(app, b"indicator;numerator;denominator\ne_result_issued;200;1000\n", name="second.csv")
    assert address(app)["own"] != first
    assert "second.csv" in words(app)
    assert "own.csv" not in words(app)


def test_templates_of_both_kinds_are_offered():
    app = _method("lang=en")
    for kind in ("counts", "league"):
        choose(app, "own_kind", kind)
        labels = [button.label for button in app.get("download_button")]
        assert labels[:2] == ["XLSX template", "CSV template"]


def test_names_with_the_office_before_them_keep_the_province_that_is_open():
    app = open_link("case=lam-dong-2026", "method")
    upload(app, OFFICE_NAMES.read_bytes(), kind="league")
    assert not app.exception
    assert app.selectbox(key="own_province").value == "Lâm Đồng"
    offered = list(app.selectbox(key="own_province").options)
    assert offered[:4] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng"]
    assert "Tên được đọc theo tên chính thức (34): `“UBND tỉnh Đồng Tháp” → Đồng Tháp" in words(app)
    press(app, "own_use")
    follow_navigation(app, "simulate")
    assert headline(app) == ["63,24", "16", "Trung bình"]
    open_section(app, "case_picker")
    app.text_input(key="own_case_province_search").set_value("da nang").run()
    choose(app, "own_case_province_found", "Đà Nẵng")
    assert headline(app)[0] == "61,00"


def test_a_province_that_is_open_is_found_in_own_data_by_what_became_of_it():
    app = open_link("case=binh-thuan-2023", "method")
    choose(app, "own_kind", "league")
    app.text_input(key="own_year_typed").set_value("2026").run()
    app.text_input(key="own_size_typed").set_value("34").run()
    choose(app, "own_vintage", "portal_2026")
    upload(app, OFFICE_NAMES.read_bytes(), kind="league")
    assert app.selectbox(key="own_province").value == "Lâm Đồng"
