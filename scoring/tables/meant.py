"""Which known name an unknown one in a file was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# Comparing two texts letter by letter takes time that grows faster than their length, and a file can
# hold thousands of names that nearly fit: the first unknown ones are looked up, and of each the head.
MOST_LOOKED_UP = 40
LONGEST_COMPARED = 120

# How alike two names must be, from 0 to 1.
ALIKE = 0.6


class MeantNames:
    """Looks up what the first unknown names of one file were meant to be."""

    def __init__(self, known: Iterable[str], alike: float = ALIKE) -> None:
        """Take the known names in their plain form, and how alike (0 to 1) a name must be to one."""
        self._known = tuple(known)
        self._alike = alike
        self._left = MOST_LOOKED_UP

    def of(self, name: str) -> str | None:
        """Return the known name that is most like ``name`` (plain form), or None.

        None as well once ``MOST_LOOKED_UP`` names of the file have been looked up.
        """
        if not self._left:
            return None
        self._left -= 1
        close = get_close_matches(name[:LONGEST_COMPARED], self._known, n=1, cutoff=self._alike)
        return close[0] if close else None
