"""How the league curve is drawn: marks, names and arrows over its rows (``league_curve``)."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from ui.charts import key
from ui.charts.drawing import (
    LABEL_SIZE,
    SMALL_SIZE,
    area,
    axis,
    fixed,
    in_role,
    no_data,
    px,
    role_of,
    tips,
    to_design,
)
from ui.words.texts import Language, Texts, load_texts

# The province today, unchanged among the others as they are assumed to move, and in the scenario.
MOMENTS = ("before", "unchanged", "after")
HEIGHT, ROWS = 420, 10

# Above the curve brackets stand over the totals between which provinces are unpublished. Their words need
# so many pixels; a narrower bracket has its count alone.
BRACKETS, BRACKET_LINE, BRACKET_END, BRACKET_WORDS = 44, 26, 8, 128

# What the key needs in the free corner below the curve.
KEY_ROOM = 190

# The width of a letter of a name and of our own figures, at their usual size.
NARROW_LETTER, BOLD_LETTER = 6.4, 7.0

# In a narrower chart our places have their figures alone.
SHORT_WIDTH = 520


@cache
def design(language: Language, *, has_brackets: bool, has_band: bool) -> dict[str, Any]:
    """Return the design for rows with or without brackets, and with or without a band of ranks."""
    texts = load_texts(language)
    base = no_data()
    x = alt.X(
        "total:Q",
        title=texts("axis.points_of_100"),
        axis=axis(tickCount=alt.expr("width / (70 * unit)")),
        scale=alt.Scale(zero=False, nice=False),
    )
    top = BRACKETS if has_brackets else 8
    scale = alt.Scale(
        reverse=True, zero=False, nice=False, range=[alt.expr("height"), alt.expr(f"{top} * unit")]
    )
    ranks: dict[str, Any] = {
        "title": texts("axis.rank"),
        "axis": axis(tickMinStep=1, tickCount=6, format="d"),
    }
    y = alt.Y("rank:Q", scale=scale, **ranks)
    curve = _only(base, "curve")
    band = curve.mark_area(opacity=0.45, interpolate="step-after").encode(
        x=x, y=alt.Y("low:Q", **ranks), y2=alt.Y2("high:Q")
    )
    line = curve.mark_line(strokeWidth=px(1.5), interpolate="step-after").encode(x=x, y=y)
    known = (
        _only(base, "known")
        .mark_point(size=area(30), filled=True, opacity=0.9)
        .encode(x=x, y=y, tooltip=_said(texts))
    )
    layers = (
        *(_brackets(base, x, texts) if has_brackets else ()),
        in_role(band, "gain_coupled"),
        in_role(line, "gain"),
        in_role(known, "neutral"),
        *_near(base, x, y),
        *_arrows(base, x, y),
        *_own(base, x, y, texts),
        *key.in_corner(_entries(texts, has_band=has_band), KEY_ROOM),
    )
    return to_design(alt.layer(*layers), language, row=f"height / {ROWS}", usual=HEIGHT / ROWS, params={})


def _only(base: alt.Chart, what: str) -> alt.Chart:
    return base.transform_filter(f"datum.what == '{what}'")


def _said(texts: Texts) -> list[alt.Tooltip]:
    return tips("name", said_total=texts("table.total"), said_rank=texts("axis.rank"))


def _entries(texts: Texts, *, has_band: bool) -> list[key.Entry]:
    return [
        *([key.Entry("bar", "gain_coupled", texts("chart.likely_band"), 0.6)] if has_band else []),
        key.Entry("dot", "neutral", texts("chart.known_province")),
    ]


def _brackets(base: alt.Chart, x: alt.X, texts: Texts) -> list[alt.Chart]:
    """Return a bracket over every stretch of totals with unpublished provinces, and their number."""
    brackets = _only(base, "bracket")
    said = tips("name", said_total=texts("table.total"))
    line, top = fixed(alt.YValue, px(BRACKET_LINE)), fixed(alt.Y2Value, px(BRACKET_LINE + BRACKET_END))
    above = fixed(alt.YValue, px(BRACKET_LINE - 5))
    across = brackets.mark_rule(strokeWidth=px(2)).encode(
        x=x, x2=alt.X2("total_end:Q"), y=line, tooltip=said
    )
    # The last bracket has no lower end that is known.
    lower = brackets.transform_filter("!datum.open").mark_rule(strokeWidth=px(2), xOffset=1)
    upper = brackets.mark_rule(strokeWidth=px(2), xOffset=-1)
    room = "abs(scale('x', datum.total_end) - scale('x', datum.total))"
    words = brackets.transform_calculate(middle="(datum.total + datum.total_end) / 2").mark_text(
        baseline="bottom", fontSize=px(SMALL_SIZE)
    )
    text = fixed(alt.TextValue, alt.expr(f"{room} > {BRACKET_WORDS} * unit ? datum.words : datum.text"))
    return [
        in_role(across, "neutral"),
        in_role(lower.encode(x=x, y=line, y2=top), "neutral"),
        in_role(upper.encode(x=alt.X("total_end:Q"), y=line, y2=top), "neutral"),
        in_role(words.encode(x=alt.X("middle:Q"), y=above, text=text), "text"),
    ]


def _near(base: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the names of known provinces near ours, where they have room left of their dots."""
    near = _only(base, "near")
    has_room = f"scale('x', datum.total) > length(datum.text) * {NARROW_LETTER} * unit + 12"
    names_left = near.mark_text(
        align="right",
        baseline="bottom",
        dx=px(-7),
        dy=px(-2),
        fontSize=px(SMALL_SIZE),
        opacity=alt.expr(f"{has_room} ? 1 : 0"),
    )
    return [in_role(names_left.encode(x=x, y=y, text=alt.Text("text:N")), "text")]


