"""``python -m scoring check FILE``: the same checks on the command line."""

from pathlib import Path

import pytest

from scoring.__main__ import main
from tests.bad_uploads.make import MAKERS

LEAGUE = "Tỉnh;Tổng điểm\nHuế;61,5\nHà Nội;{}\n"
COUNTS = "indicator;numerator;denominator\ne_result_issued;{};45.000\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.csv"


def test_a_good_league_ends_well_with_its_fingerprint(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(LEAGUE.format("60,08"), encoding="utf-8")
    assert main(["check", str(file), "--year", "2025"]) == 0
    said = capsys.readouterr().out
    assert "own.csv: warning: The file has 2 of 34 provinces." in said
    assert "league of 2025: 2 of 34 totals, rules portal_2022_2025" in said
    assert "fingerprint " in said


def test_errors_end_with_status_1_and_name_the_place(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(LEAGUE.format("sixty"), encoding="utf-8")
    assert main(["check", str(file), "--kind", "league"]) == 1
    assert "own.csv: error: row 3, 'Tổng điểm': “sixty” is not a number." in capsys.readouterr().out


def test_a_question_ends_with_status_1_until_it_is_decided(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(COUNTS.format("12.000"), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert "'12.000' is 12000 with a decimal comma, 12 with a decimal point" in capsys.readouterr().out
    assert main(["check", str(file), "--decimal", ","]) == 0
    assert "counts of 1 indicators" in capsys.readouterr().out


def test_counts_are_tried_on_the_province(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("indicator;numerator;denominator\npayment_dossier_online;60;100\n", encoding="utf-8")
    assert main(["check", str(file), "--province", "binh thuan"]) == 1
    assert "contradict the known group points of Bình Thuận 2023" in capsys.readouterr().out


def test_counts_by_month_say_how_far_they_go(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("T1;dossier_sync;1;2", "T2;dossier_sync;;3")
    file.write_text("\n".join(("Tháng;indicator;numerator;denominator", *rows)), encoding="utf-8")
    assert main(["check", str(file), "--year", "2026", "--province", "Lâm Đồng"]) == 0
    assert "by month, up to 2026-01-31; of 1 more is expected" in capsys.readouterr().out


def test_a_table_of_units_is_read_as_every_table_is(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "No.;Unit;Kind;Dossiers\n1;A;district;12.000\n2;B;district;7\n;Total;;12.007\n"
    file.write_text(table, encoding="utf-8")
    assert main(["check", str(file), "--kind", "units"]) == 1
    said = capsys.readouterr().out
    assert "question: 1 numbers can be read in two ways. Say --decimal , or --decimal ." in said
    assert "row 2, 'Dossiers': '12.000' is 12000 with a decimal comma, 12 with a decimal point" in said
    assert main(["check", str(file), "--kind", "units", "--decimal", ","]) == 0
    said = capsys.readouterr().out
    assert "own.csv: warning: row 4: The row “Total” is a total or an average" in said
    assert "2 units, 0 of them with points" in said
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert main(["check", str(file), "--kind", "units"]) == 1
    assert "own.csv: error: The file is broken, or no table." in capsys.readouterr().out


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "/nowhere/own.csv"]) == 1
    assert "cannot be read" in capsys.readouterr().out


def test_a_table_of_units_is_checked_with_every_problem(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "Unit,Kind,Dossiers,Digitisation points\n{},district,1,{}\nLa Gi,district,1,\n"
    file.write_text(table.format("Phú Quý", "8.71"), encoding="utf-8")
    assert main(["check", str(file), "--kind", "units"]) == 0
    assert "2 units, 1 of them with points" in capsys.readouterr().out
    file.write_text(table.format("", "30"), encoding="utf-8")
    assert main(["check", str(file), "--kind", "units"]) == 1
    assert capsys.readouterr().out.count("own.csv: error: ") == 2


@pytest.mark.parametrize(
    ("province", "status", "says"),
    [
        ("UBND tỉnh Lâm Đồng", 0, ["province: 'UBND tỉnh Lâm Đồng' is read as Lâm Đồng", "rank 16"]),
        ("lam dong", 0, ["'lam dong' is read as Lâm Đồng", "Lâm Đồng: 63.24 points, rank 16"]),
        ("TT-Huế", 0, ["'TT-Huế' is read as Huế", "Huế: 64.09 points, rank 10"]),
        ("Bình Thuận", 1, ["Bình Thuận became part of Lâm Đồng on 2025-07-01"]),
        ("Lâm Đồngg", 1, ["'Lâm Đồngg' is the name of no known province; perhaps Lâm Đồng is meant"]),
    ],
)
def test_the_province_asked_for_may_be_written_in_any_way(
    province: str, status: int, says: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(__file__).parent / "own_data" / "files" / "ubnd_groups.csv"
    assert main(["check", str(file), "--year", "2026", "--province", province]) == status
    said = capsys.readouterr().out
    for words in says:
        assert words in said


def test_counts_without_a_province_asked_for_are_those_of_what_opens_first_by_then(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("indicator;numerator;denominator\npublish_content_complete;49;49\n", encoding="utf-8")
    assert main(["check", str(file), "--year", "2026"]) == 0
    assert "counts of 1 indicators, rules portal_2026" in capsys.readouterr().out


def test_open_columns_are_saved_corrected_and_given_back(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("Đơn vị hành chính;Điểm số đạt\nHuế;61,5\nHà Nội;60,08\n", encoding="utf-8")
    kept = tmp_path / "columns.json"
    asked = ["check", str(file), "--kind", "league", "--year", "2025", "--save-columns", str(kept)]
    assert main(asked) == 1
    said = capsys.readouterr().out
    assert "own.csv: question: 2 columns must be confirmed" in said
    assert "column B 'Điểm số đạt' (61,5, 60,08): guessed as total" in said
    assert main(["check", str(file), "--kind", "league", "--year", "2025", "--columns", str(kept)]) == 0
    assert "league of 2025: 2 of 34 totals" in capsys.readouterr().out
    kept.write_text(kept.read_text(encoding="utf-8").replace('"total"', '"nothing"'), encoding="utf-8")
    assert main(["check", str(file), "--kind", "league", "--columns", str(kept)]) == 1
    assert "name a column there is none of" in capsys.readouterr().out


def test_one_of_several_sheets_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "two.xlsx"
    book.write_bytes(MAKERS["two_tables"]())
    assert main(["check", str(book), "--year", "2025"]) == 1
    said = capsys.readouterr().out
    assert "several sheets may be the table. Say --sheet" in said
    assert "sheet '2026' (not read): 3 rows, begins Tỉnh, Tổng điểm, Hà Nội" in said
    assert main(["check", str(book), "--year", "2025", "--sheet", "2026"]) == 0
