"""The sheet of charts: native ones over the sheet of results, so that they follow what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from ui.charts.drawing import ROLES
from ui.exports.light_theme import colours
from ui.exports.model import Report
from ui.exports.workbook_cells import Page
from ui.exports.workbook_results import AVERAGE, BEFORE, FIRST_ROW, HEADING_ROW, NAME, NOW

# In pixels: a chart without its bars, each bar, and a row of the sheet.
WIDTH, LEAST, A_BAR = 1000, 190, 17
ROW_PIXELS = 20
GAP = 60

# Columns of the tables below the groups, counted from 1: the levers' percentages, the points of a cause.
PERCENT_BEFORE, PERCENT_AFTER, CAUSE_POINTS = 3, 4, 3


def write(book: Workbook, page: Page, report: Report, results: str, tables: dict[str, int]) -> None:
    """Write the sheet; ``results`` is the sheet of results, ``tables`` where its tables begin."""
    t, row = report.texts, 1
    groups = (FIRST_ROW, FIRST_ROW + len(report.groups) - 1)
    columns = [(BEFORE, HEADING_ROW, "gain"), (NOW, HEADING_ROW, "scenario")]
    if any(group.average is not None for group in report.groups):
        columns.append((AVERAGE, HEADING_ROW, "neutral"))
    drawn = [(t("compare.groups"), report.below_average, groups, columns, "0.00")]
    if report.changes:
        heading = tables["changes"]
        rows = (heading + 1, heading + len(report.changes))
        columns = [(PERCENT_BEFORE, heading, "neutral"), (PERCENT_AFTER, heading, "scenario")]
        drawn.append((t("changes.title"), report.action, rows, columns, "0.##%"))
    if report.gains:
        heading = tables["gains"]
        rows = (heading + 1, heading + len(report.gains))
        columns = [(CAUSE_POINTS, heading, "gain")]
        drawn.append((t("view.waterfall"), report.origin, rows, columns, "+0.00;-0.00;0.00"))
    for number, (title, message, rows, columns, shown) in enumerate(drawn):
        if number:
            page.break_before(row)
        chart, height = _bars(book, results, title, rows, columns, shown)
        page.chart(row, chart, message)
        row += height // ROW_PIXELS + 2
    page.print_on_a4(report.stamp)


def _bars(
    book: Workbook,
    sheet: str,
    title: str,
    rows: tuple[int, int],
    columns: Sequence[tuple[int, int, str]],
    shown: str,
) -> tuple[Any, int]:
    """Return lying bars over cells of a sheet, the first row at the top, and the chart's height."""
    chart = book.add_chart({"type": "bar"})
    first, last = rows[0] - 1, rows[1] - 1
    roles = dict(zip(ROLES, colours()["chartCategoricalColors"], strict=True))
    for column, heading, role in columns:
        chart.add_series(
            {
                "name": [sheet, heading - 1, column - 1],
                "categories": [sheet, first, NAME - 1, last, NAME - 1],
                "values": [sheet, first, column - 1, last, column - 1],
                "fill": {"color": roles[role]},
                "invert_if_negative": True,
                "invert_if_negative_color": roles["loss"],
                "data_labels": {"value": True, "num_format": shown},
                "gap": GAP,
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 14}, "overlay": False})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True} if len(columns) == 1 else {"position": "top"})
    height = LEAST + A_BAR * len(columns) * (last - first + 1)
    chart.set_size({"width": WIDTH, "height": height})
    return chart, height
