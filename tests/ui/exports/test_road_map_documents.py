"""Road maps in documents: the plan's table in the brief, path and tasks on slides, tables as CSV."""

import io
import zipfile
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

from tests.ui.exports.made import HOSTILE, built, every_language
from tests.ui.exports.road_maps import ROAD_MAPS, report_of
from ui.exports import brief, csv_tables, slides
from ui.exports.model import RoadMapFigures
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language

# Each road map and each language.
every_road_map = pytest.mark.parametrize(
    ("kind", "language"), [*zip(ROAD_MAPS, LANGUAGES * 2, strict=True)]
)


def _road_map(kind: str, language: Language) -> RoadMapFigures:
    found = report_of(kind, language).road_map
    assert found is not None
    return found


@cache
def _tables(kind: str, language: Language) -> list[list[list[str]]]:
    document = Document(io.BytesIO(built(brief.build, report_of, kind, language)))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def _headed(tables: list[list[list[str]]], first: str) -> list[list[str]]:
    (found,) = [table for table in tables if table[0][0] == first]
    return found


def test_the_brief_has_the_table_of_a_vietnamese_plan():
    heading, *rows = _headed(_tables("begun", "vi"), "TT")
    assert heading == ["TT", "Nhiệm vụ", "Chỉ tiêu", "Đơn vị chủ trì", "Thời hạn", "Điểm dự kiến"]
    assert rows[0] == [
        "1",
        "Tỷ lệ hồ sơ có cấp kết quả giải quyết điện tử\nGhi chú: Cấp kết quả điện tử",
        "Hiện nay: 74,8%\n31/12/2026: 80%\n31/3/2027: 90%\n30/6/2027: 99,5%",
        "Văn phòng UBND tỉnh",
        "31/3/2027",
        "+2,55",
    ]
    assert rows[2][3] == HOSTILE[0]
    assert rows[2][2] == "Hiện nay: 57,3%\n31/12/2026: 65%\n30/6/2027: 90%"


@every_road_map
def test_tasks_add_up_to_what_the_last_milestone_brings(kind: str, language: Language):
    road_map = _road_map(kind, language)
    assert sum((task.points for task in road_map.tasks), Decimal(0)) == road_map.milestones[-1].change
    number = report_of(kind, language).texts("road_map.column.number")
    shown = [row[-1] for row in _headed(_tables(kind, language), number)[1:]]
    assert shown == [numbers.change(task.points, language) for task in road_map.tasks]


@every_language
def test_the_brief_says_what_is_expected_and_what_is_late(language: Language):
    t, road_map = report_of("begun", language).texts, _road_map("begun", language)
    rows = _headed(_tables("begun", language), t("road_map.column.day"))[1:]
    assert [row[1] for row in rows] == [
        numbers.points(milestone.expected.total, language) for milestone in road_map.milestones
    ]
    # Of the other milestones nothing is known: empty, not zero.
    assert [bool(row[5]) for row in rows] == [True, False, False]
    document = Document(io.BytesIO(built(brief.build, report_of, "begun", language)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(line in text for line in road_map.milestones[0].late)
    assert road_map.picture.drawing.message in text


def test_without_figures_put_in_nothing_is_called_late():
    tables = _tables("group", "vi")
    assert len(_headed(tables, "Mốc")[0]) == 5
    document = Document(io.BytesIO(built(brief.build, report_of, "group", "vi")))
    assert not any("Việc chậm" in paragraph.text for paragraph in document.paragraphs)


@every_road_map
def test_slides_show_the_path_and_every_task_with_who_leads_it(kind: str, language: Language):
    report, road_map = report_of(kind, language), _road_map(kind, language)
    deck = Presentation(io.BytesIO(built(slides.build, report_of, kind, language)))
    (chart,) = [c for c in _charts(deck) if report.texts("road_map.expected") in _names(c)]
    series = {series.name: list(series.values) for series in chart.plots[0].series}
    assert series[report.texts("road_map.expected")] == [
        float(report.before.total),
        *(float(milestone.expected.total) for milestone in road_map.milestones),
    ]
    real = [None if m.really is None else float(m.really.total) for m in road_map.milestones]
    assert series.get(report.texts("road_map.actual")) == ([None, *real] if any(real) else None)
    rows = [
        [cell.text for cell in row.cells]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and len(shape.table.columns) == 6
        for row in list(shape.table.rows)[1:]
    ]
    assert [(row[0], row[3]) for row in rows] == [(task.name, task.lead) for task in road_map.tasks]


def _names(chart: Any) -> list[str]:
    return [series.name for series in chart.plots[0].series]


def _charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


@every_language
def test_csv_holds_every_target_in_a_column_of_its_own(language: Language):
    archive = zipfile.ZipFile(io.BytesIO(csv_tables.build(report_of("begun", language))))
    text = archive.read("road_map_tasks.csv").decode("utf-8-sig")
    heading, first, *_ = text.splitlines()
    separator = ";" if language == "vi" else ","
    assert heading.count(separator) == 10
    assert f"{separator}80{separator}90{separator}" in first
    # What begins like a formula stands behind an apostrophe.
    assert f"'{HOSTILE[0].replace(chr(34), chr(34) * 2)}" in text
    assert "road_map_milestones.csv" in archive.namelist()
