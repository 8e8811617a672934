"""Old Excel workbooks (.xls) and OpenDocument spreadsheets (.ods) as grids: the values they store.

The reader tells no formula from a value: what a formula last showed is read, and that is said.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Literal

from scoring.tables.grid import Book, Cell, GridBuilder, Sheet, refuse
from scoring.tables.problem import OwnDataError, Problem
from scoring.tables.sizes import (
    COLUMNS_LOOKED_AT,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_SHEETS,
    ROWS_LOOKED_AT,
)
from scoring.tables.workbook import number_cell


def read_old_workbook(content: bytes, kind: Literal["xls", "ods"]) -> Book:
    """Return the sheets of a workbook that the guards of ``archive`` have let through.

    Raises:
        OwnDataError: broken, protected by a password, or more than a file may hold.

    """
    from python_calamine import (  # noqa: PLC0415 - few files are of these kinds
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    try:
        with load_workbook(io.BytesIO(content)) as book:
            sheets = [item for item in book.sheets_metadata if item.typ == SheetTypeEnum.WorkSheet]
            if len(sheets) > MAX_SHEETS:
                raise refuse("too_many_sheets", limit=MAX_SHEETS)
            seen = [item.name for item in sheets if item.visible == SheetVisibleEnum.Visible]
            names = seen or [item.name for item in sheets]
            hidden = tuple(item.name for item in sheets if item.name not in names)
            left = MAX_CELLS
            found = []
            for name in names:
                sheet = book.get_sheet_by_name(name)
                height, width = (last + 1 for last in sheet.end or (0, 0))
                if width > COLUMNS_LOOKED_AT:
                    raise refuse("too_many_columns", limit=MAX_COLUMNS)
                builder = GridBuilder()
                rows = sheet.to_python(skip_empty_area=False, nrows=ROWS_LOOKED_AT)
                for number, values in enumerate(rows, start=1):
                    cells = {
                        place: cell
                        for place, value in enumerate(values)
                        if (cell := _cell(value)) is not None
                    }
                    left -= len(cells)
                    if left < 0:
                        raise refuse("too_many_cells", limit=MAX_CELLS)
                    builder.add(number, cells)
                notes = [Problem("stored_values")]
                if height > ROWS_LOOKED_AT:
                    notes.append(Problem("sheet_cut", ROWS_LOOKED_AT, facts={"limit": ROWS_LOOKED_AT}))
                if made := builder.rows():
                    found.append(Sheet(name, made, tuple(notes)))
    except OwnDataError:
        raise
    except PasswordError as error:
        raise refuse("encrypted") from error
    except Exception as error:  # a broken workbook fails in many ways
        raise refuse("unreadable") from error
    return Book(kind, tuple(found), hidden)


def _cell(value: object) -> Cell | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return Cell("boolean", str(value))
    if isinstance(value, datetime | date | time | timedelta):
        return Cell("date", str(value))
    if isinstance(value, int | float):
        return number_cell(value)
    text = " ".join(str(value).split())
    if text.startswith("#") and text.endswith(("!", "?", "/A")):
        return Cell("error", text)
    return Cell("text", text) if text else None
