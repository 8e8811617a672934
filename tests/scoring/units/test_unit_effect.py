"""What units are worth to the province: values computed by hand."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from scoring import (
    Unit,
    announced_units,
    districts_to_best,
    find_case,
    load_case,
    simulate,
    unit_effect,
    unit_standings,
    weakest_to_median,
    worth_of_units,
)
from scoring.errors import UnitsError

CASE = load_case()
ANNOUNCED = announced_units(CASE, "departments")
ESTIMATE = Decimal("5.38")


def _with(units: Sequence[Unit], name: str, **values: object) -> tuple[Unit, ...]:
    return tuple(replace(unit, **values) if unit.name == name else unit for unit in units)


def test_districts_without_points_get_the_value_that_reconciles_the_mean():
    # (10 x 5.53 - 8.71 - 3.56) / 8 = 43.03 / 8 = 5.37875, rounded to 5.38.
    found = unit_standings(CASE, ANNOUNCED)
    assert {item.points for item in found if item.estimated} == {ESTIMATE}
    assert sum(item.estimated for item in found) == 8
    assert {(i.low, i.high) for i in found if i.estimated} == {(Decimal("3.56"), Decimal("8.71"))}


def test_an_estimate_never_leaves_the_published_bounds():
    # Phú Quý with nearly all dossiers would push the others below 3.56: they stay at the bound.
    heavy = _with(ANNOUNCED, "Phú Quý", dossiers=1000)
    assert {item.points for item in unit_standings(CASE, heavy) if item.estimated} == {Decimal("3.56")}
    effect = unit_effect(CASE, heavy)
    # (1000 x 8.71 + 9 x 3.56) / 1009 is the mean; what it differs from 5.53 stays as an offset.
    assert effect.mean_before == Fraction(874204, 100900)
    assert effect.offset == Fraction("5.53") - effect.mean_before
    assert effect.after == effect.before == Decimal("5.53")


def test_without_targets_nothing_moves():
    effect = unit_effect(CASE, ANNOUNCED)
    # (8.71 + 3.56 + 8 x 5.38) / 10 = 55.31 / 10
    assert effect.mean_before == effect.mean_after == Fraction("5.531")
    assert effect.offset == Fraction("-0.001")
    assert (effect.after, effect.least, effect.most, effect.changes) == (*[Decimal("5.53")] * 3, {})
    assert simulate(CASE, effect.changes).total == Decimal("60.08")


def test_every_district_as_good_as_phu_quy():
    # The mean goes from 5.531 to 8.71: the province from 5.53 by 3.179 to 8.709, that is 8.71 points.
    effect = unit_effect(CASE, districts_to_best(CASE, ANNOUNCED))
    assert effect.shift == Fraction("3.179")
    assert effect.after == Decimal("8.71")
    # Others all at 8.71: only Hàm Thuận Nam moves, (8.71 - 3.56) / 10 = 0.515.
    assert effect.least == Decimal("6.05")
    # Others all at 3.56: nine districts move by 5.15, 9 x 5.15 / 10 = 4.635.
    assert effect.most == Decimal("10.17")
    outcome = simulate(CASE, effect.changes)
    # 3.18 points more than 60.08.
    assert outcome.total == Decimal("63.26")
    assert outcome.points["digitization"] == Decimal("8.71")
    assert (outcome.rank.median, outcome.rank.low, outcome.rank.high) == (49, 46, 50)


def test_with_the_departments_in_the_mean_the_same_districts_count_for_less():
    # Ten of 26 equal units move: 10/26 x 3.179 = 1.2227, and 5.53 + 1.2227 = 6.7527.
    effect = unit_effect(CASE, districts_to_best(CASE, ANNOUNCED), "all")
    assert effect.shift == Fraction("3.179") * Fraction(10, 26)
    assert effect.after == Decimal("6.75")
    assert simulate(CASE, effect.changes).total == Decimal("61.30")


def test_the_weakest_three_to_the_median():
    # The median is 5.38, where eight districts stand: only Hàm Thuận Nam moves, 1.82 / 10 = 0.182.
    moved = weakest_to_median(CASE, ANNOUNCED)
    assert [(unit.name, unit.target) for unit in moved if unit.target is not None] == [
        ("Hàm Thuận Nam", ESTIMATE)
    ]
    effect = unit_effect(CASE, moved)
    assert effect.shift == Fraction("0.182")
    assert effect.after == Decimal("5.71")
    assert simulate(CASE, effect.changes).total == Decimal("60.26")


def test_the_weakest_three_of_districts_that_differ():
    # 2, 4, 5, 6, 7.01: the median is 5, so 2 and 4 move, and the third weakest is the median itself.
    units = [
        Unit(n, "district", Decimal(p)) for n, p in zip("abcde", ("2", "4", "5", "6", "7.01"), strict=True)
    ]
    moved = weakest_to_median(CASE, units)
    assert [unit.target for unit in moved] == [Decimal(5), Decimal(5), None, None, None]
    # Together 3 + 1 points over five districts.
    assert unit_effect(CASE, moved).shift == Fraction(4, 5)


def test_dossiers_weigh_a_unit_and_own_targets_count():
    units = _with(ANNOUNCED, "Phan Thiết", dossiers=11, target=Decimal("7.38"))
    # 20 dossiers in all: 11 of them move by 7.38 - e, with the estimate e chosen so that
    # (8.71 + 3.56 + 18 e) / 20 = 5.53, hence e = 98.33 / 18 = 5.46.
    (moved,) = [item for item in unit_standings(CASE, units) if item.unit.target is not None]
    assert moved.points == Decimal("5.46")
    effect = unit_effect(CASE, units)
    assert effect.shift == Fraction(11, 20) * Fraction("1.92")
    # 5.53 + 1.056
    assert effect.after == Decimal("6.59")


def test_a_lower_target_costs_points():
    effect = unit_effect(CASE, _with(ANNOUNCED, "Phú Quý", target=Decimal("3.71")))
    assert effect.shift == Fraction(-1, 2)
    assert effect.after == Decimal("5.03")
    assert simulate(CASE, effect.changes).change == Decimal("-0.50")


def test_what_each_district_is_worth():
    worths = worth_of_units(CASE, ANNOUNCED)
    assert {worth.per_point for worth in worths} == {Fraction(1, 10)}
    first, *others, last = worths
    # 5.15 / 10, 3.33 / 10 and nothing for the best one.
    assert (first.standing.unit.name, first.to_best) == ("Hàm Thuận Nam", Fraction("0.515"))
    assert {worth.to_best for worth in others} == {Fraction("0.333")}
    assert (last.standing.unit.name, last.to_best) == ("Phú Quý", 0)
    assert sum(worth.to_best for worth in worths) == Fraction("3.179")


def test_departments_have_their_own_best():
    worths = worth_of_units(CASE, ANNOUNCED, "all")
    (departments,) = [worth for worth in worths if worth.standing.unit.kind == "department"]
    assert departments.per_point == Fraction(16, 26)
    assert (departments.best, departments.to_best) == (Decimal("5.53"), 0)


def test_the_province_keeps_inside_its_points():
    case = find_case("lam-dong-2026")
    top = case.rules.groups["digitization"].maximum
    units = [Unit("a", "district", Decimal(0), target=top), Unit("b", "department", Decimal(3))]
    effect = unit_effect(case, units)
    assert effect.after == top
    assert effect.changes == {"digitization": Decimal("100.00")}


@pytest.mark.parametrize(
    "units",
    [
        (),
        (Unit("only a department", "department", Decimal(5)),),
        (Unit("no dossiers", "district", Decimal(5), dossiers=0),),
    ],
)
def test_units_without_a_mean_are_refused(units: tuple[Unit, ...]):
    for ask in (unit_effect, worth_of_units):
        with pytest.raises(UnitsError, match="at least one dossier"):
            ask(CASE, units)
