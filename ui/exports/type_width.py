"""How wide text stands in Arial, so that it can be fitted to its place without a screen.

The widths are the font's own, in thousandths of its size. Accented Vietnamese letters are as wide as those
without accents, but for ơ and ư. Presentation software puts other fonts in place of a missing one, and an
office's template has its own: callers leave room for that.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from scoring.folding import without_accents

WIDTHS = {
    **dict.fromkeys("'", 191),
    **dict.fromkeys("ijl", 222),
    **dict.fromkeys("|", 260),
    **dict.fromkeys(" !,./:;I[\\]ft\N{NO-BREAK SPACE}\N{MIDDLE DOT}", 278),
    **dict.fromkeys("()-`r{}“”\N{BULLET}", 334),
    **dict.fromkeys('"', 355),
    **dict.fromkeys("*", 389),
    **dict.fromkeys("^", 469),
    **dict.fromkeys("Jcksvxyz", 500),
    **dict.fromkeys("+<=>~\N{MINUS SIGN}", 584),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("&ABEKPSVXY", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    **dict.fromkeys("%", 889),
    **dict.fromkeys("W", 944),
    **dict.fromkeys("\N{RIGHTWARDS ARROW}\N{HORIZONTAL ELLIPSIS}@", 1015),
}
# All other letters and digits; signs of other scripts are up to twice as wide.
LETTER, OTHER = 556, 1015
LAST_LATIN = "\u024f"
# The sign that combines to ơ and ư, and what it adds.
HORN_SIGN, HORN = "\u031b", 80

# Bold letters are so much wider.
BOLD = 1.08

# From one line to the next, as a part of the size.
LINE = 1.2


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is, in points, ``size`` points high."""
    whole = sum(map(_letter, text))
    return whole * size / 1000 * (BOLD if bold else 1)


def line_count(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a room so many points wide."""
    room = max(room, size)
    count, used = 1, 0.0
    space = width(" ", size, bold=bold)
    for word in text.split(" "):
        taken = width(word, size, bold=bold)
        if used and used + space + taken > room:
            count, used = count + 1, 0.0
        used += taken + (space if used else 0)
        if used > room:
            # A word that is wider than the room is broken.
            count, used = count + int(used // room), used % room
    return count


@cache
def _letter(letter: str) -> int:
    plain = without_accents(letter)[:1] or letter
    horn = HORN if HORN_SIGN in unicodedata.normalize("NFD", letter) else 0
    return WIDTHS.get(plain, LETTER if plain <= LAST_LATIN else OTHER) + horn
