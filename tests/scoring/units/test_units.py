"""Units as announced: what is published of each, and nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring import announced_units, find_case, has_announced_units, load_case, point_bounds
from scoring.errors import DataFileError
from scoring.units.units import read_division

DIVISION = Path(__file__).resolve().parents[3] / "data" / "divisions" / "binh_thuan_2023.toml"


def test_ten_districts_two_of_them_with_published_points():
    units = announced_units(load_case(), "sixteen")
    districts = [unit for unit in units if unit.kind == "district"]
    assert len(districts) == 10
    assert {unit.name: unit.points for unit in districts if unit.known == "published"} == {
        "Phú Quý": Decimal("8.71"),
        "Hàm Thuận Nam": Decimal("3.56"),
    }
    assert {unit.points for unit in districts if unit.known == "unpublished"} == {None}


def test_the_departments_stand_in_one_row_with_the_weight_of_their_number():
    departments = [unit for unit in announced_units(load_case(), "sixteen") if unit.kind == "department"]
    assert [(u.name, u.points, u.known, u.dossiers) for u in departments] == [
        ("sixteen", Decimal("5.53"), "published", 16)
    ]


def test_districts_lie_between_the_lowest_and_the_highest_announced():
    bounds = point_bounds(load_case(), "district")
    assert (bounds.low, bounds.high, bounds.published) == (Decimal("3.56"), Decimal("8.71"), True)


@pytest.mark.parametrize("case", ["lam-dong-2026", "ca-mau-2023"])
def test_elsewhere_no_units_are_published_and_only_the_maximum_bounds_them(case: str):
    other = find_case(case)
    assert not has_announced_units(other)
    assert announced_units(other, "sixteen") == ()
    bounds = point_bounds(other, "district")
    assert (bounds.low, bounds.high, bounds.published) == (Decimal(0), Decimal(22), False)


@pytest.mark.parametrize(
    ("find", "put", "place"),
    [
        ('  "Phú Quý",\n', "", "districts"),
        ('"Phú Quý"', '"Phu Quy"', "districts"),
        ('"La Gi"', '"Phan Thiết"', "districts"),
        ("year = 2023", "year = 2022", "province"),
        ('source = "administrative_division"\n', "", "source"),
    ],
)
def test_names_that_do_not_fit_the_announcement_are_refused(
    tmp_path: Path, find: str, put: str, place: str
):
    shipped = DIVISION.read_text(encoding="utf-8")
    assert shipped.count(find) == 1
    path = tmp_path / "own.toml"
    path.write_text(shipped.replace(find, put), encoding="utf-8")
    with pytest.raises(DataFileError) as refused:
        read_division(path)
    assert refused.value.facts["file"] == "own.toml"
    assert place in str(refused.value.facts["place"])
