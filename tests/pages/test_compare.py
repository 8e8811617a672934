"""The compare page: keep, name, choose, hold against one, and share all of it by link."""

import re
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from scoring import Peers
from scoring.what_if.peers import STILL
from tests.pages.visit import (
    ROOT,
    address,
    follow_navigation,
    headline,
    open_link,
    open_section,
    open_window,
    plain,
    press,
    put_link,
    type_value,
    words,
)
from ui.words import names
from ui.words.texts import LANGUAGES, Language, load_texts

TWO = {
    "s1": "digitization=45;name=Số hóa trước",
    "s2": "digitization=45;online_payment=60;peers=pace:2023-2024;name=Cả hai",
}


def _open(**parameters: str) -> AppTest:
    return open_link(urlencode({"lang": "vi", **parameters}), "compare")


def _figures(app: AppTest) -> list[tuple[str, str]]:
    return [(plain(metric.value), plain(metric.delta)) for metric in app.metric]


def _table(app: AppTest, number: int) -> dict[str, list[str]]:
    frame = app.dataframe[number].value
    return {str(row[0]): [plain(str(cell)) for cell in row[1:]] for row in frame.to_numpy().tolist()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_page_offers_what_it_needs_by_the_names_on_the_buttons(language: Language):
    texts = load_texts(language)
    unchanged, opened = _open(lang=language), _open(lang=language, digitization="45")
    for app in (unchanged, opened):
        assert not app.metric
        for key in ("compare.presets", "keep.button", "nav.simulate"):
            assert f"{texts(key)}" in app.info[0].value
    assert "keep_current" not in [button.key for button in unchanged.button]
    assert texts("compare.keep_current") in opened.info[0].value
    assert plain(opened.button(key="keep_current").label).startswith(texts("compare.keep_current"))


def test_the_current_scenario_is_kept_and_compared_with_a_preset():
    app = _open(digitization="45", online_payment="60")
    press(app, "keep_current")
    open_section(app, "compare_presets")
    press(app, "compare_digitization_best_district")
    assert [text.value for text in app.text][:2] == [
        "1. Thanh toán trực tuyến 60%, Số hóa hồ sơ 45%",
        "2. Số hóa đạt mức của huyện cao nhất (Phú Quý 8,71/22)",
    ]
    assert _figures(app)[0] == ("66,96", "+6,88")
    assert address(app)["s1"].startswith("online_payment=60;digitization=45;name=")


def test_two_scenarios_side_by_side_against_the_baseline_and_against_each_other():
    app = _open(**TWO)
    assert _figures(app) == [("64,45", "+4,37"), ("khoảng 47", ""), ("66,96", "+6,88"), ("khoảng 54", "")]
    assert _table(app, 0)["Số hóa hồ sơ"] == ["9,90 (+4,37)", "9,90 (+4,37)"]
    app = _open(**TWO, against="s1")
    assert _figures(app)[0] == ("64,45", "mốc so sánh")
    assert _figures(app)[2] == ("66,96", "+2,51")
    assert _table(app, 0)["Thanh toán trực tuyến"] == ["3,49", "6,00 (+2,51)"]
    assert "chênh lệch so với: Kịch bản 1" in words(app)
    # Names stand once, over the figures; everything else goes by numbers.
    assert list(app.dataframe[0].value.columns) == ["Nhóm", "1", "2"]


def test_levers_that_differ_are_listed_with_the_assumption_on_the_others():
    levers = _table(_open(**TWO), 1)
    assert levers == {
        "Thanh toán trực tuyến": ["hiện trạng 34,9%", "60%"],
        "Các tỉnh khác": [
            names.peers_in_short(STILL, load_texts("vi")),
            names.peers_in_short(Peers("pace", years=(2023, 2024)), load_texts("vi")),
        ],
        # 45 - 25.14 percent, and 60 - 34.9 on top of it.
        "Mức nỗ lực quy đổi (Trọng số bằng nhau)": ["19,9", "45,0"],
    }


@pytest.mark.parametrize(
    ("kind", "note", "rows"),
    [
        ("alone", "Điểm khi chỉ thực hiện riêng thay đổi đó", ["+2,01", "+2,30", "+0,82", "+5,13"]),
        ("in_order", "đóng góp thêm so với các thay đổi đứng trước", ["+2,01", "+3,12", "+5,13"]),
    ],
)
def test_effects_are_said_to_be_alone_or_in_order(kind: str, note: str, rows: list[str]):
    app = _open(s1="dossier_sync=100;online_filing=40;name=A")
    app.get_by_key("compare_effects").set_value(kind).run()
    assert note in words(app)
    shown = _table(app, -1)
    assert list(shown)[-1] == "Tổng thay đổi"
    assert [value for (value,) in shown.values()] == rows


def test_a_comparison_stays_in_the_link_of_its_page_only():
    app = open_link()
    type_value(app, "digitization", "45")
    follow_navigation(app, "compare")
    press(app, "keep_current")
    assert "s1" in address(app)
    follow_navigation(app, "simulate")
    assert "s1" not in address(app)
    assert headline(app)[0] == "64,45"
    follow_navigation(app, "compare")
    assert address(app)["s1"] == "digitization=45;name=Số hóa hồ sơ 45%"


def test_kept_scenarios_are_renamed_opened_and_removed():
    app = _open(**TWO)
    open_section(app, "kept_list")
    app.text_input(key="kept_name_2").set_value("Số hóa trước").run()
    app.run()
    assert [text.value for text in app.text][:2] == ["1. Số hóa trước", "2. Số hóa trước (2)"]
    press(app, "kept_open_2")
    assert address(app)["online_payment"] == "60"
    press(app, "kept_remove_1")
    assert app.text[0].value == "1. Số hóa trước (2)"
    assert "s2" not in address(app)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (
            "digitization=45;online_payment=60",
            "Cao nhất là kịch bản 2 – B: 66,96 điểm (+6,88 so với hiện trạng). Hạng dự kiến: khoảng 42",
        ),
        (
            "digitization=45;couplings=off",
            "Kịch bản 1, 2 cùng cao nhất: 64,45 điểm (+4,37 so với hiện trạng).",
        ),
    ],
)
def test_the_leading_scenario_is_said_first(second: str, said: str):
    app = _open(s1="digitization=45;name=A", s2=f"{second};name=B")
    assert said in plain(app.container(key="headline").markdown[0].value)


