"""Tables of units on screen: problems in both languages, templates and tables that are read again."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring import (
    Unit,
    UnitTableError,
    announced_units,
    find_case,
    load_case,
    load_rules,
    read_unit_table,
    write_unit_csv,
    write_unit_workbook,
)
from scoring.units.table import read_units_of
from tests.bad_uploads.make import content_of
from ui.units import written
from ui.visit import unit_table as drafts
from ui.visit.model import UnitUpload
from ui.widgets.problems import in_words
from ui.words.texts import LANGUAGES, Language, load_texts

BAD_FILES = Path(__file__).resolve().parents[2] / "bad_files" / "units.toml"
GALLERY: list[dict[str, Any]] = tomllib.loads(BAD_FILES.read_text(encoding="utf-8"))["bad"]
TOP = Decimal(22)

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: entry["name"])
def test_a_broken_table_is_explained_in_the_reader_s_language(entry: dict[str, Any], language: Language):
    with pytest.raises(UnitTableError) as caught:
        read_unit_table("own.csv", content_of(entry), TOP, rules=load_rules("portal_2026"))
    rows = [in_words(problem, load_texts(language)) for problem in caught.value.problems]
    said = "\n".join(" ".join(cell for cell in row.values() if cell) for row in rows)
    said = said.replace("\u00a0", " ")
    for words in entry[language]:
        assert words in said


@each_language
@pytest.mark.parametrize("case", ["binh-thuan-2023", "lam-dong-2026"])
def test_the_template_is_read_in_both_kinds_of_file_and_holds_no_figure(case: str, language: Language):
    texts, found = load_texts(language), find_case(case)
    units = written.template(found, texts)
    words = written.words(found, texts)
    for content in (
        write_unit_workbook(units, words),
        write_unit_csv(units, words, decimal_comma=language == "vi"),
    ):
        assert read_unit_table("own", content, TOP) == units
    assert {(unit.points, unit.known, unit.dossiers, unit.target) for unit in units} == {
        (None, "unpublished", 1, None)
    }


def test_the_template_of_the_announced_case_names_its_districts():
    units = written.template(load_case(), load_texts("vi"))
    named = [unit.name for unit in announced_units(load_case(), "") if unit.kind == "district"]
    assert [unit.name for unit in units if unit.kind == "district"] == named


@each_language
def test_the_announced_table_is_read_again_as_own_figures(language: Language):
    case, texts = load_case(), load_texts(language)
    units = announced_units(case, "16")
    content = write_unit_csv(units, written.words(case, texts), decimal_comma=language == "vi")
    read = read_unit_table("own.csv", content, TOP)
    assert [(u.name, u.kind, u.points, u.dossiers) for u in read] == [
        (u.name, u.kind, u.points, u.dossiers) for u in units
    ]
    assert {unit.known for unit in read} == {"own", "unpublished"}


def test_a_template_in_one_language_is_read_whatever_the_page_speaks():
    case = load_case()
    unit = Unit("La Gi", "district", Decimal("4.25"), "own", 30)
    for language in LANGUAGES:
        words = written.words(case, load_texts(language))
        assert read_unit_table("own.xlsx", write_unit_workbook([unit], words), TOP) == (unit,)


ALL_KNOWN = (
    "TEN;LOAI_COQUAN;CKMB;TDGQ;MDSH;TONG_SCORE;Số hồ sơ;"
    "on_time_settlement - Tử số;on_time_settlement - Mẫu số\n"
    "UBND xã A;3;11;16;10,5;60,5;1.200;9;10\nSở Y tế;2;10;15;;60,25;120;;\n"
).encode()


@each_language
@pytest.mark.parametrize("looked_at", ["digitization", "progress"])
def test_the_table_in_use_is_written_with_every_group_and_count(language: Language, looked_at: str):
    case, texts = find_case("lam-dong-2026"), load_texts(language)
    reading = read_units_of(ALL_KNOWN, case.rules.id)
    draft = drafts.draft_of(case, texts)
    drafts.take_file(case, draft, UnitUpload("a.csv", ALL_KNOWN, reading))
    drafts.choose_group(case, draft, looked_at)
    called = written.words(case, texts)
    content = write_unit_csv(written.as_written(case, draft), called, decimal_comma=language == "vi")
    again = read_units_of(content, case.rules.id).value
    assert again is not None
    assert reading.value is not None
    assert [(u.name, u.points, u.dossiers, dict(u.scores), u.counts) for u in again] == [
        (u.name, u.points, u.dossiers, dict(u.scores), u.counts) for u in reading.value
    ]


@each_language
def test_the_template_for_counts_has_a_pair_of_columns_for_every_indicator(language: Language):
    case, texts = find_case("lam-dong-2026"), load_texts(language)
    called = written.count_words(case, texts)
    units = [
        replace(unit, counts=(("on_time_settlement", (3, 4)),)) for unit in written.template(case, texts)
    ]
    read = read_units_of(write_unit_workbook(units, called), case.rules.id).value
    assert read is not None
    assert {(unit.score("progress"), unit.dossiers) for unit in read} == {(Decimal("15.00"), 4)}
    assert len(called.columns) == 2 + 2 * len(case.rules.indicators)
