"""Charts for the projector: larger text and marks, as large as the room on the screen allows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.charts.drawing import AXIS_HEIGHT, Drawing

# How much larger than in the simulator a chart becomes at most.
MOST = 1.5

# What grows with a chart: distances in pixels, and areas in square pixels.
DISTANCES = frozenset({"dx", "dy", "yOffset", "thickness"})
AREAS = frozenset({"size"})

# Text grows even where the rows cannot, and follows the chart's width down to a phone's.
LEAST = 1.15
PROJECTOR_WIDTH, PHONE_SHARE = 900, 0.6
AXIS_TEXT_SIZE = 16

# About this many marks on an axis, so that large numbers do not run into each other.
TICKS = 8


def enlarged(drawing: Drawing, room: int) -> Drawing:
    """Return the same chart larger, but no higher than ``room`` pixels.

    The axis keeps its height, so that only the rows share what room there is.
    """
    rows = drawing.height - AXIS_HEIGHT
    factor = min(MOST, (room - AXIS_HEIGHT) / rows)
    design: dict[str, Any] = _scaled(drawing.design, factor)
    size = _text_size(AXIS_TEXT_SIZE)
    config = {**design.get("config", {}), "axis": {"labelFontSize": size, "titleFontSize": size}}
    return replace(drawing, design={**design, "config": config}, height=round(rows * factor) + AXIS_HEIGHT)


def _scaled(part: Any, factor: float) -> Any:
    if isinstance(part, dict):
        # Only an axis has the colour of its labels.
        scaled = {key: _scaled_value(key, value, factor) for key, value in part.items()}
        return {**scaled, "tickCount": TICKS} if "labelColor" in scaled else scaled
    return [_scaled(item, factor) for item in part] if isinstance(part, list) else part


def _scaled_value(key: str, value: Any, factor: float) -> Any:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return _scaled(value, factor)
    if key == "fontSize":
        return _text_size(value * max(factor, LEAST))
    if key in DISTANCES:
        return round(value * factor, 1)
    return round(value * factor) if key in AREAS else value


def _text_size(size: float) -> dict[str, str]:
    """Return a text size that follows the chart's width."""
    return {"expr": f"clamp({size:.1f} * width / {PROJECTOR_WIDTH}, {size * PHONE_SHARE:.1f}, {size:.1f})"}
