"""The workbook to hand out, opened again: its numbers are the library's and add up, its texts are texts."""

import io
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from scoring import FromNow, Milestone, Task, Work, find_case, work_of
from scoring.units.unit_list import ListedUnit
from tests.ui.exports.made import DAY, HOSTILE, every_language
from ui.exports import hand_out_workbook
from ui.exports.hand_out import ACTUAL, HandOut, Weights, hand_out, notes, rows_of
from ui.words import numbers
from ui.words.texts import Language, load_texts

UNITS = (
    ListedUnit("Phường Xuân Hương - Đà Lạt", 5200, "Bà B"),
    ListedUnit("Xã Đơn Dương", 1300),
    ListedUnit("Sở Tư pháp", 77),
)
FIRST_ROW = 4


@cache
def _work() -> Work:
    milestones = [
        Milestone(date(2026, 12, 31), {"dossier_digitised": Decimal(40), "petition_on_time": Decimal(10)}),
        Milestone(
            date(2027, 3, 31),
            {
                "dossier_digitised": Decimal(50),
                "online_filing": Decimal(60),
                "citizen_data_procedure": Decimal("70.5"),
            },
        ),
    ]
    return work_of(find_case("lam-dong-2026"), milestones, DAY)


def _found(language: Language, units: tuple[ListedUnit, ...] = UNITS, plan: str = "Phương án A") -> HandOut:
    each = Weights([unit.weight for unit in units], "trọng số")
    weights = {item.lever: each for item in _work().levers}
    tasks = {"dossier_digitised": Task("dossier_digitised", "Sở Nội vụ")}
    return hand_out(_work(), units, weights, tasks, load_texts(language), plan=plan, date=DAY)


def _book(found: HandOut, *, stored: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(hand_out_workbook.build(found)), data_only=stored)


def _rows(sheet: Any, first: int) -> list[tuple[object, ...]]:
    """Return rows up to the first empty one."""
    found = []
    for row in sheet.iter_rows(min_row=first, values_only=True):
        if not any(value not in (None, "") for value in row):
            break
        found.append(row)
    return found


@every_language
def test_every_unit_has_a_sheet_and_the_sheets_add_up_to_the_province(language: Language):
    book = _book(_found(language))
    assert book.sheetnames[1:] == ["Phường Xuân Hương - Đà Lạt", "Xã Đơn Dương", "Sở Tư pháp"]
    tasks = _rows(book.worksheets[0], FIRST_ROW + 1)
    months = len(_work().months)
    for number, task in enumerate(tasks, start=1):
        by_month = [row[4] for sheet in book.worksheets[1:] for row in _of_task(sheet, number)]
        if task[5] is None:
            assert set(by_month) == {None}
            continue
        summed = [sum(by_month[at::months]) for at in range(months)]
        assert summed == list(task[6 : 6 + months])
        assert sum(summed) == task[5]
    assert [task[5] for task in tasks] == [None, 134_183, 264]


def _of_task(sheet: Any, number: int) -> list[tuple[Any, ...]]:
    return [row for row in _rows(sheet, FIRST_ROW + 1) if row[0] == number]


def test_a_units_sheet_says_what_by_when_and_leaves_room_for_what_was_done():
    sheet = _book(_found("vi")).worksheets[1]
    heads = _rows(sheet, FIRST_ROW)[0]
    assert heads == (
        *("TT", "Nhiệm vụ", "Tháng", "Đơn vị tính", "Phải làm trong tháng", "Cộng dồn"),
        *("Tỷ lệ phải đạt cuối tháng", "Thực hiện", "Thời hạn", "Chủ trì"),
    )
    digitised = _of_task(sheet, 2)
    # 82,534 over two months, then 51,649 over three; 5,200 of 6,577 parts of each, by largest remainders.
    assert [row[4] for row in digitised] == [32_627, 32_627, 13_612, 13_612, 13_611]
    assert digitised[-1][5] == 106_089
    assert digitised[0][2:4] == ("11/2026", "hồ sơ")
    assert digitised[0][6:] == (None, None, "31/3/2027", "Sở Nội vụ")
    filing = _of_task(sheet, 1)
    assert [row[3] for row in filing] == ["%"] * 5
    assert [round(row[6], 3) for row in filing] == [0.449, 0.487, 0.524, 0.562, 0.6]
    assert "Bà B" in sheet["A1"].value
    colours = {sheet.cell(row, ACTUAL).fill.fgColor.rgb for row in range(FIRST_ROW + 1, FIRST_ROW + 16)}
    assert colours == {"FFFFF6D6"}


def test_sums_of_the_summary_are_formulas_over_our_own_cells():
    book = _book(_found("en"), stored=False)
    (sheet,) = [book.worksheets[0]]
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert [cell.value for cell in formulas] == ["=SUM(C11:C13)", "=SUM(D11:D13)"]
    for cell, stored in zip(formulas, (134_183, 264), strict=True):
        above = [sheet.cell(row, cell.column).value for row in (11, 12, 13)]
        assert sum(above) == stored
        assert _book(_found("en")).worksheets[0][cell.coordinate].value == stored


def test_hostile_names_stay_text_and_name_their_sheets():
    units = tuple(ListedUnit(name, 1, name) for name in HOSTILE)
    book = _book(_found("vi", units, plan=HOSTILE[0]), stored=False)
    assert len({title.casefold() for title in book.sheetnames}) == len(HOSTILE) + 1
    found = [
        (sheet.title, cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert {value.startswith("=SUM(") for _, value in found} == {True}
    assert {title for title, _ in found} == {book.sheetnames[0]}
    names = [row[1] for row in _rows(book.worksheets[0], 11)]
    assert names[: len(HOSTILE)] == list(HOSTILE)


def test_doubled_and_unusable_names_have_sheets_of_their_own():
    units = tuple(ListedUnit(name) for name in ("Xã A/B", "xã a:b", "???", "Tổng hợp"))
    assert _book(_found("vi", units)).sheetnames == [
        *("Tổng hợp", "Xã A B", "xã a b (2)", "Đơn vị", "Tổng hợp (2)")
    ]


def test_what_takes_no_work_or_is_not_counted_is_said():
    notes = " ".join(_found("en").notes)
    assert "Petitions" in notes
    assert "reached already" in notes
    assert "same for every unit" in notes


@pytest.mark.slow
def test_as_many_units_as_a_list_holds_make_a_workbook_that_opens():
    units = tuple(ListedUnit(f"Xã {number}", number) for number in range(1, 401))
    assert rows_of(_work(), len(units)) == 6_000
    book = _book(_found("vi", units))
    assert len(book.sheetnames) == 401
    assert sum(row[4] for sheet in book.worksheets[1:] for row in _of_task(sheet, 2)) == 134_183


@every_language
def test_work_on_what_is_to_come_says_that_it_is_estimated(language: Language):
    seen = find_case("lam-dong-2026").seen(FromNow(date(2026, 11, 26)))
    targets = [Milestone(date(2026, 12, 31), {"dossier_digitised": Decimal(20)})]
    found = work_of(seen, targets, DAY)
    told = notes(found, load_texts(language))
    assert told == [
        load_texts(language)(
            "work.note_from_now",
            case="Lâm Đồng 2026",
            day=numbers.date(date(2026, 11, 26), language),
            year=2026,
        )
    ]
