import csv
import io
import zipfile
from decimal import Decimal

import pytest

from tests.ui.exports.made import HOSTILE, every_language, every_scenario, outcome_of, report_of
from ui.exports import csv_tables, tables
from ui.exports.model import Report
from ui.exports.tables import Column, Table
from ui.words.texts import Language


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
    assert row == [f"'{name}", "-0.50"]


def test_a_harmless_text_is_left_as_it_is():
    assert csv_tables.neutral("Số hóa = 45 %") == "Số hóa = 45 %"


def test_a_hostile_name_is_neutral_in_the_archive():
    rows = _read(report_of("rise", "vi", HOSTILE[0]))["assumptions.csv"]
    contents = [row["Nội dung"] for row in rows]
    assert f"'{HOSTILE[0]}" in contents
    assert not [text for text in contents if text[:1] in tuple("=+-@\t\r")]


def test_the_same_report_gives_the_same_bytes():
    report = report_of("rise", "en")
    assert csv_tables.build(report) == csv_tables.build(report)
    assert len(tables.all_tables(report)) == 8
