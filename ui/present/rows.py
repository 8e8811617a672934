"""Pictures of rows that share a scale, as the stage draws them: places are shares of it, 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ui.charts import Drawing
from ui.present.step import Picture

# A row: name, figure, notes, bars and marks, each of these with its look.
Row = dict[str, Any]
Number = Decimal | float

# What is seen of totals left of the least of them, as a share of the extent.
MARGIN = 0.25


def row(
    name: str,
    text: str,
    *,
    bars: Sequence[tuple[str, Number, Number]],
    marks: Sequence[tuple[str, Number]] = (),
    notes: Sequence[str] = (),
    was: str = "",
) -> Row:
    """Return a row: ``bars`` have a look, a start and an end, ``marks`` a look and a place."""
    return {
        "name": name,
        "was": was,
        "text": text,
        "notes": list(notes),
        "bars": [[look, float(start), float(end)] for look, start, end in bars],
        "marks": [[look, float(at)] for look, at in marks],
    }


def rows_picture(rows: Sequence[Row], *, legend: str = "", ends: Sequence[str] = ()) -> Picture:
    """Return the picture of some rows: ``ends`` name the two ends of the scale."""
    return {"kind": "rows", "rows": list(rows), "legend": legend, "ends": list(ends)}


def of_groups(drawing: Drawing, legend: str) -> Picture:
    """Return the chart of groups in rows: points reached, national average, and maximum."""
    groups = drawing.rows.to_pylist()
    longest = max(group["maximum"] for group in groups)
    return rows_picture(
        [
            row(
                group["name"],
                group["text"],
                bars=[("ground", 0, group["maximum"] / longest), ("moved", 0, group["after"] / longest)],
                marks=[] if group["average"] is None else [("tick", group["average"] / longest)],
            )
            for group in groups
        ],
        legend=legend,
    )


def of_causes(drawing: Drawing, legend: str) -> Picture:
    """Return the waterfall in rows: totals begin at the left, what changed them stands between."""
    causes = drawing.rows.to_pylist()
    low, high = _extent(causes)
    looks = {"neutral": "kept", "gain": "moved", "gain_coupled": "along"}
    return rows_picture(
        [
            row(
                cause["name"],
                cause["label"],
                bars=[
                    (
                        looks.get(cause["kind"], "lost"),
                        0 if cause["kind"] == "neutral" else share_of(cause["start"], low, high),
                        share_of(cause["end"], low, high),
                    )
                ],
                notes=[cause["note"]] if cause["note"] else [],
            )
            for cause in causes
        ],
        legend=legend,
    )


def of_scenarios(drawing: Drawing, legend: str) -> Picture:
    """Return the chart of compared scenarios in rows: how far each leads from today's total."""
    scenarios = drawing.rows.to_pylist()
    low, high = _extent(scenarios)
    return rows_picture([_scenario(scenario, low, high) for scenario in scenarios], legend=legend)


def share_of(total: Number, low: Number, high: Number) -> float:
    """Return where a total lies between the ends of a scale."""
    return (float(total) - float(low)) / (float(high) - float(low))


def _scenario(scenario: Row, low: float, high: float) -> Row:
    start, end = (share_of(scenario[name], low, high) for name in ("start", "end"))
    return row(
        scenario["name"],
        scenario["label"],
        bars=[("kept", 0, min(start, end)), ("moved" if end >= start else "lost", start, end)],
        marks=[("tick", start)],
    )


def _extent(rows: Sequence[Row]) -> tuple[float, float]:
    return extent_of([row[end] for row in rows for end in ("start", "end")])


def extent_of(totals: Sequence[float]) -> tuple[float, float]:
    """Return the ends of a scale of totals, with some of the totals in sight."""
    low, high = min(totals), max(totals)
    return max(low - MARGIN * max(high - low, 1.0), 0.0), max(high, low + 1.0)
