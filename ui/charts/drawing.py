"""What every chart is made of: a design, its rows, a message, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa

from ui.words.texts import Language

# Each role is one entry of the theme's chartCategoricalColors, so charts follow light and dark
# theme. The hues (blue against orange, green) are told apart by colour-blind readers.
ROLES = ("neutral", "gain", "gain_coupled", "loss", "loss_coupled", "scenario", "text")
ROLE_SCALE = alt.Scale(domain=list(ROLES), range="category")

LABEL_SIZE = 13

# A row's label and, where it has one, its note: no empty line for it where it has none.
LABEL_AND_NOTE = "datum.label + (datum.note ? ' · ' + datum.note : '')"

# What the horizontal axis and its title take of a chart's height, in pixels.
AXIS_HEIGHT = 76


@dataclass(frozen=True)
class Drawing:
    """A chart ready to show: Vega-Lite ``design`` with its ``rows``, ``height`` in pixels.

    ``message`` says in words what the chart shows, with its figures. ``alt`` says the same without
    figures: when a chart's alt text changes, the browser builds the whole chart anew, so it may
    only change when the message does. ``make_table`` makes the table behind the chart.
    """

    design: dict[str, Any]
    rows: pa.Table
    height: int
    message: str
    alt: str
    make_table: Callable[[], pd.DataFrame]


def to_rows(records: list[dict[str, Any]]) -> pa.Table:
    """Return records as the columnar table that is sent to the browser."""
    return pa.Table.from_pylist(records)


def role_of(field: str) -> alt.Color:
    """Return the colour by a field that holds roles."""
    return alt.Color(f"{field}:N", scale=ROLE_SCALE, legend=None)


def in_role(layer: alt.Chart, name: str) -> alt.Chart:
    """Return a layer drawn in the colour of one role."""
    return layer.transform_calculate(role=f"'{name}'").encode(color=role_of("role"))


def axis(**options: Any) -> alt.Axis:
    """Return an axis whose labels are in the text's colour: the platform's grey is too pale."""
    ink = alt.expr("scale('color', 'text')")
    return alt.Axis(labelColor=ink, titleColor=ink, **options)


def to_design(chart: alt.TopLevelMixin, language: Language) -> dict[str, Any]:
    """Return a chart as a Vega-Lite design without data, numbers worded for the language."""
    design: dict[str, Any] = chart.to_dict()
    design.pop("datasets", None)
    design.pop("data", None)
    design.pop("$schema", None)
    for layer in design.get("layer", [design]):
        # The chart as a whole has its alt text; marks announced one by one would be nameless.
        layer["mark"] = {**layer["mark"], "aria": False}
        # Without this, a mark that says nothing of its own shows the names of its columns.
        if "tooltip" not in layer.get("encoding", {}):
            layer["mark"]["tooltip"] = None
    if language == "vi":
        locale = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]}
        design.setdefault("config", {})["locale"] = {"number": locale}
    return design
