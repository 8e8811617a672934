"""A road map on slides: the path of totals over the milestones, and the tasks with who leads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Emu, Pt

from ui.exports.model import Report, RoadMapFigures, TaskFigures
from ui.exports.slide_charts import axis_title, base, category, fill, label, numbered, quiet
from ui.exports.slide_deck import Deck, Slide
from ui.exports.slide_layouts import Place
from ui.exports.slide_style import GAIN, INK, NEUTRAL, SCENARIO, SMALL, Colour
from ui.exports.slide_table import AROUND, ASIDE, put
from ui.exports.slide_text import points
from ui.exports.type_width import LINE, line_count
from ui.words import numbers

MARK = 10
# With more milestones only the first and the last have their points beside them.
MOST_LABELS = 6
# Room above and below the path, as a share of what it rises.
ROOM = Decimal("0.25")

# Shares of the width: task, today, last target, who leads, deadline, points.
SHARES = (0.38, 0.1, 0.1, 0.2, 0.12, 0.1)
RIGHT = (False, True, True, False, True, True)


@dataclass(frozen=True)
class _Line:
    name: str
    totals: Sequence[Decimal | None]
    colour: Colour
    dashed: bool


def path(slide: Slide, report: Report, road_map: RoadMapFigures) -> None:
    """Put the totals expected at the milestones as a line, beside them the real ones, and the ratings."""
    t = report.texts
    days = [numbers.date(milestone.day, t.language) for milestone in road_map.milestones]
    names = [t("road_map.baseline"), *days]
    expected = [report.before.total, *(milestone.expected.total for milestone in road_map.milestones)]
    real = [None if item.really is None else item.really.total for item in road_map.milestones]
    lines = [_Line(t("road_map.expected"), expected, SCENARIO, dashed=False)]
    if any(total is not None for total in real):
        lines.append(_Line(t("road_map.actual"), [None, *real], GAIN, dashed=False))
    lines += [
        _Line(row["label"], [Decimal(str(row["total"]))] * len(names), NEUTRAL, dashed=True)
        for row in road_map.picture.drawing.rows.to_pylist()
        if row["what"] == "band"
    ]
    data = CategoryChartData(number_format="0.00")
    data.categories = [category(name) for name in names]
    for line in lines:
        data.add_series(line.name, [None if total is None else float(total) for total in line.totals])
    chart = base(slide, XL_CHART_TYPE.LINE_MARKERS, data, road_map.picture.title, legend=True)
    for series, line in zip(chart.plots[0].series, lines, strict=True):
        _draw(series, line, report)
    quiet(chart.category_axis)
    numbered(chart.value_axis)
    axis_title(chart.value_axis, t("axis.points_of_100"))
    _scale(chart.value_axis, [total for line in lines for total in line.totals if total is not None])


def pages(deck: Deck, road_map: RoadMapFigures, note: str) -> list[list[TaskFigures]]:
    """Return the tasks by slide: as many as one holds above a note, about as many on each."""
    place, tasks = deck.content_place(note), road_map.tasks
    for count in range(1, len(tasks) + 1):
        ends = [len(tasks) * part // count for part in range(count + 1)]
        parts = [list(tasks[start:end]) for start, end in pairwise(ends)]
        if all(sum(_heights(part, place, deck)) <= points(place.height) for part in parts):
            return parts
    return [[task] for task in tasks]


def tasks(slide: Slide, items: Sequence[TaskFigures], report: Report) -> None:
    """Put tasks as a table: from where to where, who leads, until when, and what they bring."""
    t = report.texts
    titles = [
        t("road_map.column.task"),
        t("table.before"),
        t("road_map.column.target"),
        t("road_map.column.lead"),
        t("road_map.column.deadline"),
        t("table.points"),
    ]
    grid = slide.table(len(items) + 1, len(titles), t("road_map.table.tasks"))
    for column, share in zip(grid.columns, SHARES, strict=True):
        column.width = Emu(int(slide.room.width * share))
    for row in grid.rows:
        row.height = Emu(slide.room.height // (len(items) + 1))
    for number, shown in enumerate([titles, *(_cells(item, report) for item in items)]):
        for place, (text, right) in enumerate(zip(shown, RIGHT, strict=True)):
            put(grid.cell(number, place), text, right=right)


def _cells(task: TaskFigures, report: Report) -> list[str]:
    t = report.texts
    last = task.targets[-1]
    return [
        task.name,
        "" if task.before is None else numbers.short_percent(task.before, t.language),
        "" if last is None else numbers.short_percent(last, t.language),
        task.lead,
        numbers.date(task.deadline, t.language),
        numbers.change(task.points, t.language),
    ]


def _heights(items: Sequence[TaskFigures], place: Place, deck: Deck) -> list[float]:
    report = deck.report
    rooms = [points(place.width) * share - ASIDE for share in SHARES]
    lines = [2]
    for item in items:
        counts = (
            line_count(text, SMALL * deck.wider, room)
            for text, room in zip(_cells(item, report), rooms, strict=True)
        )
        lines.append(max(counts))
    return [count * SMALL * LINE + AROUND for count in lines]


def _draw(series: Any, line: _Line, report: Report) -> None:
    series.smooth = False
    line.colour.give(series.format.line.color)
    series.format.line.width = Pt(1.5 if line.dashed else 2.5)
    if line.dashed:
        series.format.line.dash_style = MSO_LINE.DASH
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    real = line.colour is GAIN
    series.marker.style = XL_MARKER_STYLE.SQUARE if real else XL_MARKER_STYLE.CIRCLE
    series.marker.size = MARK
    fill(series.marker.format.fill, line.colour)
    line.colour.give(series.marker.format.line.color)
    position = XL_LABEL_POSITION.BELOW if real else XL_LABEL_POSITION.ABOVE
    last = len(line.totals) - 1
    for number, total in enumerate(line.totals):
        if total is not None and (real or last <= MOST_LABELS or number in (0, last)):
            shown = numbers.points(total, report.texts.language)
            label(series.points[number], shown, INK, position, bold=number == last)


def _scale(axis: Any, totals: Sequence[Decimal]) -> None:
    low, high = min(totals), max(totals)
    room = max((high - low) * ROOM, Decimal(1))
    axis.minimum_scale = float(max((low - room).to_integral_value(ROUND_FLOOR), Decimal(0)))
    axis.maximum_scale = float(min((high + room).to_integral_value(ROUND_CEILING), Decimal(100)))
