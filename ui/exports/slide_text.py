"""Text on slides: the size at which it stays in its place, and lines in small type.

Presentation software does not fit text when it opens a file, so it is measured here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Emu, Pt

from ui.exports.slide_layouts import Place
from ui.exports.slide_style import MUTED, SMALL
from ui.exports.type_width import LINE, line_count
from ui.exports.xml_text import printable

# Between the edge of a text box and its text: left and right, above and below, in points.
ASIDE, ABOVE = 7.2, 3.6
# Room between the paragraphs of a text, as a part of its size.
BETWEEN = 0.5
# Bullets stand before the text by so much.
BULLET_ROOM = 27


def points(length: int) -> float:
    """Return a length of the file in points."""
    return float(length / Pt(1))


def fits(
    lines: Sequence[str],
    size: int,
    where: Place,
    *,
    wider: float = 1,
    bullets: bool = False,
    bold: bool = False,
) -> bool:
    """Return whether paragraphs stay in a place; ``wider`` is how much wider than Arial the font may be."""
    room = points(where.width) - 2 * ASIDE - (BULLET_ROOM if bullets else 0)
    counts = (line_count(line, size * wider, room, bold=bold) for line in lines)
    taken = sum(count * LINE * size + BETWEEN * size for count in counts) - BETWEEN * size
    return taken <= points(where.height) - 2 * ABOVE


def note(slide: Any, text: str, where: Place) -> None:
    """Put a line in small type on a slide."""
    frame = slide.shapes.add_textbox(*map(Emu, where)).text_frame
    frame.word_wrap = True
    frame.text = printable(text)
    set_size(frame, SMALL)
    for run in frame.paragraphs[0].runs:
        MUTED.give(run.font.color)


def note_height(text: str, where: Place, wider: float) -> int:
    """Return how high a text in small type stands in the width of a place."""
    lines = line_count(text, SMALL * wider, points(where.width) - 2 * ASIDE)
    return int(Pt(lines * SMALL * LINE + 2 * ABOVE))


def set_size(frame: Any, size: int) -> None:
    """Set the size of all text of a frame."""
    # On the runs: presentation software passes over the defaults of a paragraph.
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        run.font.size = Pt(size)
