"""Units in an Excel workbook: the first sheet as text cells, and a table with typed numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal

from scoring.units.problems import UnitProblem, UnitTableError

Line = tuple[int, Sequence[str]]
Value = str | int | Decimal | None

MOST_COLUMNS = 50

# A small archive can hold a huge sheet.
MOST_BYTES_UNPACKED = 20_000_000

ZIP_START = b"PK"
COLUMN_WIDTHS = (32, 24, 14, 20, 20)


def is_workbook(content: bytes) -> bool:
    """Return whether the content is meant as a workbook."""
    return content.startswith(ZIP_START)


def read_sheet(file: str, content: bytes) -> Iterator[Line]:
    """Yield the lines of the first sheet with their numbers, every cell as text, formulas as such.

    Raises:
        UnitTableError: the content is no workbook, or too large once unpacked.

    """
    # Loaded here only: nothing else in the library needs it.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_BYTES_UNPACKED:
            raise UnitTableError(file, [UnitProblem("size", facts={"most": MOST_BYTES_UNPACKED})])
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
            yield number, [_text(value) for value in cells]
    except UnitTableError:
        raise
    except Exception as error:
        # A broken workbook fails in many ways inside zip, XML and openpyxl; none of them is ours.
        raise UnitTableError(file, [UnitProblem("workbook")]) from error


def write_sheet(title: str, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return a workbook of one sheet: texts as texts, numbers as numbers, the header kept in sight."""
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for number, row in enumerate([header, *rows], start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                # A name stays a name, whatever it begins with.
                cell.data_type = "s"
            elif isinstance(value, Decimal):
                cell.number_format = "0.00"
            if number == 1:
                cell.font = Font(bold=True)
    for place, width in enumerate(COLUMN_WIDTHS[: len(header)], start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _text(value: object) -> str:
    """Return a cell as the text a reader of the sheet sees, whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # A formula over several cells is an object that holds its text.
    return str(getattr(value, "text", value))
