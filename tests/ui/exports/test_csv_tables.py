import csv
import io
import re
import zipfile
from decimal import Decimal

import pytest

from scoring.tables.writing import neutral, write_csv
from tests.ui.exports.made import HOSTILE, every_language, every_scenario, outcome_of, report_of
from ui.exports import csv_tables, tables
from ui.exports.model import Report
from ui.exports.tables import Column, Table
from ui.words.texts import LANGUAGES, Language


def _read(report: Report) -> dict[str, list[dict[str, str]]]:
    """Return every table of the archive, read by another library than wrote it, as rows of dicts."""
    archive = zipfile.ZipFile(io.BytesIO(csv_tables.build(report)))
    delimiter = ";" if report.texts.language == "vi" else ","
    found = {}
    for name in archive.namelist():
        content = archive.read(name)
        assert content.startswith(b"\xef\xbb\xbf")
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        found[name] = list(csv.DictReader(lines, delimiter=delimiter, strict=True))
    return found


def _number(text: str, language: Language) -> Decimal:
    assert ("." if language == "vi" else ",") not in text
    return Decimal(text.replace(",", "."))


@every_language
@every_scenario
def test_the_points_in_the_files_are_those_of_simulate(scenario: str, language: Language):
    outcome, report = outcome_of(scenario), report_of(scenario, language)
    rows = _read(report)["groups.csv"]
    after = [_number(row[report.texts("table.after")], language) for row in rows]
    assert after == [*(outcome.points[g] for g in outcome.case.rules.groups), outcome.total]
    league = _read(report)["league.csv"]
    totals = [row[report.texts("table.total")] for row in league]
    published = [row.total for row in outcome.case.league.rows]
    assert [_number(text, language) if text else None for text in totals] == published


def test_tables_without_rows_are_left_out():
    assert "changes.csv" not in _read(report_of("same", "vi"))
    assert set(_read(report_of("rise", "vi"))) == {
        f"{name}.csv"
        for name in (
            "summary",
            "changes",
            "groups",
            "indicators",
            "gains",
            "peers",
            "league",
            "assumptions",
        )
    }


@pytest.mark.parametrize("name", [*HOSTILE[:4], "\t=1+1", "  =1+1", "＝1+1", "−1", "\r=1"])
def test_what_a_spreadsheet_could_run_is_kept_as_text(name: str):
    table = Table("t", "t", (Column("a"), Column("b", "change")), ((name, Decimal("-0.50")),))
    written = csv_tables.write(table, "en").removeprefix("\ufeff")
    _, row = list(csv.reader(io.StringIO(written, newline="")))
    # A tab or line break may part cells as well: what follows it is kept from being a formula too.
    expected = re.sub(r"^([\t\r])", r"\1'", name)
    assert row == [f"'{expected}", "-0.50"]


def test_a_harmless_text_is_left_as_it_is():
    for text in (
        "Số hóa = 45%",
        "Huế; -2,5 điểm",
        "Huế, a-b; c+d",
        "a; b, c | d",
        "Huế; +3",
        "a, \u22122",
    ):
        assert neutral(text) == text


SPLIT = ["a;=1+1;b", "a,=1+1,b", "a\t=1+1", "a|@x", 'a";=1+1', "a; -2+3", "a\n=1"]
MINUS_HALF = re.compile(r"-[\d,.]+(;.*|,.*)?", re.DOTALL)


@pytest.mark.parametrize("name", [*SPLIT, *(f"a; {hostile}" for hostile in HOSTILE[:4])])
def test_split_at_any_separator_no_part_is_a_formula(name: str):
    table = Table(
        "t", "t", (Column("a"), Column("b", "change"), Column("c")), ((name, Decimal("-0.50"), name),)
    )
    for language in LANGUAGES:
        written = csv_tables.write(table, language).removeprefix("\ufeff")
        assert all(line.startswith('"') for line in written.split("\r\n")[:-1])
        for separator in ",;\t|":
            cells = [cell for row in csv.reader(io.StringIO(written), delimiter=separator) for cell in row]
            cells += [part for line in written.splitlines() for part in line.split(separator)]
            started = [cell for cell in cells if cell.strip().startswith(("=", "@", "+", "-"))]
            assert [
                cell for cell in started if not re.fullmatch(r"-[\d,.]+(;.*|,.*)?", cell, re.DOTALL)
            ] == []


def test_ratios_from_now_on_stand_beside_the_whole_year_s_and_what_is_still_possible_has_its_tables():
    files = _read(report_of("rest", "vi"))
    (change,) = files["changes.csv"]
    assert (change["Loại"], change["Kịch bản"], change["Cả năm"]) == (
        "tỷ lệ từ nay đến cuối năm",
        "97,2",
        "87,29",
    )
    total = files["still_possible.csv"][-1]
    assert [total[name] for name in ("Đã chắc chắn", "Còn quyết định", "Cao nhất", "Đã mất")] == [
        *("50,77", "25,26", "76,03", "23,97")
    ]
    assert [row["Điểm mất thêm"] for row in files["waiting.csv"]] == ["1,87", "4,99", "8,36"]
    (settled,) = [row for row in files["indicators.csv"] if row["Cả năm"] == "87,29"]
    assert settled["Tỷ lệ từ nay"] == "97,20"


def test_a_template_is_no_more_dangerous_than_a_table():
    written = write_csv([["a;=1+1;b", Decimal("1.5"), None, 3]], decimal_comma=True).decode("utf-8-sig")
    assert written == '"a;\'=1+1;b";1,5;;3\r\n'


def test_a_hostile_name_is_neutral_in_the_archive():
    rows = _read(report_of("rise", "vi", HOSTILE[0]))["assumptions.csv"]
    contents = [row["Nội dung"] for row in rows]
    assert f"'{HOSTILE[0]}" in contents
    assert not [text for text in contents if text[:1] in tuple("=+-@\t\r")]


def test_the_same_report_gives_the_same_bytes():
    report = report_of("rise", "en")
    assert csv_tables.build(report) == csv_tables.build(report)
    assert len(tables.all_tables(report)) == 8
