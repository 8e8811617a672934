"""Announced cases: figures of a province exactly as printed, and the units of the province."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from scoring.arguments import checked
from scoring.case.opening import openings
from scoring.datafiles import DATA, Exact, Schema, Words, check, read_toml
from scoring.errors import DataFileError, UnknownCaseError
from scoring.league import load_league
from scoring.vintages import load_rules

_Found = TypeVar("_Found", "Announcement", "Units")


class _Total(Schema):
    printed: Exact
    rank: int
    of: int


class Cause(Schema):
    """What the announcement names as a cause of a low score, in paragraphs.

    ``source`` is where a rule that it cites stands, besides the announcement itself.
    """

    title: Words
    source: str | None = None
    text: list[Words]


class Announcement(Schema):
    """A province's announced result: points as printed, each possibly printed more than once."""

    province: str
    year: int
    source: str
    decisions: list[str]
    total: _Total
    groups: dict[str, list[Exact]]
    announced_groups: dict[str, list[str]]
    cause: list[Cause] = Field(default_factory=list)


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
def announcements() -> Mapping[tuple[int, str], Announcement]:
    """Return every announcement by year and province.

    Raises:
        DataFileError: a file is wrong, or two announce the same.

    """
    found: dict[tuple[int, str], Announcement] = {}
    for path in sorted((DATA / "cases").glob("*.toml")):
        announcement = read_announcement(path)
        _refuse_second(found, announcement, path)
        found[announcement.year, announcement.province] = announcement
    return found


@checked
def load_announcement(year: int | None = None, province: str | None = None) -> Announcement:
    """Return the announcement of a province in a year; what is left out is that of the first case.

    Raises:
        UnknownCaseError: nothing is announced of that province and year.
        DataFileError: a file is wrong.

    """
    return _one(announcements(), year, province)


def read_announcement(path: Path) -> Announcement:
    """Return an announcement file.

    Raises:
        DataFileError: naming the file and the field.

    """
    announcement = check(Announcement, read_toml(path), path, "file")
    known_groups = load_rules(load_league(announcement.year).vintage).groups
    for group, printings in announcement.groups.items():
        if group not in known_groups or not printings:
            known = ", ".join(known_groups)
            problem = f"expected at least one printed figure of one of the groups {known}"
            raise DataFileError(file=path.name, place=f"groups.{group}", problem=problem)
    return announcement


@cache
def announced_units_by_case() -> Mapping[tuple[int, str], Units]:
    """Return the announced units of every province that has them, by year and province.

    Raises:
        DataFileError: a file is wrong, or two announce the same.

    """
    found: dict[tuple[int, str], Units] = {}
    for path in sorted((DATA / "units").glob("*.toml")):
        units = read_units(path)
        _refuse_second(found, units, path)
        found[units.year, units.province] = units
    return found


@checked
def load_units(year: int | None = None, province: str | None = None) -> Units:
    """Return the announced units of a province in a year; what is left out is that of the first case.

    Raises:
        UnknownCaseError: nothing is announced of that province's units.
        DataFileError: a file is wrong.

    """
    return _one(announced_units_by_case(), year, province)


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


def _refuse_second(found: Mapping[tuple[int, str], _Found], new: Announcement | Units, path: Path) -> None:
    if (new.year, new.province) in found:
        problem = f"{new.province} {new.year} is announced in another file too"
        raise DataFileError(file=path.name, place="province", problem=problem)


def _one(found: Mapping[tuple[int, str], _Found], year: int | None, province: str | None) -> _Found:
    opening = openings().opening
    year, province = year or opening.year, province or opening.province
    try:
        return found[year, province]
    except KeyError:
        matches = ", ".join(f"{name} {known}" for known, name in found) or "-"
        raise UnknownCaseError(key=f"{province} {year}", matches=matches) from None
