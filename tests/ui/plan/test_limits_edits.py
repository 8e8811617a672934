"""What is typed into the table of efforts and limits, cell by cell."""

from decimal import Decimal

import pytest

from scoring import find_case
from ui.links.plan_link import NO_WISH, PlanWish
from ui.plan.limits_edits import Mistyped, apply

CASE = find_case("binh-thuan-2023")
ROWS = {lever: number for number, lever in enumerate(CASE.rules.indicators)}


@pytest.mark.parametrize("typed", ["95", "95,0", "95.0", " 95% ", "95%"])
def test_a_percentage_is_read_however_it_is_typed(typed: str):
    asked, mistyped = apply(CASE, NO_WISH, {ROWS["dossier_sync"]: {"ceiling": typed}})
    assert (asked.ceiling, mistyped) == ({"dossier_sync": Decimal(95)}, [])


def test_every_column_is_taken_over():
    edits = {
        ROWS["dossier_sync"]: {"weight": "0,5", "floor": "80", "ceiling": "90"},
        ROWS["online_filing"]: {"locked": True},
    }
    asked, mistyped = apply(CASE, NO_WISH, edits)
    assert mistyped == []
    assert asked == PlanWish(
        weights={"dossier_sync": Decimal("0.5")},
        floor={"dossier_sync": Decimal(80)},
        ceiling={"dossier_sync": Decimal(90)},
        locked=frozenset({"online_filing"}),
    )


def test_an_emptied_or_default_cell_is_no_wish():
    start = PlanWish(
        profile="it_first",
        floor={"dossier_sync": Decimal(80)},
        ceiling={"dossier_sync": Decimal(90)},
        weights={"dossier_sync": Decimal(3)},
        locked=frozenset({"dossier_sync"}),
    )
    row = ROWS["dossier_sync"]
    # 0.5 is what the profile says of it.
    edits = {row: {"floor": None, "ceiling": "100", "weight": "0.5", "locked": False}}
    asked, mistyped = apply(CASE, start, edits)
    assert (asked, mistyped) == (PlanWish(profile="it_first"), [])


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("weight", "0"),
        ("weight", "1001"),
        ("weight", "-1"),
        ("weight", "0,001"),
        ("ceiling", "100,1"),
        ("ceiling", "45,25"),
        ("floor", "abc"),
        ("floor", "٤٥"),
    ],
)
def test_what_cannot_be_used_is_named_and_leaves_what_was_there(column: str, typed: str):
    start = PlanWish(
        floor={"dossier_sync": Decimal(75)},
        ceiling={"dossier_sync": Decimal(90)},
        weights={"dossier_sync": Decimal(3)},
    )
    asked, mistyped = apply(CASE, start, {ROWS["dossier_sync"]: {column: typed}})
    assert (asked, mistyped) == (start, [Mistyped("dossier_sync", column, typed)])


def test_limits_that_contradict_each_other_are_named_and_the_floor_left_out():
    edits = {
        ROWS["dossier_sync"]: {"floor": "90", "ceiling": "80"},
        ROWS["online_filing"]: {"floor": "40", "locked": True},
        # Below its baseline a locked lever's floor asks for nothing.
        ROWS["petition_on_time"]: {"floor": "90", "locked": True},
    }
    asked, mistyped = apply(CASE, NO_WISH, edits)
    assert asked.floor == {"petition_on_time": Decimal(90)}
    assert asked.ceiling == {"dossier_sync": Decimal(80)}
    assert [(item.lever, item.column) for item in mistyped] == [
        ("online_filing", "unkept"),
        ("dossier_sync", "crossed"),
    ]


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("ceiling", "30,5", "30,55"),
        ("floor", "80,5", "80,55"),
        ("weight", "3", "0"),
        ("ceiling", "90", "x"),
    ],
)
def test_what_was_typed_well_before_holds_when_the_same_cell_is_mistyped(column: str, good: str, bad: str):
    """The table reports the last text of a cell, counted from how it began."""
    row = ROWS["dossier_sync"]
    asked, mistyped = apply(CASE, NO_WISH, {row: {column: good}})
    again, wrong = apply(CASE, NO_WISH, {row: {column: bad}}, before=asked)
    assert (again, mistyped, wrong) == (asked, [], [Mistyped("dossier_sync", column, bad)])
    assert again != NO_WISH
    # A table drawn anew, as in the other language, starts from there with the same text in the cell.
    anew, still = apply(CASE, again, {}, {"dossier_sync": {column: bad}}, before=again)
    assert (anew, still) == (again, wrong)
    # An emptied cell is no wish any more.
    assert apply(CASE, NO_WISH, {row: {column: ""}}, before=again) == (NO_WISH, [])


def test_a_floor_that_other_limits_do_not_allow_gives_way_to_the_one_before():
    row = ROWS["dossier_sync"]
    asked, _ = apply(CASE, NO_WISH, {row: {"floor": "80", "ceiling": "90"}})
    again, mistyped = apply(CASE, NO_WISH, {row: {"floor": "95", "ceiling": "90"}}, before=asked)
    assert (again, mistyped) == (asked, [Mistyped("dossier_sync", "crossed", "95")])
    lower, mistyped = apply(CASE, NO_WISH, {row: {"floor": "80", "ceiling": "75"}}, before=asked)
    assert (lower.floor, lower.ceiling) == ({}, {"dossier_sync": Decimal(75)})
    assert mistyped == [Mistyped("dossier_sync", "crossed", "80")]
