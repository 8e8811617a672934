"""Charts of one row a thing: names left of the bars, or above them where the chart is narrow."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from ui.charts.drawing import LABEL_SIZE, axis, fixed, in_role, no_data, px, to_design
from ui.words.texts import Language

# From this width on names stand left of the bars, in two lines at most of so many characters.
WIDE = 540
NAME_WRAP, NAME_LINES = 34, 2

# Names that take no more than this share of the width stand left of the bars in any chart.
SHORT_NAMES = 0.32

# The mean width of a character and the height of a line, at the usual size of a label.
CHARACTER, LINE = 7.2, 16

# Where names stand above the bars: how far names and bars are from the middle of their row.
NAME_ABOVE, BAR_BELOW, BAR_THICKNESS = 12, 8, 16

# Beside the names a bar takes this share of its row, and no more than so many pixels.
BAR_SHARE, THICKEST = 0.62, 24

# Where bars stand in their rows, as expressions: the middle of a row, and a bar's thickness.
BAR_OFFSET = f"(wide ? 0 : {BAR_BELOW} * unit)"
THICKNESS = f"(wide ? min(row * {BAR_SHARE}, {THICKEST} * unit) : {BAR_THICKNESS} * unit)"


def named(name: str) -> dict[str, Any]:
    """Return the fields of a row that hold its name: whole, and broken into lines."""
    lines = textwrap.wrap(name, NAME_WRAP, max_lines=NAME_LINES, placeholder="…") or [""]
    return {"name": name, "lines": "\n".join(lines), "more": len(lines) - 1}


def name_room(names: Sequence[str]) -> int:
    """Return the pixels that names need beside their bars, at the usual size."""
    lines = [line for name in names for line in named(name)["lines"].split("\n")]
    return round(max(map(len, lines), default=0) * CHARACTER) + 22


# What the names of any lever may need beside the bars.
LEVER_ROOM = round(NAME_WRAP * CHARACTER)


def rows(head: bool = False) -> alt.Chart:
    """Return a chart of rows, the first on top, with a ``head`` above them for a key."""
    scale = alt.Scale(range=[alt.expr("head"), alt.expr("height")]) if head else alt.Undefined
    return no_data().encode(y=alt.Y("place:O", title=None, axis=None, scale=scale))


def across(**options: Any) -> alt.Scale:
    """Return the scale of the bars, between the names and the room of the labels."""
    return alt.Scale(nice=False, range=[alt.expr("left"), alt.expr("right")], **options)


def along(**options: Any) -> alt.Axis:
    """Return the axis of the bars; its title begins where the bars do, so that it fits a phone's width."""
    return axis(titleAnchor="start", **options)


def names_of(base: alt.Chart) -> alt.Chart:
    """Return the names of the rows as a layer."""
    offset = f"wide ? -{LINE / 2} * unit * datum.more : -{NAME_ABOVE} * unit"
    layer = base.mark_text(
        align="left",
        baseline="middle",
        fontSize=px(LABEL_SIZE),
        lineBreak="\n",
        lineHeight=px(LINE),
        dy=alt.expr(offset),
        limit=alt.expr("wide ? left : width"),
    ).encode(x=fixed(alt.XValue, 0), text=fixed(alt.TextValue, alt.expr("wide ? datum.lines : datum.name")))
    return in_role(layer, "text")


def labels_at(base: alt.Chart, field: str, words: str = "label") -> alt.Chart:
    """Return the figures of the rows as a layer, right of where the ``field`` stands."""
    layer = base.mark_text(
        align="left",
        baseline="middle",
        dx=px(7),
        dy=alt.expr(BAR_OFFSET),
        fontSize=px(LABEL_SIZE),
        fontWeight="bold",
    ).encode(x=alt.X(f"{field}:Q"), text=alt.Text(f"{words}:N"))
    return in_role(layer, "text")


def upright(base: alt.Chart, height: str, thickness: float) -> alt.Chart:
    """Return an upright mark in every row, so high and thick: a line through all rows would cross names.

    ``height`` is an expression, ``thickness`` a share of it.
    """
    path = f"M-{thickness},-1L{thickness},-1L{thickness},1L-{thickness},1Z"
    mark: alt.Chart = base.mark_point(
        shape=path,
        filled=True,
        opacity=1,
        strokeWidth=0,
        size=alt.expr(f"pow({height}, 2)"),
        yOffset=alt.expr(BAR_OFFSET),
    )
    return mark


def to_rows_design(
    chart: alt.TopLevelMixin,
    language: Language,
    *,
    usual: float,
    names: float,
    labels: float,
    head: tuple[float, float, int] | None = None,
) -> dict[str, Any]:
    """Return a chart of rows as a design.

    ``usual`` is a row's usual height; ``names`` and ``labels`` are the pixels that names and figures need
    at their usual size. Where something stands above the rows, ``head`` is what it needs in a wide and in a
    narrow chart, and the number of rows: the scale, which knows it, depends on the head itself.
    """
    above, narrow, count = head or (0, 0, "length(domain('y'))")
    return to_design(
        chart,
        language,
        row=f"(height - {above}) / max({count}, 1)",
        usual=usual,
        params={
            "wide": f"width >= {WIDE} * unit || {names} * unit < width * {SHORT_NAMES}",
            "left": f"wide ? min({names} * unit, width * 0.45) : 0",
            "right": f"max(width - {labels} * unit, left + 40)",
            "head": f"(wide ? {above} : {narrow}) * unit",
        },
    )
