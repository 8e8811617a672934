"""Every picture is drawn, and nothing written in it runs out of its frame, from a phone to a projector."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from jsonschema import ValidationError
from PIL import ImageFont

from tests.ui.charts.drawn import every_drawing, expect_valid, items, scenegraph
from ui.charts import Drawing
from ui.exports.light_theme import FONT_FOLDER
from ui.words.texts import LANGUAGES, Language

# Marks that show figures; words are counted apart.
DRAWN = ("rect", "symbol", "rule", "area", "line")

# Letters reach a little beyond their widths, and the platform's font is not quite this one.
TOLERANCE = 6


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "language"), [(340, "vi"), pytest.param(340, "en", marks=pytest.mark.long), (1100, "en")]
)
def test_every_picture_is_drawn_inside_its_frame(language: Language, width: int):
    for name, drawing in every_drawing(language).items():
        _check(name, drawing, width)


def _check(name: str, drawing: Drawing, width: int) -> None:
    graph = scenegraph(drawing, width)
    marks = [item for kind in DRAWN for item in items(graph["scenegraph"], kind)]
    assert len(marks) > 4, name
    written = [item for item in items(graph["scenegraph"], "text") if item.get("opacity", 1)]
    assert len(written) > 4, name
    outside = [
        (item["text"], round(left), round(right))
        for item in written
        for left, right in [_extent(item, graph["origin"][0])]
        if left < -TOLERANCE or right > graph["width"] + TOLERANCE
    ]
    assert outside == [], (name, width)


def _extent(item: dict[str, Any], origin: float) -> tuple[float, float]:
    """Return from where to where a text goes across."""
    middle = origin + item["at"][0] + item.get("dx", 0)
    if item.get("angle"):
        return middle, middle
    lines = str(item["text"]).split("\n")
    wide = max(_font(item.get("fontWeight") == "bold").getlength(line) for line in lines)
    length = min(wide * item["fontSize"] / 100, item.get("limit") or 10_000)
    before = {"left": 0.0, "center": 0.5, "right": 1.0}[item.get("align", "left")]
    return middle - before * length, middle + (1 - before) * length


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT_FOLDER / f"SourceSansPro-{'Bold' if bold else 'Regular'}.ttf", 100)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_design_is_what_vega_lite_takes(language: Language):
    # At the start nobody checks it: that would take a quarter of a second a chart.
    designs: list[object] = []
    for drawing in every_drawing(language).values():
        if drawing.design not in designs:
            designs.append(drawing.design)
            expect_valid(drawing)
    assert len(designs) > 10


def test_a_design_with_a_part_that_vega_lite_does_not_know_is_refused():
    drawing = every_drawing("vi")["units"]
    layer = {"mark": {"type": "bar", "colr": "red"}}
    wrong = replace(drawing, design={**drawing.design, "layer": [*drawing.design["layer"], layer]})
    with pytest.raises(ValidationError):
        expect_valid(wrong)
