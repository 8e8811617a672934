"""Tables of units: both kinds of file, both languages, every problem at once, and back again."""

import io
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from scoring import Unit, UnitTableError, UnitWords, read_unit_table, write_unit_csv, write_unit_workbook
from scoring.units.problems import TEMPLATES
from scoring.units.rows import MOST_UNITS
from scoring.units.table import MOST_BYTES, MOST_LINES
from scoring.units.workbook import MOST_BYTES_UNPACKED

TOP = Decimal(22)
BAD_FILES = Path(__file__).resolve().parents[2] / "bad_files" / "units.toml"
GALLERY: list[dict[str, Any]] = tomllib.loads(BAD_FILES.read_text(encoding="utf-8"))["bad"]

UNITS = (
    Unit("Phú Quý", "district", Decimal("8.71"), "own", 120, Decimal("9.00")),
    Unit("Hàm Thuận Nam", "district", Decimal("3.56"), "own", 340),
    Unit('Sở, ngành; "một"', "department", None, "unpublished", 0),
)
WORDS = UnitWords(
    "Đơn vị",
    {
        "unit": "Đơn vị",
        "kind": "Loại",
        "dossiers": "Số hồ sơ",
        "digitization": "Điểm số hóa (0-22)",
        "target": "Mục tiêu",
    },
    {"district": "Địa phương", "department": "Sở, ngành"},
)


def _refused(content: bytes, file: str = "own.csv") -> UnitTableError:
    with pytest.raises(UnitTableError) as caught:
        read_unit_table(file, content, TOP)
    return caught.value


def _found(error: UnitTableError) -> list[str]:
    return [
        problem.code if problem.row is None else f"{problem.code} {problem.row} {problem.column or '-'}"
        for problem in error.problems
    ]


def _sheet(*rows: list[object]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: entry["name"])
def test_a_broken_table_gives_every_problem_with_its_place(entry: dict[str, Any]):
    error = _refused(entry["content"].encode())
    assert _found(error) == entry["problems"]
    assert str(error).startswith("own.csv: ")
    assert "{" not in str(error)


def test_the_gallery_and_these_tests_hold_every_kind_of_problem():
    shown = {problem.split()[0] for entry in GALLERY for problem in entry["problems"]}
    elsewhere = {"size", "file_type", "encoding", "workbook", "too_many"}
    assert shown | elsewhere == set(TEMPLATES)


@pytest.mark.parametrize(
    "content",
    [
        "unit,kind,dossiers,digitization,target\nPhú Quý,district,120,8.71,9\nLa Gi,commune,7,,\n",
        "Đơn vị;Loại;Số hồ sơ;Điểm số hóa;Mục tiêu\nPhú Quý;huyện;120;8,71;9,0\nLa Gi;Thị xã;7;;\n",
        "\ufeffTên đơn vị\tLOẠI\tTrọng số\tSố hóa (trên 22)\tMục tiêu\r\n"
        "Phú Quý\tĐịa phương\t120\t8,71\t9\r\nLa Gi\tđặc khu\t7\t\t\r\n\r\n",
        "TARGET,Name,weight,Kind,Digitisation,\n9.00, Phú Quý ,120,District,8.71,\n,La Gi,7,phường,,\n",
    ],
    ids=["english", "vietnamese", "tabs, BOM and blank lines", "another order"],
)
def test_both_languages_and_every_separator_mean_the_same(content: str):
    assert read_unit_table("own.csv", content.encode(), TOP) == (
        Unit("Phú Quý", "district", Decimal("8.71"), "own", 120, Decimal(9)),
        Unit("La Gi", "district", None, "unpublished", 7),
    )


def test_without_dossiers_all_units_weigh_the_same():
    found = read_unit_table("own.csv", b"unit,kind,dossiers\nA,district,\nB,department,\n", TOP)
    assert [unit.dossiers for unit in found] == [1, 1]


@pytest.mark.parametrize("comma", [True, False])
def test_a_written_csv_reads_as_the_same_units(comma: bool):
    content = write_unit_csv(UNITS, WORDS, decimal_comma=comma)
    assert content.startswith(b"\xef\xbb\xbf")
    assert (b"8,71" in content) == comma
    assert read_unit_table("own.csv", content, TOP) == UNITS


def test_a_written_workbook_reads_as_the_same_units_and_holds_typed_numbers():
    content = write_unit_workbook(UNITS, WORDS)
    assert read_unit_table("own.xlsx", content, TOP) == UNITS
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["Phú Quý", "Địa phương", 120, 8.71, 9]
    assert sheet["D2"].number_format == "0.00"
    assert sheet.freeze_panes == "A2"


def test_a_written_name_is_never_a_formula():
    content = write_unit_workbook([Unit("=1+1", "district")], WORDS)
    cell = load_workbook(io.BytesIO(content)).worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_formulas_dates_and_truths_of_a_workbook_are_refused_with_their_places():
    content = _sheet(
        ["unit", "kind", "dossiers", "digitization"],
        ["A", "district", "=1+1", 5.38],
        ["B", "district", True, "=HYPERLINK(1)"],
        ["C", "district", 3.0, 5.381],
    )
    assert _found(_refused(content)) == [
        "formula 2 dossiers",
        "dossiers 3 dossiers",
        "formula 3 digitization",
        "points 4 digitization",
    ]


def test_numbers_of_a_workbook_are_exact_and_other_sheets_do_not_matter():
    workbook = load_workbook(io.BytesIO(_sheet([], ["Unit", "Kind", "Dossiers", "Digitisation"], [])))
    workbook.worksheets[0].append(["A", "District", 3.0, 8.71])
    workbook.create_sheet("Notes").append(["=1+1"])
    stream = io.BytesIO()
    workbook.save(stream)
    assert read_unit_table("own.xlsx", stream.getvalue(), TOP) == (
        Unit("A", "district", Decimal("8.71"), "own", 3),
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x" * (MOST_BYTES + 1), "size"),
        ("đơn vị,loại\n".encode("utf-16"), "file_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "file_type"),
        ("đơn vị,loại\n".encode("cp1258", "replace") + b"\xfb\xff", "encoding"),
        (b"PK\3\4 broken", "workbook"),
        (write_unit_workbook(UNITS, WORDS)[:-200], "workbook"),
    ],
    ids=["too large", "UTF-16", "an old XLS", "a Windows code page", "no archive", "cut off"],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, code: str):
    assert _found(_refused(content)) == [code]


def test_another_archive_is_no_workbook():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert _found(_refused(stream.getvalue())) == ["workbook"]


def test_an_archive_that_unpacks_to_too_much_is_refused_unopened():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (MOST_BYTES_UNPACKED + 1))
    assert len(stream.getvalue()) < MOST_BYTES
    assert _found(_refused(stream.getvalue())) == ["size"]


def test_a_table_may_have_as_many_rows_as_there_are_units_anywhere_and_not_one_more():
    rows = [f"unit {n},district\n" for n in range(MOST_UNITS + 1)]
    header = "unit,kind\n"
    assert len(read_unit_table("own.csv", (header + "".join(rows[:-1])).encode(), TOP)) == MOST_UNITS
    error = _refused((header + "".join(rows)).encode())
    assert _found(error) == [f"too_many {MOST_UNITS + 2} -"]


def test_blank_lines_without_end_are_not_followed():
    workbook = load_workbook(io.BytesIO(_sheet(["unit", "kind"], ["A", "district"])))
    workbook.worksheets[0].cell(1_048_576, 1, "far away")
    stream = io.BytesIO()
    workbook.save(stream)
    assert _found(_refused(stream.getvalue())) == [f"too_many {MOST_LINES + 1} -"]
