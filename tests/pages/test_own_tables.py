"""Tables as offices have them, on the page: confirmed, pasted, checked together, reported."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from scoring.own_data import LeagueFacts, read_own_league
from scoring.own_data.templates import clean_table
from scoring.rules import Rules
from scoring.tables.writing import write_csv
from scoring.vintages import load_rules
from tests.bad_uploads.make import MAKERS
from tests.pages.own_files import COUNTS, OWN
from tests.pages.visit import choose, files_at, follow_navigation, give, open_link, press, words
from ui.words.texts import Language

HEAD = "STT;Đơn vị hành chính;Điểm số đạt;CKMB;TDGQ;CLGQ;TTTT;MDSH;MDHL;Ghi chú riêng\n"
ROWS = "1;Huế;64,09;12,25;17,78;8,75;6,03;8,72;10,56;a\n2;Cà Mau;63,11;11,01;16,02;8,03;6,04;9,05;12,96;b\n"
RENAMED = (HEAD + ROWS).encode()
LEAGUE = (
    b"province,total,CKMB,TDGQ,CLGQ,TTTT,MDSH,MDHL\nBinh Thuan,60.08,13.29,17.69,2.49,3.49,5.53,17.59\n"
)
UNITS = "Đơn vị;Loại;Số hồ sơ;Điểm số hóa\nUBND xã A;xã;1.200;5,5\nUBND xã B;xã;800;6\n".encode()
# Five of ten filed: three of 6 points, where the group has 3.49 in all and two indicators more.
WRONG_COUNTS = b"indicator;numerator;denominator\npayment_dossier_online;60;100\n"


def _method(language: Language = "vi") -> AppTest:
    return open_link(f"lang={language}", "method")


def _upload(app: AppTest, *files: tuple[str, bytes]) -> None:
    give(app, OWN, *files)


def _has(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


@pytest.mark.parametrize(
    ("language", "asked", "report"),
    [
        ("vi", "3 cột chưa rõ là gì", "Đọc 2 hàng từ văn bản có dấu ngăn cách"),
        ("en", "3 columns are not known", "2 rows read from separated text"),
    ],
)
def test_open_columns_are_asked_confirmed_and_reported(language: Language, asked: str, report: str):
    app = _method(language)
    _upload(app, ("own.csv", RENAMED))
    assert app.get_by_key("own_kind").value == "league"
    assert asked in words(app)
    assert not _has(app, "own_use")
    assert app.selectbox(key="file_column_0_0_1").value == "province"
    assert app.selectbox(key="file_column_0_0_2").value == "total"
    assert app.selectbox(key="file_column_0_0_9").value == "ignored"
    press(app, "columns_confirm_0_0")
    assert not app.exception
    assert asked not in words(app)
    assert report in words(app)
    press(app, "own_use")
    assert not app.exception
    assert report in words(app)
    held = app.session_state["own_data"]
    assert [str(row.total) for row in held.own.league.rows] == ["64.09", "63.11"]


def test_a_guess_that_is_wrong_is_corrected():
    app = _method("en")
    _upload(app, ("own.csv", "Tỉnh;Tổng điểm;Điểm khác\nHuế;64,09;63,00\n".encode()))
    column = app.selectbox(key="file_column_0_0_2")
    assert column.value == "ignored"
    column.set_value("total")
    press(app, "columns_confirm_0_0")
    press(app, "own_use") if _has(app, "own_use") else None
    draft = app.session_state["own_draft"][0]
    assert draft.choices.columns == {"diem khac": "total"}
    assert str(draft.reading.value.league.rows[0].total) == "63.00"


def test_choices_are_saved_and_used_again():
    app = _method("en")
    _upload(app, ("own.csv", RENAMED))
    press(app, "columns_confirm_0_0")
    kept = app.session_state["own_draft"][0].choices.columns
    profile = json.dumps({"version": 1, "kind": "league", "columns": kept}).encode()
    again = _method("en")
    _upload(again, ("own.csv", RENAMED))
    give(again, "file_profile_0_0", ("cot.json", profile))
    assert not again.exception
    assert again.session_state["own_draft"][0].reading.value is not None
    give(again, "file_profile_0_0", ("cot.json", b"{}"))
    assert "no file of column choices" in words(again)


def test_one_of_several_sheets_is_chosen():
    app = _method("en")
    _upload(app, ("two.xlsx", MAKERS["two_tables"]()))
    assert not _has(app, "own_use")
    assert [option.split(" (")[0] for option in app.selectbox(key="file_sheet_0_0").options] == [
        "2025",
        "2026",
    ]
    choose(app, "file_sheet_0_0", "2026")
    assert app.session_state["own_draft"][0].reading.layout.sheet == "2026"
    assert app.session_state["own_draft"][0].reading.value is not None


def test_a_table_is_pasted():
    app = _method("vi")
    app.text_area(key="own_pasted").set_value("Tỉnh\tTổng điểm\nHuế\t70,90\n").run()
    press(app, "own_paste_read")
    assert not app.exception
    assert any("bang-da-dan.txt" in said.value for said in app.success)
    assert str(app.session_state["own_draft"][0].reading.value.league.rows[0].total) == "70.90"


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (COUNTS, "do not contradict the group points"),
        (WRONG_COUNTS, "contradict the group points of Bình Thuận in"),
    ],
)
def test_several_files_are_checked_together(counts: bytes, says: str):
    app = _method("en")
    _upload(app, ("league.csv", LEAGUE), ("counts.csv", counts), ("units.csv", UNITS))
    app.text_input(key="own_year_typed").set_value("2023").run()
    assert not app.exception
    assert [draft.kind for draft in app.session_state["own_draft"]] == ["league", "counts", "units"]
    assert says in "\n".join([words(app), *(element.value for element in app.success)])
    assert "weighted by dossiers: 5.70 points" in words(app)


@pytest.mark.parametrize(
    ("language", "label", "mark"),
    [
        ("vi", "Dùng chung hai tệp: Bình Thuận 2023", "điểm các tỉnh và số đếm từ"),
        ("en", "Use both files together: Bình Thuận 2023", "scores and counts from"),
    ],
)
def test_a_league_and_counts_are_used_as_one_case_and_stay(language: Language, label: str, mark: str):
    app = _method(language)
    _upload(app, ("league.csv", LEAGUE), ("counts.csv", COUNTS))
    assert next(b.label for b in app.button if b.key == "own_use_together_0") == label
    press(app, "own_use_together_0")
    assert not app.exception
    held = app.session_state["own_data"]
    case = held.case("Bình Thuận")
    assert (case.baseline.total, case.baseline.rank.size) == (Decimal("60.08"), 63)
    assert case.baseline.indicators["e_result_issued"].counts == (300, 1000)
    assert "league.csv` + `counts.csv" in words(app)
    assert not app.session_state["own_draft"]
    follow_navigation(app, "simulate")
    assert not app.exception
    assert mark in words(app)
    assert app.session_state["scenario"].case == f"binh-thuan-2023~{held.fingerprint}"
    press(app, "own_remove")
    assert not app.exception
    assert app.session_state["own_data"] is None


def test_files_of_two_provinces_or_years_say_so_together():
    app = _method("en")
    counts = "Tỉnh;Năm;indicator;numerator;denominator\nHuế;2022;e_result_issued;3;10\n".encode()
    _upload(app, ("league.csv", LEAGUE), ("counts.csv", counts))
    assert "cannot be read yet for Bình Thuận 2023" in "\n".join(e.value for e in app.error)
    assert not _has(app, "own_use_together_0")
    fitting = counts.replace("Huế".encode(), "Bình Thuận".encode())
    _upload(app, ("league.csv", LEAGUE), ("counts.csv", fitting))
    assert "says `2022`, and the table is read as of `2023`" in words(app)


def test_files_beyond_what_is_read_at_once_are_said_not_to_be_read():
    app = _method("en")
    _upload(app, *((f"{n}.csv", COUNTS) for n in range(7)))
    assert not app.exception
    assert len(app.session_state["own_draft"]) == 6
    assert files_at(app, OWN)["refused"] == [{"code": "too_many", "name": "6.csv"}]


def test_a_table_of_units_goes_to_its_page():
    app = _method("en")
    _upload(app, ("units.csv", UNITS))
    press(app, "own_use_units_0")
    assert not app.exception
    follow_navigation(app, "units")
    assert "units.csv" in words(app)
    assert not app.exception


def test_a_contradiction_is_told_in_the_language_of_the_page():
    app = _method("vi")
    _upload(app, ("counts.csv", WRONG_COUNTS))
    assert "Số đếm mâu thuẫn" in words(app)
    assert "nhóm “Thanh toán trực tuyến” được công bố 3,49 điểm" in words(app)
    assert "points leave" not in words(app)


def test_the_clean_table_is_read_back_as_the_same():
    rules: Rules = load_rules("portal_2026")
    facts = LeagueFacts.of_year(2026)
    asked = read_own_league(RENAMED, facts)
    assert asked.layout is not None
    own = read_own_league(RENAMED, facts, asked.layout.confirmed()).value
    assert own is not None
    content = write_csv(clean_table(own, rules, "vi"), decimal_comma=True)
    again = read_own_league(content, facts).value
    assert again is not None
    assert again.fingerprint == own.fingerprint
