"""Templates to fill in, holding what is known of a case: CSV and XLSX that the reader takes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from scoring.case.case import Case
from scoring.league import LeagueRow
from scoring.tables.columns import Kind, columns

Language = Literal["vi", "en"]
TemplateCell = str | int | Decimal | None
TemplateRows = list[list[TemplateCell]]

# A sheet's name has at most 31 characters; a column is as wide as its longest cell, up to this.
WIDEST = 60

COUNTED_WORDS: dict[Language, tuple[str, str]] = {
    "vi": ("Tử số là gì", "Mẫu số là gì"),
    "en": ("What the numerator counts", "What the denominator counts"),
}


def template(case: Case, kind: Kind, language: Language) -> TemplateRows:
    """Return the rows of a template, the header first: the case's league, or its counts.

    Missing figures are empty cells, never zero.
    """
    return _league(case, language) if kind == "league" else _counts(case, language)


def to_csv(rows: TemplateRows, language: Language) -> bytes:
    """Return rows as CSV as a spreadsheet in that language opens it: UTF-8 with a mark.

    In Vietnamese, semicolons between cells and a decimal comma; in English, commas and a point.
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";" if language == "vi" else ",")
    for row in rows:
        writer.writerow([_text(cell, language) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def to_xlsx(rows: TemplateRows, title: str) -> bytes:
    """Return rows as a workbook with typed cells and one sheet."""
    import openpyxl  # noqa: PLC0415 - takes as long to load as the library, and few ever download
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append([float(cell) if isinstance(cell, Decimal) else cell for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for place, width in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _league(case: Case, language: Language) -> TemplateRows:
    names = columns("league")
    always = ("province", "total", "rank")
    fields = [
        name
        for name, column in names.items()
        if column.holds != "ignored"
        and (name in always or any(_league_cell(row, name, case) is not None for row in case.league.rows))
    ]
    header: list[TemplateCell] = [getattr(names[name].name, language) for name in fields]
    return [header, *([_league_cell(row, name, case) for name in fields] for row in case.league.rows)]


def _league_cell(row: LeagueRow, name: str, case: Case) -> TemplateCell:
    if name in case.rules.point_maxima:
        points = row.points(name)
        # As published, always with two decimals: a spreadsheet then shows them alike.
        return None if points is None else Decimal(f"{points:.2f}")
    others: dict[str, TemplateCell] = {
        "province": row.province,
        "tolerance": row.tolerance,
        "rank": row.rank,
    }
    return others.get(name)


def _counts(case: Case, language: Language) -> TemplateRows:
    names = columns("counts")
    fields = ("indicator", "name", "numerator", "denominator")
    rows: TemplateRows = [
        [*(getattr(names[name].name, language) for name in fields), *COUNTED_WORDS[language]]
    ]
    for item in case.baseline.indicators.values():
        rule = case.rules.indicators[item.id]
        counts: Sequence[TemplateCell] = item.counts or (None, None)
        words = (getattr(rule.numerator, language), getattr(rule.denominator, language))
        rows.append([item.id, getattr(rule.name, language), *counts, *words])
    return rows


def _text(cell: TemplateCell, language: Language) -> str:
    if cell is None:
        return ""
    text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return text.replace(".", ",") if isinstance(cell, Decimal) and language == "vi" else text


def _widths(rows: TemplateRows) -> list[int]:
    return [
        min(WIDEST, 2 + max(len(str(cell or "")) for cell in column)) for column in zip(*rows, strict=True)
    ]
