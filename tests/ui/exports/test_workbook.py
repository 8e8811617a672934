"""The workbook: typed cells, and formulas that agree with the library, also after new inputs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from openpyxl import Workbook, load_workbook

from scoring import Case, Outcome, find_case, simulate
from scoring.case.from_now import FromNow
from tests.ui.exports.made import (
    DAY,
    HOSTILE,
    SCENARIOS,
    SHOWN,
    built,
    every_language,
    every_scenario,
    every_shown,
    long_report,
    outcome_of,
    report_of,
)
from tests.ui.exports.office import convert, needs_office
from ui.exports import workbook
from ui.exports.content import report
from ui.words.texts import Language, load_texts

INPUTS, RESULTS, CHARTS, LEAGUE, ASSUMPTIONS = range(5)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

RATIO, POINTS, RECOMPUTED, BY_TOOL = 5, 8, 3, 5
SO_FAR, TO_COME, WHOLE = 11, 12, 13
FROM_NOW_MARK = " from now"
FIRST_GROUP, GROUPS = 5, 6
TOTAL = FIRST_GROUP + GROUPS

# What an office may type into the sheet, by case: levers and their new percentages. Ratios that follow
# others, capped ones, one that ends on half a cent (petition_on_time: 6 x 74.25 % = 4.455) and groups.
TYPED: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("binh-thuan-2023", {"e_result_issued": "10.73", "dossier_sync": "90", "petition_on_time": "74.25"}),
    ("binh-thuan-2023", {"e_result_issued": "100", "dossier_digitised": "95.16"}),
    ("binh-thuan-2023", {"on_time_settlement": "96.5", "online_service": "71.25"}),
    ("lam-dong-2026", {"e_result_issued": "99.9", "on_time_settlement": "64.01", "dossier_sync": "80.1"}),
    ("lam-dong-2026", {"digitization": "45.05", "payment_procedure_enabled": "95"}),
    ("thai-nguyen-2026", {"publish_content_complete": "12.5", "satisfaction": "33.33"}),
    ("tay-ninh-2026", {"online_filing": "7.36", "e_result_issued": "0", "reuse_digitised_data": "79.99"}),
    ("ca-mau-2023", {"transparency": "0", "on_time_settlement": "100"}),
    # Ratios from a day on: couplings between them, a factor, a state, and one by days instead of counts.
    (
        "lam-dong-2026 from now",
        {"e_result_issued": "99.9", "on_time_settlement": "97.2", "dossier_sync": "80.1"},
    ),
    ("lam-dong-2026 from now", {"dossier_sync": "40.05", "online_filing": "12.34"}),
    (
        "lam-dong-2026 from now",
        {"online_service_provision": "90", "petition_on_time": "74.25", "dossier_satisfaction": "33.33"},
    ),
    ("dong-thap-2026 from now", {"e_result_issued": "0", "reuse_digitised_data": "79.99"}),
)

# Petitions still to come as typed over the estimate: 20 on each of the 46 days left.
MORE = 920

# Later than the figures' last day, at another pace, and for one indicator so many a day.
FROM_NOW = FromNow(date(2026, 11, 15), Decimal("90.5"), {"petition_on_time": Decimal("3.5")})


@cache
def _book(scenario: str, language: Language, name: str | None = None) -> Workbook:
    return load_workbook(
        io.BytesIO(built(workbook.build, report_of, scenario, language, *([name] if name else [])))
    )


def _typed(
    case: str, changes: Mapping[str, str], *, couplings: bool = True, to_come: int | None = None
) -> tuple[bytes, Outcome]:
    """Type new ratios into the workbook of the case's baseline; return it, and what the library says.

    The library that types drops every stored value, so that whoever opens the file must compute.
    """
    found, today = _today(case, couplings)
    book = load_workbook(io.BytesIO(today))
    sheet = book.worksheets[INPUTS]
    rows = {str(cell.value): cell.row for cell in sheet["A"]}
    named = {**found.rules.groups, **found.rules.indicators}
    for key, percent in changes.items():
        sheet.cell(rows[named[key].name.en], RATIO).value = float(Fraction(percent) / 100)
        if to_come is not None:
            sheet.cell(rows[named[key].name.en], TO_COME).value = to_come
    content = io.BytesIO()
    book.save(content)
    wanted = {key: Decimal(value) for key, value in changes.items()}
    return content.getvalue(), simulate(found, wanted, couplings=couplings)


@cache
def _today(case: str, couplings: bool) -> tuple[Case, bytes]:
    """Return a case and the workbook of its baseline."""
    found = find_case(case.removesuffix(FROM_NOW_MARK))
    if case.endswith(FROM_NOW_MARK):
        found = found.seen(FROM_NOW)
    today = simulate(found, {}, couplings=couplings)
    return found, workbook.build(report(today, load_texts("en"), date=DAY))


@cache
def _typed_at(number: int) -> tuple[bytes, Outcome]:
    return _typed(*TYPED[number])


@every_shown
def test_values_stored_with_the_formulas_are_those_of_simulate(scenario: str, language: Language):
    stored = load_workbook(io.BytesIO(built(workbook.build, report_of, scenario, language)), data_only=True)
    assert _recomputed(stored.worksheets[RESULTS]) == _expected(outcome_of(scenario), language)


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return every workbook as LibreOffice computes it anew."""
    files: dict[str, bytes] = {}
    for scenario, language in SHOWN:
        content = io.BytesIO()
        _book(scenario, language).save(content)
        files[f"{scenario}_{language}.xlsx"] = content.getvalue()
    for number in range(len(TYPED)):
        files[f"typed_{number}.xlsx"] = _typed_at(number)[0]
    files["alone.xlsx"] = _typed(*TYPED[0], couplings=False)[0]
    files["more.xlsx"] = _typed(f"lam-dong-2026{FROM_NOW_MARK}", {"petition_on_time": "90"}, to_come=MORE)[
        0
    ]
    made = convert(files, "xlsx", tmp_path_factory.mktemp("xlsx"))
    return {name.removesuffix(".xlsx"): load_workbook(path, data_only=True) for name, path in made.items()}


