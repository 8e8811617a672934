"""PNG and SVG: every chart of the pages with its message, source and data version in the image."""

from __future__ import annotations

import base64
import io
import textwrap
import zipfile
from typing import Any

from ui.charts.drawing import AXIS_HEIGHT
from ui.exports.chart_process import convert
from ui.exports.csv_tables import NO_TIME
from ui.exports.light_theme import FONT, FONTS, colours
from ui.exports.model import Picture, Report
from ui.platform.page_font import page_font

# 960 pixels at three times: 2880 across, 300 dots an inch on a page's 24 cm.
WIDTH, SCALE = 960, 3
TITLE_WRAP, WRAP = 92, 138

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
    subtitle = picture.subtitle or report.sentence
    return {
        **drawing.design,
        "data": {"values": rows},
        "width": WIDTH,
        "height": height,
        "padding": 16,
        "background": theme["backgroundColor"],
        "title": {
            # The message is the title; below it what the chart shows.
            "text": _lines(drawing.message, TITLE_WRAP),
            "subtitle": [f"{report.case_name} · {picture.title}", *_lines(subtitle)],
            "anchor": "start",
            "frame": "group",
            "offset": 18,
            "fontSize": 21,
            "lineHeight": 26,
            "subtitleFontSize": 14,
            "subtitlePadding": 8,
            "subtitleLineHeight": 19,
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
                    "fontSize": 13,
                    "lineHeight": 17,
                    "color": ink,
                },
                "encoding": {
                    "x": {"value": 0},
                    "y": {"value": height + 58},
                    "text": {"field": "lines"},
                },
            },
        ],
        "config": {
            **config,
            "font": FONTS,
            "range": {"category": theme["chartCategoricalColors"]},
            # As on the pages: neither frame nor ticks, titles of axes in plain type.
            "view": {"stroke": None},
            "axis": {
                "domain": False,
                "ticks": False,
                "gridColor": theme["borderColor"],
                "titleFontWeight": "normal",
            },
        },
    }


def _lines(text: str, width: int = WRAP) -> list[str]:
    return textwrap.wrap(text, width) or [""]


def _with_font(image: bytes) -> bytes:
    """Return an SVG that brings the font of the pages, for viewers that do not have it."""
    font = page_font()
    if font is None:
        return image
    source = f"url(data:font/woff2;base64,{base64.b64encode(font).decode()}) format('woff2')"
    style = f"<style>@font-face{{font-family:'{FONT}';font-weight:200 900;src:{source}}}</style>"
    opening, rest = image.split(b">", 1)
    return opening + b">" + style.encode() + rest


def _archive(report: Report, kind: str) -> bytes:
    images = convert([_design(picture, report) for picture in report.pictures], kind, SCALE)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for picture, image in zip(report.pictures, images, strict=True):
            content_of = _with_font(image) if kind == "svg" else image
            archive.writestr(zipfile.ZipInfo(f"{picture.id}.{kind}", NO_TIME), content_of)
    return content.getvalue()
