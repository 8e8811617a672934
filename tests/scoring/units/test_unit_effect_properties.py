"""Properties of the what-if over units: bounded, monotone, and the same in any order."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring import (
    Unit,
    districts_to_best,
    load_case,
    unit_effect,
    unit_standings,
    weakest_to_median,
    worth_of_units,
)

CASE = load_case()
TOP = Decimal(22)

points = st.integers(0, 2200).map(lambda cents: Decimal(cents) / 100)
maybe = st.none() | points
dossiers = st.integers(1, 5000)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Unit, ...]:
    rows = draw(st.lists(st.tuples(maybe, dossiers, maybe), min_size=1, max_size=12))
    return tuple(
        Unit(f"district {n}", "district", known, dossiers=weight, target=target)
        for n, (known, weight, target) in enumerate(rows)
    )


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter(units: tuple[Unit, ...], chance: object):
    shuffled = list(units)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert unit_effect(CASE, shuffled) == unit_effect(CASE, units)
    for ready in (districts_to_best, weakest_to_median):
        assert {u.name: u.target for u in ready(CASE, shuffled)} == {
            u.name: u.target for u in ready(CASE, units)
        }


@given(tables())
def test_means_and_points_stay_inside_their_bounds(units: tuple[Unit, ...]):
    effect = unit_effect(CASE, units)
    found = unit_standings(CASE, units)
    assert min(i.points for i in found) <= effect.mean_before <= max(i.points for i in found)
    assert min(i.after for i in found) <= effect.mean_after <= max(i.after for i in found)
    assert 0 <= effect.least <= effect.after <= effect.most <= TOP
    assert all(item.low <= item.points <= item.high for item in found)


@given(tables(), st.integers(0, 11), points)
def test_a_higher_target_never_costs_the_province_points(
    units: tuple[Unit, ...], place: int, higher: Decimal
):
    chosen = units[place % len(units)]
    before = next(item.after for item in unit_standings(CASE, units) if item.unit == chosen)
    raised = tuple(replace(u, target=max(before, higher)) if u == chosen else u for u in units)
    assert unit_effect(CASE, raised).after >= unit_effect(CASE, units).after


@given(tables())
def test_ready_scenarios_lower_no_district(units: tuple[Unit, ...]):
    for ready in (districts_to_best, weakest_to_median):
        assert all(item.after >= item.points for item in unit_standings(CASE, ready(CASE, units)))


@given(tables())
def test_bringing_each_district_to_the_best_adds_up_to_bringing_all(units: tuple[Unit, ...]):
    worths = worth_of_units(CASE, units)
    assert sum(worth.to_best for worth in worths) == unit_effect(CASE, districts_to_best(CASE, units)).shift
    assert sum((worth.per_point for worth in worths), Fraction(0)) == 1


@given(tables(), st.integers(2, 9))
def test_only_the_proportions_of_dossiers_count(units: tuple[Unit, ...], times: int):
    larger = tuple(replace(unit, dossiers=unit.dossiers * times) for unit in units)
    assert unit_effect(CASE, larger) == unit_effect(CASE, units)
