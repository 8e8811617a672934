"""Which case opens first, which stands beside it, and what became of provinces, from ``data``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field

from scoring.datafiles import DATA, Schema, Words, check, read_toml
from scoring.folding import without_accents


class Opening(Schema):
    """The case that opens first."""

    year: int
    province: str


class Beside(Schema):
    """The case that stands a button away from the first; ``note`` says what ties them."""

    year: int
    province: str
    note: Words


class _Merged(Schema):
    province: str
    into: str
    since: date


class _Renamed(Schema):
    province: str
    to: str
    since: date


class Openings(Schema):
    """The case that opens first, perhaps another beside it, and what became of provinces."""

    opening: Opening
    beside: Beside | None = None
    merged: list[_Merged] = Field(default_factory=list)
    renamed: list[_Renamed] = Field(default_factory=list)

    @property
    def opening_id(self) -> str:
        """Return the id of the case that opens first."""
        return case_id(self.opening.year, self.opening.province)

    @property
    def beside_id(self) -> str | None:
        """Return the id of the case beside it, None where there is none."""
        return case_id(self.beside.year, self.beside.province) if self.beside else None

    @property
    def successors(self) -> Mapping[str, str]:
        """Return under which name a province is found in another year.

        One that became part of another is found there, but not the other way round; one under a new
        name is found both ways.
        """
        found = {one.province: one.into for one in self.merged}
        for one in self.renamed:
            found |= {one.province: one.to, one.to: one.province}
        return found


def case_id(year: int, province: str) -> str:
    """Return the id of a case as used in links: ``binh-thuan-2023``."""
    return "-".join([*without_accents(province).lower().split(), str(year)])


@cache
def openings() -> Openings:
    """Return which case opens first and what stands beside it.

    Raises:
        DataFileError: the file is wrong.

    """
    return read_openings(DATA / "cases.toml")


def read_openings(path: Path) -> Openings:
    """Return a file of openings.

    Raises:
        DataFileError: naming the file and the field.

    """
    return check(Openings, read_toml(path), path, "file")
