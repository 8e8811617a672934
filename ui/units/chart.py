"""The chart of units, with its legend in words."""

from __future__ import annotations

import streamlit as st

from scoring import district_median, unit_standings
from scoring.units.units import UNITS_GROUP
from ui import charts
from ui.charts import Drawing
from ui.units.what_if import WhatIf
from ui.widgets.chart import show_chart
from ui.words.texts import Texts


def show(found: WhatIf, texts: Texts) -> None:
    """Show the units that count as dots."""
    st.subheader(texts("units.chart"))
    drawing = drawing_of(found, texts)
    show_chart(drawing, "chart_units")
    st.caption(f"{drawing.message} {texts('units.chart_note')}")


def drawing_of(found: WhatIf, texts: Texts) -> Drawing:
    """Return the units that count, drawn as dots."""
    shown = [
        item for item in unit_standings(found.case, found.units) if found.scope in ("all", item.unit.kind)
    ]
    maximum = found.case.baseline.groups[UNITS_GROUP].maximum
    return charts.draw_units(shown, district_median(found.case, found.units), maximum, texts)
