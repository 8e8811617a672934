"""The brief, read back: page, heading block, parts, tables and page numbers."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.ui.exports.made import (
    DAY,
    HOSTILE,
    LONG,
    SCENARIOS,
    built,
    every_language,
    every_shown,
    long_report,
    outcome_of,
    report_of,
)
from ui.exports import brief, brief_page, messages
from ui.exports.content import report
from ui.exports.model import Plan
from ui.words import numbers, sentences
from ui.words.texts import Language, load_texts

MILLIMETRE = 36000


@cache
def _document(scenario: str, language: Language, name: str | None = None) -> Any:
    return Document(
        io.BytesIO(built(brief.build, report_of, scenario, language, *([name] if name else [])))
    )


def _paragraphs(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def _rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_page_keeps_to_decree_30():
    section = _document("rise", "vi").sections[0]
    size = [round(value / MILLIMETRE) for value in (section.page_width, section.page_height)]
    assert size == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    # Allowed: 20 to 25 above and below, 30 to 35 left, 15 to 20 right.
    assert [round(value / MILLIMETRE) for value in margins] == [20, 20, 30, 15]
    style = _document("rise", "vi").styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 13)
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }


def test_page_numbers_stand_in_the_middle_above_from_page_two_on():
    section = _document("rise", "vi").sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_heading_block_has_agency_nation_and_places_to_fill_in():
    left, right = _document("rise", "vi").tables[0].rows[0].cells
    assert left.text.split("\n")[1] == "[TÊN CƠ QUAN BAN HÀNH]"
    assert left.text.split("\n")[3] == "Số: ……/BC-……"
    assert right.text.split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert right.text.endswith("ngày …… tháng …… năm ……")
    ending = _document("rise", "vi").tables[-1].rows[0].cells
    assert ending[0].text.startswith("Nơi nhận:")
    assert "(Chữ ký, dấu)" in ending[1].text


@every_shown
def test_the_parts_come_in_order_with_the_numbers_of_simulate(scenario: str, language: Language):
    document, outcome, t = _document(scenario, language), outcome_of(scenario), load_texts(language)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    parts = ("summary", "baseline", "changes", "result", "assumptions", "sources")
    titles = [t(f"brief.{part}") for part in parts]
    if rest := report_of(scenario, language).rest:
        titles[2] = t("from_now_export.heading", title=titles[2], days=rest.days)
    assert headings == [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
    assert sentences.summary(outcome, t) in _paragraphs(document)
    tables = [_rows(table) for table in document.tables]
    groups = tables[1]
    assert [row[1] for row in groups[1:-1]] == [
        numbers.points(outcome.case.baseline.groups[g].points, language) for g in outcome.case.rules.groups
    ]
    result = next(rows for rows in tables if rows[0][0] == t("export.figure"))
    total = numbers.points(outcome.total, language)
    assert result[1][2].split(" ")[0] == total
    assert result[2][1:] == [
        sentences.rank(outcome.case.baseline.rank, t),
        sentences.rank(outcome.rank, t),
    ]


def test_levers_from_now_on_stand_beside_the_whole_year_s_ratio_and_what_is_still_possible():
    """Golden: Lâm Đồng 2026 from 11 October on."""
    document = _document("rest", "vi")
    text = "\n".join(_paragraphs(document)).replace("\u00a0", " ")
    assert "3. Nội dung thay đổi đề xuất từ ngày 11/10/2026 đến ngày 31/12/2026" in text
    assert "từ 63,24 lên 64,02 điểm, hạng từ 16 lên 11/34" in text
    assert "còn có thể đạt nhiều nhất 76,03 điểm; 23,97 điểm đã mất" in text
    assert "Cao nhất 76,03 điểm, hạng 1/34; chắc chắn có 50,77 điểm, hạng 34/34." in text
    assert "đến 31/10/2026 mất 1,87 điểm; đến 30/11/2026 mất 4,99 điểm" in text
    tables = [_rows(table) for table in document.tables]
    (changes,) = [rows for rows in tables if rows[0][3:4] == ["Cả năm"]]
    assert [cell.replace("\u00a0", "") for cell in changes[1][2:4]] == ["97,2%", "87,29%"]
    (still,) = [rows for rows in tables if rows[0][1] == "Đã chắc chắn"]
    assert still[-1][1:] == ["50,77", "25,26", "76,03", "23,97", "100"]
    assert [len(rows) for rows in (changes, still)] == [2, 8]


@every_language
def test_every_assumption_and_source_is_named(language: Language):
    made, paragraphs = report_of("fall", language), _paragraphs(_document("fall", language))
    assert [line for line in (*made.assumptions, *made.sources) if f"- {line}" not in paragraphs] == []
    assert any(made.data in text for text in paragraphs)


def test_nothing_changed_is_said():
    assert "Kịch bản này không điều chỉnh chỉ tiêu nào so với hiện trạng." in _paragraphs(
        _document("same", "vi")
    )


def test_what_comes_of_it_is_said_in_words():
    text = " ".join(_paragraphs(_document("rise", "vi")))
    assert "từ 60,08 lên 66,96 điểm, hạng từ 54 lên khoảng 42/63 (40–45)." in text
    assert "→" not in text


def test_effort_stands_below_the_changes():
    plan = Plan(
        "Nỗ lực: 12",
        ("Bước", "Công sức"),
        ("text", "maximum"),
        (("Số hóa", 12),),
        (("Số hóa", Fraction(12)),),
    )
    made = report(outcome_of("rise"), load_texts("vi"), date=DAY, plan=plan)
    document = Document(io.BytesIO(brief.build(made)))
    assert "Nỗ lực: 12." in _paragraphs(document)
    free = report(outcome_of("fall"), load_texts("vi"), date=DAY, plan=replace(plan, amounts=()))
    assert "Nỗ lực: 12." not in _paragraphs(Document(io.BytesIO(brief.build(free))))


def test_estimates_are_marked_and_explained():
    made = long_report("many", "vi")
    document = Document(io.BytesIO(built(brief.build, long_report, "many", "vi")))
    rows = next(_rows(table) for table in document.tables if len(table.rows) == len(made.changes) + 1)
    starred = {row[0] for row in rows[1:] if row[1].endswith(messages.ESTIMATE)}
    assert starred == {change.name for change in made.changes if change.estimated}
    assert 0 < len(starred) < len(made.changes)
    assert made.texts("brief.estimates", mark=messages.ESTIMATE) in _paragraphs(document)


@pytest.mark.parametrize("kind", [*SCENARIOS, *LONG])
def test_no_row_of_a_table_stands_alone_on_a_page(kind: str):
    for table in Document(io.BytesIO(built(brief.build, long_report, kind, "vi"))).tables[1:-1]:
        rows = list(table.rows)
        kept = [all(p.paragraph_format.keep_with_next for p in row.cells[0].paragraphs) for row in rows]
        assert all("w:cantSplit" in row._tr.xml for row in rows)
        # The heading with two rows, the last row with the one before it; what comes after follows freely.
        assert kept[0]
        assert kept[1] or len(rows) == 2
        assert kept[-2]
        assert not kept[-1]
        assert all(kept[:-1]) or len(rows) > brief_page.WHOLE


def test_notes_come_before_the_sources_which_are_smaller():
    made = long_report("fall", "vi")
    paragraphs = Document(io.BytesIO(built(brief.build, long_report, "fall", "vi"))).paragraphs
    sized = {p.text: (place, p.runs[0].font.size.pt) for place, p in enumerate(paragraphs) if p.runs}
    notes = [sized[f"- {line}"] for line in made.assumptions]
    sources = [sized[f"- {line}"] for line in made.sources]
    assert max(notes) < min(sources)
    assert {size for _, size in notes} == {brief_page.NOTE_SIZE}
    assert {size for _, size in sources} == {brief_page.SOURCE_SIZE}
    assert brief_page.SOURCE_SIZE < brief_page.NOTE_SIZE < brief_page.SIZE


def test_tables_are_as_wide_as_the_text_and_their_headings_repeat():
    for table in _document("fall", "en").tables[1:-1]:
        width = sum(column.width for column in table.columns)
        assert abs(width - Mm(165)) < Mm(1)
        assert "w:tblHeader" in table.rows[0]._tr.xml


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_plain_text(name: str):
    made = report_of("rise", "vi", name)
    subject = next(text for text in _paragraphs(_document("rise", "vi", name)) if made.name in text)
    assert subject.endswith(f"Bình Thuận 2023: {made.name}")
