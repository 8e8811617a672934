"""XLSX: inputs, results, charts, league and assumptions, with formulas that go on computing in the office.

The sheet of inputs holds every ratio and the couplings between them as formulas, so that a ratio typed
there moves what the library would move. Ratios that only follow another are formulas; typing over one
sets it, as a lever does. Ranks are not recomputed: they rest on an estimate a sheet cannot hold.
"""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from ui.exports import workbook_charts, workbook_inputs, workbook_results, workbook_road_map
from ui.exports.model import Report
from ui.exports.tables import Table, assumptions, fall_short, league
from ui.exports.workbook_cells import Page


def build(report: Report) -> bytes:
    """Return the workbook of a report."""
    t, content = report.texts, io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{report.case_name}: {report.name}", "author": t("app.title")})
    inputs, results = Page(book, t("export.sheet_inputs")), Page(book, t("export.sheet_results"))
    charts = Page(book, t("export.sheet_charts"))
    field = _page(book, t("export.sheet_league"), league(report), report)
    _page(book, t("export.sheet_assumptions"), assumptions(report), report)
    for table in fall_short(report):
        _page(book, t("shortfall.title"), table, report)
    places = workbook_inputs.write(inputs, report)
    tables = workbook_results.write(results, report, places, inputs.title, field.title)
    workbook_charts.write(book, charts, report, results.title, tables)
    if report.road_map is not None:
        path = Page(book, t("road_map.sheet"))
        workbook_road_map.write(path, report, report.road_map, places, inputs.title)
    book.close()
    return content.getvalue()


def _page(book: Workbook, title: str, table: Table, report: Report) -> Page:
    page = Page(book, title)
    page.table(table, first_row=1)
    page.finish(first_row=2, footer=report.stamp)
    return page
