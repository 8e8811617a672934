"""The editable table of units: as typed, with how each figure is known beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import Case, UnitStanding
from scoring.unit_rows import COLUMNS
from scoring.units import UNIT_KINDS
from ui import numbers
from ui.text import Texts
from ui.units import problems
from ui.units.draft import Draft, editor_key

KNOWN = "known"
SHOWN = ("unit", "kind", "dossiers", "digitization", KNOWN, "target")

# Tables of more rows scroll inside their frame.
MOST_ROWS_SHOWN, ROW_HEIGHT = 15, 36


def show(case: Case, draft: Draft, standings: tuple[UnitStanding, ...], texts: Texts) -> None:
    """Show the table, above it what in it cannot be used."""
    st.subheader(texts("units.table"))
    if draft.problems:
        problems.show(texts("units.table_problems"), draft.problems, texts)
    known = {item.unit.name: how_known(item, texts) for item in standings}
    rows = [{**row, KNOWN: known.get(row["unit"].strip(), "")} for row in draft.rows]
    maximum = numbers.maximum(case.baseline.groups["digitization"].maximum, texts.language)
    labels = {name: texts(f"units.column.{name}") for name in COLUMNS}
    help_of = {name: texts(f"units.help.{name}", maximum=maximum) for name in SHOWN}
    text = st.column_config.TextColumn
    st.data_editor(
        pd.DataFrame(rows, columns=SHOWN, dtype="str"),
        hide_index=True,
        height=ROW_HEIGHT * (min(len(rows), MOST_ROWS_SHOWN) + 1),
        column_config={
            "unit": text(labels["unit"], help=help_of["unit"], width=130),
            "kind": st.column_config.SelectboxColumn(
                labels["kind"],
                help=help_of["kind"],
                options=UNIT_KINDS,
                format_func=lambda kind: texts(f"units.kind.{kind}"),
                required=True,
                width=95,
            ),
            "dossiers": text(labels["dossiers"], help=help_of["dossiers"], width=85, alignment="right"),
            "digitization": text(
                labels["digitization"], help=help_of["digitization"], width=95, alignment="right"
            ),
            KNOWN: text(texts("units.column.known"), help=help_of[KNOWN], disabled=True, width=150),
            "target": text(labels["target"], help=help_of["target"], width=95, alignment="right"),
        },
        key=editor_key(case, draft),
        alt=texts("units.table"),
    )
    st.caption(texts("units.table_note"))


def how_known(item: UnitStanding, texts: Texts) -> str:
    """Return how the points of a unit are known, and the estimate where they are not."""
    return texts(f"units.known.{item.unit.known}", points=numbers.points(item.points, texts.language))
