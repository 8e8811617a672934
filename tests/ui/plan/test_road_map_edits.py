"""What is typed into the tables of a road map, cell by cell."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scoring import RoadMap, Task
from tests.scoring.plan.road_maps import ON_TRACK, behind
from ui.links.road_map_link import MOST_TEXT
from ui.plan.road_map_edits import Mistyped, Table, apply

LEVERS = ("online_payment", "digitization")
PAYMENT, DIGITISATION = 0, 1


def _apply(
    table: Table, edits: dict[int, dict[str, Any]], start: RoadMap = ON_TRACK
) -> tuple[RoadMap, list[Mistyped]]:
    return apply(LEVERS, start, start, table, edits, {})


@pytest.mark.parametrize("typed", ["36", "36,0", "36.00", " 36 % "])
def test_a_target_is_read_however_it_is_typed(typed: str):
    changed, mistyped = _apply("targets", {DIGITISATION: {"targets_1": typed}})
    assert mistyped == []
    assert changed.milestones[1].targets == {"digitization": 36, "online_payment": Decimal("47.5")}
    assert changed.milestones[0] == ON_TRACK.milestones[0]


def test_an_emptied_target_carries_on_and_an_emptied_figure_is_none():
    changed, mistyped = _apply("targets", {DIGITISATION: {"targets_1": None}})
    assert mistyped == []
    assert changed.targets_at(1)["digitization"] == Decimal("30.1")
    changed, mistyped = _apply("actual", {DIGITISATION: {"actual_1": ""}}, behind())
    assert mistyped == []
    assert changed.milestones[1].actual == {}


def test_the_last_target_cannot_be_emptied():
    changed, mistyped = _apply("targets", {DIGITISATION: {"targets_3": ""}})
    assert changed == ON_TRACK
    assert mistyped == [Mistyped("digitization", "targets_3", "", "last")]


@pytest.mark.parametrize("table", ["targets", "actual"])
@pytest.mark.parametrize("typed", ["abc", "101", "-1", "45,125", "٤٥", "=1+1", "9" * 5_000])
def test_what_is_no_percentage_leaves_the_last_good_one(table: Table, typed: str):
    column = f"{table}_1"
    changed, (wrong,) = _apply(table, {DIGITISATION: {column: typed}}, behind())
    assert changed == behind()
    assert (wrong.lever, wrong.column, wrong.problem) == ("digitization", column, table)
    assert wrong.text == typed[:8]


def test_a_cell_mistyped_after_a_good_one_keeps_the_good_one():
    """The table tells the last text of a cell only, so what it began with is not what was good."""
    good, _ = _apply("targets", {DIGITISATION: {"targets_1": "36"}})
    changed, mistyped = apply(LEVERS, ON_TRACK, good, "targets", {DIGITISATION: {"targets_1": "3x"}}, {})
    assert changed == good
    assert [item.text for item in mistyped] == ["3x"]


def test_a_cell_mistyped_before_the_table_began_is_said_until_it_is_put_right():
    typed = {"digitization": {"targets_1": "3x", "lead": "y"}, "speed": {"targets_1": "1"}}
    changed, mistyped = apply(LEVERS, ON_TRACK, ON_TRACK, "targets", {}, typed)
    assert (changed, [item.text for item in mistyped]) == (ON_TRACK, ["3x"])
    edits = {DIGITISATION: {"targets_1": "36"}}
    assert apply(LEVERS, ON_TRACK, ON_TRACK, "targets", edits, typed)[1] == []


def test_who_leads_until_when_and_a_note_are_taken_over():
    edits = {PAYMENT: {"lead": " Sở \n Tài chính ", "deadline": "30/11/2026", "note": "a\x00b"}}
    changed, mistyped = _apply("tasks", edits)
    assert mistyped == []
    assert changed.tasks == {
        "online_payment": Task("online_payment", "Sở Tài chính", date(2026, 11, 30), "a b")
    }


def test_an_emptied_task_is_none():
    edits = {DIGITISATION: {"lead": "", "deadline": None, "note": ""}, PAYMENT: {"lead": None}}
    assert _apply("tasks", edits, behind())[0].tasks == {}


@pytest.mark.parametrize(
    ("column", "typed"),
    [("deadline", "30/2/2026"), ("deadline", "soon"), ("lead", "x" * 81), ("note", "x" * 201)],
)
def test_a_task_that_cannot_be_used_leaves_the_one_before(column: str, typed: str):
    changed, (wrong,) = _apply("tasks", {DIGITISATION: {column: typed}}, behind())
    assert changed == behind()
    assert (wrong.column, wrong.problem) == (column, column)


def test_more_text_than_a_link_holds_is_refused_cell_by_cell():
    levers = tuple(f"lever_{number}" for number in range(40))
    milestone = ON_TRACK.milestones[0]
    start = RoadMap((type(milestone)(milestone.day, dict.fromkeys(levers, Decimal(50))),))
    edits = {row: {"note": "ư" * 200} for row in range(len(levers))}
    changed, mistyped = apply(levers, start, start, "tasks", edits, {})
    assert len(changed.tasks) == MOST_TEXT // 400
    assert {item.problem for item in mistyped} == {"texts"}
    assert len(changed.tasks) + len(mistyped) == len(levers)


def test_columns_of_other_tables_are_not_touched():
    edits = {DIGITISATION: {"lever": "x", "baseline": "1", "actual_1": "5", "targets_99": "1"}}
    assert _apply("targets", edits) == (ON_TRACK, [])
