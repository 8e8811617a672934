"""The slides, read back part by part: messages, native charts and tables, footers."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from scoring import still_possible
from tests.ui.exports.made import (
    DAY,
    HOSTILE,
    SCENARIOS,
    built,
    every_scenario,
    every_shown,
    long_report,
    outcome_of,
    report_of,
)
from ui.exports import messages, slides
from ui.exports.content import report
from ui.exports.model import Plan
from ui.exports.xml_text import printable
from ui.words import numbers, sentences
from ui.words.texts import Language, load_texts

PLACEHOLDER_FOOTER, PLACEHOLDER_NUMBER = 15, 13

# The place of the waterfall among the charts, where levers stand as bars; a table takes their place.
WATERFALL = 4


@cache
def _deck(scenario: str, language: Language, name: str | None = None) -> Any:
    return Presentation(
        io.BytesIO(built(slides.build, report_of, scenario, language, *([name] if name else [])))
    )


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


@every_shown
def test_every_wide_slide_has_message_source_version_number_and_notes(scenario: str, language: Language):
    deck, made = _deck(scenario, language), report_of(scenario, language)
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert 6 <= len(deck.slides) <= 10
    for slide in deck.slides:
        places = {place.placeholder_format.type: place for place in slide.placeholders}
        assert places[PLACEHOLDER_FOOTER].text == f"{made.version_line} · {made.date_words}"
        assert 'type="slidenum"' in places[PLACEHOLDER_NUMBER]._element.xml
        assert len(slide.shapes.title.text) > 5
        said = slide.notes_slide.notes_text_frame.text
        assert made.texts("slides.notes.say") in said
        assert [
            line for line in (*made.assumptions, made.caveats, made.version_line) if line not in said
        ] == []


@every_shown
def test_everything_is_native_and_stands_in_placeholders(scenario: str, language: Language):
    deck = _deck(scenario, language)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert not hasattr(shape, "image")
            # Beside the placeholders there is the line on how to read the content, and nothing else.
            assert shape.is_placeholder or shape.name.startswith("TextBox")
    begun = SCENARIOS[scenario].from_now is not None
    assert len(_charts(deck)) == (6 if outcome_of(scenario).changes else 4) + begun
    assert _tables(deck) == []


@every_scenario
def test_fonts_and_colours_are_the_theme_s(scenario: str):
    # So that a template of an office brings its own.
    deck = _deck(scenario, "vi")
    written = [slide._element.xml for slide in deck.slides]
    written += [chart._chartSpace.xml for chart in _charts(deck)]
    assert [text for text in written if "srgbClr" in text or "<a:latin" in text] == []


@every_shown
def test_the_messages_are_those_of_the_pages(scenario: str, language: Language):
    outcome, deck = outcome_of(scenario), _deck(scenario, language)
    t, made = load_texts(language), report_of(scenario, language)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert numbers.points(outcome.case.baseline.total, language) in titles[1]
    assert titles[2] == made.below_average
    first = deck.slides[0].notes_slide.notes_text_frame.text
    assert sentences.summary(outcome, t) in first
    if outcome.changes:
        result = titles[4 if made.rest is None else 5]
        assert result == messages.result(made, in_full=True)
        assert numbers.points(outcome.total, language) in result


@every_shown
def test_the_charts_hold_the_numbers_of_simulate(scenario: str, language: Language):
    outcome, t = outcome_of(scenario), load_texts(language)
    standing, groups, *others = _charts(_deck(scenario, language))
    if SCENARIOS[scenario].from_now:
        still, *others = others
        possible = still_possible(outcome.case).groups.values()
        assert list(_series(still).values()) == [
            [float(part.safe) for part in possible],
            [float(part.open) for part in possible],
            [float(part.lost) for part in possible],
        ]
    (totals,) = _series(standing).values()
    known = [float(row.total) for row in outcome.case.league.rows if row.total is not None]
    assert totals == sorted(known, reverse=True)
    held = _series(groups)
    names = list(outcome.case.rules.groups)
    assert held[t("table.before")] == [float(outcome.case.baseline.groups[g].points) for g in names]
    assert held[t("table.average")] == [float(outcome.case.averages[g].points) for g in names]
    curve = others[1] if outcome.changes else others[0]
    assert _series(curve)[t("chart.baseline")] == [outcome.unchanged_rank.median]
    if outcome.changes:
        changes, _, rest, _ = others
        assert _series(changes)[t("table.after")] == [float(v) for v in outcome.changes.values()]
        assert _series(curve)[t("chart.scenario")] == [outcome.rank.median]
        parts = [value for values in list(_series(rest).values())[1:] for value in values if value]
        gained = [abs(float(c.points)) for c in outcome.contributions if c.points]
        ends = [float(outcome.case.baseline.total), float(outcome.total)]
        assert sorted(parts) == sorted([*gained, *ends])
    held = _series(_charts(_deck(scenario, language))[-1])
    made = report_of(scenario, language)
    assert held[t("headline.unchanged")] == [item.unchanged.median for item in made.peers_table]


@every_scenario
def test_the_waterfall_s_bars_meet(scenario: str):
    outcome = outcome_of(scenario)
    if not outcome.changes:
        return
    place = WATERFALL + (SCENARIOS[scenario].from_now is not None)
    base, *parts = _series(_charts(_deck(scenario, "en"))[place]).values()
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
        charts = _charts(_deck("rise", language))
        series = next(
            s for s in charts[1].plots[0].series if s.name == load_texts(language)("table.before")
        )
        labels = [point.data_label.text_frame.text for point in series.points]
        assert labels[4] == wanted
        assert charts[WATERFALL].value_axis.tick_labels.number_format == "0"
        names = [str(category) for category in charts[WATERFALL].plots[0].categories]
        assert names[2].endswith(wanted.replace("5,53", "+4,37").replace("5.53", "+4.37"))


def test_what_is_done_is_named_from_where_to_where():
    title = _deck("rise", "vi").slides[3].shapes.title.text.replace("\u00a0", " ")
    assert "Số hóa hồ sơ từ 25,1" in title
    assert "lên 45" in title
    lowered = _deck("fall", "en").slides[3].shapes.title.text
    assert "down to 30" in lowered


def test_what_is_still_possible_is_a_slide_and_levers_stand_beside_the_whole_year_s_ratio():
    deck = _deck("rest", "vi")
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[3].startswith("Từ nay tỉnh còn có thể đạt nhiều nhất 76,03 điểm; 23,97 điểm đã mất")
    assert "97,2% (cả năm 87,29%)" in titles[4].replace("\u00a0", "")
    notes = deck.slides[3].notes_slide.notes_text_frame.text
    assert "Cao nhất 76,03 điểm, hạng 1/34" in notes
    assert "đến 31/10/2026 mất 1,87 điểm" in notes


def test_how_each_figure_is_known_is_marked_and_explained():
    made = report_of("rise", "vi")
    groups = _deck("rise", "vi").slides[2]
    chart = next(shape.chart for shape in groups.shapes if shape.has_chart)
    labels = [point.data_label.text_frame.text for point in chart.plots[0].series[0].points]
    published = made.texts("basis.published")
    assert [not label.endswith("*") for label in labels] == [g.basis == published for g in made.groups]
    notes = [shape.text_frame.text for shape in groups.shapes if shape.has_text_frame]
    assert any(note.startswith("* suy ra từ số đã công bố") for note in notes)
    many = Presentation(io.BytesIO(built(slides.build, long_report, "many", "vi")))
    rows = {row[0]: row[1] for table in _tables(many) for row in table[1:]}
    wanted = {change.name: change.estimated for change in long_report("many", "vi").changes}
    assert {name: shown.endswith("*") for name, shown in rows.items()} == wanted


def test_many_changes_are_all_named_and_the_largest_come_first():
    made = long_report("many", "en")
    deck = Presentation(io.BytesIO(built(slides.build, long_report, "many", "en")))
    rows = [row for table in _tables(deck) for row in table[1:]]
    assert sorted(row[0] for row in rows) == sorted(change.name for change in made.changes)
    brought = [abs(change.direct + change.coupled) for change in made.changes]
    assert rows[0][3] == numbers.change(max(brought), "en")
    assert "and 10 more" in deck.slides[3].shapes.title.text


def test_the_smallest_of_many_causes_stand_in_one_bar_and_the_bars_still_meet():
    made = long_report("many", "vi")
    deck = Presentation(io.BytesIO(built(slides.build, long_report, "many", "vi")))
    base, *parts = _series(_charts(deck)[WATERFALL - 1]).values()
    assert len(base) < len(made.gains) + 2
    names = [str(category) for category in _charts(deck)[WATERFALL - 1].plots[0].categories]
    shown = sum(part[-2] or 0 for part in parts)
    assert names[-2].startswith(f"{len(made.gains) - (len(base) - 3)} nguyên nhân khác")
    assert base[-2] + shown == pytest.approx(float(made.after.total))


def test_effort_is_a_slide_of_its_own():
    plan = Plan(
        "Về đích 65 điểm",
        ("Bước", "Công sức"),
        ("text", "maximum"),
        (("Số hóa", 12),),
        (("Số hóa", Fraction(12)),),
    )
    made = report(outcome_of("rise"), load_texts("vi"), date=DAY, plan=plan)
    deck = Presentation(io.BytesIO(slides.build(made)))
    assert "Về đích 65 điểm" in [slide.shapes.title.text for slide in deck.slides]
    effort = _series(_charts(deck)[-1])
    assert list(effort.values()) == [[12.0]]


# A slide has no formulas: it is markup and letters that XML cannot hold that could break it.
@pytest.mark.parametrize("name", [HOSTILE[-1], "a\x0b\x00\ufffe b"])
def test_a_hostile_name_is_plain_text_on_the_title_slide(name: str):
    made = report_of("rise", "vi", name)
    lines = [s.text_frame.text for s in _deck("rise", "vi", name).slides[0].shapes if s.has_text_frame]
    assert f"Kịch bản: {made.name}" in "\n".join(lines).split("\n")


def test_hostile_provinces_are_text_in_the_chart_s_own_workbook():
    made, names = report_of("rise", "vi"), (*HOSTILE, "https://x.example/", "a\x0b\x00 b")
    league, others = made.league[: len(names)], made.league[len(names) :]
    rows = (*(replace(row, province=name) for row, name in zip(league, names, strict=True)), *others)
    deck = Presentation(io.BytesIO(slides.build(replace(made, league=rows))))
    standing = _charts(deck)[0]
    book = load_workbook(io.BytesIO(standing.part.chart_workbook.xlsx_part.blob))
    for name in names:
        (cell,) = [row[0] for row in book.active.iter_rows() if printable(name) in str(row[0].value)]
        assert (cell.data_type, cell.hyperlink) == ("s", None), name
    assert [c for row in book.active.iter_rows() for c in row if c.data_type == "f"] == []


@every_scenario
def test_no_two_parts_of_a_slide_share_an_id(scenario: str):
    # Presentation software offers to repair a file in which they do.
    for slide in _deck(scenario, "vi").slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert sorted(set(ids)) == sorted(ids)
