"""The chart of units, with its legend in words."""

from __future__ import annotations

import streamlit as st

from ui import charts
from ui.units.what_if import WhatIf
from ui.widgets.chart import show_with_message
from ui.words.texts import Texts
from ui.words.unit_groups import begun, group_facts, kind_word


def show(found: WhatIf, texts: Texts) -> None:
    """Show the units that count as dots."""
    st.subheader(begun(texts("units.chart", **group_facts(found.case, found.group, texts))))
    drawing = charts.draw_units_in_scope(found.case, found.units, found.scope, texts, found.group)
    note = texts("units.chart_note", kind=kind_word(found.kind, texts))
    show_with_message(drawing, "chart_units", texts, note=note, source=found.case.source)
