"""XLSX to hand out: the province's work and every unit's part on one sheet, then a sheet for each unit."""

from __future__ import annotations

import io

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from ui.exports.hand_out import ACTUAL, HandOut, tasks_table, unit_table, units_table
from ui.exports.sheet_names import sheet_names
from ui.exports.workbook_cells import Page

# What stands above a table: a title, what it rests on, an empty row.
TITLE_HEIGHT, NOTE_HEIGHT = 32, 62
FIRST_ROW = 4
NOTE_COLUMNS = 10
TASK_WIDTH, UNIT_WIDTH = 44, 34


def build(found: HandOut) -> bytes:
    """Return the workbook of what is handed out."""
    t, content = found.texts, io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": found.title, "author": t("app.title")})
    summary = Page(book, t("work.sheet_summary"))
    _summary(summary, found)
    titles = sheet_names([unit.name for unit in found.units], [summary.title], t("work.unit"))
    for place, title in enumerate(titles):
        _unit(Page(book, title), found, place)
    book.close()
    return content.getvalue()


def _summary(page: Page, found: HandOut) -> None:
    """Write the province's tasks and, below them, every unit's part with sums that compute."""
    t = found.texts
    page.note(1, found.title, columns=NOTE_COLUMNS, height=TITLE_HEIGHT, bold=True)
    page.note(2, " ".join(found.notes), columns=NOTE_COLUMNS, height=NOTE_HEIGHT)
    after = page.table(tasks_table(found), first_row=FIRST_ROW)
    units = units_table(found)
    heading = after + 2
    page.text(heading - 1, 2, units.title, bold=True)
    below = page.table(units, first_row=heading)
    page.text(below, 2, t("work.whole"), bold=True)
    counted = [task for task in found.tasks if task.counted]
    for column, task in enumerate(counted, start=3):
        letter = xl_col_to_name(column - 1)
        summed = f"=SUM({letter}{heading + 1}:{letter}{below - 1})"
        page.formula(below, column, summed, "whole", task.work.more)
    page.finish(first_row=FIRST_ROW, footer=found.stamp, heading=1, widths={1: 5, 2: TASK_WIDTH})


def _unit(page: Page, found: HandOut, place: int) -> None:
    t, unit, table = found.texts, found.units[place], unit_table(found, place)
    named = t("work.unit_lead", unit=unit.name, lead=unit.lead) if unit.lead else unit.name
    page.note(1, f"{named}\n{found.title}", columns=NOTE_COLUMNS, height=TITLE_HEIGHT, bold=True)
    page.note(2, t("work.sheet_note"), columns=NOTE_COLUMNS, height=TITLE_HEIGHT)
    page.table(table, first_row=FIRST_ROW)
    rows = enumerate(table.rows, start=FIRST_ROW + 1)
    counted = [task.counted for task in found.tasks for _ in found.months]
    for (row, _), is_counted in zip(rows, counted, strict=True):
        page.empty_input(row, ACTUAL, "whole" if is_counted else "percent")
    page.finish(
        first_row=FIRST_ROW + 1, footer=found.stamp, heading=FIRST_ROW, widths={1: 5, 2: UNIT_WIDTH}
    )
