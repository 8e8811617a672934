"""The columns a table can have, and how their headings are recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from pydantic import Field

from scoring.datafiles import DATA, Schema, Words, check, read_toml
from scoring.folding import without_accents
from scoring.rules import Rules
from scoring.tables.sizes import MAX_CELL
from scoring.vintages import load_rules, vintages

# Tables that take the place of published figures.
OwnKind = Literal["league", "counts"]
Kind = Literal[OwnKind, "units"]
KINDS: tuple[Kind, ...] = ("league", "counts", "units")

# A column that may be there and is not read.
IGNORED = "ignored"

# What is counted, and of how many.
COUNT_COLUMNS = ("numerator", "denominator")

# A unit behind a name, such as "Số hóa hồ sơ (22 điểm)".
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
OTHER_SIGNS = re.compile(r"[\W_]+")


class Column(Schema):
    """A column: what it holds and every heading it is known by, besides its id and its two names.

    ``points`` are 0 to the maximum of the rules, ``rank`` 1 to the number of provinces, ``whole``
    any count; ``ignored`` columns may be there and are not read. Where one holds ``groups``, the groups
    and combined figures of all vintages stand, as points under their official names; where one holds
    ``indicators``, a numerator and a denominator of every indicator of all vintages.
    """

    id: str
    holds: Literal["text", "points", "rank", "whole", "ignored", "groups", "indicators"]
    name: Words
    headings: list[str] = Field(default_factory=list)
    required: bool = False


class _ColumnFile(Schema):
    column: list[Column]


class _Heading(Schema):
    text: str
    league: str | None = None
    counts: str | None = None
    units: str | None = None


class _Ignored(Schema):
    texts: list[str]
    kinds: list[Kind]


class _Several(Schema):
    text: str
    columns: list[str]
    kinds: list[Kind]


class _Unscored(Schema):
    names: list[str]


class Portal(Schema):
    """The portal's own headings, codes and names of indicators (``data/tables/portal.toml``)."""

    heading: list[_Heading]
    ignored: list[_Ignored]
    several: list[_Several]
    indicators: dict[str, str]
    unscored: _Unscored


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
        if column.holds == "groups":
            found |= _of_groups()
        elif column.holds == "indicators":
            found |= _of_indicators([found[name] for name in COUNT_COLUMNS])
        else:
            found[column.id] = column
    return found


def count_column(indicator: str, counted: str) -> str:
    """Return the id of the column of its own that an indicator's numerator or denominator can have."""
    return f"{indicator}.{counted}"


def _of_indicators(counted: Sequence[Column]) -> dict[str, Column]:
    """Return two columns for every indicator of any vintage, in the rules' order."""
    found: dict[str, Column] = {}
    for rules in map(load_rules, vintages()):
        for name, rule in rules.indicators.items():
            for column in counted:
                own = count_column(name, column.id)
                words = Words(
                    vi=f"{rule.name.vi} – {column.name.vi}", en=f"{rule.name.en} – {column.name.en}"
                )
                called = (column.id, column.name.vi, column.name.en, *column.headings)
                known = [f"{text} {word}" for text in _calls_of(rules, name) for word in called]
                found.setdefault(own, Column(id=own, holds="whole", name=words, headings=known))
    return found


def _calls_of(rules: Rules, indicator: str) -> tuple[str, ...]:
    """Return what an indicator is called: its id, its official names, and as the portal prints it."""
    name = rules.indicators[indicator].name
    printed = (text for text, known in portal().indicators.items() if known == indicator)
    return indicator, name.vi, name.en, *printed


@cache
def indicator_headings() -> frozenset[str]:
    """Return what indicators of any vintage are called above columns of their own, in plain form."""
    return frozenset(
        plain(text)
        for rules in map(load_rules, vintages())
        for name in rules.indicators
        for text in _calls_of(rules, name)
    )


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
def portal() -> Portal:
    """Return the portal's own headings, codes and names.

    Raises:
        DataFileError: the data file is wrong.

    """
    path = DATA / "tables" / "portal.toml"
    return check(Portal, read_toml(path), path, "file")


@cache
def headings(kind: Kind) -> Mapping[str, str]:
    """Return the column id of every heading in its plain form that stands for one column alone.

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
    for heading in portal().heading:
        if (name := getattr(heading, kind)) is not None:
            found[plain(heading.text)] = name
    for ignored in portal().ignored:
        if kind in ignored.kinds:
            found |= {plain(text): IGNORED for text in ignored.texts}
    return {text: name for text, name in found.items() if text not in several(kind)}


@cache
def several(kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that one heading, in its plain form, may stand for; the likelier first."""
    known = columns(kind)
    found = {
        plain(item.text): tuple(c for c in item.columns if c in known)
        for item in portal().several
        if kind in item.kinds
    }
    return {text: names for text, names in found.items() if len(names) > 1}


@cache
def all_headings() -> frozenset[str]:
    """Return every heading of any kind of table, in its plain form."""
    return frozenset(text for kind in KINDS for text in (*headings(kind), *several(kind)))


def is_heading(text: str) -> bool:
    """Return whether a text is the heading of a known column of any kind of table."""
    # A line of a file that is no table yet can be one text of any length.
    return len(text) <= MAX_CELL and plain(text) in all_headings()
