"""What if the scenario falls short, in documents: the page's own sentences, and a row a completion."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from scoring import Fulfilment, Goal, completion_of
from tests.ui.exports.made import built, every_language, long_report, outcome_of
from ui.exports import brief, csv_tables, slides, tables, workbook
from ui.exports.fall_short import fall_short
from ui.links.shortfall_link import ShortfallWish
from ui.words.texts import Language, load_texts

GOAL = Goal.for_total(Decimal(65))


@every_language
def test_sentences_are_those_of_the_page(language: Language) -> None:
    made = fall_short(outcome_of("rise"), GOAL, ShortfallWish(done=75), load_texts(language))
    assert made is not None
    needs, chances, costliest = made.messages
    assert "72%" in needs
    assert "*" not in needs
    assert "96%" in chances
    assert ("3,64" if language == "vi" else "3.64") in costliest
    assert ("42–47") in made.note


def test_rows_stand_at_some_completions_and_at_the_one_asked_for() -> None:
    outcome = outcome_of("rise")
    made = fall_short(outcome, GOAL, ShortfallWish(done=75), load_texts("en"))
    assert made is not None
    steps = completion_of(outcome.case, outcome.changes).steps
    assert made.steps == tuple(steps[at] for at in (0, 50, 75, 80, 100, 120))
    (table,) = tables.fall_short(long_report("rise", "en"))
    assert [row[1] for row in table.rows] == [step.total for step in made.steps]
    assert table.rows[0] == (0, Decimal("60.08"), 0, 54, "Average")


def test_what_is_assumed_of_levers_counts() -> None:
    sure = dict.fromkeys(("digitization", "online_payment"), Fulfilment(100, 100, 100))
    made = fall_short(outcome_of("rise"), GOAL, ShortfallWish(sure=sure), load_texts("en"))
    assert made is not None
    assert "is 100%" in made.messages[1]


def test_without_changes_there_is_nothing_to_fall_short_of() -> None:
    assert fall_short(outcome_of("same"), GOAL, ShortfallWish(), load_texts("vi")) is None


@pytest.mark.parametrize("kind", ["rise", "same", "rest", "many"])
def test_brief_workbook_and_tables_have_it_where_something_is_changed(kind: str) -> None:
    report = long_report(kind, "vi")
    document = Document(io.BytesIO(built(brief.build, long_report, kind, "vi")))
    book = load_workbook(io.BytesIO(workbook.build(report)))
    files = zipfile.ZipFile(io.BytesIO(csv_tables.build(report))).namelist()
    deck = Presentation(io.BytesIO(built(slides.build, long_report, kind, "vi")))
    has = report.fall_short is not None
    assert has is bool(report.changes)
    assert any(p.text.startswith("Nếu không đạt đủ. ") for p in document.paragraphs) is has
    assert ("Nếu không đạt đủ" in book.sheetnames) is has
    assert any("kế hoạch" in (s.shapes.title.text or "") for s in deck.slides if s.shapes.title) is has
    assert any("fall_short" in name for name in files) is has
    if has:
        sheet = book["Nếu không đạt đủ"]
        assert {cell.data_type for row in sheet["A2:C6"] for cell in row} == {"n"}
