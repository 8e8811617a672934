"""Native, editable charts of the slides.

Labels are texts, not number formats: which decimal sign a format shows depends on the computer that
opens the file, and every number must read the same everywhere. The axes hold whole numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from ui.exports.model import Report
from ui.exports.slide_parts import FONT, INK, INNER_HEIGHT, INNER_WIDTH, LEFT, MUTED, TOP
from ui.exports.xml_text import printable
from ui.words import numbers, sentences

# The roles of the pages' light theme (.streamlit/config.toml).
NEUTRAL, GAIN, GAIN_COUPLED, LOSS, LOSS_COUPLED, SCENARIO = map(
    RGBColor.from_string, ("5B6773", "1F6FB2", "7FB2DC", "C4561A", "EBA77C", "0B7D5D")
)
AVERAGE, MAXIMUM = RGBColor.from_string("1C2730"), RGBColor.from_string("D5DBE0")

LABEL, AXIS, SMALL = Pt(12), Pt(12), Pt(9)
MANY_NAMES = 14
STEPS = 5


@dataclass(frozen=True)
class Series:
    """A series of bars: values (None leaves a gap), colour (None: unseen), and labels beside them."""

    name: str
    values: Sequence[Decimal | None]
    colour: RGBColor | None
    labels: Sequence[str] = ()


def groups(slide: Any, report: Report, *, after: bool) -> None:
    """Put the groups against national average and maximum; ``after`` adds the scenario."""
    t, items = report.texts, report.groups
    series = [
        _series(t("table.maximum"), [g.maximum for g in items], MAXIMUM, report, whole=True),
        _series(t("table.average"), [g.average for g in items], AVERAGE, report),
        _series(t("table.before"), [g.before for g in items], GAIN, report),
    ]
    if after:
        series.append(_series(t("table.after"), [g.after for g in items], SCENARIO, report))
    shown = [item for item in series if any(value is not None for value in item.values)]
    chart = _bars(slide, [g.name for g in items], shown, XL_CHART_TYPE.BAR_CLUSTERED, t("compare.groups"))
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    chart.value_axis.minimum_scale = 0


def waterfall(slide: Any, report: Report) -> None:
    """Put the way from the baseline's total to the scenario's: stacked bars on an unseen base."""
    t = report.texts
    kinds = {
        "neutral": NEUTRAL,
        "gain": GAIN,
        "gain_coupled": GAIN_COUPLED,
        "loss": LOSS,
        "loss_coupled": LOSS_COUPLED,
    }
    # Stacked bars have no room beside them: the points stand behind the names.
    at = report.before.total
    names = [f"{t('chart.baseline')}: {numbers.points(at, t.language)}"]
    bases, parts = [Decimal(0)], [("neutral", at)]
    for gain in report.gains:
        kind = ("gain" if gain.points > 0 else "loss") + ("_coupled" if gain.cause else "")
        names.append(f"{gain.name}: {numbers.change(gain.points, t.language)}")
        bases.append(min(at, at + gain.points))
        parts.append((kind, abs(gain.points)))
        at += gain.points
    names.append(f"{t('chart.scenario')}: {numbers.points(at, t.language)}")
    bases.append(Decimal(0))
    parts.append(("neutral", at))
    # Its name is blank, so that the legend shows nothing for it.
    series = [Series(numbers.NO_BREAK_SPACE, bases, None)]
    for kind, colour in kinds.items():
        values = [value if own == kind else None for own, value in parts]
        if any(value is not None for value in values):
            series.append(Series(t(f"export.kind.{kind}"), values, colour))
    chart = _bars(slide, names, series, XL_CHART_TYPE.BAR_STACKED, t("view.waterfall"))
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 100
    ends = [report.before.total, at, *(base for base in bases if base)]
    low, high = min(ends), max([*ends, *(base + part[1] for base, part in zip(bases, parts, strict=True))])
    room = max((high - low) / STEPS, Decimal(1))
    chart.value_axis.minimum_scale = float(max((low - room).to_integral_value(ROUND_FLOOR), Decimal(0)))
    chart.value_axis.maximum_scale = float((high + room / 2).to_integral_value(ROUND_CEILING))


def curve(slide: Any, report: Report, *, left: int, width: int) -> None:
    """Put the rank of every total: the curve, its range, the known provinces, and the own place."""
    t, data = report.texts, XyChartData()
    line = list(zip(report.curve.totals, report.curve.ranks, strict=True))
    certain = all(rank.low == rank.high for _, rank in line)
    lines = [(t("export.median"), [(total, rank.median) for total, rank in line])]
    if not certain:
        lines.append((t("export.range_low"), [(total, rank.low) for total, rank in line]))
        lines.append((t("export.range_high"), [(total, rank.high) for total, rank in line]))
    own = [(t("chart.baseline"), report.before, NEUTRAL)]
    if report.changed:
        own.append((t("chart.scenario"), report.after, SCENARIO))
    places = [(name, [(standing.total, standing.rank.median)]) for name, standing, _ in own]
    for name, points in (*lines, (t("export.others"), report.curve.known), *places):
        series = data.add_series(name)
        for total, rank in points:
            series.add_data_point(float(total), rank)
    chart = _chart(slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, t("view.league"), left, width)
    drawn = list(chart.plots[0].series)
    for number, series in enumerate(drawn[: len(lines)]):
        series.smooth = False
        series.format.line.color.rgb = GAIN
        series.format.line.width = Pt(1 if number else 2)
        if number:
            series.format.line.dash_style = MSO_LINE.DASH
    _markers(drawn[len(lines)], XL_MARKER_STYLE.CIRCLE, 5, NEUTRAL)
    for series, (_, standing, colour) in zip(drawn[len(lines) + 1 :], own, strict=True):
        _markers(series, XL_MARKER_STYLE.DIAMOND, 13, colour)
        shown = f"{numbers.points(standing.total, t.language)} · {sentences.rank_alone(standing.rank, t)}"
        _label(series.points[0], shown, colour, XL_LABEL_POSITION.RIGHT, bold=True)
    ranks, totals = chart.value_axis, chart.category_axis
    ranks.reverse_order = True
    ranks.crosses = XL_AXIS_CROSSES.MAXIMUM
    ranks.minimum_scale, ranks.maximum_scale = 0, report.after.rank.size
    totals.minimum_scale = float(report.curve.totals[0].to_integral_value(ROUND_FLOOR))
    totals.maximum_scale = float(report.curve.totals[-1].to_integral_value(ROUND_CEILING))
    for axis, title in ((ranks, t("axis.rank")), (totals, t("axis.points_of_100"))):
        _axis(axis)
        axis.axis_title.text_frame.text = title
        _font(axis.axis_title.text_frame.paragraphs[0].runs[0].font, MUTED)


def _series(
    name: str, values: Sequence[Decimal | None], colour: RGBColor, report: Report, *, whole: bool = False
) -> Series:
    shown = numbers.maximum if whole else numbers.points
    language = report.texts.language
    return Series(name, values, colour, ["" if v is None else shown(v, language) for v in values])


def _bars(slide: Any, names: Sequence[str], series: Sequence[Series], kind: Any, title: str) -> Any:
    data = CategoryChartData(number_format="0.00")
    data.categories = list(names)
    for item in series:
        data.add_series(item.name, [None if value is None else float(value) for value in item.values])
    chart = _chart(slide, kind, data, title, LEFT, INNER_WIDTH)
    for drawn, item in zip(chart.plots[0].series, series, strict=True):
        if item.colour is None:
            drawn.format.fill.background()
            continue
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = item.colour
        drawn.invert_if_negative = False
        for number, label in enumerate(item.labels):
            if label:
                _label(drawn.points[number], label, INK, XL_LABEL_POSITION.OUTSIDE_END)
    chart.category_axis.reverse_order = True
    # Upside down, the axis of values would stand on top; the library has no name for moving it back.
    chart.value_axis._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM
    chart.category_axis.tick_labels.font.size = AXIS if len(names) <= MANY_NAMES else SMALL
    _name_every_bar(chart.category_axis)
    chart.category_axis.format.line.color.rgb = MUTED
    chart.value_axis.crosses = XL_AXIS_CROSSES.MINIMUM
    _axis(chart.value_axis)
    return chart


def _name_every_bar(axis: Any) -> None:
    """Let no name be left out for want of room, which the library has no word for."""
    last = axis._element.find(qn("c:noMultiLvlLbl"))
    skip = last.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    last.addprevious(skip)


def _chart(slide: Any, kind: Any, data: Any, title: str, left: int, width: int) -> Any:
    frame = slide.shapes.add_chart(kind, left, TOP, width, INNER_HEIGHT, data)
    frame.name = title
    # For readers who cannot see the chart: what it says is the slide's headline.
    frame._element.nvGraphicFramePr.cNvPr.set("descr", slide.shapes.title.text_frame.text)
    chart = frame.chart
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.font.size, chart.font.name = LABEL, FONT
    return chart


def _axis(axis: Any) -> None:
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = AXIS
    axis.major_gridlines.format.line.color.rgb = MAXIMUM
    axis.format.line.color.rgb = MUTED


def _markers(series: Any, style: Any, size: int, colour: RGBColor) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = style, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = colour


def _label(point: Any, shown: str, colour: RGBColor, position: Any, *, bold: bool = False) -> None:
    label = point.data_label
    label.text_frame.text = printable(shown)
    label.position = position
    _font(label.text_frame.paragraphs[0].runs[0].font, colour, bold=bold)


def _font(font: Any, colour: RGBColor, *, bold: bool = False) -> None:
    font.size, font.name, font.bold = LABEL, FONT, bold
    font.color.rgb = colour
