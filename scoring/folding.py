"""Text without accents, to compare what people type and to make ids; text with accents in one form.

What is typed or uploaded may be anything. Bringing signs that combine with a letter into their order takes
time that grows with the square of their number, so text longer than any name is never put in order whole.
"""

from __future__ import annotations

import unicodedata

# In characters: longer than any name of a province, an indicator or a column.
LONGEST = 400

# The letter đ, and those of other languages that look like it and are typed for it; none comes apart.
STROKED = str.maketrans("đĐðÐɖƉ", "dDdDdD")


def without_accents(text: str) -> str:
    """Return text without accents, ``đ`` as ``d``, capitals kept: ``Số hóa`` becomes ``So hoa``.

    What stands beyond the first ``LONGEST`` characters stays as it is.
    """
    head, tail = text[:LONGEST], text[LONGEST:]
    letters = unicodedata.normalize("NFD", head.translate(STROKED))
    return "".join(ch for ch in letters if not unicodedata.combining(ch)) + tail


def composed(text: str) -> str:
    """Return text with every accented letter as one character (NFC), as it is mostly typed.

    Text of more than ``LONGEST`` characters is returned as it is.
    """
    return text if len(text) > LONGEST else unicodedata.normalize("NFC", text)
