"""What the browser reports of the hand: read strictly, taken over once and in order."""

from __future__ import annotations

from typing import Any

import pytest

import scoring
from tests.pages.visit import (
    act,
    address,
    headline,
    live,
    open_link,
    position,
    press,
    refused,
    report,
    type_value,
)
from ui.live.acts import MOST_ACTS, Act, last_number, read_acts
from ui.words.typed_values import TYPED_LENGTH

CASE = scoring.load_case()
GOOD = {"act": 7, "kind": "set", "lever": "digitization", "value": 450}


def said(**parts: object) -> dict[str, object]:
    return {**GOOD, **parts}


def test_each_kind_of_act_is_read() -> None:
    report = [
        said(act=1),
        said(act=2, kind="type", value="45,5%"),
        said(act=3, kind="reset", value=""),
        said(act=4, lever="e_result_issued", value=0),
        said(act=5, value=1000),
    ]
    assert read_acts(report, CASE, 0) == [
        Act(1, "set", "digitization", 450),
        Act(2, "type", "digitization", "45,5%"),
        Act(3, "reset", "digitization", ""),
        Act(4, "set", "e_result_issued", 0),
        Act(5, "set", "digitization", 1000),
    ]


@pytest.mark.parametrize(
    "report", [None, True, 7, 1.5, "set", {"act": 1}, GOOD, [[GOOD]], [None], ["digitization"], [[]], []]
)
def test_what_is_no_list_of_acts_holds_none(report: object) -> None:
    assert read_acts(report, CASE, 0) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"act": None},
        {"act": True},
        {"act": "7"},
        {"act": 7.5},
        {"act": [7]},
        {"act": 0},
        {"act": -7},
        {"act": 2**53},
        {"act": 10**400},
        {"kind": None},
        {"kind": "undo"},
        {"kind": ["set"]},
        {"kind": {}},
        {"lever": None},
        {"lever": "nothing"},
        {"lever": "Digitization"},
        {"lever": ["digitization"]},
        {"lever": {"digitization": 1}},
        {"lever": "../../etc/passwd"},
        {"value": None},
        {"value": True},
        {"value": -1},
        {"value": 1001},
        {"value": 10**400},
        {"value": 45.5},
        {"value": float("nan")},
        {"value": "450"},
        {"value": [450]},
        {"kind": "type", "value": 45},
        {"kind": "type", "value": None},
        {"kind": "type", "value": ["45"]},
        {"kind": "type", "value": {"45": 1}},
    ],
    ids=str,
)
def test_what_is_no_act_on_a_lever_is_left_out_and_the_rest_counts(parts: dict[str, Any]) -> None:
    found = read_acts([said(**parts), said(act=8, lever="progress")], CASE, 0)
    assert found == [Act(8, "set", "progress", 450)]


@pytest.mark.parametrize("missing", ["act", "kind", "lever", "value"])
def test_an_act_without_one_of_its_parts_is_none(missing: str) -> None:
    assert read_acts([{name: part for name, part in GOOD.items() if name != missing}], CASE, 0) == []


def test_more_is_not_looked_at() -> None:
    assert read_acts([said(extra="x" * 1000, act=9)], CASE, 0) == [Act(9, "set", "digitization", 450)]


def test_of_a_long_report_the_last_acts_count() -> None:
    found = read_acts([said(act=number) for number in range(1, 100_001)], CASE, 0)
    assert [act.number for act in found] == list(range(100_001 - MOST_ACTS, 100_001))


def test_a_long_text_is_cut() -> None:
    (found,) = read_acts([said(kind="type", value="4" * 1_000_000)], CASE, 0)
    assert found.value == "4" * TYPED_LENGTH


def test_acts_are_taken_in_the_order_of_their_numbers() -> None:
    found = read_acts([said(act=3), said(act=1, value=100), said(act=2, value=200)], CASE, 0)
    assert [(act.number, act.value) for act in found] == [(1, 100), (2, 200), (3, 450)]


def test_of_acts_with_one_number_one_counts() -> None:
    found = read_acts([said(act=2, value=100), said(act=2, value=200)], CASE, 0)
    assert [(act.number, act.value) for act in found] == [(2, 200)]


def test_what_was_taken_over_is_not_taken_again() -> None:
    acts = [said(act=number) for number in (1, 2, 3)]
    assert [act.number for act in read_acts(acts, CASE, 2)] == [3]
    assert read_acts(acts, CASE, 3) == []


def test_what_is_numbered_need_not_come_again_whether_it_can_be_used_or_not() -> None:
    assert last_number([said(act=3), said(act=9, lever="nothing"), said(act=5)], 1) == 9
    assert last_number([said(act=3)], 8) == 8
    for nothing in (None, "x", [], [None], [said(act="7")], [said(act=10**400)], {"act": 9}):
        assert last_number(nothing, 2) == 2


HOSTILE = [
    None,
    "x" * 100_000,
    {"act": 1},
    [GOOD | {"value": -1}],
    [GOOD | {"lever": "nothing"}],
    [{"act": 1, "kind": "type", "lever": "digitization", "value": {"a": "b"}}],
    [[[[[]]]]],
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_report_changes_nothing_on_the_page(hostile: object) -> None:
    app = open_link("digitization=45")
    before = (headline(app), address(app))
    report(app, hostile)
    assert not app.exception
    assert refused(app) == []
    assert (headline(app), address(app)) == before
    type_value(app, "digitization", "46")
    assert headline(app) != before[0]


def test_typed_markup_stays_text_in_the_field() -> None:
    app = open_link()
    act(app, ("type", "digitization", "<img src=x>"))
    assert position(app, "digitization") == ("25,1%".replace("\u00a0", " "), "<img src=x>")
    assert len(refused(app)) == 1


def test_repeated_and_reordered_reports_count_once() -> None:
    app = open_link()
    first = [said(act=11, value=300), said(act=12, lever="online_payment", value=600)]
    report(app, list(reversed(first)))
    assert address(app)["digitization"] == "30"
    assert live(app)["taken"] == 12
    report(app, first)
    report(app, [first[0], said(act=13, value=450)])
    assert headline(app)[0] == "66,96"
    for total in ("63,66", "61,15", "60,08"):
        press(app, "undo")
        assert headline(app)[0] == total
    assert app.button(key="undo").disabled


def test_acts_of_an_older_session_count_in_a_new_one_that_knows_nothing_of_them() -> None:
    app, later = open_link(), open_link()
    act(app, ("set", "online_payment", 600))
    old = [said(act=1_790_000_000_001), said(act=1_790_000_000_002, lever="online_payment", value=600)]
    report(later, old)
    assert headline(later)[0] == "66,96"
    assert live(later)["taken"] == 1_790_000_000_002
    assert live(later)["session"] != live(app)["session"]
