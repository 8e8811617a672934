"""The slides, read back part by part: messages, native charts and tables, footers."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from scoring import simulate
from tests.ui.exports.made import (
    DAY,
    HOSTILE,
    every_language,
    every_scenario,
    outcome_of,
    report_of,
)
from ui.exports import slides
from ui.exports.content import report
from ui.exports.model import Plan
from ui.words import numbers, sentences
from ui.words.texts import Language, load_texts

PLACEHOLDER_FOOTER, PLACEHOLDER_NUMBER = 15, 13


@cache
def _deck(scenario: str, language: Language, name: str | None = None) -> Any:
    return Presentation(io.BytesIO(slides.build(report_of(scenario, language, name))))


def _charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def _tables(deck: Any) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def _series(chart: Any) -> dict[str, list[float | None]]:
    return {series.name: list(series.values) for plot in chart.plots for series in plot.series}


@every_language
@every_scenario
def test_six_to_nine_wide_slides_each_with_message_source_version_and_number(
    scenario: str, language: Language
):
    deck, made = _deck(scenario, language), report_of(scenario, language)
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert 6 <= len(deck.slides) <= 9
    assert len({slide.shapes.title.text for slide in deck.slides}) >= len(deck.slides) - 1
    for slide in deck.slides:
        places = {place.placeholder_format.type: place for place in slide.placeholders}
        assert places[PLACEHOLDER_FOOTER].text == f"{made.version_line} · {made.date_words}"
        assert 'type="slidenum"' in places[PLACEHOLDER_NUMBER]._element.xml
        assert len(slide.shapes.title.text) > 10


@every_language
@every_scenario
def test_everything_is_native_and_stands_on_the_slide(scenario: str, language: Language):
    deck = _deck(scenario, language)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert not hasattr(shape, "image")
            assert 0 <= shape.left <= shape.left + shape.width <= deck.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= deck.slide_height
    changed = bool(outcome_of(scenario).changes)
    assert (len(_charts(deck)), len(_tables(deck))) == ((3, 4) if changed else (2, 3))


@every_language
@every_scenario
def test_the_messages_are_those_of_the_pages(scenario: str, language: Language):
    outcome, titles = outcome_of(scenario), [s.shapes.title.text for s in _deck(scenario, language).slides]
    assert titles[0] == sentences.summary(outcome, load_texts(language))
    assert numbers.points(outcome.case.baseline.total, language) in titles[1]


@every_language
@every_scenario
def test_the_charts_hold_the_numbers_of_simulate(scenario: str, language: Language):
    outcome, t = outcome_of(scenario), load_texts(language)
    groups, curve, *rest = _charts(_deck(scenario, language))
    held = _series(groups)
    names = list(outcome.case.rules.groups)
    assert held[t("table.before")] == [float(outcome.case.baseline.groups[g].points) for g in names]
    assert held[t("table.average")] == [float(outcome.case.averages[g].points) for g in names]
    assert held[t("table.maximum")] == [float(outcome.case.rules.groups[g].maximum) for g in names]
    assert _series(curve)[t("chart.baseline")] == [outcome.case.baseline.rank.median]
    if outcome.changes:
        assert _series(curve)[t("chart.scenario")] == [outcome.rank.median]
        parts = [value for values in list(_series(rest[0]).values())[1:] for value in values if value]
        gained = [abs(float(c.points)) for c in outcome.contributions if c.points]
        totals = [float(outcome.case.baseline.total), float(outcome.total)]
        assert sorted(parts) == sorted([*gained, *totals])


@every_scenario
def test_the_waterfall_s_bars_meet(scenario: str):
    outcome = outcome_of(scenario)
    if not outcome.changes:
        return
    base, *parts = _series(_charts(_deck(scenario, "en"))[2]).values()
    tops = [low + sum(part[i] or 0 for part in parts) for i, low in enumerate(base)]
    lows = [low or tops[i] for i, low in enumerate(base)]
    gains = [float(c.points) for c in outcome.contributions if c.points]
    at = float(outcome.case.baseline.total)
    for gain, low, top in zip(gains, lows[1:-1], tops[1:-1], strict=True):
        start, end = (low, top) if gain > 0 else (top, low)
        assert start == pytest.approx(at)
        at = end
    assert at == pytest.approx(float(outcome.total))


def test_labels_carry_the_language_s_own_decimal_sign():
    for language, wanted in (("vi", "5,53"), ("en", "5.53")):
        chart = _charts(_deck("rise", language))[0]
        series = next(s for s in chart.plots[0].series if s.name == load_texts(language)("table.before"))
        labels = [point.data_label.text_frame.text for point in series.points]
        assert labels[4] == wanted
        assert chart.value_axis.tick_labels.number_format == "0"
        names = [str(category) for category in _charts(_deck("rise", language))[2].plots[0].categories]
        assert names[2].endswith(wanted.replace("5,53", "+4,37").replace("5.53", "+4.37"))


def test_the_table_of_changes_tells_direct_from_coupled_points():
    changes = _tables(_deck("fall", "vi"))[1]
    assert [row[2:] for row in changes[1:]] == [
        ["84,4%", "70,5%", "−2,78", "−0,92"],
        ["74,8%", "30%", "−2,69", "−3,52"],
    ]


def test_many_changes_stay_on_their_slide_and_the_rest_is_announced():
    case = outcome_of("fall").case
    outcome = simulate(case, dict.fromkeys(list(case.rules.indicators)[:15], 50))
    made = report(outcome, load_texts("en"), date=DAY)
    deck = Presentation(io.BytesIO(slides.build(made)))
    assert [len(rows) for rows in _tables(deck)][1] == slides.MOST_ROWS + 1
    texts = [s.text_frame.text for s in deck.slides[3].shapes if s.has_text_frame]
    assert "… and 6 more changes (all of them in the workbook)." in texts


def test_a_plan_is_a_slide_and_nine_are_not_passed():
    plan = Plan("Về đích 65 điểm", ("Bước", "Công sức"), (("Số hóa", "12"),))
    made = report(outcome_of("rise"), load_texts("vi"), date=DAY, plan=plan)
    deck = Presentation(io.BytesIO(slides.build(made)))
    assert len(deck.slides) == 9
    assert "Về đích 65 điểm" in [slide.shapes.title.text for slide in deck.slides]


@pytest.mark.parametrize("name", [*HOSTILE, "a\x0b\x00\ufffe b"])
def test_a_hostile_name_is_plain_text_on_the_title_slide(name: str):
    made = report_of("rise", "vi", name)
    lines = [s.text_frame.text for s in _deck("rise", "vi", name).slides[0].shapes if s.has_text_frame]
    assert f"Kịch bản: {made.name}" in "\n".join(lines).split("\n")


@every_scenario
def test_no_two_parts_of_a_slide_share_an_id(scenario: str):
    # Presentation software offers to repair a file in which they do.
    for slide in _deck(scenario, "vi").slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert sorted(set(ids)) == sorted(ids)