@needs_office
@every_shown
def test_libreoffice_computes_what_simulate_says(
    recomputed: dict[str, Any], scenario: str, language: Language
):
    sheet = recomputed[f"{scenario}_{language}"].worksheets[RESULTS]
    assert _recomputed(sheet) == _expected(outcome_of(scenario), language)


@needs_office
@pytest.mark.parametrize("number", range(len(TYPED)))
def test_a_ratio_typed_in_moves_what_the_library_moves(recomputed: dict[str, Any], number: int):
    _, outcome = _typed_at(number)
    assert outcome.change != 0
    book = recomputed[f"typed_{number}"]
    assert _recomputed(book.worksheets[RESULTS]) == _expected(outcome, "en")
    named = {item.name.en: key for key, item in outcome.case.rules.indicators.items()}
    rows = book.worksheets[INPUTS].iter_rows(min_row=4, values_only=True)
    points = {named[row[0]]: row[POINTS - 1] for row in rows if row[0] in named}
    assert points == {
        key: float(outcome.points[key]) if key in outcome.points else "\N{EN DASH}"
        for key in named.values()
    }


@needs_office
def test_without_couplings_each_ratio_moves_alone(recomputed: dict[str, Any]):
    case, changes = TYPED[0]
    alone, together = _typed(case, changes, couplings=False)[1], _typed_at(0)[1]
    assert alone.total != together.total
    assert _recomputed(recomputed["alone"].worksheets[RESULTS]) == _expected(alone, "en")


def test_what_is_counted_and_what_is_to_come_stands_beside_each_ratio():
    """Golden: 283 of 365 days are over; 97.2 % from now on make 87.29 % of the year."""
    sheet = load_workbook(io.BytesIO(workbook.build(report_of("rest", "en"))), data_only=True).worksheets[
        INPUTS
    ]
    case = outcome_of("rest").case
    rows = {str(cell.value): cell.row for cell in sheet["A"]}
    names = {key: rule.name.en for key, rule in case.rules.indicators.items()}
    counts = case.baseline.indicators["on_time_settlement"].counts
    row = rows[names["on_time_settlement"]]
    assert sheet.cell(row, SO_FAR).value == counts[1]
    assert sheet.cell(row, TO_COME).value == pytest.approx(counts[1] * 82 / 283)
    assert sheet.cell(row, RATIO).value == pytest.approx(0.972)
    assert round(sheet.cell(row, WHOLE).value, 4) == 0.8729
    assert [sheet.cell(3, column).value for column in (SO_FAR, TO_COME, WHOLE)] == [
        "Counted up to 10 October 2026",
        "Still to come until 31 December 2026",
        "Whole year",
    ]
    # A state on the last day has nothing behind it.
    state = rows[names["online_service_provision"]]
    assert [sheet.cell(state, column).value for column in (SO_FAR, TO_COME)] == [None, None]
    assert sheet.cell(state, WHOLE).value == sheet.cell(state, RATIO).value


@needs_office
def test_more_still_to_come_than_expected_counts_by_what_is_typed(recomputed: dict[str, Any]):
    typed = "petition_on_time"
    pace = FromNow(FROM_NOW.day, FROM_NOW.pace, {typed: Decimal(20)})
    outcome = simulate(find_case("lam-dong-2026").seen(pace), {typed: Decimal(90)})
    assert _recomputed(recomputed["more"].worksheets[RESULTS]) == _expected(outcome, "en")
    assert outcome.total != simulate(find_case("lam-dong-2026").seen(FROM_NOW), {typed: Decimal(90)}).total


@needs_office
def test_no_cell_computes_to_an_error(recomputed: dict[str, Any]):
    found = [
        (name, sheet.title, cell.coordinate, cell.value)
        for name, book in recomputed.items()
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" or str(cell.value).startswith(("#", "Err:"))
    ]
    assert found == []


