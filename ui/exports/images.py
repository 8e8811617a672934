"""PNG and SVG: every chart of the pages with title, message, source and data version in the image."""

from __future__ import annotations

import io
import textwrap
import zipfile
from typing import Any

from ui.charts.drawing import AXIS_HEIGHT
from ui.exports.chart_process import convert
from ui.exports.csv_tables import NO_TIME
from ui.exports.light_theme import FONTS, colours
from ui.exports.model import Picture, Report

# 960 pixels at three times: 2880 across, 300 dots an inch on a page's 24 cm.
WIDTH, SCALE = 960, 3
WRAP = 125

# The arrow of coupled rows is in neither; this one is in both.
ARROWS = str.maketrans({"\N{DOWNWARDS ARROW WITH TIP RIGHTWARDS}": "\N{RIGHTWARDS ARROW}"})


def build_png(report: Report) -> bytes:
    """Return the archive of all charts as PNG, at print sharpness."""
    return _archive(report, "png")


def build_svg(report: Report) -> bytes:
    """Return the archive of all charts as SVG."""
    return _archive(report, "svg")


def _design(picture: Picture, report: Report) -> dict[str, Any]:
    """Return a chart as a whole Vega-Lite design: the page's own, with data, words and colours."""
    drawing, theme = picture.drawing, colours()
    ink = theme["textColor"]
    footer = f"{report.version_line} · {report.date_words}"
    height = drawing.height - AXIS_HEIGHT
    rows = [
        {key: value.translate(ARROWS) if isinstance(value, str) else value for key, value in row.items()}
        for row in drawing.rows.to_pylist()
    ]
    config = drawing.design.get("config", {})
    return {
        **drawing.design,
        "data": {"values": rows},
        "width": WIDTH,
        "height": height,
        "padding": 16,
        "background": theme["backgroundColor"],
        "title": {
            "text": f"{report.case_name} · {picture.title}",
            "subtitle": [*_lines(report.sentence), *_lines(drawing.message)],
            "anchor": "start",
            "frame": "group",
            "offset": 14,
            "fontSize": 18,
            "subtitleFontSize": 13,
            "subtitlePadding": 6,
            "subtitleLineHeight": 18,
            "color": ink,
            "subtitleColor": ink,
        },
        "layer": [
            *drawing.design["layer"],
            {
                # As a layer of its own, because a design has only one title.
                "data": {"values": [{"lines": [*_lines(picture.note), *_lines(footer)]}]},
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "top",
                    "fontSize": 12,
                    "lineHeight": 16,
                    "color": ink,
                },
                "encoding": {
                    "x": {"value": 0},
                    "y": {"value": height + 52},
                    "text": {"field": "lines"},
                },
            },
        ],
        "config": {
            **config,
            "font": FONTS,
            "range": {"category": theme["chartCategoricalColors"]},
        },
    }


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, WRAP) or [""]


def _archive(report: Report, kind: str) -> bytes:
    images = convert([_design(picture, report) for picture in report.pictures], kind, SCALE)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for picture, image in zip(report.pictures, images, strict=True):
            archive.writestr(zipfile.ZipInfo(f"{picture.id}.{kind}", NO_TIME), image)
    return content.getvalue()
