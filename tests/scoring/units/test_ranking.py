"""Units ranked over all groups: by hand, each kind by itself and all together."""

from decimal import Decimal

from scoring import Unit, district_median, find_case, load_rules, unit_effect
from scoring.units.effect import all_to_median
from scoring.units.ranking import rank_units

RULES = load_rules("portal_2026")
CASE = find_case("lam-dong-2026")


def _unit(name: str, kind: str, points: str, **scores: str) -> Unit:
    found = tuple((group, Decimal(value)) for group, value in scores.items())
    return Unit(name, kind, Decimal(points), "own", 1, None, found)  # type: ignore[arg-type]


UNITS = (
    _unit("A", "commune", "9", total="60.5"),
    _unit("B", "commune", "8", total="61.25"),
    _unit("C", "department", "10", total="61.25"),
    _unit("D", "commune", "7", transparency="10"),
)


def test_equal_totals_share_the_better_rank_and_a_unit_without_points_has_none() -> None:
    found = [(r.unit.name, r.rank, r.size, r.rank_of_all, r.size_of_all) for r in rank_units(RULES, UNITS)]
    assert found == [("B", 1, 2, 1, 3), ("C", 1, 1, 1, 3), ("A", 2, 2, 3, 3)]


def test_without_a_total_the_groups_are_added_and_a_combined_figure_counts_for_its_parts() -> None:
    parts = {"transparency": "10", "progress": "15", "digitization": "9", "satisfaction": "12"}
    (found,) = rank_units(RULES, [_unit("A", "commune", "9", online_combined="14", **parts)])
    assert (found.total, found.derived) == (Decimal(60), True)
    assert rank_units(RULES, [_unit("A", "commune", "9", online_service="14", **parts)]) == ()


def test_every_commune_at_least_at_the_median_of_its_kind_by_any_group() -> None:
    assert district_median(CASE, UNITS, "commune", "progress") == Decimal(8)
    lifted = all_to_median(CASE, UNITS, "commune", "progress")
    assert [unit.target for unit in lifted] == [None, None, None, Decimal(8)]
    # (9 + 8 + 8 - 9 - 8 - 7) / 3 = 1/3 of a point of progress.
    before = CASE.baseline.groups["progress"].points
    effect = unit_effect(CASE, lifted, "commune", "progress")
    assert effect.before == before
    assert effect.after == before + Decimal("0.33")
    assert set(effect.changes) == {"progress"}
