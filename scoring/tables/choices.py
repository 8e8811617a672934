"""What a user has decided about a file's shape, and the small file that keeps it for the next time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, ValidationError

from scoring.datafiles import Schema
from scoring.tables.columns import IGNORED, Kind, columns, plain
from scoring.tables.figures import DecimalSign
from scoring.tables.grid import refuse
from scoring.tables.sizes import MAX_CELL, MAX_COLUMNS

VERSION: Literal[1] = 1
MOST_BYTES = 30_000

# The second column of a heading, and later ones.
NUMBERED = re.compile(r"(.*) #([0-9]{1,2})", re.DOTALL)


@dataclass(frozen=True)
class Choices:
    """What is decided: the decimal sign, the sheet by its title, and columns by their headings.

    A heading is in its plain form; the second column of the same heading is called ``heading #2``. The
    value is the id of a column, ``ignored`` where it is not to be read.
    """

    decimal: DecimalSign | None = None
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


NO_CHOICES = Choices()


class _Profile(Schema):
    version: Literal[1]
    kind: Kind
    sheet: str = Field(default="", max_length=MAX_CELL)
    decimal: DecimalSign | None = None
    columns: dict[str, str] = Field(default_factory=dict, max_length=MAX_COLUMNS)


def write_choices(choices: Choices, kind: Kind) -> bytes:
    """Return choices as a small JSON file (a profile) that ``read_choices`` reads as the same."""
    profile = _Profile(
        version=VERSION,
        kind=kind,
        sheet=choices.sheet,
        decimal=choices.decimal,
        columns=dict(choices.columns),
    )
    return json.dumps(profile.model_dump(), ensure_ascii=False, indent=1).encode()


def read_choices(content: bytes, kind: Kind) -> Choices:
    """Return the choices a profile holds for a kind of table.

    Raises:
        OwnDataError: no profile, one of another kind of table, or one that names a column that is none.

    """
    try:
        profile = _Profile.model_validate_json(content[: MOST_BYTES + 1].decode("utf-8-sig"), strict=True)
    except (ValidationError, ValueError, RecursionError) as error:
        raise refuse("profile") from error
    if profile.kind != kind:
        raise refuse("profile_kind", value=profile.kind)
    for heading, name in profile.columns.items():
        if len(heading) > MAX_CELL or (name != IGNORED and name not in columns(kind)):
            raise refuse("profile_column", value=name)
    named = {key_of(*_numbered(heading)): name for heading, name in profile.columns.items()}
    return Choices(profile.decimal, profile.sheet, named)


def key_of(heading: str, times: int = 1) -> str:
    """Return what a column is called among the choices; ``times`` counts columns of the same heading."""
    return plain(heading) if times == 1 else f"{plain(heading)} #{times}"


def _numbered(heading: str) -> tuple[str, int]:
    found = NUMBERED.fullmatch(heading)
    return (found[1], int(found[2])) if found else (heading, 1)
