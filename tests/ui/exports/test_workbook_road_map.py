"""The road map's sheet: its formulas give at each milestone what the library expects, also typed anew."""

import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from scoring import expected, simulate
from tests.ui.exports.made import built
from tests.ui.exports.office import convert, needs_office
from tests.ui.exports.road_maps import ROAD_MAPS, report_of
from ui.exports import workbook
from ui.exports.model import Report
from ui.words.texts import LANGUAGES

every_road_map = pytest.mark.parametrize("kind", ROAD_MAPS)
HEADING_ROW, NAME, RATIO, POINTS = 3, 1, 3, 4


def _report(kind: str) -> Report:
    return report_of(kind, "en")


def _sheet(book: Workbook) -> Any:
    return book.worksheets[-1]


def _rows(sheet: Any) -> dict[str, int]:
    return {str(cell.value): cell.row for cell in sheet["A"] if cell.value}


def _points(sheet: Any, report: Report, number: int) -> dict[str, object]:
    """Return the points of every group and indicator at a milestone, and the total."""
    rows, column = _rows(sheet), POINTS + 2 * number
    named = {**report.case.rules.groups, **report.case.rules.indicators}
    found = {key: sheet.cell(rows[item.name.en], column).value for key, item in named.items()}
    return {**found, "total": sheet.cell(rows["Total"], column).value}


def _wanted(report: Report, number: int) -> dict[str, object]:
    assert report.road_map is not None
    outcome = report.road_map.milestones[number].outcome
    named = {**report.case.rules.groups, **report.case.rules.indicators}
    points = {key: float(outcome.points[key]) if key in outcome.points else "–" for key in named}
    return {**points, "total": float(outcome.total)}


@pytest.mark.parametrize(("kind", "language"), [*zip(ROAD_MAPS, LANGUAGES * 2, strict=True)])
def test_values_stored_with_the_formulas_are_what_is_expected(kind: str, language: str):
    report = report_of(kind, language)  # type: ignore[arg-type]
    assert report.road_map is not None
    content = built(workbook.build, report_of, kind, language)
    sheet = _sheet(load_workbook(io.BytesIO(content), data_only=True))
    assert sheet.title == report.texts("road_map.sheet")
    case, road_map = report.case, report.road_map.source
    outcomes = expected(case, road_map)
    row = _rows(sheet)[report.texts("export.total")]
    totals = [sheet.cell(row, POINTS + 2 * number).value for number in range(len(outcomes))]
    assert totals == [float(outcome.total) for outcome in outcomes]
    bands = [sheet.cell(row + 1, POINTS + 2 * number).value for number in range(len(outcomes))]
    assert bands == [report.texts.pick(outcome.band.name) for outcome in outcomes]


@every_road_map
def test_every_total_is_a_formula_and_every_target_a_number(kind: str):
    report = _report(kind)
    assert report.road_map is not None
    sheet = _sheet(load_workbook(io.BytesIO(built(workbook.build, report_of, kind, "en"))))
    rows = _rows(sheet)
    named = {**report.case.rules.groups, **report.case.rules.indicators}
    for number, milestone in enumerate(report.road_map.milestones):
        assert sheet.cell(rows["Total"], POINTS + 2 * number).data_type == "f"
        for lever, percent in milestone.outcome.changes.items():
            cell = sheet.cell(rows[named[lever].name.en], RATIO + 2 * number)
            assert cell.value == pytest.approx(float(percent) / 100)


def test_no_text_of_a_road_map_is_a_formula():
    book = load_workbook(io.BytesIO(built(workbook.build, report_of, "begun", "en")))
    outside = [
        cell
        for row in _sheet(book).iter_rows()
        for cell in row
        if isinstance(cell.value, str) and ("HYPERLINK" in cell.value or "<script>" in cell.value)
    ]
    assert len(outside) == 2
    assert {cell.data_type for cell in outside} == {"s"}


def test_without_a_road_map_the_workbook_has_no_such_sheet():
    from tests.ui.exports.made import report_of as plain_report  # noqa: PLC0415

    book = load_workbook(io.BytesIO(workbook.build(plain_report("rise", "en"))))
    assert "Road map" not in book.sheetnames


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return workbooks as LibreOffice computes them anew: as exported, and with other targets typed."""
    files: dict[str, bytes] = {}
    for kind in ROAD_MAPS:
        content = io.BytesIO()
        load_workbook(io.BytesIO(built(workbook.build, report_of, kind, "en"))).save(content)
        files[f"{kind}.xlsx"] = content.getvalue()
    book = load_workbook(io.BytesIO(built(workbook.build, report_of, "begun", "en")))
    sheet = _sheet(book)
    indicators = _report("begun").case.rules.indicators
    row = _rows(sheet)[indicators["e_result_issued"].name.en]
    sheet.cell(row, RATIO + 2).value = 0.95
    content = io.BytesIO()
    book.save(content)
    files["typed.xlsx"] = content.getvalue()
    made = convert(files, "xlsx", tmp_path_factory.mktemp("xlsx"))
    return {name.removesuffix(".xlsx"): load_workbook(path, data_only=True) for name, path in made.items()}


@needs_office
@every_road_map
def test_libreoffice_computes_what_the_library_expects(recomputed: dict[str, Any], kind: str):
    report = _report(kind)
    assert report.road_map is not None
    for number in range(len(report.road_map.milestones)):
        assert _points(_sheet(recomputed[kind]), report, number) == _wanted(report, number)


@needs_office
def test_a_target_typed_in_moves_its_milestone_and_no_other(recomputed: dict[str, Any]):
    report = _report("begun")
    assert report.road_map is not None
    sheet = _sheet(recomputed["typed"])
    targets = {**report.road_map.source.targets_at(1), "e_result_issued": Decimal(95)}
    outcome = simulate(report.case, targets)
    found = _points(sheet, report, 1)
    assert found["total"] == float(outcome.total) != _wanted(report, 1)["total"]
    assert found["online_filing"] == float(outcome.points["online_filing"])
    for number in (0, 2):
        assert _points(sheet, report, number) == _wanted(report, number)
