"""Showing a chart: the one place that hands a drawing to the browser."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

from ui.charts import Drawing
from ui.words import sources
from ui.words.outside_text import as_text
from ui.words.tables import copyable
from ui.words.texts import Texts

# Of a chart's data sets the platform offers the first one to be looked at: that is the table in words,
# and the rows that are drawn come second. A data set that no layer names would not be taken along, so a
# layer that draws nothing names it.
TABLE, DRAWN = "table", "drawn"
NOTHING_DRAWN = {
    "data": {"name": TABLE},
    "transform": [{"filter": "false"}],
    "mark": {"type": "rule", "aria": False, "tooltip": None},
    "encoding": {},
}


def show_chart(drawing: Drawing, key: str) -> None:
    """Show a drawing, read aloud by its ``alt`` text."""
    table = pa.Table.from_pandas(copyable(drawing.make_table()), preserve_index=False)
    design: dict[str, Any] = {
        **drawing.design,
        "data": {"name": DRAWN},
        "datasets": {TABLE: table, DRAWN: drawing.rows},
        "layer": [*drawing.design["layer"], NOTHING_DRAWN],
    }
    st.vega_lite_chart(None, design, height=drawing.height, key=key, alt=drawing.alt)


def show_with_message(drawing: Drawing, key: str, texts: Texts, *, note: str = "", source: str) -> None:
    """Show a drawing under its message, and below it how to read it and where its figures come from.

    ``note`` is Markdown; ``source`` is the id of the source.
    """
    st.markdown(f"**{as_text(drawing.message)}**")
    show_chart(drawing, key)
    origin = as_text(texts("fact.source", source=sources.source(source, texts)))
    st.caption(f"{note} {origin}" if note else origin)
