"""Charts for the projector: type that is read from the back, as large as the room on the screen allows.

Everything in a chart is drawn in multiples of ``unit``, which follows the room the chart is given
(``ui/charts/drawing.py``): in full screen it grows by itself. On a stage it starts larger.
"""

from __future__ import annotations

from dataclasses import replace

from ui.charts.drawing import LABEL_SIZE, MOST_UNIT, SMALL_SIZE, Drawing

# The least type on a stage, in pixels, from this width of the chart on; below it type follows the width.
STAGE_SIZE, STAGE_WIDTH = 24, 1000
LEAST_UNIT = STAGE_SIZE / min(LABEL_SIZE, SMALL_SIZE)

# What a row needs at the usual size, so that type may grow further, and what a line of type needs at least.
STAGE_ROW, STAGE_LINE = 34, 17


def enlarged(drawing: Drawing, room: int) -> Drawing:
    """Return the same chart for a stage, ``room`` pixels high.

    Type is at least 24 pixels high where the chart is 1,100 pixels wide or wider, and larger where rows
    leave room for it. For that a row needs 34 pixels, 64 where its name takes two lines, and the axis about
    110. With less room type shrinks, so that lines never run into each other.
    """
    width, lines = f"{LEAST_UNIT:.2f} * width / {STAGE_WIDTH}", 1 + _lines_broken(drawing)
    least = f"min({width}, {LEAST_UNIT:.2f}, row / {STAGE_LINE * lines})"
    unit = f"clamp(max(min({width}, row / {STAGE_ROW}), {least}), 1, {MOST_UNIT})"
    params = [
        {**param, "expr": unit} if param["name"] == "unit" else param for param in drawing.design["params"]
    ]
    return replace(drawing, design={**drawing.design, "params": params}, height=room)


def _lines_broken(drawing: Drawing) -> int:
    """Return how often the longest name of a row is broken."""
    if "more" not in drawing.rows.column_names:
        return 0
    return max((more or 0 for more in drawing.rows.column("more").to_pylist()), default=0)
