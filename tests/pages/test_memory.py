"""What a visitor made is handed to the browser to store, and a new visit gets it back from there."""

from __future__ import annotations

import json

import pytest

from tests.pages.visit import (
    address,
    choose,
    follow_navigation,
    headline,
    lever,
    live,
    open_link,
    open_section,
    press,
    put_link,
    report_stored,
    stored,
    type_value,
    words,
)
from ui.words.texts import load_texts

SCENARIO = "v=1&case=binh-thuan-2023&digitization=45"


def _kept(*names: str) -> str:
    items = [
        {"mark": f"{number:08x}", "name": name, "scenario": SCENARIO}
        for number, name in enumerate(names, start=1)
    ]
    return json.dumps({"version": 1, "kept": items})


def _names(app) -> list[str]:
    text = stored(app)["text"]
    return [item["name"] for item in json.loads(text).get("kept", [])] if text else []


def test_a_first_visit_stores_nothing():
    assert stored(open_link())["text"] == ""
    assert stored(open_link(SCENARIO))["number"] == 0


def test_a_kept_scenario_is_stored_and_counted_in_the_navigation():
    app = open_link(SCENARIO, "compare")
    press(app, "keep_current")
    assert _names(app) == ["Số hóa hồ sơ 45%"]
    assert stored(app)["number"] == 1
    again = open_link("", "compare")
    report_stored(again, stored(app)["text"])
    assert _names(again) == _names(app)
    assert [item.name for item in again.session_state["kept"]] == ["Số hóa hồ sơ 45%"]
    assert address(again)["s1"].startswith("digitization=45")


def test_a_link_s_own_comparison_and_scenario_win():
    app = open_link(f"{SCENARIO}&lang=vi&s1=online_payment%3D60%3Bname%3DB", "compare")
    report_stored(app, _kept("A"))
    assert set(_names(app)) == {"A", "B"}
    assert "A" not in [value.split("name=")[-1] for key, value in address(app).items() if key[0] == "s"]
    assert address(app)["digitization"] == "45"


def test_what_another_tab_kept_stays_and_what_it_removed_goes():
    app = open_link()
    report_stored(app, _kept("A", "B"))
    assert _names(app) == ["A", "B"]
    base = stored(app)["number"]
    other = json.loads(_kept("A", "B", "C"))
    del other["kept"][0]
    report_stored(app, json.dumps(other), number=2, base=base)
    assert _names(app) == ["B", "C"]


def test_what_was_only_heard_is_not_stored_again():
    app = open_link()
    report_stored(app, _kept("A"))
    assert (stored(app)["number"], stored(app)["heard"]) == (0, 1)


def test_comparing_in_one_case_does_not_forget_what_was_compared_in_another():
    app = open_link(f"{SCENARIO}&lang=vi&s1=online_payment%3D60%3Bname%3DB", "compare")
    press(app, "case_other")
    assert "s1" not in address(app)
    press(app, "case_other")
    assert address(app)["s1"].endswith("name=B")


@pytest.mark.parametrize(("language", "said"), [("vi", "đã bị bỏ"), ("en", "was dropped")])
def test_hostile_content_is_dropped_with_a_word(language: str, said: str):
    app = open_link(f"{SCENARIO}&lang={language}")
    report_stored(app, '{"version":1,"kept":[{"name":"<script>"}]}')
    assert said in words(app)
    assert load_texts(language)("memory.problem.kept") in words(app)
    assert stored(app)["number"] == 1, "what was dropped is written over"
    assert headline(app)[0] in ("64,45", "64.45")
    follow_navigation(app, "baseline")
    assert said not in words(app)


@pytest.mark.parametrize(
    "report", [None, 1, "x", [], {"number": 1}, {"number": "1", "base": 0, "text": ""}]
)
def test_what_is_no_report_is_nothing(report: object):
    app = open_link()
    report_stored(app, report if isinstance(report, str) else json.dumps(report), number=1)
    assert not app.exception


def test_what_was_mistyped_comes_back():
    app = open_link()
    type_value(app, "digitization", "4x")
    again = open_link()
    report_stored(again, stored(app)["text"])
    assert lever(again, "digitization")["error"]
    assert live(again)["language"] == "vi"


def test_targets_of_units_come_back():
    app = open_link("", "units")
    press(app, "units_ready_best")
    again = open_link("", "units")
    before = words(again)
    report_stored(again, stored(app)["text"])
    assert words(again) != before
    assert [unit.target for unit in again.session_state["unit_drafts"]["binh-thuan-2023"].units] == [
        unit.target for unit in app.session_state["unit_drafts"]["binh-thuan-2023"].units
    ]


def test_the_units_that_work_is_split_over_come_back():
    units = "Xã A; 1200; Ông B\nXã C; 1300"
    app = open_link("case=lam-dong-2026&dossier_digitised=40", "plan")
    open_section(app, "work_split")
    app.get_by_key("work_typed").set_value(units).run()
    again = open_link("case=lam-dong-2026&dossier_digitised=40", "plan")
    report_stored(again, stored(app)["text"])
    open_section(again, "work_split")
    assert again.get_by_key("work_typed").value == units


def test_the_wish_comes_back_unless_the_link_has_one():
    app = open_link("lang=vi&goal=total%3A70&weight=digitization%3A3", "plan")
    text = stored(app)["text"]
    again = open_link("", "plan")
    report_stored(again, text)
    assert address(again)["weight"] == "digitization:3"
    link = open_link("lang=vi&goal=total%3A66", "plan")
    report_stored(link, text)
    assert "weight" not in address(link)
    assert address(link)["goal"] == "total:66"


def test_one_click_forgets_everything():
    app = open_link(SCENARIO, "method")
    report_stored(app, _kept("A", "B"))
    press(app, "memory_clear")
    assert stored(app)["text"] == ""
    assert stored(app)["forgotten"] == 1
    assert app.session_state["kept"] == []
    follow_navigation(app, "simulate")
    assert headline(app)[0] == "64,45"


def test_what_was_cleared_in_another_tab_is_gone_here():
    app = open_link()
    report_stored(app, _kept("A"))
    report_stored(app, None, number=2)
    assert _names(app) == []


def test_a_late_report_takes_nothing_back():
    app = open_link()
    type_value(app, "digitization", "45")
    earlier = address(app)
    type_value(app, "digitization", "46")
    # Sent before the last address had reached the browser: no step in its history.
    app.query_params.clear()
    app.query_params.update(earlier)
    choose(app, "language_switch", "en")
    assert headline(app)[0] == "64.67"
    put_link(app, earlier)
    app.run()
    assert address(app)["digitization"] == "45"


def test_sections_say_that_things_stay_in_this_browser():
    texts = load_texts("vi")
    assert texts("memory.title") in words(open_link("", "method"))
    assert texts("memory.note") in words(open_link("", "units"))
    app = open_link(SCENARIO, "compare")
    press(app, "keep_current")
    open_section(app, "kept_list")
    assert texts("memory.note") in words(app)
