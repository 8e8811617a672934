"""Names of sheets made of outside text: what a workbook allows, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scoring.folding import composed

LONGEST = 31

# No sheet may be called this: spreadsheets keep it for themselves.
RESERVED = "history"

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def sheet_names(wished: Sequence[str], taken: Iterable[str], unnamed: str) -> list[str]:
    """Return a name for a sheet for each text, in order, all different from each other and from ``taken``.

    Capitals do not tell names apart. A text with nothing that may be shown is called ``unnamed``. Where a
    name is there already, a number follows: ``Phú Quý (2)``.
    """
    known = {name.casefold() for name in taken} | {RESERVED}
    found = []
    for text in wished:
        base = _cut(_clean(text), LONGEST) or unnamed
        name, number = base, 1
        while name.casefold() in known:
            number += 1
            ending = f" ({number})"
            name = _cut(base, LONGEST - len(ending)) + ending
        known.add(name.casefold())
        found.append(name)
    return found


def _clean(text: str) -> str:
    shown = "".join(ch if ch.isprintable() else " " for ch in composed(text))
    return " ".join(FORBIDDEN.sub(" ", shown).split())


def _cut(text: str, most: int) -> str:
    """Return as much of a text as fits, counted in UTF-16, without apostrophes at its ends."""
    cut = text.strip("' ")
    while len(cut.encode("utf-16-le")) // 2 > most:
        cut = cut[:-1]
    return cut.strip("' ")
