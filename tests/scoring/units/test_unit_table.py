"""Tables of units: both kinds of file, both languages, every problem at once, and back again."""

import io
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from scoring import (
    Unit,
    UnitTableError,
    UnitWords,
    load_rules,
    read_unit_table,
    write_unit_csv,
    write_unit_workbook,
)
from scoring.own_data import Choices, DecimalSign, Reading
from scoring.tables.columns import columns
from scoring.units.count_table import NAMED, count_spans
from scoring.units.table import COLUMNS, MOST_UNITS, read_typed_units, read_units
from scoring.vintages import vintages
from tests.bad_uploads.make import content_of

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
        read_unit_table(file, content, TOP, rules=load_rules("portal_2026"))
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
    error = _refused(content_of(entry))
    assert _found(error) == entry["problems"]
    assert str(error).startswith("own.csv: ")
    assert "{" not in str(error)


@pytest.mark.parametrize(
    "content",
    [
        "unit,kind,dossiers,digitization,target\nPhú Quý,district,120,8.71,9\nLa Gi,district,7,,\n",
        "Đơn vị;Loại;Số hồ sơ;Điểm số hóa;Mục tiêu\nPhú Quý;huyện;120;8,71;9,0\nLa Gi;Thị xã;7;;\n",
        "\ufeffTên đơn vị\tLOẠI\tTrọng số\tSố hóa (trên 22)\tMục tiêu\r\n"
        "Phú Quý\tĐịa phương\t120\t8,71\t9\r\nLa Gi\thuyện\t7\t\t\r\n\r\n",
        "TARGET,Name,weight,Kind,Digitisation,\n9.00, Phú Quý ,120,District,8.71,\n,La Gi,7,thị xã,,\n",
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


def test_numbers_of_a_workbook_are_exact_and_other_sheets_do_not_matter():
    workbook = load_workbook(io.BytesIO(_sheet([], ["Unit", "Kind", "Dossiers", "Digitisation"], [])))
    workbook.worksheets[0].append(["A", "District", 3.0, 8.71])
    workbook.create_sheet("Notes").append(["=1+1"])
    stream = io.BytesIO()
    workbook.save(stream)
    assert read_unit_table("own.xlsx", stream.getvalue(), TOP) == (
        Unit("A", "district", Decimal("8.71"), "own", 3),
    )


def test_a_table_may_have_as_many_rows_as_there_are_units_anywhere_and_not_one_more():
    rows = [f"unit {n},district\n" for n in range(MOST_UNITS + 1)]
    header = "unit,kind\n"
    assert len(read_unit_table("own.csv", (header + "".join(rows[:-1])).encode(), TOP)) == MOST_UNITS
    error = _refused((header + "".join(rows)).encode())
    assert _found(error) == [f"too_many_units {MOST_UNITS + 2} -"]


def _codes(reading: Reading[Any]) -> list[str]:
    return [problem.code for problem in (*reading.errors, *reading.warnings)]


def test_what_stands_far_below_a_sheet_is_said_not_to_be_read():
    workbook = load_workbook(io.BytesIO(_sheet(["unit", "kind"], ["A", "district"])))
    workbook.worksheets[0].cell(1_048_576, 1, "far away")
    stream = io.BytesIO()
    workbook.save(stream)
    reading = read_units(stream.getvalue(), TOP)
    assert reading.value == (Unit("A", "district"),)
    assert [(problem.code, problem.row) for problem in reading.warnings] == [("sheet_cut", 20_000)]


def test_utf_16_totals_notes_numbering_and_titles_do_no_harm():
    text = (
        "Bảng số hóa năm 2026\n\nTT\tĐơn vị\tLoại\tSố hồ sơ\tĐiểm số hóa\n1\tPhú Quý\thuyện\t1 234\t8,71\n"
        "\tTổng cộng\t\t1 234\t\n\tGhi chú: tạm tính\n"
    )
    reading = read_units(text.encode("utf-16"), TOP)
    assert reading.value == (Unit("Phú Quý", "district", Decimal("8.71"), "own", 1234),)
    assert _codes(reading) == ["totals_skipped", "note_skipped"]


@pytest.mark.parametrize(
    ("dossiers", "points", "read"),
    [
        # 1.234 cannot be dossiers with decimals; whether 12.000 are twelve, other numbers tell.
        ("1.234", "", 1234),
        ("1,234", "", 1234),
        ("1.234.567", "8.71", 1_234_567),
        ("12.000", "8,71", 12_000),
        ("12,000", "8.71", 12_000),
        ("12\u00a0000", "8.71", 12_000),
    ],
)
def test_thousands_are_read_where_only_one_reading_is_possible(dossiers: str, points: str, read: int):
    text = f"unit;kind;dossiers;digitization\nA;district;{dossiers};{points}\n"
    reading = read_units(text.encode(), TOP)
    assert reading.value is not None
    assert reading.value[0].dossiers == read
    assert _codes(reading) == ([] if "\u00a0" in dossiers else ["thousands"])


AMBIGUOUS = b"unit;kind;dossiers\nA;district;12.000\nB;district;7\n"


def test_dossiers_that_can_be_read_in_two_ways_are_asked_about_and_the_decision_settles_it():
    reading = read_units(AMBIGUOUS, TOP)
    assert (reading.value, reading.errors) == (None, ())
    assert reading.question is not None
    assert [(e.row, e.column, e.text, e.with_comma, e.with_point) for e in reading.question.examples] == [
        (2, "dossiers", "12.000", "12000", "12")
    ]
    signs: tuple[DecimalSign, ...] = (",", ".")
    for decimal, read in zip(signs, (12_000, 12), strict=True):
        assert read_unit_table("own.csv", AMBIGUOUS, TOP, Choices(decimal))[0].dossiers == read
    # Where nobody can be asked, it is a problem like any other.
    assert _found(_refused(AMBIGUOUS)) == ["two_readings 2 dossiers"]
    assert "“12.000” may be 12000 or 12." in str(_refused(AMBIGUOUS))


@pytest.mark.parametrize(("dossiers", "points"), [("12.000", "8.71"), ("12,000", "8,71")])
def test_points_do_not_tell_that_twelve_thousand_are_twelve(dossiers: str, points: str):
    text = f"unit;kind;dossiers;digitization\nA;district;{dossiers};{points}\n"
    reading = read_units(text.encode(), TOP)
    assert (reading.value, reading.errors) == (None, ())
    assert reading.question is not None
    assert [example.text for example in reading.question.examples] == [dossiers]


def test_points_with_different_signs_need_no_question():
    text = "unit;kind;digitization;target\nA;district;8,71;9.5\nB;district;3.56;4\nC;district;1.000;\n"
    read = read_unit_table("own.csv", text.encode(), TOP)
    assert [(unit.points, unit.target) for unit in read] == [
        (Decimal("8.71"), Decimal("9.5")),
        (Decimal("3.56"), Decimal(4)),
        (Decimal(1), None),
    ]
    both = text.replace(";digitization", ";dossiers;digitization").replace("district;", "district;12.000;")
    question = read_units(both.encode(), TOP).question
    assert question is not None
    assert {example.column for example in question.examples} == {"dossiers"}
    assert read_units(both.encode(), TOP, Choices(",")).value == tuple(
        replace(unit, dossiers=12_000) for unit in read
    )


def test_a_name_over_two_lines_is_a_name():
    read = read_unit_table("own.csv", b'unit,kind\n"A\nB",district\n', TOP)
    assert [unit.name for unit in read] == ["A B"]


TITLES = {name: name.title() for name in COLUMNS}


def _typed(*rows: dict[str, str]) -> Reading[tuple[Unit, ...]]:
    return read_typed_units(enumerate(rows, start=1), TOP, TITLES)


def test_rows_typed_are_read_as_those_of_a_file():
    good = {
        "unit": " Phú  Quý",
        "kind": "huyện",
        "dossiers": "1.234",
        "digitization": "8,71",
        "target": "9.5",
    }
    reading = _typed(good, {}, {"unit": " "}, {**good, "unit": "La Gi", "dossiers": "7"})
    assert reading.value == (
        Unit("Phú Quý", "district", Decimal("8.71"), "own", 1234, Decimal("9.5")),
        Unit("La Gi", "district", Decimal("8.71"), "own", 7, Decimal("9.5")),
    )
    assert [(p.code, p.row, p.column) for p in reading.warnings] == [("thousands", 1, "Dossiers")]


def test_every_problem_of_rows_typed_is_found_with_the_columns_as_the_screen_calls_them():
    reading = _typed(
        {"unit": "A", "kind": "huyện", "dossiers": "12.000", "digitization": "=1", "target": "8,71"},
        {"unit": "a", "kind": "xa xôi", "target": "22.5"},
        {"unit": "x" * 400, "kind": "huyện", "dossiers": "1.5", "digitization": "5,381"},
    )
    assert reading.value is None
    assert [(p.code, p.row, p.column) for p in reading.errors] == [
        ("two_readings", 1, "Dossiers"),
        ("formula", 1, "Digitization"),
        ("repeated", 2, "Unit"),
        ("unit_kind", 2, "Kind"),
        ("dossiers_some", 2, "Dossiers"),
        ("out_of_range", 2, "Target"),
        ("cell_too_long", 3, "Unit"),
        ("not_whole", 3, "Dossiers"),
        ("two_decimals", 3, "Digitization"),
    ]
    assert "Cell Digitization 1 is a formula" in str(reading.errors[1])
    assert _codes(_typed({}, {"unit": " "})) == ["no_rows"]


def test_the_columns_are_those_of_the_data_file():
    rules = [load_rules(vintage) for vintage in vintages()]
    others = {name for vintage in rules for name in (*vintage.point_maxima, *count_spans(vintage))}
    known = {name for name, column in columns("units").items() if column.holds != "ignored"}
    assert known - others - set(NAMED) == set(COLUMNS) - others
    assert known >= set(COLUMNS) | others


ALL_GROUPS = (
    "TEN;LOAI_COQUAN;CKMB;TDGQ;CLGQ;TTTT;MDSH;MDHL;TONG_SCORE;Số hồ sơ\n"
    "Sở Y tế;2;10;15;8;6;9,5;12;60,5;120\nUBND xã A;3;11;16;7;5;10,5;11;60,5;1.200\n"
    "UBND phường B;3;9;14;7;5;8,5;11;54,5;800\n"
)


def test_all_groups_and_the_total_of_units_are_read_with_their_kinds():
    groups = load_rules("portal_2026").point_maxima
    read = read_units(ALL_GROUPS.encode(), TOP, groups=groups).value
    assert read is not None
    assert [(unit.name, unit.kind, unit.dossiers) for unit in read] == [
        ("Sở Y tế", "department", 120),
        ("UBND xã A", "commune", 1200),
        ("UBND phường B", "commune", 800),
    ]
    assert [unit.points for unit in read] == [Decimal("9.5"), Decimal("10.5"), Decimal("8.5")]
    assert read[0].score("progress") == Decimal(15)
    assert read[0].score("total") == Decimal("60.5")
    assert read[0].score("online_combined") is None


@pytest.mark.parametrize(
    "table",
    [
        "STT;Đơn vị;Điểm số hóa\nI;Sở, ban, ngành;\n1;Y tế;9\nII;Xã, phường;\n1;Hoài Nhơn;8\n",
        "Đơn vị;Điểm số hóa\nSở Y tế;9\nUBND xã Hoài Nhơn;8\n",
        "Đơn vị;Điểm số hóa\nSở, ban, ngành;\nY tế;9\nII. UBND cấp xã;\nHoài Nhơn;8\n"
        "Người lập biểu;\nNguyễn Văn A;\n",
    ],
)
def test_kinds_are_told_by_sections_and_names(table: str):
    reading = read_units(table.encode(), TOP)
    assert reading.errors == ()
    assert reading.value is not None
    assert [unit.kind for unit in reading.value] == ["department", "commune"]
    assert _codes(reading).count("kind_told") == 2
    unknown = read_units("Đơn vị;Điểm số hóa\nHoài Nhơn;9\n".encode(), TOP)
    assert [problem.code for problem in unknown.errors] == ["kind_untold"]


def test_three_hundred_communes_are_read():
    rows = "".join(f"UBND xã {n};xã;{n + 1};{n % 22}\n" for n in range(300))
    read = read_units(f"Đơn vị;Loại;Số hồ sơ;Điểm số hóa\n{rows}".encode(), TOP).value
    assert read is not None
    assert len(read) == 300
