"""The columns a table can have, and how their headings are recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from scoring.datafiles import DATA, Schema, Words, check, read_toml
from scoring.folding import without_accents
from scoring.rules import load_rules, vintages

# Tables that take the place of published figures.
OwnKind = Literal["league", "counts"]
Kind = Literal[OwnKind, "units"]

# A unit behind a name, such as "Số hóa hồ sơ (22 điểm)".
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
OTHER_SIGNS = re.compile(r"[^a-z0-9]+")


class Column(Schema):
    """A column: what it holds and every heading it is known by, besides its id and its two names.

    ``points`` are 0 to the maximum of the rules, ``rank`` 1 to the number of provinces, ``whole``
    any count; ``ignored`` columns may be there and are not read.
    """

    id: str
    holds: Literal["text", "points", "rank", "whole", "ignored"]
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
    return {column.id: column for column in content.column}


@cache
def headings(kind: Kind) -> Mapping[str, str]:
    """Return the column id of every known heading in its plain form.

    Groups are known by their official names too, and by the portal's field names.
    """
    found: dict[str, str] = {}
    groups = {
        group.id: (group.portal_field, group.name.vi, group.name.en)
        for vintage in vintages()
        for group in load_rules(vintage).groups.values()
    }
    for column in columns(kind).values():
        known = (column.id, column.name.vi, column.name.en, *column.headings, *groups.get(column.id, ()))
        found |= {plain(heading): column.id for heading in known}
    return found
