"""Parts of slides: page, headline, text, native tables, footer with source and slide number."""

from __future__ import annotations

import copy
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from ui.exports.model import Report
from ui.exports.tables import Table, words
from ui.exports.xml_text import printable

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP = Inches(0.6), Inches(1.75)
INNER_WIDTH = WIDTH - 2 * LEFT
INNER_HEIGHT = Inches(4.95)

# Arial is on every office computer and carries Vietnamese.
FONT = "Arial"

INK, MUTED, ACCENT, PALE = (RGBColor.from_string(c) for c in ("1C2730", "5B6773", "0B6E99", "E8F0F5"))
WHITE = RGBColor(0xFF, 0xFF, 0xFF)

TITLE_ONLY = 5
FOOTER_TYPES = ("ftr", "sldNum")


class Deck:
    """A presentation in 16:9 in which every slide has a headline, a footer and a number."""

    def __init__(self, report: Report) -> None:
        """Start an empty deck."""
        self.report = report
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = WIDTH, HEIGHT
        self._layout = self.file.slide_layouts[TITLE_ONLY]
        for other in [layout for layout in self.file.slide_layouts if layout is not self._layout]:
            self.file.slide_layouts.remove(other)
        _shape_layouts(self.file.slide_master, self._layout)
        properties = self.file.core_properties
        properties.title = printable(f"{report.case_name}: {report.name}")
        properties.author = report.texts("app.title")

    def slide(self, headline: str) -> Any:
        """Add a slide with its message as headline."""
        slide = self.file.slides.add_slide(self._layout)
        slide.shapes.title.text_frame.text = printable(headline)
        _style(slide.shapes.title.text_frame, size=_headline_size(headline), bold=True)
        slide.shapes.title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, Inches(0.45), Inches(0.18), Inches(1.05))
        bar.fill.solid()
        bar.fill.fore_color.rgb = ACCENT
        bar.line.fill.background()
        footer = f"{self.report.version_line} · {self.report.date_words}"
        for place in self._layout.placeholders:
            if place.element.ph.get("type") in FOOTER_TYPES:
                # The library leaves footers out of new slides: they are taken over from the layout.
                slide.shapes._spTree.append(copy.deepcopy(place.element))
        for place in slide.placeholders:
            if place.element.ph.get("type") == "ftr":
                place.text_frame.text = printable(footer)
                _style(place.text_frame, size=10, colour=MUTED)
                place.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        return slide


def text(
    slide: Any,
    lines: list[str],
    *,
    top: int = TOP,
    left: int = LEFT,
    width: int = INNER_WIDTH,
    height: int = INNER_HEIGHT,
    size: int = 18,
    bold: bool = False,
    bullets: bool = False,
    muted: bool = False,
) -> None:
    """Put lines of plain text on a slide, a paragraph each."""
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = printable(f"\N{BULLET} {line}" if bullets else line)
        paragraph.space_after = Pt(size / 3)
    _style(frame, size=size, bold=bold, colour=MUTED if muted else INK)


def table(
    slide: Any,
    content: Table,
    report: Report,
    *,
    widths: list[float],
    top: int = TOP,
    left: int = LEFT,
    size: int = 14,
) -> None:
    """Put a native table on a slide; ``widths`` are inches."""
    rows, columns = len(content.rows) + 1, len(content.columns)
    shape = slide.shapes.add_table(rows, columns, left, top, Inches(sum(widths)), Pt(size * 2.1) * rows)
    shape.name = content.title
    grid = shape.table
    for number, inches in enumerate(widths):
        grid.columns[number].width = Inches(inches)
    for number, column in enumerate(content.columns):
        _cell(grid.cell(0, number), column.title, size=size, right=column.kind != "text", heading=True)
    for row, cells in enumerate(content.rows, start=1):
        for number, (cell, column) in enumerate(zip(cells, content.columns, strict=True)):
            shown = words(cell, column.kind, report.texts.language)
            _cell(grid.cell(row, number), shown, size=size, right=column.kind != "text", even=row % 2 == 0)


def _cell(
    cell: Any, shown: str, *, size: int, right: bool, heading: bool = False, even: bool = False
) -> None:
    cell.text_frame.text = printable(shown)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(3)
    cell.fill.solid()
    cell.fill.fore_color.rgb = ACCENT if heading else PALE if even else WHITE
    _style(cell.text_frame, size=size, bold=heading, colour=WHITE if heading else INK)
    if right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _style(frame: Any, *, size: int, bold: bool = False, colour: RGBColor = INK) -> None:
    # On the runs: presentation software passes over the defaults of a paragraph.
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        run.font.size = Pt(size)
        run.font.bold = bold
        run.font.name = FONT
        run.font.color.rgb = colour


def _headline_size(headline: str) -> int:
    """Return the largest size, in points, at which a headline stays on its three lines."""
    return next((size for size, length in ((30, 95), (26, 150), (22, 220)) if len(headline) <= length), 18)


def _shape_layouts(master: Any, layout: Any) -> None:
    """Fit the library's 4:3 template to 16:9 and to a font that carries Vietnamese."""
    for part in (master, layout):
        for place in part.placeholders:
            kind = place.element.ph.get("type")
            if kind == "title":
                _put(place, LEFT, Inches(0.35), INNER_WIDTH, Inches(1.25))
                place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
                place.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
            elif kind == "ftr":
                _put(place, LEFT, Inches(6.92), Inches(11.3), Inches(0.4))
                place.text_frame.word_wrap = True
                place.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
            elif kind == "sldNum":
                _put(place, Inches(12.0), Inches(6.92), Inches(0.73), Inches(0.4))
                place.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
            elif part is layout:
                place.element.getparent().remove(place.element)
            else:
                _put(place, LEFT, TOP, INNER_WIDTH, INNER_HEIGHT)
    for theme in (r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme")):
        theme._blob = theme.blob.replace(b'latin typeface="Calibri"', f'latin typeface="{FONT}"'.encode())


def _put(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Emu, (left, top, width, height))
