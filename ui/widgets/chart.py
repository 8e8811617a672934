"""Showing a chart: the one place that hands a drawing to the browser."""

from __future__ import annotations

import streamlit as st

from ui.charts import Drawing


def show_chart(drawing: Drawing, key: str) -> None:
    """Show a drawing, read aloud by its ``alt`` text."""
    st.vega_lite_chart(drawing.rows, drawing.design, height=drawing.height, key=key, alt=drawing.alt)
