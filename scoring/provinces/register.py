"""The provinces by their official names, and what became of them, from ``data/provinces.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from scoring.datafiles import DATA, Schema, check, read_toml
from scoring.errors import DataFileError
from scoring.provinces.spelling import joined

# merged: it became part of a province that had been there before. renamed: the same province.
ChangeKind = Literal["merged", "renamed"]


class _Merger(Schema):
    day: date
    source: str
    parts: dict[str, list[str]]


class _Renaming(Schema):
    day: date
    source: str
    old: str
    new: str


class _ProvinceFile(Schema):
    # All of it must be there, be it empty: a file that broke off would lose mergers in silence.
    provinces: list[str]
    before: list[str]
    after: list[str]
    former: list[str]
    also: dict[str, list[str]]
    merger: list[_Merger]
    renaming: list[_Renaming]


@dataclass(frozen=True)
class Change:
    """What became of a province: from ``day`` on it is found under the name ``new``."""

    kind: ChangeKind
    old: str
    new: str
    day: date
    source: str


@dataclass(frozen=True)
class Standing:
    """Which province a name stands for on a day; ``change`` is what makes the names differ, if they do.

    Of several changes it is the first merger, or else the first renaming.
    """

    province: str
    change: Change | None = None


@dataclass(frozen=True)
class Register:
    """Every province there is or was, with what its name may be written with.

    ``before`` and ``after`` are words around a name, ``former`` those that make it one of before a
    merger; ``also`` is what a province is called besides.
    """

    provinces: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    former: tuple[str, ...]
    also: Mapping[str, Sequence[str]]
    changes: tuple[Change, ...]

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Return the official name of every name a province has, spelt as ``joined`` does."""
        return {joined(spelling): name for name, spelling in self.names()}

    @cached_property
    def starts(self) -> frozenset[str]:
        """Return what can stand before a name, spelt as ``joined`` does."""
        return frozenset(map(joined, self.before))

    @cached_property
    def ends(self) -> frozenset[str]:
        """Return what can stand after a name, spelt as ``joined`` does."""
        return frozenset(map(joined, self.after))

    @cached_property
    def former_words(self) -> frozenset[str]:
        """Return the words that make a name one of before a merger, spelt as ``joined`` does."""
        return frozenset(map(joined, self.former))

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every province with each of its names, the official one first."""
        for name in self.provinces:
            for spelling in (name, *self.also.get(name, ())):
                yield name, spelling

    def day_of(self, year: int, size: int | None = None) -> date:
        """Return the day whose names a league of ``size`` provinces in a year has: the year's last.

        In a year of a change, a league with more provinces than there were at its end has the names
        of its first day.
        """
        first, last = date(year, 1, 1), date(year, 12, 31)
        changes = any(first < change.day <= last for change in self.changes)
        return first if changes and size is not None and size > len(self.on(last)) else last

    def on(self, day: date) -> tuple[str, ...]:
        """Return the provinces there were on a day, in the register's order."""
        return tuple(name for name in self.provinces if self.standing(name, day).province == name)

    def standing(self, name: str, day: date) -> Standing:
        """Return which province an official name stands for on a day.

        A name that came later stands for what it replaced; one that is gone for what replaced it.
        """
        change = self._coming_to(name)
        if change is not None and day < change.day:
            return Standing(change.old, change)
        found: Change | None = None
        while (change := self._leaving(name)) is not None and change.day <= day:
            found = found if found is not None and found.kind == "merged" else change
            name = change.new
        return Standing(name, found)

    def _leaving(self, name: str) -> Change | None:
        return next((change for change in self.changes if change.old == name), None)

    def _coming_to(self, name: str) -> Change | None:
        renamings = (change for change in self.changes if change.kind == "renamed")
        return next((change for change in renamings if change.new == name), None)


@cache
def register() -> Register:
    """Return the register of provinces.

    Raises:
        DataFileError: the file is wrong.

    """
    return read_register(DATA / "provinces.toml")


def read_register(path: Path) -> Register:
    """Return a file of provinces.

    Raises:
        DataFileError: naming the file and what is wrong: a field, a name that stands for two
            provinces, a change of a province that is not listed, or one that leads back to itself.

    """
    raw = check(_ProvinceFile, read_toml(path), path, "file")
    mergers = [
        Change("merged", part, into, merger.day, merger.source)
        for merger in raw.merger
        for into, parts in merger.parts.items()
        for part in parts
    ]
    renamings = [Change("renamed", one.old, one.new, one.day, one.source) for one in raw.renaming]
    found = Register(
        provinces=tuple(raw.provinces),
        before=tuple(raw.before),
        after=tuple(raw.after),
        former=tuple(raw.former),
        also=raw.also,
        changes=(*mergers, *renamings),
    )
    _check_names(found, path)
    _check_changes(found, path)
    return found


def _check_names(found: Register, path: Path) -> None:
    for name in found.also:
        _check_listed(name, found, path, "also")
    seen: dict[str, str] = {}
    for name, spelling in found.names():
        if not joined(spelling):
            raise DataFileError(file=path.name, place="provinces", problem=f"'{spelling}' has no letter")
        other = seen.setdefault(joined(spelling), name)
        if other != name or found.provinces.count(name) > 1:
            problem = f"'{spelling}' stands for {other} and for {name}"
            raise DataFileError(file=path.name, place="provinces", problem=problem)


def _check_changes(found: Register, path: Path) -> None:
    left: set[str] = set()
    for change in found.changes:
        for name in (change.old, change.new):
            _check_listed(name, found, path, change.kind)
        if change.old in left:
            problem = f"'{change.old}' became part of two provinces"
            raise DataFileError(file=path.name, place=change.kind, problem=problem)
        left.add(change.old)
    for name in found.provinces:
        walked = [name]
        while (step := next((c for c in found.changes if c.old == walked[-1]), None)) is not None:
            if step.new in walked:
                problem = f"'{name}' leads back to itself"
                raise DataFileError(file=path.name, place=step.kind, problem=problem)
            walked.append(step.new)


def _check_listed(name: str, found: Register, path: Path, place: str) -> None:
    if name not in found.provinces:
        raise DataFileError(file=path.name, place=place, problem=f"'{name}' is none of the provinces")
