"""A presentation in which each slide has a headline, one chart, table or text, the source, and notes.

Everything stands in the placeholders of its template. Headlines and texts take the largest size at which
they stay in them, for presentation software does not fit them when it opens a file.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.shapes.placeholder import ChartPlaceholder, TablePlaceholder
from pptx.util import Emu, Pt

from ui.exports.model import Report
from ui.exports.slide_layouts import (
    TITLES,
    LayoutError,
    Place,
    add_slide,
    kind_of,
    open_template,
    rectangle,
)
from ui.exports.slide_master import own_master
from ui.exports.slide_style import HEADLINE_SIZES, SMALL, TEXT_SIZES
from ui.exports.slide_text import BETWEEN, fits, note, note_height, set_size
from ui.exports.xml_text import printable

# Other fonts than Arial are this much wider at most.
WIDER = 1.15
FOOTER, NUMBER = "ftr", "sldNum"


class Deck:
    """A presentation under construction, in the tool's own template or an office's."""

    def __init__(self, report: Report, template: bytes | None = None) -> None:
        """Start an empty presentation.

        Raises:
            LayoutError: the template lacks a layout that is needed; it was not checked.

        """
        self.report = report
        self.file, self._layouts = open_template(template or own_master())
        self.wider = 1.0 if template is None else WIDER
        properties = self.file.core_properties
        properties.title = printable(f"{report.case_name}: {report.name}")
        properties.author = report.texts("app.title")

    def first(self, title: str, subtitles: Sequence[Sequence[str]], notes: Sequence[str]) -> None:
        """Add the slide that says what it is all about; the first of the subtitles that fits stands on it.

        A template whose footer has no room for the source shows it on all other slides.
        """
        slide = add_slide(self.file, self._layouts.first)
        self._headline(slide, [title], sizes=(40, 36, *HEADLINE_SIZES))
        self._finish(slide, notes)
        place = next(place for place in slide.placeholders if kind_of(place) == "subTitle")
        where = _where(place)
        sized = [(lines, self.text_size(lines, where, bullets=False)) for lines in subtitles]
        lines, size = next((pair for pair in sized if pair[1]), sized[-1])
        self.fill(place, lines, size or SMALL)

    def slide(self, headlines: Sequence[str], notes: Sequence[str]) -> Slide:
        """Add a slide; of the headlines, from the fullest to the shortest, it shows the first that fits."""
        slide = add_slide(self.file, self._layouts.content)
        shown = self._headline(slide, headlines, sizes=HEADLINE_SIZES)
        place = next(
            place for place in slide.placeholders if kind_of(place) not in (*TITLES, FOOTER, NUMBER, "dt")
        )
        where = _where(place)
        if not self._finish(slide, notes):
            height = note_height(self.report.stamp, where, self.wider)
            where = where._replace(height=where.height - height)
            note(slide, self.report.stamp, where._replace(top=where.top + where.height, height=height))
        return Slide(self, slide, place, shown, where)

    def content_place(self, note: str = "") -> Place:
        """Return the room of a slide's content above a note and, where it stands there, the source."""
        place = next(p for p in self._layouts.content.placeholders if kind_of(p) in ("obj", "chart"))
        where = _where(place)
        below = [note] if note else []
        if self._footer_place(self._layouts.content) is None:
            below.append(self.report.stamp)
        taken = sum(note_height(line, where, self.wider) for line in below)
        return where._replace(height=where.height - taken)

    def text_size(self, lines: Sequence[str], where: Place, *, bullets: bool = True) -> int | None:
        """Return the largest size at which a text stays in its place, None where it is too long."""
        sizes = (*TEXT_SIZES, 16, SMALL)
        return next(
            (size for size in sizes if fits(lines, size, where, wider=self.wider, bullets=bullets)), None
        )

    def save(self) -> bytes:
        """Return the file."""
        content = io.BytesIO()
        self.file.save(content)
        return content.getvalue()

    def _headline(self, slide: Any, headlines: Sequence[str], *, sizes: Sequence[int]) -> str:
        title = slide.shapes.title
        where = _where(title)
        shown, size = next(
            (
                (headline, size)
                for headline in headlines
                for size in sizes
                if fits([headline], size, where, wider=self.wider, bold=True)
            ),
            (headlines[-1], sizes[-1]),
        )
        while not fits([shown], size, where, wider=self.wider, bold=True) and " " in shown:
            # The notes hold all of it.
            shown = f"{shown.removesuffix(' …').rpartition(' ')[0]} …"
        title.text_frame.text = printable(shown)
        title.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        set_size(title.text_frame, size)
        return shown

    def fill(self, place: Any, lines: Sequence[str], size: int) -> None:
        """Fill a placeholder with paragraphs of a size."""
        frame = place.text_frame
        frame.auto_size = MSO_AUTO_SIZE.NONE
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text = printable(line)
            paragraph.space_before = Pt(0)
            paragraph.space_after = Pt(size * BETWEEN)
        set_size(frame, size)

    def _finish(self, slide: Any, notes: Sequence[str]) -> bool:
        """Put notes, number and source to a slide; return whether its footer has room for the source."""
        slide.notes_slide.notes_text_frame.text = printable("\n".join(notes))
        footer = self._footer_place(slide.slide_layout)
        for place in slide.slide_layout.placeholders:
            if kind_of(place) == NUMBER or (footer and kind_of(place) == FOOTER):
                # The library leaves footers out of new slides: they are taken over from the layout.
                slide.shapes._spTree.append(copy.deepcopy(place.element))
        for place in slide.placeholders:
            if kind_of(place) == FOOTER:
                place.text_frame.text = printable(self.report.stamp)
                set_size(place.text_frame, SMALL)
        return footer is not None

    def _footer_place(self, layout: Any) -> Any:
        """Return the layout's footer, where it has one that is large enough for the source."""
        for place in layout.placeholders:
            where = rectangle(place) if kind_of(place) == FOOTER else None
            if where and fits([self.report.stamp], SMALL, where, wider=self.wider):
                return place
        return None


