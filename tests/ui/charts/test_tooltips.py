"""What a mark shows when pointed at: its own words, or nothing, never the names of columns."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ui.charts.drawing import to_design


def test_a_mark_without_words_of_its_own_shows_nothing() -> None:
    base = alt.Chart(pd.DataFrame({"x": []})).encode(x="x:Q")
    drawn = base.mark_bar().encode(tooltip=alt.Tooltip("x:Q", title="Points")) + base.mark_text()
    bars, labels = to_design(drawn, "en")["layer"]
    assert "tooltip" not in bars["mark"]
    assert labels["mark"]["tooltip"] is None
