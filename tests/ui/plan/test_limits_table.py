"""What is typed into the table of efforts and limits, cell by cell."""

from decimal import Decimal

import pytest

from scoring import find_case
from ui.links.plan_link import NO_WISH, PlanWish
from ui.plan.limits_table import Mistyped, apply

CASE = find_case("binh-thuan-2023")
ROWS = {lever: number for number, lever in enumerate(CASE.rules.indicators)}


@pytest.mark.parametrize("typed", ["95", "95,0", "95.0", " 95 % ", "95%"])
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
        ("dossier_sync", "crossed"),
        ("online_filing", "unkept"),
    ]
