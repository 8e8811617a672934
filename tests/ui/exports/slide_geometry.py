"""Slides measured from the file itself: text in its box, overlaps, sizes of type, and empty ground.

Text is measured in Liberation Sans where it is installed, which is as wide as Arial; elsewhere by the table
that the slides themselves are made with, which another test holds to the font.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

from PIL import ImageFont
from pptx.util import Pt

from ui.exports.type_width import line_count, width

FONTS = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}
MEASURED_AT = 1000

# A cell of the grid in which empty ground is counted, in points.
CELL = 12
# Shapes may touch, and measures differ, by so many points.
TOUCH = 1.5

Box = tuple[float, float, float, float]


@cache
def font(*, bold: bool) -> ImageFont.FreeTypeFont | None:
    """Return the font, None where it is not installed or carries no Vietnamese letters."""
    try:
        found = ImageFont.truetype(FONTS[bold], MEASURED_AT)
    except OSError:
        return None
    # Old versions of the font show a box for these, all as wide as each other.
    return None if found.getlength("ạ") == found.getlength("Ư") else found


def measured(text: str, size: float, *, bold: bool) -> float:
    """Return how wide a text is, in points."""
    known = font(bold=bold)
    if known is None:
        return width(text, size, bold=bold)
    return known.getlength(text) * size / MEASURED_AT


def box_of(shape: Any) -> Box:
    """Return left, top, right and bottom of a shape in points."""
    left, top = shape.left / Pt(1), shape.top / Pt(1)
    return left, top, left + shape.width / Pt(1), top + shape.height / Pt(1)


def frames(slide: Any) -> Iterator[Any]:
    """Yield the shapes of a slide that hold text."""
    yield from (shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text.strip())


def text_height(shape: Any) -> float:
    """Return how high the text of a shape stands, edges of the box included, in points."""
    frame = shape.text_frame
    room = box_of(shape)[2] - box_of(shape)[0] - 14.4
    bold = is_title(shape)
    if shape.is_placeholder and shape.placeholder_format.type is not None and not bold:
        room -= 27 if "OBJECT" in str(shape.placeholder_format.type) else 0
    whole = 7.2
    for paragraph in frame.paragraphs:
        size = paragraph.runs[0].font.size.pt if paragraph.runs else 0
        whole += _lines(paragraph.text, size, room, bold=bold) * size * 1.17
        whole += paragraph.space_after.pt if paragraph.space_after else 0
    last = frame.paragraphs[-1].space_after
    return whole - (last.pt if last else 0)


def is_title(shape: Any) -> bool:
    return shape.is_placeholder and "TITLE" in str(shape.placeholder_format.type).replace("SUBTITLE", "")


def _lines(text: str, size: float, room: float, *, bold: bool) -> int:
    if font(bold=bold) is None:
        return line_count(text, size, room, bold=bold)
    count, used = 1, ""
    for word in text.split(" "):
        longer = f"{used} {word}".strip()
        if used and measured(longer, size, bold=bold) > room:
            count, used = count + 1, word
        else:
            used = longer
    return count


def overlaps(slide: Any) -> list[tuple[str, str]]:
    """Return the pairs of a slide's shapes that lie over each other."""
    found = []
    for one, other in combinations(slide.shapes, 2):
        (left, top, right, bottom), (left2, top2, right2, bottom2) = box_of(one), box_of(other)
        across = min(right, right2) - max(left, left2)
        down = min(bottom, bottom2) - max(top, top2)
        if across > TOUCH and down > TOUCH:
            found.append((one.name, other.name))
    return found


def expect_all_in_its_place(deck: Any) -> None:
    """Expect text inside its box, and shapes on their slide without overlaps."""
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            left, top, right, bottom = box_of(shape)
            assert min(left, top) >= 0, (number, shape.name)
            assert right <= deck.slide_width / Pt(1), (number, shape.name)
            assert bottom <= deck.slide_height / Pt(1), (number, shape.name)
        for shape in frames(slide):
            _, top, _, bottom = box_of(shape)
            assert text_height(shape) <= bottom - top + TOUCH, (
                number,
                shape.text_frame.text,
            )
        assert overlaps(slide) == [], number


def sizes(slide: Any) -> list[float]:
    """Return every size of type on a slide, in points: texts, cells of tables, and what charts name."""
    found = [
        run.font.size.pt for shape in frames(slide) for p in shape.text_frame.paragraphs for run in p.runs
    ]
    for shape in slide.shapes:
        if shape.has_table:
            paragraphs = [p for row in shape.table.rows for c in row.cells for p in c.text_frame.paragraphs]
            found += [run.font.size.pt for paragraph in paragraphs for run in paragraph.runs]
        if shape.has_chart:
            found += [int(size) / 100 for size in shape.chart._chartSpace.xpath(".//@sz")]
    return found


def empty_share(slide: Any, file: Any) -> float:
    """Return the part of a slide that no text, chart, table or filled ground of its layout covers."""
    boxes = [_covered(shape) for shape in slide.shapes]
    boxes += [box_of(shape) for shape in slide.slide_layout.shapes if not shape.is_placeholder]
    columns, rows = int(file.slide_width / Pt(1) // CELL), int(file.slide_height / Pt(1) // CELL)
    empty = 0
    for column in range(columns):
        for row in range(rows):
            x, y = (column + 0.5) * CELL, (row + 0.5) * CELL
            empty += not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes)
    return empty / (columns * rows)


def _covered(shape: Any) -> Box:
    left, top, right, bottom = box_of(shape)
    if not shape.has_text_frame or not shape.text_frame.text.strip():
        return left, top, right, bottom
    # Titles stand in the middle of their place.
    high = text_height(shape)
    if is_title(shape):
        middle = (top + bottom) / 2
        return left, middle - high / 2, right, middle + high / 2
    return left, top, right, top + high


def row_heights(table: Any, shares: list[float]) -> float:
    """Return how high a table stands when its texts are wrapped, in points."""
    whole = 0.0
    for row in table.rows:
        lines = 1
        for cell, wide in zip(row.cells, shares, strict=True):
            size = cell.text_frame.paragraphs[0].runs[0].font.size.pt if cell.text else 14
            lines = max(lines, _lines(cell.text, size, wide - 14.4, bold=False))
        whole += max(lines * 14 * 1.17 + 8, row.height / Pt(1))
    return whole
