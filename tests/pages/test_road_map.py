"""The road map on the plan page: made of a plan or scenario, typed into, shared, stored and taken back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from scoring import find_case
from tests.pages.visit import (
    address,
    choose,
    follow_navigation,
    open_link,
    open_section,
    plain,
    press,
    put_link,
    report_stored,
    stored,
    words,
)
from tests.scoring.plan.road_maps import HOSTILE_LEAD, ON_TRACK, behind
from ui.links.road_map_link import write_road_map
from ui.plan.road_map_form import default_days

SCENARIO = "digitization=45&online_payment=60"
TARGETS = "digitization:30.1~35.1~40~45,online_payment:41.2~47.5~53.7~60"
MESSAGE = "tổng điểm tăng từ 60,08 lên 66,96 vào 31/12/2026: xếp loại Trung bình, hạng khoảng 42/63 (40–45)"


def _link(parts: dict[str, str], language: str = "vi") -> str:
    return f"lang={language}&{SCENARIO}&{urlencode(parts)}"


def _make(app: AppTest, first: str = "31/12/2025", last: str = "31/12/2026") -> None:
    app.text_input(key="road_map_first").set_value(first).run()
    app.text_input(key="road_map_last").set_value(last).run()
    app.run()
    choose(app, "road_map_every", "quarter")
    press(app, "road_map_make")


def _editor(app: AppTest) -> Any:
    (found,) = [editor for editor in app.data_editor if "road_map_editor" in editor.key]
    return found


def _type(app: AppTest, row: int, column: str, text: str) -> None:
    """Type into a cell: what the browser reports is every edit since the table began."""
    editor = _editor(app)
    edits = dict(app.session_state[editor.key]["edited_rows"])
    edits[row] = {**edits.get(row, {}), column: text}
    data = app.session_state[editor.key]
    app.session_state[editor.key] = {**data, "edited_rows": edits}
    app.run()


def test_a_road_map_is_made_of_the_open_scenario_and_stands_in_the_link():
    app = open_link(f"lang=vi&{SCENARIO}", "plan")
    assert not app.get("vega_lite_chart") or MESSAGE not in words(app)
    _make(app)
    assert not app.exception
    assert MESSAGE in words(app)
    found = address(app)
    assert found["milestones"] == "2026-03-31,2026-06-30,2026-09-30,2026-12-31"
    assert sorted(found["targets"].split(",")) == sorted(TARGETS.split(","))
    again = open_link(urlencode(found), "plan")
    assert MESSAGE in words(again)


def test_a_road_map_is_made_of_the_plan_that_is_shown():
    app = open_link("lang=vi&goal=rank:40:80", "plan")
    choose(app, "plan_option", 2)
    assert "road_map_from" not in [item.key for item in app.get("button_group")]
    _make(app)
    targets = dict(item.split(":") for item in address(app)["targets"].split(","))
    other = open_link("lang=vi&goal=rank:40:80", "plan")
    _make(other)
    assert address(other)["targets"] != address(app)["targets"]
    assert all(len(values.split("~")) == 4 for values in targets.values())


def test_days_that_make_no_milestones_are_said():
    app = open_link(f"lang=vi&{SCENARIO}", "plan")
    for first, last, said in (
        ("soon", "31/12/2026", "Ngày bắt đầu “soon” không dùng được"),
        ("31/12/2025", "<b>x</b>", "Ngày kết thúc “bx/b” không dùng được"),
        ("31/12/2026", "31/12/2026", "Ngày kết thúc phải sau ngày bắt đầu"),
        ("31/12/2025", "31/12/2035", "có hơn 12 mốc"),
    ):
        app.text_input(key="road_map_first").set_value(first).run()
        app.text_input(key="road_map_last").set_value(last).run()
        app.run()
        assert said in words(app)
        assert app.button(key="road_map_make").disabled, said


def test_with_nothing_changed_there_is_nothing_to_make():
    app = open_link("lang=vi&goal=total:50", "plan")
    assert "chưa có gì để lập lộ trình" in words(app)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Số hóa hồ sơ: đạt 33%, chậm 2,1 điểm phần trăm so với chỉ tiêu 35,1%."),
        (
            "en",
            "Dossier digitisation: reached 33%, behind the target of 35.1% (percentage points lacking",
        ),
    ],
)
def test_what_is_late_is_said_in_words(language: str, said: str):
    app = open_link(_link(write_road_map(behind()), language), "plan")
    (box,) = [box for box in app.warning if "schedule" in (box.icon or "")]
    assert said in plain(box.value)
    assert "66" in words(app)


def test_what_people_typed_is_shown_as_text():
    app = open_link(_link(write_road_map(behind())), "plan")
    (box,) = [box for box in app.warning if "schedule" in (box.icon or "")]
    assert HOSTILE_LEAD not in box.value
    assert r"\<b\>Sở\</b\> \*KH\&CN\*" in box.value


def test_a_target_typed_moves_what_is_expected_and_can_be_taken_back():
    app = open_link(_link(write_road_map(ON_TRACK)), "plan")
    assert app.button(key="road_map_undo").disabled
    _type(app, 1, "targets_3", "50")
    assert "lên 68,06" in words(app)
    assert "digitization:30.1~35.1~40~50" in address(app)["targets"]
    press(app, "road_map_undo")
    assert MESSAGE in words(app)
    assert "digitization:30.1~35.1~40~45" in address(app)["targets"]


def test_a_mistyped_cell_is_said_and_the_last_good_one_holds():
    app = open_link(_link(write_road_map(ON_TRACK)), "plan")
    _type(app, 1, "targets_3", "50")
    _type(app, 1, "targets_3", "5o")
    (error,) = app.error
    assert "“Số hóa hồ sơ”, mốc 31/12/2026: chỉ tiêu “5o” không dùng được" in plain(error.value)
    assert "lên 68,06" in words(app)
    choose(app, "road_map_table", "tasks")
    assert not app.error
    choose(app, "road_map_table", "targets")
    assert _editor(app).value["targets_3"].to_list() == ["60,0", "5o"]
    assert len(app.error) == 1


def test_who_leads_what_and_actual_figures_are_typed_in_tables_of_their_own():
    app = open_link(_link(write_road_map(ON_TRACK)), "plan")
    choose(app, "road_map_table", "tasks")
    shown = _editor(app).value
    assert [plain(str(cell)) for cell in shown.iloc[1]] == [
        *("2", "Số hóa hồ sơ", "45%", "", "", "+4,37", ""),
    ]
    _type(app, 1, "lead", "Sở KH&CN")
    _type(app, 1, "deadline", "30/11/2026")
    choose(app, "road_map_table", "actual")
    _type(app, 1, "actual_0", "25,5")
    assert address(app)["tasks"] == "digitization|2026-11-30|Sở KH&CN|"
    assert address(app)["actual"] == "digitization:25.5~~~"
    assert "Chủ trì: Sở KH" in words(app)


def test_a_road_map_comes_back_from_the_browser_s_storage():
    app = open_link(f"lang=vi&{SCENARIO}", "plan")
    _make(app)
    text = stored(app)["text"]
    assert json.loads(text)["road_maps"][0]["case"] == "binh-thuan-2023"
    again = open_link("", "plan")
    report_stored(again, text)
    assert MESSAGE in words(again)
    assert address(again)["milestones"].startswith("2026-03-31")


def test_a_link_s_road_map_wins_and_undo_leads_to_one_s_own():
    app = open_link(f"lang=vi&{SCENARIO}", "plan")
    _make(app)
    text = stored(app)["text"]
    again = open_link(_link({"milestones": "2027-12-31", "targets": "digitization:50"}), "plan")
    report_stored(again, text)
    assert "vào 31/12/2027" in words(again)
    assert stored(again)["text"] == text
    press(again, "road_map_undo")
    assert MESSAGE in words(again)


def test_the_first_act_on_a_restarted_server_is_a_typed_cell():
    app = open_link(_link(write_road_map(ON_TRACK)), "plan")
    for name in ("road_map_start", "road_map_typed"):
        del app.session_state[name]
    _type(app, 1, "targets_3", "50")
    assert "lên 68,06" in words(app)


def test_each_case_has_a_road_map_of_its_own():
    app = open_link(_link(write_road_map(ON_TRACK)), "plan")
    follow_navigation(app, "simulate")
    put_link(app, "lang=vi&case=lam-dong-2026")
    app.run()
    follow_navigation(app, "plan")
    assert MESSAGE not in words(app)
    follow_navigation(app, "simulate")
    put_link(app, f"lang=vi&{SCENARIO}")
    app.run()
    follow_navigation(app, "plan")
    assert MESSAGE in words(app)


def test_a_road_map_is_removed_and_brought_back():
    app = open_link(_link(write_road_map(ON_TRACK)), "plan")
    press(app, "road_map_remove")
    assert MESSAGE not in words(app)
    assert "milestones" not in address(app)
    press(app, "road_map_undo")
    assert MESSAGE in words(app)


def test_made_again_who_leads_stays():
    app = open_link(_link(write_road_map(behind())), "plan")
    open_section(app, "road_map_again")
    _make(app, "31/12/2026", "31/12/2027")
    assert address(app)["milestones"].startswith("2027-03-31")
    assert (
        address(app)["tasks"].startswith("digitization|2026-06-30|")
        or "Sở Tài chính" in address(app)["tasks"]
    )


def test_the_days_offered_lead_to_the_end_of_the_year():
    finished, running = find_case("binh-thuan-2023"), find_case("lam-dong-2026")
    assert default_days(finished, date(2026, 3, 1)) == (date(2026, 3, 1), date(2026, 12, 31))
    assert default_days(finished, date(2026, 12, 20)) == (date(2026, 12, 20), date(2027, 12, 31))
    assert default_days(running, date(2026, 12, 20)) == (date(2026, 12, 20), date(2026, 12, 31))


def test_a_case_seen_from_a_day_on_has_a_road_map_of_its_own():
    seen = "case=lam-dong-2026&now=2026-10-31&online_filing=90"
    app = open_link(f"lang=vi&{seen}", "plan")
    _make(app, "31/10/2026", "31/12/2026")
    assert not app.exception
    assert "Chỉ tiêu là tỷ lệ từ 31/10/2026 đến cuối năm" in words(app)
    (item,) = json.loads(stored(app)["text"])["road_maps"]
    assert (item["case"], item["from_now"]) == ("lam-dong-2026", True)
    again = open_link("lang=vi&case=lam-dong-2026&online_filing=90", "plan")
    report_stored(again, stored(app)["text"])
    assert "milestones" not in address(again)
