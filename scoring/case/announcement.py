"""The announced case: figures exactly as printed, and the units of the province."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scoring.datafiles import DATA, Exact, Schema, check, read_toml
from scoring.errors import DataFileError
from scoring.league import GROUP_COLUMNS


class _Total(Schema):
    printed: Exact
    rank: int
    of: int


class Announcement(Schema):
    """A province's announced result: points as printed, each possibly printed more than once."""

    province: str
    year: int
    source: str
    decisions: list[str]
    total: _Total
    groups: dict[str, list[Exact]]
    announced_groups: dict[str, list[str]]


class _UnitPoints(Schema):
    unit: str
    points: Exact


class _Departments(Schema):
    count: int
    bands: dict[str, int]
    digitization_all: Exact


class _Districts(Schema):
    count: int
    bands: dict[str, int]
    digitization_highest: _UnitPoints
    digitization_lowest: _UnitPoints


class Units(Schema):
    """Departments and districts as announced: number in each rating band, digitisation points."""

    province: str
    year: int
    source: str
    departments: _Departments
    districts: _Districts


@cache
def load_announcement() -> Announcement:
    """Return the announcement behind the default case (Bình Thuận 2023).

    Raises:
        DataFileError: the file is wrong.

    """
    return read_announcement(DATA / "cases" / "binh_thuan_2023.toml")


def read_announcement(path: Path) -> Announcement:
    """Return an announcement file.

    Raises:
        DataFileError: naming the file and the field.

    """
    announcement = check(Announcement, read_toml(path), path, "file")
    for group, printings in announcement.groups.items():
        if group not in GROUP_COLUMNS or not printings:
            known = ", ".join(GROUP_COLUMNS)
            problem = f"expected at least one printed figure of one of the groups {known}"
            raise DataFileError(file=path.name, place=f"groups.{group}", problem=problem)
    return announcement


@cache
def load_units() -> Units:
    """Return the announced units of the default case.

    Raises:
        DataFileError: the file is wrong.

    """
    return read_units(DATA / "units" / "binh_thuan_2023.toml")


def read_units(path: Path) -> Units:
    """Return a units file.

    Raises:
        DataFileError: naming the file and the field, or bands that do not add up to the count.

    """
    units = check(Units, read_toml(path), path, "file")
    for level, counted, bands in (
        ("departments", units.departments.count, units.departments.bands),
        ("districts", units.districts.count, units.districts.bands),
    ):
        if sum(bands.values()) != counted:
            raise DataFileError(
                file=path.name,
                place=f"{level}.bands",
                problem=f"add up to {sum(bands.values())}, expected {counted}",
            )
    return units
