"""Units of a province: districts and departments, with the digitisation points published of them.

Figures come from the announcement, names of districts it does not print from the administrative
division. What is not published stays None: estimates are made where they are used and named there.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from scoring.case.announcement import load_announcement, load_units
from scoring.case.case import Case
from scoring.datafiles import DATA, Schema, check, read_toml
from scoring.errors import DataFileError

# district: a unit with an area below the province (huyện; xã, phường since July 2025).
# department: a unit of the province itself (sở, ngành).
UnitKind = Literal["district", "department"]
UNIT_KINDS: tuple[UnitKind, ...] = ("district", "department")

# published: printed by the province. own: from a planner's table. unpublished: not known.
UnitKnown = Literal["published", "own", "unpublished"]

# The group whose points are published by unit.
UNITS_GROUP = "digitization"


@dataclass(frozen=True)
class Unit:
    """A unit, or several units of one kind that share one figure and stand in one row.

    ``points`` are digitisation points (of the group's maximum, two decimals), None where they are
    not published. ``dossiers`` is the unit's weight: its number of dossiers, or 1 for each unit
    where all weigh the same. ``target`` holds the points it would have, None where it stays.
    """

    name: str
    kind: UnitKind
    points: Decimal | None = None
    known: UnitKnown = "unpublished"
    dossiers: int = 1
    target: Decimal | None = None


@dataclass(frozen=True)
class PointBounds:
    """Between which digitisation points a unit must lie; ``published`` tells bounds from mere limits."""

    low: Decimal
    high: Decimal
    published: bool


class Division(Schema):
    """The districts of a province by name, from the administrative division."""

    province: str
    year: int
    source: str
    districts: list[str]


def has_announced_units(case: Case) -> bool:
    """Return whether figures of units are published for a case."""
    units = load_units()
    return case.detail == "announced" and (case.province, case.year) == (units.province, units.year)


def announced_units(case: Case, departments: str) -> tuple[Unit, ...]:
    """Return the units of a case with what is published of each; none where nothing is.

    Departments are not named by the announcement and all have one figure: they stand in one row
    under the name ``departments``, with the weight of their number.

    Raises:
        DataFileError: a data file is wrong.

    """
    if not has_announced_units(case):
        return ()
    announced = load_units()
    best, worst = announced.districts.digitization_highest, announced.districts.digitization_lowest
    published = {best.unit: best.points, worst.unit: worst.points}
    districts = tuple(
        Unit(name, "district", published.get(name), "published" if name in published else "unpublished")
        for name in load_division().districts
    )
    shared = announced.departments
    together = Unit(departments, "department", shared.digitization_all, "published", shared.count)
    return (*districts, together)


def point_bounds(case: Case, kind: UnitKind) -> PointBounds:
    """Return between which points every unit of a kind lies.

    Where they are announced, districts lie between the lowest and the highest one, and departments
    all have the same points. Elsewhere only the group's maximum is known.
    """
    if not has_announced_units(case):
        return PointBounds(Decimal(0), case.rules.groups[UNITS_GROUP].maximum, published=False)
    announced = load_units()
    if kind == "department":
        shared = announced.departments.digitization_all
        return PointBounds(shared, shared, published=True)
    lowest, highest = announced.districts.digitization_lowest, announced.districts.digitization_highest
    return PointBounds(lowest.points, highest.points, published=True)


@cache
def load_division() -> Division:
    """Return the districts of the default case's province by name.

    Raises:
        DataFileError: the file is wrong, or does not fit the announcement.

    """
    return read_division(DATA / "divisions" / "binh_thuan_2023.toml")


def read_division(path: Path) -> Division:
    """Return a file of districts, checked against the announcement's number and names.

    Raises:
        DataFileError: naming the file and the field.

    """
    division = check(Division, read_toml(path), path, "file")
    announced = load_units().districts
    named = {announced.digitization_highest.unit, announced.digitization_lowest.unit}
    problems = {
        "province": (division.province, division.year)
        != (load_announcement().province, load_announcement().year),
        "districts": len(set(division.districts)) != announced.count
        or len(division.districts) != announced.count
        or not named <= set(division.districts),
    }
    for place, wrong in problems.items():
        if wrong:
            problem = f"does not fit the announcement: expected {announced.count} districts, among them "
            problem += ", ".join(sorted(named))
            raise DataFileError(file=path.name, place=place, problem=problem)
    return division
