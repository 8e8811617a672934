"""The plan page's section on a plan that falls short: its lever, its sentences, what is assumed."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scoring import find_case, simulate
from scoring.plan.completion import MOST_COMPLETION
from scoring.rounding import to_cents
from tests.pages.visit import (
    address,
    choose,
    completion,
    do_completion,
    open_link,
    open_section,
    plain,
    report_stored,
    stored,
)
from ui.visit import keys

SCENARIO = "digitization=45&online_payment=60&goal=total:65&of=scenario"
CHANGES = {"digitization": Decimal(45), "online_payment": Decimal(60)}


def _open(query: str = SCENARIO, language: str = "vi") -> AppTest:
    app = open_link(f"lang={language}&{query}", "plan")
    assert not app.exception
    for switch in app.toggle:
        if switch.key == keys.FALL_SHORT_OPEN.name and not switch.value:
            switch.set_value(True).run()
            app.run()
    return app


def test_nothing_is_drawn_of_it_before_somebody_asks():
    app = open_link("goal=total:65", "plan")
    assert app.toggle(key=keys.FALL_SHORT_OPEN.name).value is False
    with pytest.raises(KeyError):
        app.container(key="shortfall_result")
    assert open_link("goal=total:65&done=80", "plan").toggle(key=keys.FALL_SHORT_OPEN.name).value is True


def _lines(app: AppTest) -> list[str]:
    """Return what is said of the goals."""
    return [
        plain(line)
        for text in app.markdown
        if text.value.startswith("- ")
        for line in text.value.splitlines()
    ]


def _result(app: AppTest) -> list[str]:
    return [plain(text.value) for text in app.container(key="shortfall_result").markdown]


def test_the_lever_has_what_simulate_says_of_the_open_scenario():
    shown = completion(_open())
    case = find_case("binh-thuan-2023")
    assert shown["totals"][100] == to_cents(simulate(case, CHANGES).total) == 6696
    assert shown["totals"][0] == 6008
    assert shown["done"] == 100


@pytest.mark.parametrize(
    ("language", "needs", "sure"),
    [
        (
            "vi",
            "- Để đạt 65 điểm cần hoàn thành ít nhất **72%** kế hoạch.",
            "**Với các giả định này, xác suất đạt 65 điểm là 96%; 80% khả năng tổng điểm là 65,22–66,35, "
            "ứng với hạng 43–45.**",
        ),
        (
            "en",
            "- To reach 65 points, at least **72%** of the plan must be done.",
            "**Under these assumptions the probability of reaching 65 points is 96%; with 80% probability "
            "the total is 65.22–66.35, which means rank 43–45.**",
        ),
    ],
)
def test_goals_and_chances_are_told_in_sentences(language: str, needs: str, sure: str):
    app = _open(language=language)
    assert _lines(app)[0] == needs
    told = _result(app)
    assert told[0] == sure
    assert ("3,64" if language == "vi" else "3.64") in told[1]
    assert any("42–47" in plain(caption.value) for caption in app.caption)


def test_the_plan_shown_is_what_it_is_about_and_another_option_too():
    app = _open("goal=rank:40:80")
    first = completion(app)["totals"]
    assert first[100] == 6870
    assert "0%" in _result(app)[0]
    assert any("chỉ dư 0,01 điểm" in line for line in _lines(app))
    choose(app, "plan_option", 2)
    app.run()
    assert completion(app)["totals"] != first


def test_where_there_is_a_scenario_too_the_reader_chooses():
    app = _open("digitization=45&goal=total:65")
    plan = completion(app)["plan"]
    choose(app, "shortfall_subject", "scenario")
    assert completion(app)["plan"] != plan
    assert address(app)["of"] == "scenario"


def test_where_nothing_is_changed_there_is_nothing_to_ask():
    app = _open("goal=total:60&of=scenario")
    assert not app.get("bidi_component") or keys.COMPLETION.name not in str(
        [component.proto.id for component in app.get("bidi_component")]
    )
    assert any("chưa có gì để xét" in caption.value for caption in app.caption)


def test_where_the_lever_is_let_go_stands_in_the_link():
    app = _open()
    do_completion(app, 80)
    assert (completion(app)["done"], address(app)["done"]) == (80, "80")
    do_completion(app, 100)
    assert "done" not in address(app)


def test_whatever_else_the_browser_says_is_no_completion():
    app = _open(f"{SCENARIO}&done=70")
    for said in (-1, MOST_COMPLETION + 1, "80", 80.5, True, None, [80], {"done": 80}):
        do_completion(app, said)
        assert not app.exception, said
        assert completion(app)["done"] == 70, said


def test_a_choice_for_a_lever_changes_the_chances_and_the_link():
    app = _open()
    open_section(app, "shortfall_levers")
    before = _result(app)[0]
    assert any("60–90–100% với mọi chỉ tiêu" in caption.value for caption in app.caption)
    choose(app, "sure_choice_digitization", "uncertain")
    assert address(app)["sure"] == "digitization:uncertain"
    assert _result(app)[0] != before
    said = "Số hóa hồ sơ 0–50–100%; các chỉ tiêu khác 60–90–100%"
    assert any(said in caption.value for caption in app.caption)
    choose(app, "sure_choice_digitization", "usual")
    assert "sure" not in address(app)
    assert _result(app)[0] == before


def test_own_numbers_begin_with_the_choice_and_are_read_strictly():
    app = _open(f"{SCENARIO}&sure=digitization:uncertain")
    open_section(app, "shortfall_levers")
    choose(app, "sure_choice_digitization", "own")
    assert address(app)["sure"] == "digitization:0-50-100"
    for text in ("51", "-1", "40,5", "abc", "1e2"):
        app.text_input(key="sure_least_digitization").set_value(text).run()
        app.run()
        (error,) = [plain(error.value) for error in app.error]
        assert "từ 0 đến 50" in error
        assert "Số hóa hồ sơ · Thấp nhất (%)" in error
        assert app.text_input(key="sure_least_digitization").value == text
        assert address(app)["sure"] == "digitization:0-50-100"
    app.text_input(key="sure_least_digitization").set_value("40").run()
    app.run()
    assert not app.error
    assert address(app)["sure"] == "digitization:40-50-100"


def test_it_is_stored_with_the_plan_and_comes_back():
    app = _open(f"{SCENARIO}&done=80&sure=digitization:firm,online_payment:20-60-110")
    text = stored(app)["text"]
    again = open_link("", "plan")
    report_stored(again, text)
    again.run()
    asked = keys.PLAN_WISH.name
    assert again.session_state[asked] == app.session_state[asked]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_tables_behind_hold_every_tenth_percent_and_every_lever(language: str):
    app = _open(language=language)
    open_section(app, "completion_table", "shortfall_failures")
    tables = [frame.value for frame in app.dataframe]
    (by_completion,) = [table for table in tables if "120%" in table.iloc[:, 0].to_numpy()]
    assert len(by_completion) == 13
    assert plain(str(by_completion.iloc[10, 1])) == ("66,96" if language == "vi" else "66.96")
    (failures,) = [t for t in tables if len(t) == len(CHANGES) and "96" in str(t.iloc[0, -1])]
    assert plain(str(failures.iloc[0, 2])) == ("-3,64" if language == "vi" else "-3.64")


def test_a_league_known_in_full_has_no_uncertainty_of_its_own():
    app = _open(
        "case=lam-dong-2026&online_filing=80&of=scenario&goal=total:64&sure=online_filing:20-60-110"
    )
    open_section(app, "shortfall_failures")
    assert any("Bảng xếp hạng đã biết đủ" in caption.value for caption in app.caption)
    assert any("Tự nhập: 20–60–110%" in str(frame.value.to_numpy()) for frame in app.dataframe)


def test_it_works_for_every_level_of_detail():
    for query in (
        "case=lam-dong-2026&goal=total:70",
        "case=lam-dong-2025&goal=total:90",
        "case=ca-mau-2023",
    ):
        shown: dict[str, Any] = completion(_open(query))
        assert json.dumps(shown)
        assert len(shown["totals"]) == MOST_COMPLETION + 1
