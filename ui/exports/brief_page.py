"""The page of the brief, as Decree 30/2020/NĐ-CP lays out administrative documents.

A4; margins 20 mm above and below, 30 mm left, 15 mm right; Times New Roman 13; page numbers centred
above the text from the second page on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ui.exports.tables import Table, words
from ui.exports.xml_text import printable
from ui.words.texts import Language

FONT = "Times New Roman"
SIZE, CAPITALS_SIZE, TABLE_SIZE, LIST_SIZE = 13, 12, 11, 11
# Assumptions and notes are a little smaller than the text, sources smaller still.
NOTE_SIZE, SOURCE_SIZE = 12, 11
# What parts a table from what follows.
AFTER_TABLE = 4

# Tables of so many rows, or fewer, stay on one page; of longer ones no row stands alone.
WHOLE = 9
INNER_WIDTH = 165

# Capitals of the heading stand this much closer, in points: each block then keeps to one line in any
# font that a computer without Times New Roman puts in its place.
CAPITALS_CLOSER = 0.4
INDENT = Mm(10)
LANGUAGE_TAGS: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}

CENTRE, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


class Page:
    """A document under construction."""

    def __init__(self, language: Language, *, title: str, author: str) -> None:
        """Start an empty document."""
        self.file: Any = Document()
        self._language = language
        properties = self.file.core_properties
        properties.title, properties.author = printable(title), author
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)
        _set_styles(self.file.styles, LANGUAGE_TAGS[language])
        _number_pages(section)

    def paragraph(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        alignment: Any = JUSTIFY,
        size: int = SIZE,
        indent: bool = True,
        keep: bool = False,
        after: int | None = None,
    ) -> None:
        """Add a paragraph of plain text; ``keep`` leaves it on the page of what follows."""
        added = self.file.add_paragraph()
        added.alignment = alignment
        added.paragraph_format.first_line_indent = INDENT if indent else None
        added.paragraph_format.keep_with_next = keep
        if after is not None:
            added.paragraph_format.space_after = Pt(after)
        _run(added, text, bold=bold, italic=italic, size=size)

    def heading(self, text: str) -> None:
        """Add the heading of a numbered part: it is a heading to readers' tools too."""
        added = self.file.add_heading(level=2)
        added.paragraph_format.keep_with_next = True
        _run(added, text, bold=True, size=SIZE)

    def lines(self, lines: Sequence[str], size: int, *, keep_last: bool = False) -> None:
        """Add lines of a size, a dash before each; ``keep_last`` leaves the last with what follows."""
        for number, line in enumerate(lines, start=1):
            keep = keep_last and number == len(lines)
            self.paragraph(f"- {line}", alignment=WD_ALIGN_PARAGRAPH.LEFT, size=size, after=2, keep=keep)

    def note(self, text: str) -> None:
        """Add what explains the table above, in small type."""
        if text:
            self.paragraph(text, italic=True, size=SOURCE_SIZE, indent=False, after=2)

    def blocks(self, columns: Sequence[Sequence[tuple[str, str]]], widths: Sequence[int]) -> None:
        """Add a row of blocks without borders: lines with their manner; ``widths`` in millimetres.

        A manner names what stands out: ``b`` bold, ``i`` italic, ``l`` left, ``s`` small, ``c`` of the
        size for capitals.
        """
        grid = self.file.add_table(rows=1, cols=len(columns))
        _set_widths(grid, widths)
        _let_text_reach_the_sides(grid)
        _keep_whole(grid)
        for cell, lines in zip(grid.rows[0].cells, columns, strict=True):
            for number, (line, manner) in enumerate(lines):
                added = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                added.alignment = WD_ALIGN_PARAGRAPH.LEFT if "l" in manner else CENTRE
                added.paragraph_format.space_after = Pt(0)
                size = LIST_SIZE if "s" in manner else CAPITALS_SIZE if "c" in manner else SIZE
                closer = CAPITALS_CLOSER if "c" in manner else 0
                _run(added, line, bold="b" in manner, italic="i" in manner, size=size, closer=closer)

    def table(self, content: Table, widths: Sequence[int]) -> None:
        """Add a table with borders and a heading row repeated on every page; ``widths`` in mm."""
        grid = self.file.add_table(rows=1, cols=len(content.columns), style="Table Grid")
        _repeat_on_every_page(grid.rows[0])
        for cell, column in zip(grid.rows[0].cells, content.columns, strict=True):
            _fill(cell, column.title, bold=True, alignment=CENTRE)
        for row in content.rows:
            cells = grid.add_row().cells
            for cell, value, column in zip(cells, row, content.columns, strict=True):
                shown = words(value, column.kind, self._language)
                _fill(cell, shown, alignment=None if column.kind == "text" else RIGHT)
        _set_widths(grid, widths)
        _keep_whole(grid)
        _keep_rows_together(grid)
        parting = self.file.add_paragraph()
        parting.paragraph_format.space_after = Pt(0)
        parting.paragraph_format.line_spacing = Pt(AFTER_TABLE)


def _set_widths(grid: Any, widths: Sequence[int]) -> None:
    """Set widths in millimetres where each word processor looks for them: at columns and at cells."""
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _let_text_reach_the_sides(grid: Any) -> None:
    """Take away the empty edge inside cells, which is for tables with borders."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    # Word reads the parts of a table's properties in their order only.
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _fill(cell: Any, text: str, *, bold: bool = False, alignment: Any = None) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, bold=bold, size=TABLE_SIZE)


def _run(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: int, closer: float = 0
) -> None:
    run = paragraph.add_run(printable(text))
    run.bold, run.italic = bold, italic
    run.font.size = Pt(size)
    if closer:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(round(-20 * closer)))  # in twentieths of a point
        run._r.rPr.find(qn("w:sz")).addprevious(spacing)


def _set_styles(styles: Any, language: str) -> None:
    normal, heading = styles["Normal"], styles["Heading 2"]
    normal.font.size = Pt(SIZE)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.0
    for style in (normal, heading):
        # The theme's fonts would win over the name given here.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    heading.font.color.rgb = None
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(4)
    for tag in styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _number_pages(section: Any) -> None:
    """Put the page number into the middle above the text, but not on the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    for kind, content in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = content
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _keep_whole(grid: Any) -> None:
    """Let no row be torn apart by the end of a page."""
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _keep_rows_together(grid: Any) -> None:
    """Leave a short table on one page, and of a long one neither first nor last row alone on a page."""
    last = len(grid.rows) - 1
    for number, row in enumerate(grid.rows):
        if number < last and (last < WHOLE or number <= 1 or number == last - 1):
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _repeat_on_every_page(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
