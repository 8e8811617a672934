"""What names look like: tells a column of provinces, and a row of the table from one beside it."""

from __future__ import annotations

from scoring.provinces.reading import bare_names
from scoring.provinces.register import register
from scoring.provinces.spelling import words_of


def is_province(text: str) -> bool:
    """Return whether a text names a province of any time, in whatever way offices write it."""
    known = register().spellings
    return any(name in known for name in bare_names(words_of(text)))
