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

# Sizes of type in pixels, where the chart has its usual size.
LABEL_SIZE, SMALL_SIZE, AXIS_SIZE = 14, 13, 13

# What the horizontal axis and its title take of a chart's height, in pixels.
AXIS_HEIGHT = 76

# The chart's own size, from the room it is given: ``row`` is what a row has, ``unit`` how much larger
# than usual everything is drawn: in full screen it grows by itself.
MOST_UNIT, USUAL_WIDTH = 3, 800


@dataclass(frozen=True)
class Drawing:
    """A chart ready to show: Vega-Lite ``design`` with its ``rows``, ``height`` in pixels.

    ``message`` says in words what the chart shows, with its figures: it is the chart's title. ``alt``
    says the same without figures: when a chart's alt text changes, the browser builds the whole chart
    anew, so it may only change when the message does. ``make_table`` makes the table behind the chart,
    in the words and numbers of the page.
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


def fixed(channel: Any, value: Any) -> Any:
    """Return a channel, such as ``alt.XValue``, that is the same for every row.

    As for every channel, neither ``alt.value`` nor a name alone: what of these is meant Altair finds out by
    going through its whole schema, 2 ms for each.
    """
    return channel(value)


def no_data() -> alt.Chart:
    """Return a chart whose rows come later."""
    return alt.Chart(pd.DataFrame({"x": []}))


def px(pixels: float) -> Any:
    """Return a distance that grows with the chart."""
    return alt.expr(f"{pixels} * unit")


def area(pixels: float) -> Any:
    """Return an area that grows with the chart."""
    return alt.expr(f"{pixels} * unit * unit")


def tips(title: str, **lines: str) -> list[alt.Tooltip]:
    """Return what a mark says when pointed at: its name, and lines ``field=heading`` below.

    All of them are fields of words: a number would be worded by the browser, and a missing one as null.
    """
    # The browser's tooltip sets what is called so as its heading.
    heading = alt.Tooltip(f"{title}:N", title="title")
    return [heading, *(alt.Tooltip(f"{field}:N", title=name) for field, name in lines.items())]


def axis(**options: Any) -> alt.Axis:
    """Return an axis whose labels are in the text's colour: the platform's grey is too pale."""
    ink = alt.expr("scale('color', 'text')")
    size: dict[str, Any] = {"labelFontSize": px(AXIS_SIZE), "titleFontSize": px(SMALL_SIZE)}
    gaps: dict[str, Any] = {"labelPadding": px(8), "titlePadding": px(10)}
    return alt.Axis(labelColor=ink, titleColor=ink, **{**size, **gaps, **options})


def to_design(
    chart: alt.TopLevelMixin, language: Language, *, row: str, usual: float, params: dict[str, str]
) -> dict[str, Any]:
    """Return a chart as a Vega-Lite design without data, numbers worded for the language.

    ``row`` is an expression of the pixels a row has, ``usual`` how many it has where the chart has its
    usual size, ``params`` are further named expressions, which may use ``unit``.
    """
    # Checking it takes a quarter of a second a chart at every start: tests do it for every chart.
    design: dict[str, Any] = chart.to_dict(validate=False)
    design.pop("datasets", None)
    design.pop("data", None)
    design.pop("$schema", None)
    unit = f"clamp(min(row / {usual}, width / {USUAL_WIDTH}), 1, {MOST_UNIT})"
    named = {"row": row, "unit": unit, **params}
    design["params"] = [{"name": name, "expr": expression} for name, expression in named.items()]
    for layer in design.get("layer", [design]):
        # Rows come with the chart; what a layer brings itself, such as a key, stays.
        if "name" in layer.get("data", {}):
            del layer["data"]
        # The chart as a whole has its alt text; marks announced one by one would be nameless.
        layer["mark"] = {**layer["mark"], "aria": False}
        # Without this, a mark that says nothing of its own shows the names of its columns.
        if "tooltip" not in layer.get("encoding", {}):
            layer["mark"]["tooltip"] = None
    if language == "vi":
        locale = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]}
        design.setdefault("config", {})["locale"] = {"number": locale}
    return design
