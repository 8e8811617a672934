"""PPTX: the scenario as slides - one message a slide, native charts and tables, nothing as a picture."""

from __future__ import annotations

import io

from pptx.util import Inches

from ui.exports import slide_charts, slide_parts, tables
from ui.exports.model import Report
from ui.exports.slide_parts import INNER_HEIGHT, INNER_WIDTH, LEFT, TOP, Deck
from ui.words import sentences

# Beyond these lengths (letters of all lines together) a list is set smaller, to stay on its slide.
SIZES = ((700, 16), (1100, 14), (1700, 12), (2600, 10))
SMALLEST = 9

# A table of changes grows beyond the slide after this many rows.
MOST_ROWS = 9
FEW_ROWS, LARGE, SMALL = 4, 17, 14


def build(report: Report) -> bytes:
    """Return the presentation of a report."""
    deck = Deck(report)
    _title(deck)
    _standing(deck)
    _why(deck)
    if report.changes:
        _changes(deck)
    _result(deck)
    if report.gains:
        _origin(deck)
    _peers(deck)
    if report.plan is not None:
        _plan(deck)
    _assumptions(deck)
    content = io.BytesIO()
    deck.file.save(content)
    return content.getvalue()


def _title(deck: Deck) -> None:
    report = deck.report
    t = report.texts
    slide = deck.slide(report.sentence)
    lines = [
        t("export.title", case=report.case_name),
        t("export.scenario_named", name=report.name),
        report.caveats,
        t("export.made_on", date=report.date_words),
    ]
    slide_parts.text(slide, lines, top=Inches(2.6), height=Inches(3), size=22)


def _standing(deck: Deck) -> None:
    report = deck.report
    slide = deck.slide(report.baseline_sentence)
    content = tables.groups(report)
    standing = tables.pick(content, (0, 1, 4, 5, 6))
    slide_parts.table(slide, standing, report, widths=[4.6, 1.7, 2.4, 1.4, 2.0], size=15)
    notes = f"{report.period} {report.average_note}"
    slide_parts.text(slide, [notes], top=Inches(6.2), height=Inches(0.6), size=12, muted=True)


def _why(deck: Deck) -> None:
    slide = deck.slide(deck.report.below_average)
    slide_charts.groups(slide, deck.report, after=False)


def _changes(deck: Deck) -> None:
    report = deck.report
    content = tables.changes(report)
    slide = deck.slide(report.action)
    hidden = len(content.rows) - MOST_ROWS
    shown = tables.first_rows(content, MOST_ROWS)
    size = LARGE if len(shown.rows) <= FEW_ROWS else SMALL
    slide_parts.table(slide, shown, report, widths=[4.4, 2.2, 1.3, 1.3, 1.45, 1.45], size=size)
    if hidden > 0:
        more = report.texts("export.more_rows", count=hidden)
        slide_parts.text(slide, [more], top=Inches(6.35), height=Inches(0.4), size=12, muted=True)


def _result(deck: Deck) -> None:
    report = deck.report
    slide = deck.slide(report.sentence)
    summary = tables.summary(report)
    slide_parts.table(slide, summary, report, widths=[1.8, 1.4, 2.2], size=14)
    left = LEFT + Inches(5.55)
    slide_charts.curve(slide, report, left=left, width=LEFT + INNER_WIDTH - left)


def _origin(deck: Deck) -> None:
    slide = deck.slide(deck.report.origin)
    slide_charts.waterfall(slide, deck.report)
    note = deck.report.texts("export.axis_note")
    slide_parts.text(slide, [note], top=Inches(6.6), height=Inches(0.3), size=10, muted=True)


def _peers(deck: Deck) -> None:
    report = deck.report
    t = report.texts
    shifted = report.peers_table[-1] if len(report.peers_table) == 1 else report.peers_table[1]
    headline = t(
        "export.peers_message", assumption=shifted.assumption, rank=sentences.rank(shifted.scenario, t)
    )
    slide = deck.slide(headline)
    slide_parts.table(slide, tables.peers(report), report, widths=[6.3, 2.9, 2.9], size=15)
    slide_parts.text(
        slide, [t("export.peers_note")], top=Inches(6.3), height=Inches(0.5), size=12, muted=True
    )


def _plan(deck: Deck) -> None:
    report = deck.report
    for table in tables.plan(report):
        slide = deck.slide(table.title)
        share = 12.1 / len(table.columns)
        slide_parts.table(
            slide, tables.first_rows(table, MOST_ROWS), report, widths=[share] * len(table.columns)
        )


def _assumptions(deck: Deck) -> None:
    report = deck.report
    slide = deck.slide(report.texts("export.assumptions"))
    left, gap = int(INNER_WIDTH * 0.6), Inches(0.4)
    _list(slide, [*report.assumptions], left=LEFT, width=left)
    _list(slide, list(report.sources), left=LEFT + left + gap, width=INNER_WIDTH - left - gap, smaller=1.6)


def _list(slide: object, lines: list[str], *, left: int, width: int, smaller: float = 1.0) -> None:
    length = sum(map(len, lines)) * smaller
    size = next((size for limit, size in SIZES if length <= limit), SMALLEST)
    slide_parts.text(
        slide, lines, top=TOP, left=left, width=width, height=INNER_HEIGHT, size=size, bullets=True
    )
