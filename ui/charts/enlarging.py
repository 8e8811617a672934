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

# What a row needs at the usual size: its name in two lines, or a bar.
STAGE_ROW = 34


def enlarged(drawing: Drawing, room: int) -> Drawing:
    """Return the same chart for a stage, ``room`` pixels high or, with few rows, lower.

    Type is at least 24 pixels high where the chart is 1,100 pixels wide or wider, and larger where rows
    leave room for it. A chart of many rows needs 60 pixels a row, and about 110 for its axis.
    """
    width = f"{LEAST_UNIT:.2f} * width / {STAGE_WIDTH}"
    unit = f"clamp(max(min({width}, row / {STAGE_ROW}), min({width}, {LEAST_UNIT:.2f})), 1, {MOST_UNIT})"
    params = [
        {**param, "expr": unit} if param["name"] == "unit" else param for param in drawing.design["params"]
    ]
    return replace(drawing, design={**drawing.design, "params": params}, height=room)