@needs_office
def test_the_count_of_known_provinces_ahead_follows_the_total(recomputed: dict[str, Any]):
    # A complete league: those ahead decide the rank.
    rank = outcome_of("fall").rank.median
    assert recomputed["fall_en"].worksheets[RESULTS].cell(TOTAL + 2, RECOMPUTED).value == rank - 1


@every_language
def test_numbers_are_typed_and_shown_in_their_format(language: Language):
    book = _book("fall", language)
    inputs, results, league = (book.worksheets[place] for place in (INPUTS, RESULTS, LEAGUE))
    assert inputs.cell(5, RATIO).number_format == "0.00%"
    assert results.cell(TOTAL, BY_TOOL).value == 53.33
    assert results.cell(TOTAL, BY_TOOL).number_format == "0.00"
    assert results.cell(TOTAL, 4).number_format == "+0.00;-0.00;0.00"
    totals = [league.cell(row, 2) for row in range(2, 36)]
    assert {cell.data_type for cell in totals} == {"n"}
    assert [sheet.freeze_panes for sheet in book.worksheets] == ["B4", "B5", None, "B2", "B2"]
    assert all(20 < sheet.column_dimensions["A"].width < 70 for sheet in (inputs, results))


@every_scenario
def test_only_our_own_formulas_are_formulas(scenario: str):
    book = _book(scenario, "vi")
    formulas = {
        sheet.title: {cell.column for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        for sheet in book.worksheets
    }
    titles = [sheet.title for sheet in book.worksheets]
    whole = {WHOLE} if SCENARIOS[scenario].from_now else set()
    assert formulas[titles[INPUTS]] == {RATIO, POINTS} | whole
    assert formulas[titles[RESULTS]] == {RECOMPUTED, RECOMPUTED + 1}
    assert formulas[titles[CHARTS]] == formulas[titles[LEAGUE]] == formulas[titles[ASSUMPTIONS]] == set()


@every_shown
def test_native_charts_hold_the_numbers_of_simulate_and_follow_the_cells(scenario: str, language: Language):
    outcome, t = outcome_of(scenario), load_texts(language)
    groups, *others = _drawn(built(workbook.build, report_of, scenario, language))
    names = list(outcome.case.rules.groups)
    assert groups[t("table.before")] == [float(outcome.case.baseline.groups[g].points) for g in names]
    assert groups[t("export.recomputed")] == [float(outcome.points[g]) for g in names]
    assert groups[t("table.average")] == [float(outcome.case.averages[g].points) for g in names]
    if not outcome.changes:
        assert others == []
        return
    changes, causes = others
    assert changes[t("table.after")] == [float(percent / 100) for percent in outcome.changes.values()]
    assert causes[t("table.points")] == [float(c.points) for c in outcome.contributions if c.points]


def _drawn(content: bytes) -> list[dict[str, list[float]]]:
    """Return each chart's series as the file keeps them: name and numbers, each over cells of a sheet."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart")):
            series = {}
            for drawn in fromstring(archive.read(part)).iter(f"{CHART}ser"):
                name = drawn.find(f"{CHART}tx//{CHART}v").text
                series[name] = [float(value.text) for value in drawn.findall(f"{CHART}val//{CHART}v")]
                assert "!$" in drawn.find(f"{CHART}val//{CHART}f").text
            found.append(series)
    return found


@every_language
def test_every_sheet_prints_on_a4_as_wide_as_a_page_and_repeats_its_titles(language: Language):
    made = report_of("fall", language)
    for place, sheet in enumerate(_book("fall", language).worksheets):
        setup = sheet.page_setup
        assert (int(setup.paperSize), setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        assert made.data in sheet.oddFooter.left.text
        if place != CHARTS:
            assert sheet.print_title_rows


def test_a_certain_rank_is_a_number():
    # A complete league, and a fall to the last place.
    sheet = _book("fall", "vi").worksheets[RESULTS]
    assert [sheet.cell(TOTAL + 3, column).value for column in (2, BY_TOOL)] == [16, 34]


def test_no_cell_that_looks_like_a_number_is_text():
    made = workbook.build(long_report("many", "vi"))
    looks = re.compile("[-+\u2212]?[0-9.,]+\u00a0?%?")
    texts = [
        cell.value
        for sheet in load_workbook(io.BytesIO(made)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and looks.fullmatch(cell.value)
    ]
    # The data version may happen to be all digits, and a range of ranks may be one rank.
    assert [text for text in texts if text != long_report("many", "vi").data and not text.isdecimal()] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_also_when_it_is_edited(name: str):
    cells = [
        cell
        for sheet in _book("rise", "vi", name).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == name[:60].strip()
    ]
    assert len(cells) == 1
    assert cells[0].data_type == "s"
    assert cells[0].quotePrefix


def _recomputed(sheet: Any) -> list[Any]:
    """Return points of groups, total and rating in the column of formulas."""
    return [sheet.cell(row, RECOMPUTED).value for row in range(FIRST_GROUP, TOTAL + 2)]


def _expected(outcome: Outcome, language: Language) -> list[Any]:
    points = [float(outcome.points[group]) for group in outcome.case.rules.groups]
    return [*points, float(outcome.total), load_texts(language).pick(outcome.band.name)]