def test_scenarios_that_assume_something_else_of_the_others_are_marked_and_not_ranked_silently():
    app = _open(**TWO)
    said = plain(app.container(key="headline").markdown[0].value)
    assert "Cao nhất là kịch bản 2 – Cả hai: 66,96 điểm" in said
    assert "Hạng" not in said
    (warning,) = app.warning
    assert "1: các tỉnh khác giữ nguyên điểm; 2: các tỉnh khác tăng" in warning.value
    assert [caption.value[:15] for caption in app.caption if "⚠" in caption.value] == ["⚠ các tỉnh khác"]
    alike = _open(s1=TWO["s1"], s2="online_payment=60;name=B")
    assert not alike.warning
    assert not [caption for caption in alike.caption if caption.value.startswith("⚠")]


def test_a_fifth_scenario_is_told_what_to_do():
    four = {f"s{place}": f"digitization={40 + place};name=Số {place}" for place in range(1, 5)}
    app = _open(**four, digitization="60")
    press(app, "keep_current")
    assert "“Số hóa hồ sơ 60%” đã lưu nhưng chưa được so sánh" in plain(app.warning[0].value)
    assert len(app.metric) == 8
    app.multiselect(key="compare_choice").select(5).run()
    app.run()
    assert len(app.multiselect(key="compare_choice").value) == 4
    app.multiselect(key="compare_choice").unselect(1).run()
    app.multiselect(key="compare_choice").select(5).run()
    app.run()
    assert not app.warning
    assert "5. " not in words(app)
    assert app.text[3].value.startswith("4. Số hóa hồ sơ 60")


def test_an_empty_name_changes_nothing():
    app = _open(**TWO)
    open_section(app, "kept_list")
    app.text_input(key="kept_name_1").set_value("   ").run()
    app.run()
    assert app.text[0].value == "1. Số hóa trước"


def test_the_same_link_opened_again_keeps_nothing_twice():
    app = _open(**TWO)
    put_link(app, {**TWO, "lang": "en"})
    app.run()
    open_section(app, "kept_list")
    assert "Saved scenarios (2 of 12)" in [expander.label for expander in app.expander]


def test_twelve_are_kept_at_most_and_four_compared():
    app = open_link()
    for percent in range(30, 43):
        type_value(app, "digitization", str(percent))
        open_window(app, "keep")
        if percent < 42:
            app.button(key="FormSubmitter:keep_form-Lưu").click().run()
            app.run()
    assert "Đã lưu 12 kịch bản" in app.warning[0].value
    follow_navigation(app, "compare")
    assert len(app.metric) == 8
    assert "s5" not in address(app)


def test_only_scenarios_of_the_same_case_are_compared():
    app = _open(**TWO)
    press(app, "case_other")
    assert "Chưa có kịch bản nào của trường hợp này" in app.info[0].value
    open_section(app, "kept_list")
    press(app, "kept_open_1")
    assert len(app.metric) == 4


def test_names_are_text_never_markup():
    hostile = "<script>alert(1)</script> **x** [a](javascript:b) =1+1"
    app = _open(s1=f"digitization=45;name={hostile}")
    marked = [element.value for kind in ("markdown", "caption", "info") for element in getattr(app, kind)]
    assert any("script" in text for text in marked)
    assert not [text for text in marked if re.search(r"(?<!\\)[<*\[]script|(?<!\*)(?<!\\)\*\*x", text)]
    assert app.text[0].value == f"1. {hostile}"[:63]


def test_the_page_file_is_where_the_button_leads():
    assert (ROOT / "pages" / "compare.py").is_file()
