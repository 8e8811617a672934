"""Units of a province: districts and departments, with the digitisation points published of them.

Figures come from the announcement, names of districts it does not print from the administrative
division. What is not published stays None: estimates are made where they are used and named there.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from scoring.arguments import checked, exact_number, is_whole, shown
from scoring.case.announcement import Units, announced_units_by_case, load_units
from scoring.case.case import Case
from scoring.datafiles import DATA, Schema, check, read_toml
from scoring.errors import ArgumentError, DataFileError, UnitsGroupError
from scoring.rules import TOTAL_POINTS

# district: a unit with an area right below the province (huyện, until July 2025).
# commune: one below that, since July 2025 right below the province (xã, phường, đặc khu).
# department: a unit of the province itself (sở, ngành).
UnitKind = Literal["district", "commune", "department"]
UNIT_KINDS: tuple[UnitKind, ...] = ("district", "commune", "department")

# published: printed by the province. own: from a planner's table. unpublished: not known.
UnitKnown = Literal["published", "own", "unpublished"]


@dataclass(frozen=True)
class Unit:
    """A unit, or several units of one kind that share one figure and stand in one row.

    ``points`` are points of the group that is looked at, digitisation where none is named (of the
    group's maximum, two decimals), None where they are not published. ``dossiers`` is the unit's
    weight: its number of dossiers, or 1 for each unit where all weigh the same. ``target`` holds the
    points it would have, None where it stays. ``scores`` are the points known of several groups and of
    the total, by id; empty where one group alone is known. ``counts`` are numerator and denominator of
    indicators, by id, empty where none are known.
    """

    name: str
    kind: UnitKind
    points: Decimal | None = None
    known: UnitKnown = "unpublished"
    dossiers: int = 1
    target: Decimal | None = None
    scores: tuple[tuple[str, Decimal], ...] = ()
    counts: tuple[tuple[str, tuple[int, int]], ...] = ()

    def score(self, group: str) -> Decimal | None:
        """Return the points known of a group or of the total, None where they are not."""
        return dict(self.scores).get(group)

    def __post_init__(self) -> None:
        """Refuse what no unit can be."""
        kinds, known = get_args(UnitKind), get_args(UnitKnown)
        for name, fits, expected in (
            ("name", isinstance(self.name, str), "a text"),
            ("kind", isinstance(self.kind, str) and self.kind in kinds, f"one of {', '.join(kinds)}"),
            ("known", isinstance(self.known, str) and self.known in known, f"one of {', '.join(known)}"),
            ("dossiers", is_whole(self.dossiers) and self.dossiers >= 0, "a whole number, 0 or more"),
        ):
            if not fits:
                raise ArgumentError(
                    function="Unit", name=name, value=shown(getattr(self, name)), expected=expected
                )
        for name in ("points", "target"):
            given = getattr(self, name)
            if given is None:
                continue
            points = exact_number(given)
            if points is None or not 0 <= points <= TOTAL_POINTS:
                expected = "points from 0 to the group's maximum"
                raise ArgumentError(function="Unit", name=name, value=shown(given), expected=expected)
            object.__setattr__(self, name, points)


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


def units_group(case: Case) -> str:
    """Return the group whose points are given by unit.

    Raises:
        UnitsGroupError: the case's rules have no such group.

    """
    if case.rules.units_group is None:
        raise UnitsGroupError(rules=case.rules.id)
    return case.rules.units_group


@checked
def group_of(case: Case, group: str | None) -> str:
    """Return the group that is looked at: the one named, or the one that is published by unit.

    Raises:
        UnitsGroupError: none is named, and the case's rules have none.
        ArgumentError: what is named is no group of the case.

    """
    if group is None:
        return units_group(case)
    if group not in case.rules.groups:
        expected = f"one of {', '.join(case.rules.groups)}"
        raise ArgumentError(function="group_of", name="group", value=shown(group), expected=expected)
    return group


@checked
def has_announced_units(case: Case) -> bool:
    """Return whether figures of units are published for a case."""
    return case.detail == "announced" and (case.year, case.province) in announced_units_by_case()


@checked
def announced_units(case: Case, departments: str) -> tuple[Unit, ...]:
    """Return the units of a case with what is published of each; none where nothing is.

    Departments are not named by the announcement and all have one figure: they stand in one row
    under the name ``departments``, with the weight of their number.

    Raises:
        DataFileError: a data file is wrong.

    """
    if not has_announced_units(case):
        return ()
    announced = load_units(case.year, case.province)
    best, worst = announced.districts.digitization_highest, announced.districts.digitization_lowest
    published = {best.unit: best.points, worst.unit: worst.points}
    districts = tuple(
        Unit(name, "district", published.get(name), "published" if name in published else "unpublished")
        for name in load_division(case.year, case.province).districts
    )
    shared = announced.departments
    together = Unit(departments, "department", shared.digitization_all, "published", shared.count)
    return (*districts, together)


@checked
def point_bounds(case: Case, kind: UnitKind, group: str | None = None) -> PointBounds:
    """Return between which points of a group every unit of a kind lies.

    Where they are announced, districts lie between the lowest and the highest one, and departments
    all have the same points. Elsewhere only the group's maximum is known.
    """
    looked_at = group_of(case, group)
    if not has_announced_units(case) or looked_at != units_group(case) or kind == "commune":
        return PointBounds(Decimal(0), case.rules.groups[looked_at].maximum, published=False)
    announced = load_units(case.year, case.province)
    if kind == "department":
        shared = announced.departments.digitization_all
        return PointBounds(shared, shared, published=True)
    lowest, highest = announced.districts.digitization_lowest, announced.districts.digitization_highest
    return PointBounds(lowest.points, highest.points, published=True)


@cache
def load_division(year: int, province: str) -> Division:
    """Return the districts of a province with announced units, by name.

    Raises:
        UnknownCaseError: no units are announced for that province and year.
        DataFileError: the province's districts are in no file, or a file is wrong or does not fit the
            announced units.

    """
    units = load_units(year, province)
    for path in sorted((DATA / "divisions").glob("*.toml")):
        division = read_division(path)
        if (division.year, division.province) == (units.year, units.province):
            return division
    problem = f"no file holds the districts of {province} {year}"
    raise DataFileError(file="divisions", place="province", problem=problem)


def read_division(path: Path) -> Division:
    """Return a file of districts, checked against the announcement's number and names.

    Raises:
        DataFileError: naming the file and the field.

    """
    division = check(Division, read_toml(path), path, "file")
    announced = announced_units_by_case().get((division.year, division.province))
    if announced is None:
        problem = f"does not fit the announcement: no units of {division.province} {division.year}"
        raise DataFileError(file=path.name, place="province", problem=problem)
    _check_districts(division, announced, path)
    return division


def _check_districts(division: Division, announced: Units, path: Path) -> None:
    districts = announced.districts
    named = {districts.digitization_highest.unit, districts.digitization_lowest.unit}
    if (
        len(set(division.districts)) != districts.count
        or len(division.districts) != districts.count
        or not named <= set(division.districts)
    ):
        problem = f"does not fit the announcement: expected {districts.count} districts, among them "
        problem += ", ".join(sorted(named))
        raise DataFileError(file=path.name, place="districts", problem=problem)
