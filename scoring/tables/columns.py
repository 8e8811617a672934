"""The columns a table can have, and how their headings are recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from scoring.datafiles import DATA, Schema, Words, check, read_toml
from scoring.folding import without_accents
from scoring.vintages import load_rules, vintages

# Tables that take the place of published figures.
OwnKind = Literal["league", "counts"]
Kind = Literal[OwnKind, "units"]

# A unit behind a name, such as "Số hóa hồ sơ (22 điểm)".
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
OTHER_SIGNS = re.compile(r"[\W_]+")


class Column(Schema):
    """A column: what it holds and every heading it is known by, besides its id and its two names.

    ``points`` are 0 to the maximum of the rules, ``rank`` 1 to the number of provinces, ``whole``
    any count; ``ignored`` columns may be there and are not read. Where one holds ``groups``, the groups
    and combined figures of all vintages stand, as points under their official names.
    """

    id: str
    holds: Literal["text", "points", "rank", "whole", "ignored", "groups"]
    name: Words
    headings: list[str] = Field(default_factory=list)
    required: bool = False


class _ColumnFile(Schema):
    column: list[Column]


def plain(text: str) -> str:
    """Return a heading or name without accents, case, signs and what stands in brackets."""
    return OTHER_SIGNS.sub(" ", without_accents(BRACKETS.sub(" ", text)).casefold()).strip()


@cache
def columns(kind: Kind) -> Mapping[str, Column]:
    """Return the columns of a kind of table by id, from ``data/tables``."""
    path = DATA / "tables" / f"{kind}.toml"
    content = check(_ColumnFile, read_toml(path), path, "file")
    found: dict[str, Column] = {}
    for column in content.column:
        found |= _of_groups() if column.holds == "groups" else {column.id: column}
    return found


def _of_groups() -> dict[str, Column]:
    """Return a column for every group and combined figure of any vintage, in the rules' order."""
    found: dict[str, Column] = {}
    for rules in map(load_rules, vintages()):
        for name in rules.point_maxima:
            if (figure := rules.groups.get(name) or rules.combined.get(name)) is not None:
                known = Column(id=name, holds="points", name=figure.name, headings=list(figure.headings))
                found.setdefault(name, known)
    return found


@cache
def headings(kind: Kind) -> Mapping[str, str]:
    """Return the column id of every known heading in its plain form.

    Groups are known by the portal's field names too.
    """
    found: dict[str, str] = {}
    fields = {
        group.id: (group.portal_field,)
        for vintage in vintages()
        for group in load_rules(vintage).groups.values()
    }
    for column in columns(kind).values():
        known = (column.id, column.name.vi, column.name.en, *column.headings, *fields.get(column.id, ()))
        found |= {plain(heading): column.id for heading in known}
    return found
