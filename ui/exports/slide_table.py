"""Tables of the slides: changes, where there are too many of them for bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from ui.exports.messages import before
from ui.exports.model import ChangeFigures, Report
from ui.exports.slide_deck import Deck, Slide
from ui.exports.slide_layouts import Place
from ui.exports.slide_style import SMALL
from ui.exports.slide_text import points
from ui.exports.type_width import LINE, line_count
from ui.exports.xml_text import printable
from ui.words import numbers

# Shares of the width: lever, before, after, points brought.
SHARES = (0.61, 0.13, 0.13, 0.13)
# The same with the whole year's ratio beside the one from a day on.
REST_SHARES = (0.52, 0.12, 0.12, 0.12, 0.12)
# Between the edges of a cell and its text, above and below together; left and right together.
AROUND, ASIDE = 8, 14.4


def pages(items: Sequence[ChangeFigures], deck: Deck, note: str) -> list[list[ChangeFigures]]:
    """Return changes by slide: as many as one holds above a note, about as many on each."""
    place = deck.content_place(note)
    for count in range(1, len(items) + 1):
        most = -(-len(items) // count)
        parts = [list(items[start : start + most]) for start in range(0, len(items), most)]
        if all(sum(_heights(part, place, deck)) <= points(place.height) for part in parts):
            return parts
    return [[item] for item in items]


def changes(slide: Slide, items: Sequence[ChangeFigures], report: Report) -> None:
    """Put changes as a table: from where to where, and what they bring."""
    t = report.texts
    begun = report.rest is not None
    whole = [t("from_now_export.whole")] if begun else []
    titles = [t("table.lever"), t("table.before"), t("table.after"), *whole, t("table.points")]
    grid = slide.table(len(items) + 1, len(titles), t("changes.title"))
    for column, share in zip(grid.columns, _shares(report), strict=True):
        column.width = Emu(int(slide.room.width * share))
    for row in grid.rows:
        row.height = Emu(slide.room.height // (len(items) + 1))
    for number, title in enumerate(titles):
        put(grid.cell(0, number), title, right=number > 0)
    for row, item in enumerate(items, start=1):
        after = numbers.short_percent(item.after, t.language)
        points = numbers.change(item.direct + item.coupled, t.language)
        come_to = [] if item.whole is None else [numbers.short_percent(item.whole, t.language)]
        cells = [item.name, before(item, t), after, *come_to, points]
        for number, shown in enumerate(cells):
            put(grid.cell(row, number), shown, right=number > 0)


def _heights(items: Sequence[ChangeFigures], place: Place, deck: Deck) -> list[float]:
    room = points(place.width) * _shares(deck.report)[0] - ASIDE
    lines = [1, *(line_count(item.name, SMALL * deck.wider, room) for item in items)]
    return [count * SMALL * LINE + AROUND for count in lines]


def _shares(report: Report) -> Sequence[float]:
    return SHARES if report.rest is None else REST_SHARES


def put(cell: Any, shown: str, *, right: bool) -> None:
    """Put a text into a cell, in small type."""
    cell.text_frame.text = printable(shown)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(AROUND / 2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size = Pt(SMALL)
