"""From now to the year's end: the switch, its settings, what it shows, and the way back."""

from __future__ import annotations

import pytest

from tests.pages.visit import (
    address,
    headline,
    live,
    open_link,
    open_section,
    plain,
    press,
    type_value,
    words,
)

CASE = "case=lam-dong-2026"
SEEN = f"{CASE}&now=2026-10-10"


def _switch(app, to: bool) -> None:
    app.toggle(key="from_now").set_value(to).run()
    app.run()


def _type(app, field: str, text: str) -> None:
    app.text_input(key=field).set_value(text).run()
    app.run()


def _lever(app, name: str) -> dict:
    sections = live(app)["sections"]
    return next(lever for section in sections for lever in section["levers"] if lever["id"] == name)


def _metrics(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_only_a_year_under_way_has_the_switch():
    for query, has in (("", False), (CASE, True), ("case=lam-dong-2025", False)):
        for page in ("simulate", "plan"):
            app = open_link(query, page)
            assert ("from_now" in {toggle.key for toggle in app.toggle}) is has


@pytest.mark.parametrize(
    ("language", "best", "safe", "lost", "message"),
    [
        (
            "vi",
            "76,03",
            "50,77",
            "23,97",
            "Từ nay tỉnh còn có thể đạt nhiều nhất 76,03 điểm; 23,97 điểm đã mất",
        ),
        ("en", "76.03", "50.77", "23.97", "the province can still reach 76.03 points at most"),
    ],
)
def test_what_is_safe_still_possible_and_lost(language: str, best: str, safe: str, lost: str, message: str):
    for page in ("simulate", "plan"):
        app = open_link(f"{SEEN}&lang={language}", page)
        shown = list(_metrics(app).values())
        assert {best, safe, lost} <= set(shown)
        assert message in words(app)


def test_turning_keeps_the_year_s_ratio_and_back():
    app = open_link(f"{CASE}&on_time_settlement=87.29")
    before = headline(app)
    _switch(app, True)
    assert headline(app) == before
    assert address(app)["on_time_settlement"] == "97.2"
    assert address(app)["now"] == "2026-10-10"
    note = _lever(app, "on_time_settlement")["note"]
    assert "▲ Đến nay 84,4% (công bố)" in note
    assert "cả năm 87,3%" in note
    assert "cả năm cao nhất 87,9%" in note
    assert "năm nay không còn đạt đủ điểm" in note
    assert "145.466/149.656 hồ sơ còn lại (ước tính)" in note
    _switch(app, False)
    assert headline(app) == before
    assert "now" not in address(app)
    assert address(app)["on_time_settlement"] == "87.29"


def test_what_turning_cannot_keep_is_named_and_undo_brings_it_back():
    app = open_link(f"{CASE}&digitization=60")
    before = headline(app)
    _switch(app, True)
    assert headline(app)[0] == "63,24"
    (told,) = app.info
    assert told.value.startswith("Không giữ được như cả năm: Số hóa hồ sơ.")
    press(app, "undo")
    assert headline(app) == before
    assert not app.info


def test_rates_stay_while_the_day_passes_and_waiting_shows():
    app = open_link(f"{SEEN}&on_time_settlement=100")
    assert headline(app)[0] == "64,18"
    open_section(app, "from_now_settings")
    _type(app, "from_now_day", "30/11")
    assert address(app)["now"] == "2026-11-30"
    assert address(app)["on_time_settlement"] == "100"
    assert headline(app)[0] == "63,60"
    assert "71,04" in _metrics(app).values()


def test_pace_and_own_paces_are_typed_and_can_be_emptied():
    app = open_link(f"{SEEN}&on_time_settlement=100")
    open_section(app, "from_now_settings")
    _type(app, "from_now_pace", "50,5")
    assert address(app)["pace"] == "50.5"
    _type(app, "from_now_pace_on_time_settlement", "3000")
    assert address(app)["per_day"] == "on_time_settlement:3000"
    faster = headline(app)[0]
    _type(app, "from_now_pace_on_time_settlement", "")
    assert "per_day" not in address(app)
    assert headline(app)[0] < faster


@pytest.mark.parametrize(
    ("field", "tried"),
    [
        (
            "from_now_day",
            {
                "09/10/2026": "“09/10/2026” không dùng được: cần một ngày từ 10/10/2026 đến 31/12/2026",
                "31/11": "ví dụ 10/10/2026",
                "<b>mai</b>": "Ngày trước đó vẫn giữ nguyên",
            },
        ),
        (
            "from_now_pace",
            {
                "50,55": "tối đa một chữ số thập phân. Tốc độ trước đó vẫn giữ nguyên",
                "-1": "cần một số từ 0 đến 1000",
            },
        ),
        (
            "from_now_pace_petition_on_time",
            {"hai": "“hai” không dùng được cho “Tỷ lệ PAKN xử lý đúng hạn”"},
        ),
    ],
)
def test_what_cannot_be_meant_stays_in_its_field_with_a_word_on_it(field: str, tried: dict[str, str]):
    app = open_link(f"{SEEN}&pace=90&on_time_settlement=100")
    open_section(app, "from_now_settings")
    before = headline(app)
    for typed, says in tried.items():
        _type(app, field, typed)
        assert app.text_input(key=field).value == typed
        assert says in plain(app.error[0].value)
        assert headline(app) == before, typed
        assert address(app)["pace"] == "90", typed


def test_dossiers_typed_are_those_still_to_come():
    app = open_link(SEEN)
    type_value(app, "on_time_settlement", "145466 hồ sơ")
    assert address(app)["on_time_settlement"] == "97.2"
    assert headline(app)[:1] == ["64,02"]


def test_a_plan_from_now_on_says_both_ratios():
    app = open_link(f"{SEEN}&goal=total:64", "plan")
    assert "từ nay (cả năm" in words(app)
    app = open_link(f"{SEEN}&goal=total:80", "plan")
    assert "76,03" in words(app)


def test_another_case_is_seen_as_a_whole_year():
    app = open_link(SEEN)
    press(app, "case_other")
    assert "now" not in address(app)
    assert headline(app)[0] == "60,08"


def test_scenarios_of_both_kinds_stand_side_by_side():
    first = "s1=on_time_settlement=90;name=Cả năm"
    second = "s2=now=2026-10-10;on_time_settlement=97.2;name=Từ nay"
    app = open_link(f"{CASE}&{first}&{second}", "compare")
    assert not app.exception
    shown = words(app)
    assert "97,2% từ nay (cả năm 87,3%)" in shown
    assert "Mức đặt là tỷ lệ từ 11/10/2026 đến 31/12/2026" in shown
    assert "cả năm" in shown
