"""What reading a file gave: a value, or why there is none; and how the file was taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from scoring.tables.choices import Choices
from scoring.tables.column_seen import ColumnSeen
from scoring.tables.columns import IGNORED, Kind, columns
from scoring.tables.grid import Format
from scoring.tables.problem import Problem, Question

Value = TypeVar("Value")


@dataclass(frozen=True)
class SheetSeen:
    """A sheet of a file: its title, how many rows hold anything, its first texts, known headings in it."""

    title: str
    rows: int
    first: tuple[str, ...]
    known: int


@dataclass(frozen=True)
class Layout:
    """How a file was taken: its format and encoding, the sheet and header rows, and every column.

    ``sheets`` are all that could be read; ``sheet_open`` tells that several fit as well, and which one is
    meant must be said. ``rows`` counts the rows below the header that hold anything, ``left_out`` those of
    them that are totals, notes, sections and signatures. ``choices`` are those it was read with.
    """

    kind: Kind
    format: Format
    encoding: str
    sheets: tuple[SheetSeen, ...]
    sheet: str
    header: tuple[int, ...]
    columns: tuple[ColumnSeen, ...]
    choices: Choices
    sheet_open: bool = False
    rows: int = 0
    left_out: int = 0

    @property
    def open(self) -> tuple[ColumnSeen, ...]:
        """Return the columns that must be confirmed before anything is read."""
        return tuple(item for item in self.columns if item.how == "open")

    @property
    def asks(self) -> bool:
        """Return whether something must be confirmed before the file is read."""
        return self.sheet_open or bool(self.open)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the required columns that are not there, guesses counted."""
        there = {item.column for item in self.columns}
        return tuple(c.id for c in columns(self.kind).values() if c.required and c.id not in there)

    def confirmed(self) -> Choices:
        """Return the choices that take every guess as it is."""
        named = {item.key: item.column for item in self.columns if item.how in ("open", "chosen")}
        return replace(self.choices, sheet=self.sheet, columns={**self.choices.columns, **named})

    def asked(self) -> Iterator[Problem]:
        """Yield what must be confirmed as problems, for who cannot be asked."""
        if not self.asks:
            return
        if self.sheet_open:
            titles = ", ".join(sheet.title for sheet in self.sheets)
            yield Problem("sheet_open", value=self.sheet, facts={"titles": titles[:200]})
        meant: list[tuple[str, ...]] = [item.may_be for item in self.open if len(item.may_be) == 1]
        for item in self.open:
            if meant.count(item.may_be) > 1:
                if item.column == IGNORED:
                    yield Problem("column_repeated", self.header[-1], item.heading, item.heading)
                continue
            names = columns(self.kind)[item.column].name if item.column != IGNORED else None
            code = "column_close" if names else "column_unknown"
            facts = {"vi": names.vi, "en": names.en} if names else {}
            yield Problem(code, self.header[-1], item.letter, item.heading, facts)
        for name in self.missing:
            names = columns(self.kind)[name].name
            yield Problem("column_missing", self.header[-1], facts={"vi": names.vi, "en": names.en})


@dataclass(frozen=True)
class Reading(Generic[Value]):
    """What a file says: ``value``, or None with every error, or what must be decided first.

    That is the ``question`` of decimal signs, or what the ``layout`` asks. The layout is None where the
    file as a whole cannot be used, and for what was typed on screen.
    """

    value: Value | None
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    question: Question | None = None
    layout: Layout | None = None

    @property
    def asks(self) -> bool:
        """Return whether the layout must be confirmed before anything is read."""
        return self.layout is not None and self.layout.asks