def _arrows(base: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return our moves as lines with a head that points where they lead."""
    moves = _only(base, "move")
    colour = role_of("role")
    lines = moves.mark_rule(strokeWidth=px(3)).encode(
        x=x, y=y, x2=alt.X2("total_end:Q"), y2=alt.Y2("rank_end:Q"), color=colour
    )
    rise = "scale('y', datum.rank_end) - scale('y', datum.rank)"
    run = "scale('x', datum.total_end) - scale('x', datum.total)"
    heads = moves.mark_point(
        shape="triangle-right",
        filled=True,
        opacity=1,
        size=area(260),
        angle=alt.expr(f"atan2({rise}, {run}) * 180 / PI"),
    ).encode(x=alt.X("total_end:Q"), y=alt.Y("rank_end:Q"), color=colour)
    return [lines, heads]


def _own(base: alt.Chart, x: alt.X, y: alt.Y, texts: Texts) -> list[alt.Chart]:
    """Return the province before (circle) and after (diamond), with their ranges and figures."""
    own = base.transform_filter(f"indexof({list(MOMENTS)}, datum.what) >= 0")
    colour = role_of("role")
    moments = alt.Scale(domain=list(MOMENTS), range=["circle", "square", "diamond"])
    spread = own.mark_rule(strokeWidth=px(4), opacity=0.8).encode(
        x=x, y=alt.Y("low:Q", title=texts("axis.rank")), y2=alt.Y2("high:Q"), color=colour
    )
    points = own.mark_point(size=area(150), filled=True, opacity=alt.expr("datum.reached ? 0 : 1")).encode(
        x=x,
        y=y,
        color=colour,
        shape=alt.Shape("what:N", scale=moments, legend=None),
        tooltip=_said(texts),
    )
    bold: dict[str, Any] = {"fontSize": px(LABEL_SIZE), "fontWeight": "bold"}
    # A phone has room for the figures alone; which place they are of its tooltip says.
    words = f"(width < {SHORT_WIDTH} * unit ? datum.short : datum.text)"
    # Above the curve there is room on the left, below it on the right, as far as the frame goes.
    room = f"width - scale('x', datum.total) - length({words}) * {BOLD_LETTER} * unit"
    below = own.transform_filter("datum.side == 'low'").mark_text(
        align="left", dx=alt.expr(f"min(15 * unit, {room})"), dy=px(10), **bold
    )
    second = own.transform_filter("datum.side == 'second'").mark_text(
        align="left", dx=alt.expr(f"min(15 * unit, {room})"), dy=px(28), **bold
    )
    above = own.transform_filter("datum.side == 'high'").mark_text(
        align="right", dx=px(-13), dy=px(-8), **bold
    )
    labels = [
        text.encode(x=x, y=y, text=fixed(alt.TextValue, alt.expr(words)), color=colour)
        for text in (below, second, above)
    ]
    return [spread, points, *labels]
