"""What every chart is made of: a design, its rows, a message, and the table behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from ui.text import Language

# Okabe-Ito hues, told apart by colour-blind readers and visible on light and dark ground.
GAIN = "#2f7fc1"
GAIN_COUPLED = "#7ab3df"
LOSS = "#d9722e"
LOSS_COUPLED = "#eaa878"
NEUTRAL = "#7d8794"
SCENARIO = "#0f9d77"

LABEL_SIZE = 13


@dataclass(frozen=True)
class Drawing:
    """A chart ready to show: Vega-Lite ``design``, its ``rows``, ``message`` (alt text), ``table``."""

    design: dict[str, Any]
    rows: pd.DataFrame
    message: str
    table: pd.DataFrame


def to_design(chart: alt.Chart | alt.LayerChart, language: Language) -> dict[str, Any]:
    """Return a chart as a Vega-Lite design without data, numbers worded for the language."""
    design: dict[str, Any] = chart.to_dict()
    design.pop("datasets", None)
    design.pop("data", None)
    design.pop("$schema", None)
    if language == "vi":
        locale = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]}
        design.setdefault("config", {})["locale"] = {"number": locale}
    return design


def placeholder() -> pd.DataFrame:
    """Return an empty frame: designs are built once, rows come with each outcome."""
    return pd.DataFrame()
