"""Group points behind rounded printings: they add up, stay inside their rounding, move little."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import scoring
from scoring.case.reconciliation import reconcile
from scoring.errors import ReconciliationError

TENTH, CENT = Decimal("0.1"), Decimal("0.01")

# Groups as printed, each once or twice, and the exact total.
Printed = tuple[dict[str, list[Decimal]], Decimal]


@st.composite
def printed_groups(draw: st.DrawFn) -> Printed:
    """True points printed to 0.1, some of them also to 0.01, and their exact total."""
    cents = draw(st.lists(st.integers(0, 2_200), min_size=1, max_size=6))
    points = [Decimal(value).scaleb(-2) for value in cents]
    printed = {}
    for place, value in enumerate(points):
        shown = [value.quantize(TENTH, ROUND_HALF_UP)]
        if draw(st.booleans()):
            shown.append(value)
        printed[f"group {place}"] = shown
    return printed, sum(points, Decimal(0))


@given(printed_groups())
def test_the_found_points_add_up_to_the_printed_total(world: Printed) -> None:
    printed, total = world
    found = reconcile(printed, total, "test")
    assert sum(group.points for group in found.values()) == total


@given(printed_groups())
def test_every_found_value_rounds_to_each_of_its_printings(world: Printed) -> None:
    printed, total = world
    for name, group in reconcile(printed, total, "test").items():
        for value in printed[name]:
            assert group.points.quantize(value, ROUND_HALF_UP) == value


@given(printed_groups())
def test_no_value_moves_further_than_the_others_force_it_to(world: Printed) -> None:
    printed, total = world
    found = reconcile(printed, total, "test")
    moved = {name: abs(group.adjustment) for name, group in found.items()}
    assume(any(moved.values()))
    up = sum(group.adjustment for group in found.values()) > 0
    limit = Decimal("0.04") if up else Decimal("0.05")
    for name, values in printed.items():
        could_move_on = len(values) == 1 and moved[name] < limit and (up or found[name].points > 0)
        assert max(moved.values()) - moved[name] <= CENT or not could_move_on
    assert all((group.adjustment >= 0) == up or not group.adjustment for group in found.values())


@given(printed_groups())
def test_no_group_ends_below_zero(world: Printed) -> None:
    printed, total = world
    assert min(group.points for group in reconcile(printed, total, "test").values()) >= 0


def test_the_announced_figures_move_down_by_a_cent_each_but_the_exact_one() -> None:
    announcement = scoring.load_announcement()
    found = reconcile(announcement.groups, announcement.total.printed, "Bình Thuận")
    assert {name: str(group.adjustment) for name, group in found.items()} == {
        "transparency": "-0.01",
        "progress": "-0.01",
        "online_service": "-0.01",
        "online_payment": "-0.01",
        "digitization": "0.00",
        "satisfaction": "-0.01",
    }


def test_a_total_out_of_reach_is_refused_with_what_the_groups_allow() -> None:
    # 1.3 stands for 1.25 to 1.34, 2.5 for 2.45 to 2.54: together 3.70 to 3.88.
    printed = {"a": [Decimal("1.3")], "b": [Decimal("2.5")]}
    assert sum(g.points for g in reconcile(printed, Decimal("3.88"), "here").values()) == Decimal("3.88")
    assert sum(g.points for g in reconcile(printed, Decimal("3.70"), "here").values()) == Decimal("3.70")
    for total in ("3.89", "3.69"):
        with pytest.raises(ReconciliationError, match=rf"here.*3\.70 to 3\.88.*{total}"):
            reconcile(printed, Decimal(total), "here")


def test_two_printings_that_contradict_are_refused_with_both() -> None:
    with pytest.raises(ReconciliationError, match=r"digitization is printed as 5\.5 and 5\.58"):
        reconcile({"digitization": [Decimal("5.5"), Decimal("5.58")]}, Decimal("5.58"), "here")


def test_a_figure_printed_without_decimals_stands_for_half_a_point_on_either_side() -> None:
    found = reconcile({"progress": [Decimal("18")]}, Decimal("17.50"), "here")
    assert found["progress"].points == Decimal("17.50")
    with pytest.raises(ReconciliationError):
        reconcile({"progress": [Decimal("18")]}, Decimal("17.49"), "here")
