"""Which case opens first, and which stands beside it, from ``data``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scoring.arguments import checked
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


class Openings(Schema):
    """The case that opens first, and perhaps another beside it."""

    opening: Opening
    beside: Beside | None = None

    @property
    def opening_id(self) -> str:
        """Return the id of the case that opens first."""
        return case_id(self.opening.year, self.opening.province)

    @property
    def beside_id(self) -> str | None:
        """Return the id of the case beside it, None where there is none."""
        return case_id(self.beside.year, self.beside.province) if self.beside else None


@checked
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
