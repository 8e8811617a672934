"""Charts of the slides that show ranks: the league's totals, the rank of each, the other provinces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from scoring import RankEstimate
from ui.exports.model import PeersFigures, Report
from ui.exports.slide_charts import axis_title, base, category, fill, label, numbered, plot_area, quiet
from ui.exports.slide_deck import Slide
from ui.exports.slide_style import GAIN, INK, LINES, NEUTRAL, SCENARIO, TODAY, Colour
from ui.words import numbers, sentences

OWN_MARK, OTHERS_MARK = 13, 6
# How far a label moves off the curve, as a share of the chart's height.
ASIDE = 0.04
# In this part of the axis, from its start, a label on the left would lie over the axis.
EDGE = 4
# From this number of provinces on, ranks stand at such steps.
STEPS = ((30, 10), (12, 5), (0, 1))
# Room above the highest column, and what the columns take of the chart's height.
ABOVE, COLUMNS = Decimal("1.12"), Decimal("0.9")


def standing(slide: Slide, report: Report) -> None:
    """Put the known totals as columns from the highest to the lowest, the own one named."""
    t = report.texts
    rows = [(row.province, row.total, row.own) for row in report.league if row.total is not None]
    rows = [row for row in rows if not row[2]]
    rows.append((report.case.province, report.before.total, True))
    rows.sort(key=lambda row: (-row[1], not row[2]))
    data = CategoryChartData(number_format="0.00")
    data.categories = [category(name) for name, _, _ in rows]
    data.add_series(t("table.total"), [float(total) for _, total, _ in rows])
    chart = base(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, data, t("headline.total"), legend=False)
    series = chart.plots[0].series[0]
    fill(series.format.fill, LINES)
    chart.plots[0].gap_width = 25
    named = {0, len(rows) - 1}
    top = rows[0][1] * ABOVE
    for number, (name, total, own) in enumerate(rows):
        if own:
            fill(series.points[number].format.fill, TODAY)
        if own or number in named:
            shown = f"{name} {numbers.points(total, t.language)}"
            # Beside it stand higher columns: the own name stands above them all.
            up = float((rows[0][1] - total) / top * COLUMNS) if own else 0
            label(series.points[number], shown, INK, XL_LABEL_POSITION.OUTSIDE_END, bold=own, down=-up)
    quiet(chart.category_axis)
    # Names of all provinces have no room: the best, the last and the own stand at their columns.
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, float(top)
    plot_area(chart, 0.05, 0.05, 0.9, float(COLUMNS))


def curve(slide: Slide, report: Report) -> None:
    """Put the rank of every total: the curve, its range, the known provinces, and the own place."""
    t, data = report.texts, XyChartData()
    line = list(zip(report.curve.totals, report.curve.ranks, strict=True))
    certain = all(rank.low == rank.high for _, rank in line)
    lines = [(t("export.median"), [(total, rank.median) for total, rank in line])]
    if not certain:
        lines.append((t("export.range_low"), [(total, rank.low) for total, rank in line]))
        lines.append((t("export.range_high"), [(total, rank.high) for total, rank in line]))
    # Where the others move, today's total has another rank: every mark stands on the curve.
    today = replace(report.before, rank=report.unchanged_rank)
    own = [(t("chart.baseline"), today, TODAY)]
    if report.changed:
        own.append((t("chart.scenario"), report.after, SCENARIO))
    places = [(name, [(standing.total, standing.rank.median)]) for name, standing, _ in own]
    for name, points in (*lines, (t("export.others"), report.curve.known), *places):
        series = data.add_series(name)
        for total, rank in points:
            series.add_data_point(float(total), rank)
    chart = base(slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, t("view.league"), legend=True)
    drawn = list(chart.plots[0].series)
    for number, series in enumerate(drawn[: len(lines)]):
        series.smooth = False
        GAIN.give(series.format.line.color)
        series.format.line.width = Pt(1 if number else 2.5)
        if number:
            series.format.line.dash_style = MSO_LINE.DASH
    _markers(drawn[len(lines)], XL_MARKER_STYLE.CIRCLE, OTHERS_MARK, NEUTRAL)
    highest = max(place.total for _, place, _ in own)
    for series, (_, place, colour) in zip(drawn[len(lines) + 1 :], own, strict=True):
        _markers(series, XL_MARKER_STYLE.DIAMOND, OWN_MARK, colour)
        shown = f"{numbers.points(place.total, t.language)} · {sentences.rank_alone(place.rank, t)}"
        # The curve rises to the right: there is room above it on the left, and below it on the right.
        left = place.total == highest and place.total > report.curve.totals[len(line) // EDGE]
        side = XL_LABEL_POSITION.LEFT if left else XL_LABEL_POSITION.RIGHT
        label(series.points[0], shown, INK, side, bold=True, down=-ASIDE if left else ASIDE)
    ranks, totals = chart.value_axis, chart.category_axis
    step = _rank_axis(ranks, report.after.rank.size)
    ranks.minimum_scale, ranks.major_unit = 0, step
    totals.minimum_scale = float(report.curve.totals[0].to_integral_value(ROUND_FLOOR))
    totals.maximum_scale = float(report.curve.totals[-1].to_integral_value(ROUND_CEILING))
    numbered(totals)
    for axis, title in ((ranks, t("axis.rank")), (totals, t("axis.points_of_100"))):
        axis_title(axis, title)
    totals.has_major_gridlines = False


def peers(slide: Slide, report: Report) -> None:
    """Put the rank under each assumption on the other provinces: with nothing done, and in the scenario."""
    t = report.texts
    items = report.peers_table
    shown: list[tuple[str, list[RankEstimate], Colour]] = [
        (t("headline.unchanged"), [item.unchanged for item in items], NEUTRAL)
    ]
    if report.changed:
        shown.append((t("export.rank_after"), [item.scenario for item in items], SCENARIO))
    data = CategoryChartData(number_format="0")
    data.categories = [_assumption(item, report) for item in items]
    for name, ranks, _ in shown:
        data.add_series(name, [rank.median for rank in ranks])
    chart = base(slide, XL_CHART_TYPE.LINE_MARKERS, data, t("export.peers_title"), legend=True)
    for series, (_, ranks, colour) in zip(chart.plots[0].series, shown, strict=True):
        series.smooth = False
        _markers(series, XL_MARKER_STYLE.CIRCLE, OWN_MARK, colour)
        for number, rank in enumerate(ranks):
            above = _is_above(rank, items[number], report, series.name == t("export.rank_after"))
            position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
            label(series.points[number], numbers.likely_rank(rank), INK, position, bold=colour is SCENARIO)
    # Rank 1 stands at the top; names of assumptions stay at the foot, which is where ranks are highest.
    quiet(chart.category_axis)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    ranks = chart.value_axis
    step = _rank_axis(ranks, report.after.rank.size)
    # Where one of the first ranks stands, the axis goes on above it, for its label.
    best = min(rank.median for _, standing, _ in shown for rank in standing)
    ranks.minimum_scale, ranks.major_unit = -step if best <= step else 0, step
    axis_title(ranks, t("axis.rank"))


def _rank_axis(axis: Any, size: int) -> int:
    """Let ranks fall from the top to one step below the last; return the step between their lines."""
    step = next(step for least, step in STEPS if size >= least)
    axis.reverse_order = True
    axis.crosses = XL_AXIS_CROSSES.MAXIMUM
    numbered(axis)
    # There is no rank 0, and none below.
    axis.tick_labels.number_format = "0;;"
    axis.maximum_scale = (size // step + 1) * step
    return step


def _is_above(rank: RankEstimate, item: PeersFigures, report: Report, scenario: bool) -> bool:
    """Return whether a rank's label stands above its mark: the better of two stands above."""
    if not report.changed:
        return True
    other = item.unchanged if scenario else item.scenario
    return rank.median < other.median or (rank.median == other.median and scenario)


def _assumption(item: PeersFigures, report: Report) -> str:
    return report.texts("export.assumed_here", assumption=item.short) if item.assumed else item.short


def _markers(series: Any, style: Any, size: int, colour: Colour) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = style, size
    fill(series.marker.format.fill, colour)
    colour.give(series.marker.format.line.color)


def nearest(totals: Sequence[Decimal], wanted: Decimal) -> int:
    """Return the place of the total that is nearest to one that is asked for."""
    return min(range(len(totals)), key=lambda place: abs(totals[place] - wanted))
