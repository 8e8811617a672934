"""The key of a chart: which form and colour stands for what, above the rows or in a free corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt

from ui.charts.drawing import SMALL_SIZE, area, fixed, px, role_of

# Forms as paths around (0, 0): a bar, the frame of a bar, an upright mark, a diamond, a dot.
FORMS = {
    "bar": "M-1.3,-0.6L1.3,-0.6L1.3,0.6L-1.3,0.6Z",
    "frame": "M-1.3,-0.6L1.3,-0.6L1.3,0.6L-1.3,0.6Z",
    "mark": "M-0.16,-1.1L0.16,-1.1L0.16,1.1L-0.16,1.1Z",
    "diamond": "diamond",
    "dot": "circle",
}

# The height of a line, the size of a form and its distance from its words, in pixels.
LINE, FORM, GAP = 22, 150, 16

# A narrower chart has no free corner: the words below it say what the key says.
LEAST_WIDTH = 520

# Above the rows the entries stand in one line, in a narrow chart two in a line.
NARROW_LINE = 2


@dataclass(frozen=True)
class Entry:
    """A line of the key: its form, its colour's role, how opaque it is, and its words."""

    form: Literal["bar", "frame", "mark", "diamond", "dot"]
    role: str
    words: str
    opacity: float = 1.0


def height_above(entries: int, *, wide: bool) -> int:
    """Return the pixels that a key above the rows takes."""
    return LINE * (1 if wide else -(-entries // NARROW_LINE)) + 8


def above(entries: Sequence[Entry]) -> list[alt.Chart]:
    """Return the key as layers above the rows of a chart that knows whether it is ``wide``."""
    count = len(entries)
    column = f"(wide ? datum.number : datum.number % {NARROW_LINE})"
    line = f"(wide ? 0 : floor(datum.number / {NARROW_LINE}))"
    x = f"{column} * width / (wide ? {count} : {NARROW_LINE}) + 12 * unit"
    y = f"({line} + 0.5) * {LINE} * unit"
    return _layers(entries, x, y)


def in_corner(entries: Sequence[Entry], width: float) -> list[alt.Chart]:
    """Return the key as layers in the lower right corner, ``width`` pixels wide at the usual size."""
    y = f"height - ({len(entries)} - datum.number) * {LINE} * unit"
    return _layers(entries, f"width - {width} * unit", y, f"width > {LEAST_WIDTH} * unit")


def _layers(entries: Sequence[Entry], x: str, y: str, shown: str = "true") -> list[alt.Chart]:
    rows = [
        {
            "number": number,
            "words": entry.words,
            "role": entry.role,
            "form": FORMS[entry.form],
            "frame": entry.form == "frame",
            "opacity": entry.opacity,
        }
        for number, entry in enumerate(entries)
    ]
    data = alt.Data(values=rows)  # type: ignore[no-untyped-call]
    base = alt.Chart(data).encode(x=fixed(alt.XValue, alt.expr(x)), y=fixed(alt.YValue, alt.expr(y)))
    filled = base.transform_filter("!datum.frame").mark_point(size=area(FORM), filled=True)
    framed = base.transform_filter("datum.frame").mark_point(
        size=area(FORM), filled=False, strokeWidth=px(1.5)
    )
    opacity = fixed(alt.OpacityValue, alt.expr(f"{shown} ? datum.opacity : 0"))
    form = alt.Shape("form:N", scale=None)
    words = base.transform_calculate(role="'text'").mark_text(
        align="left", baseline="middle", dx=px(GAP), fontSize=px(SMALL_SIZE)
    )
    return [
        filled.encode(shape=form, color=role_of("role"), opacity=opacity),
        framed.encode(shape=form, color=role_of("role"), opacity=opacity),
        words.encode(
            text=alt.Text("words:N"),
            color=role_of("role"),
            opacity=fixed(alt.OpacityValue, alt.expr(f"{shown} ? 1 : 0")),
        ),
    ]