class Slide:
    """A slide with its headline; what it shows goes into its content placeholder, once."""

    def __init__(self, deck: Deck, slide: Any, place: Any, headline: str, room: Place) -> None:
        """Take what a deck has added; ``room`` is what its content may fill."""
        self._deck, self._slide, self._place, self._room = deck, slide, place, room
        self._headline = headline

    @property
    def wider(self) -> float:
        """Return how much wider than Arial the template's font may be."""
        return self._deck.wider

    @property
    def room(self) -> Place:
        """Return the room that the content may fill."""
        return self._room

    def note(self, text: str) -> None:
        """Put a line on how to read the content below it, where there is one."""
        if not text:
            return
        height = note_height(text, self._room, self._deck.wider)
        self._room = self._room._replace(height=self._room.height - height)
        below = self._room._replace(top=self._room.top + self._room.height, height=height)
        note(self._slide, text, below)

    def chart(self, kind: Any, data: Any, name: str) -> Any:
        """Put a native chart into the placeholder and return it."""
        frame = ChartPlaceholder(self._place._element, self._place._parent).insert_chart(kind, data)
        self._place_frame(frame, name)
        return frame.chart

    def table(self, rows: int, columns: int, name: str) -> Any:
        """Put a native table into the placeholder and return it."""
        frame = TablePlaceholder(self._place._element, self._place._parent).insert_table(rows, columns)
        self._place_frame(frame, name)
        return frame.table

    def text(self, lines: Sequence[str], size: int) -> None:
        """Put paragraphs into the placeholder."""
        self._place.left, self._place.top, self._place.width, self._place.height = map(Emu, self._room)
        self._deck.fill(self._place, lines, size)

    def _place_frame(self, frame: Any, name: str) -> None:
        frame.left, frame.top, frame.width, frame.height = map(Emu, self._room)
        frame.name = name
        # For readers who cannot see it: what it says is the slide's headline.
        frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(self._headline))


def _where(place: Any) -> Place:
    """Return where a placeholder stands; layouts were chosen for saying so."""
    where = rectangle(place)
    if where is None:
        raise LayoutError("content")
    return where
