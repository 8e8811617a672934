"""The units a province's work is split over: the table of the units page, or a list typed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from scoring import Case, Work
from scoring.case.points_of_counts import Counts
from scoring.units.counted import still_to_count
from scoring.units.table import MOST_UNITS
from scoring.units.unit_list import MOST_SIGNS, ListedUnit, read_unit_list
from ui.exports.hand_out import Weights
from ui.memory import component as memory
from ui.plan.answer import WORK
from ui.platform import rerun as redraw
from ui.visit import keys
from ui.visit.unit_table import draft_of
from ui.widgets import problems
from ui.words import names
from ui.words.outside_text import as_text
from ui.words.texts import Texts

Source = Literal["table", "typed"]
TABLE: Source = "table"
TYPED: Source = "typed"

# What units may be weighed by: all alike, their weights, what each has left of an indicator.
BASES = EQUAL, WEIGHTS, REMAINING = ("equal", "weights", "remaining")

LIST_HEIGHT = 150

# Of units that are given more than they have left so many are named.
MOST_NAMED = 5


@dataclass(frozen=True)
class Taken:
    """The units in use, and the counts each has by indicator; none where they were typed here."""

    units: tuple[ListedUnit, ...]
    counts: tuple[Counts, ...] = ()


def choose(case: Case, texts: Texts) -> Taken:
    """Show where the units come from, and the list where it is typed here; return those in use."""
    table = draft_of(case, texts)
    if table.units and _source(len(table.units), texts) == TABLE:
        units = tuple(ListedUnit(unit.name, unit.dossiers) for unit in table.units)
        return Taken(units, tuple(table.counts.get(unit.name, {}) for unit in table.units))
    return Taken(_typed(texts))


def _source(count: int, texts: Texts) -> str:
    labels = {TABLE: texts("work.units_table", count=count), TYPED: texts("work.units_typed")}
    keys.WORK_UNITS.begin(TABLE)
    st.segmented_control(
        texts("work.units_from"),
        list(labels),
        key=keys.WORK_UNITS.name,
        format_func=labels.__getitem__,
        required=True,
        persist_state="session",
    )
    return keys.WORK_UNITS.read()


def _typed(texts: Texts) -> tuple[ListedUnit, ...]:
    text = st.text_area(
        texts("work.typed"),
        key=keys.WORK_TYPED.name,
        height=LIST_HEIGHT,
        max_chars=MOST_SIGNS,
        help=texts("work.typed_help", most=MOST_UNITS),
        placeholder=texts("work.typed_example"),
        on_change=_store,
        persist_state="session",
    )
    if not text.strip():
        st.info(texts("work.none_listed"), icon=":material/domain_add:")
        return ()
    titles = {
        "unit": texts("units.column.unit"),
        "dossiers": texts("work.basis.weights"),
        "lead": texts("work.lead"),
    }
    reading = read_unit_list(text, titles)
    if reading.value is None:
        st.error(texts("work.refused"), icon=":material/error:")
        problems.show(reading.errors, texts("own.errors"), texts)
        return ()
    if reading.warnings:
        problems.show(reading.warnings, texts("own.warnings", count=len(reading.warnings)), texts)
    return reading.value


def _store() -> None:
    """From the list's callback, draw its part again, and have the browser store what was typed."""
    redraw.parts([WORK, memory.PART])


def choose_basis(taken: Taken, texts: Texts) -> str:
    """Show by what the work is split, and return what was chosen."""
    offered = [EQUAL, WEIGHTS, *([REMAINING] if any(taken.counts) else [])]
    if keys.WORK_BASIS.get() not in offered:
        differ = len({unit.weight for unit in taken.units}) > 1
        keys.WORK_BASIS.set(WEIGHTS if differ else EQUAL)
    st.segmented_control(
        texts("work.by"),
        offered,
        key=keys.WORK_BASIS.name,
        format_func=lambda basis: texts(f"work.basis.{basis}"),
        required=True,
        persist_state="session",
    )
    return keys.WORK_BASIS.read()


def weights(work: Work, taken: Taken, basis: str, texts: Texts) -> dict[str, Weights] | None:
    """Return the weights of the units for each lever of the work, None where they add up to nothing."""
    plain = [1 if basis == EQUAL else unit.weight for unit in taken.units]
    usual = Weights(plain, texts(f"work.weighed_by.{EQUAL if basis == EQUAL else WEIGHTS}"))
    found = {}
    for item in work.levers:
        left = _left(work.case, item.lever, taken) if basis == REMAINING else None
        found[item.lever] = usual if left is None else Weights(left, texts(f"work.weighed_by.{REMAINING}"))
    return found if all(any(each.each) for each in found.values()) else None


def notes(
    work: Work, taken: Taken, basis: str, shares: Mapping[str, Sequence[int]], texts: Texts
) -> list[str]:
    """Return which levers have no counts to be split by, and which units get more than they have left.

    ``shares`` are each unit's whole part of the levers that are counted.
    """
    told: list[str] = []
    beyond: list[str] = []
    lacking: list[str] = []
    for lever, parts in shares.items():
        left = _left(work.case, lever, taken)
        if left is None:
            lacking.append(names.lever(work.case.rules, lever, texts))
        else:
            beyond += [
                unit.name for unit, part, most in zip(taken.units, parts, left, strict=True) if part > most
            ]
    if basis == REMAINING and lacking:
        told.append(texts("work.note_left", levers="; ".join(lacking)))
    if beyond:
        named = [as_text(name) for name in dict.fromkeys(beyond)]
        more = ["…"] if len(named) > MOST_NAMED else []
        told.append(texts("work.note_beyond", units=", ".join([*named[:MOST_NAMED], *more])))
    return told


def _left(case: Case, lever: str, taken: Taken) -> tuple[int, ...] | None:
    """Return what each unit has left of the indicator that a lever moves, None where it is not known."""
    indicator = case.rules.indicator_moved_by(lever)
    return None if indicator is None or not taken.counts else still_to_count(taken.counts, indicator)
