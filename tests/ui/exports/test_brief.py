"""The brief, read back: page, heading block, parts, tables and page numbers."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.ui.exports.made import DAY, HOSTILE, every_language, every_scenario, outcome_of, report_of
from ui.exports import brief
from ui.exports.content import report
from ui.exports.model import Plan
from ui.words import numbers, sentences
from ui.words.texts import Language, load_texts

MILLIMETRE = 36000


@cache
def _document(scenario: str, language: Language, name: str | None = None) -> Any:
    return Document(io.BytesIO(brief.build(report_of(scenario, language, name))))


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


@every_language
@every_scenario
def test_the_parts_come_in_order_with_the_numbers_of_simulate(scenario: str, language: Language):
    document, outcome, t = _document(scenario, language), outcome_of(scenario), load_texts(language)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    parts = ("summary", "baseline", "changes", "result", "assumptions", "sources")
    assert headings == [f"{number}. {t(f'brief.{part}')}" for number, part in enumerate(parts, start=1)]
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


@every_language
def test_every_assumption_and_source_is_named(language: Language):
    made, paragraphs = report_of("fall", language), _paragraphs(_document("fall", language))
    assert [line for line in (*made.assumptions, *made.sources) if f"- {line}" not in paragraphs] == []
    assert any(made.data in text for text in paragraphs)


def test_nothing_changed_is_said():
    assert "Kịch bản này không điều chỉnh chỉ tiêu nào so với hiện trạng." in _paragraphs(
        _document("same", "vi")
    )


def test_a_plan_has_a_part_of_its_own():
    plan = Plan("Về đích 65 điểm", ("Bước", "Công sức"), (("Số hóa", "12"),))
    made = report(outcome_of("rise"), load_texts("vi"), date=DAY, plan=plan)
    document = Document(io.BytesIO(brief.build(made)))
    assert "5. Kế hoạch và mức nỗ lực" in _paragraphs(document)
    assert [["Bước", "Công sức"], ["Số hóa", "12"]] in [_rows(table) for table in document.tables]


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
