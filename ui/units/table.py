"""The editable table of units: as typed, with how each figure is known beside it."""

from __future__ import annotations

from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from scoring import Case, UnitStanding, has_announced_units, point_bounds
from scoring.units.table import COLUMNS
from scoring.units.units import UNIT_KINDS, group_of, load_division, units_group
from ui.units import parts
from ui.visit import keys
from ui.visit.model import UnitTable
from ui.visit.unit_table import draft_of
from ui.widgets import problems
from ui.widgets.source_line import show_source
from ui.words import numbers
from ui.words.texts import Texts
from ui.words.unit_groups import group_facts

KNOWN = "known"
SHOWN = ("unit", "kind", "dossiers", "digitization", KNOWN, "target")

# Longer tables scroll inside a frame of this height, in pixels.
MOST_ROWS_SHOWN, FRAME_HEIGHT = 16, 600


def show(case: Case, draft: UnitTable, standings: tuple[UnitStanding, ...], texts: Texts) -> None:
    """Show the table, below it what in it cannot be used: there it moves no cell under the hand."""
    st.subheader(texts("units.table"))
    known = {item.unit.name: how_known(item, texts) for item in standings}
    wrong = {problem.row for problem in draft.problems}
    rows = [
        {
            **row,
            KNOWN: texts("units.known_wrong") if number in wrong else known.get(row["unit"].strip(), ""),
        }
        for number, row in enumerate(draft.rows, start=1)
    ]
    maximum = numbers.maximum(case.baseline.groups[group_of(case, draft.group)].maximum, texts.language)
    labels = {name: column_label(name, case, draft.group, texts) for name in COLUMNS}
    facts = group_facts(case, draft.group, texts)
    help_of = {name: texts(f"units.help.{name}", maximum=maximum, **facts) for name in SHOWN}
    text = st.column_config.TextColumn
    st.data_editor(
        pd.DataFrame(rows, columns=SHOWN, dtype="str"),
        hide_index=True,
        height=height_of(len(rows)),
        column_config={
            "unit": text(labels["unit"], help=help_of["unit"], width=118, pinned=True),
            "kind": st.column_config.SelectboxColumn(
                labels["kind"],
                help=help_of["kind"],
                options=UNIT_KINDS,
                format_func=lambda kind: texts(f"units.kind.{kind}"),
                required=True,
                width=95,
            ),
            "dossiers": text(labels["dossiers"], help=help_of["dossiers"], width=92, alignment="right"),
            "digitization": text(
                labels["digitization"], help=help_of["digitization"], width=118, alignment="right"
            ),
            KNOWN: text(texts("units.column.known"), help=help_of[KNOWN], disabled=True, width=165),
            "target": text(labels["target"], help=help_of["target"], width=92, alignment="right"),
        },
        key=keys.units_editor(case.id, draft.version).name,
        on_change=partial(_typed, case, draft, texts),
        alt=texts("units.table"),
    )
    if draft.problems:
        st.error(texts("units.table_problems"), icon=":material/error:")
        problems.show(draft.problems, texts("own.errors"), texts)
    if draft.warnings:
        problems.show(draft.warnings, texts("units.table_warnings", count=len(draft.warnings)), texts)
    st.caption(" ".join(_notes(case, draft, standings, texts)))
    if has_announced_units(case) and draft.file is None:
        show_source(load_division(case.year, case.province).source, texts)


def column_label(column: str, case: Case, group: str | None, texts: Texts) -> str:
    """Return what a column of the table is called: that of points by the group they are of."""
    if column == "digitization" and group_of(case, group) != units_group(case):
        return texts.pick(case.rules.groups[group_of(case, group)].name)
    return texts(f"units.column.{column}")


def _typed(case: Case, draft: UnitTable, texts: Texts) -> None:
    before = draft.units
    parts.draw_after(before, draft_of(case, texts).units)


def _notes(case: Case, draft: UnitTable, standings: tuple[UnitStanding, ...], texts: Texts) -> list[str]:
    """Return how to use the table, and what an estimate or an own figure in it means."""
    bounds = point_bounds(case, "district", draft.group)
    low, high = (numbers.maximum(points, texts.language) for points in (bounds.low, bounds.high))
    key = "units.estimate_announced" if bounds.published else "units.estimate_unbounded"
    notes = [texts("units.table_note"), texts(key, low=low, high=high)]
    outside = sum(
        item.unit.kind == "district" and not bounds.low <= item.points <= bounds.high for item in standings
    )
    if outside:
        notes.append(texts("units.outside_announced", count=outside, low=low, high=high))
    return notes


def height_of(rows: int) -> int | Literal["content"]:
    """Return the height of a table: all of it, or a frame that scrolls."""
    return "content" if rows <= MOST_ROWS_SHOWN else FRAME_HEIGHT


def how_known(item: UnitStanding, texts: Texts) -> str:
    """Return how the points of a unit are known, and the estimate where they are not."""
    return texts(f"units.known.{item.unit.known}", points=numbers.points(item.points, texts.language))
