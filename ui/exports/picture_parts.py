"""Parts of a picture in which every place is a pixel: words and marks as layers of a Vega-Lite design."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ui.charts.drawing import ROLES
from ui.exports.light_theme import colours

# Labels that lie too near are moved apart step by step; so many steps settle five of them.
ROUNDS = 30

Part = dict[str, Any]


def in_role(role: str) -> str:
    """Return the colour of a chart's role in the light theme."""
    return str(colours()["chartCategoricalColors"][ROLES.index(role)])


def text(
    words: str,
    x: float,
    y: float,
    size: float,
    role: str = "text",
    *,
    bold: bool = False,
    middle: bool = False,
) -> Part:
    """Return words at a place, beginning or with their middle there, ``size`` pixels high."""
    align = "center" if middle else "left"
    return {
        "text": words,
        "x": x,
        "y": y,
        "size": size,
        "colour": in_role(role),
        "bold": bold,
        "align": align,
    }


def block(lines: Sequence[str], x: float, y: float, size: int, role: str = "text") -> list[Part]:
    """Return lines below each other, the first at ``y``."""
    return [text(line, x, y + number * line_step(size), size, role) for number, line in enumerate(lines)]


def line_step(size: int) -> int:
    """Return how far lines of a size lie apart."""
    return round(size * 1.35)


def wrapped(words: str, width: int, most: int = 2) -> list[str]:
    """Return words as lines of at most ``width`` characters, the last one cut where there are too many."""
    return textwrap.wrap(words, width, max_lines=most, placeholder=" …") or [""]


def texts_layer(parts: Sequence[Part]) -> Part:
    """Return words as one layer; alignment and weight belong to a mark, so there is one for each."""
    styles = sorted({(part["align"], part["bold"]) for part in parts})
    return {
        "layer": [
            {
                "data": {
                    "values": [part for part in parts if (part["align"], part["bold"]) == (align, bold)]
                },
                "mark": {
                    "type": "text",
                    "align": align,
                    "baseline": "alphabetic",
                    "fontWeight": "bold" if bold else "normal",
                },
                "encoding": {
                    "x": _as_it_is("x"),
                    "y": _as_it_is("y"),
                    "size": _as_it_is("size"),
                    "color": {**_as_it_is("colour"), "type": "nominal"},
                    "text": {"field": "text"},
                },
            }
            for align, bold in styles
        ]
    }


def marks_layer(places: Sequence[float], y: float, **mark: Any) -> Part:
    """Return a mark at each place of a line across."""
    return {
        "data": {"values": [{"x": place} for place in places]},
        "mark": {"opacity": 1, **mark},
        "encoding": {"x": _as_it_is("x"), "y": {"value": y}},
    }


def line_layer(start: float, end: float, y: float, colour: str) -> Part:
    """Return a line across."""
    return {
        "data": {"values": [{"x": start, "end": end}]},
        "mark": {"type": "rule", "stroke": colour, "strokeWidth": 3},
        "encoding": {"x": _as_it_is("x"), "x2": {"field": "end"}, "y": {"value": y}},
    }


def apart(labels: Sequence[Part], room: float) -> list[Part]:
    """Return labels moved across so that none lies nearer to its neighbour than ``room`` pixels."""
    moved = [dict(label) for label in sorted(labels, key=lambda label: label["x"])]
    for _ in range(ROUNDS):
        for left, right in pairwise(moved):
            lacking = max(room - (right["x"] - left["x"]), 0)
            left["x"] -= lacking / 2
            right["x"] += lacking / 2
    return moved


def _as_it_is(field: str) -> Part:
    return {"field": field, "type": "quantitative", "scale": None}
