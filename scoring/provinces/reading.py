"""The one reader of province names: which province a text names, on a day or at any time.

It knows words before and after a name, accents and their absence, case, signs, abbreviations, and names
of before and after the mergers. What it does not know it never takes for something else: a name that is
one slip away from a single known one is proposed, not used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from scoring.provinces.register import Change, Register, register
from scoring.provinces.spelling import joined, spelt_alike, words_of

# Shorter names are one slip away from too much.
SHORTEST_MEANT = 4

# Two letters that changed places.
PAIR = 2


@dataclass(frozen=True)
class ProvinceName:
    """What a text names. ``text`` is as written, on one line.

    ``named`` is the official name it stands for, None where it names no province. ``province`` is the
    one it stands for on the day asked for, else ``named``; ``change`` is what became of ``named`` or
    what it was before, where the two differ. ``meant`` is the province an unknown name is one slip
    away from, if that is a single one, or the one of which it names what was there before a merger.
    """

    text: str
    named: str | None
    province: str | None
    change: Change | None = None
    meant: str | None = None

    @property
    def key(self) -> str:
        """Return what is the same for the same province, also for names that are not known."""
        return self.province or joined(self.text) or self.text.casefold()

    @property
    def is_part(self) -> bool:
        """Return whether what is named is only a part of the day's province."""
        return self.change is not None and self.change.kind == "merged"

    @property
    def is_read(self) -> bool:
        """Return whether it was taken for a name that is spelt otherwise, case and signs apart."""
        return self.named is not None and not spelt_alike(self.text, self.named)


def read_province(text: str, day: date | None = None) -> ProvinceName:
    """Return which province a text names: on a day, or at any time."""
    line = " ".join(text.split())
    known = register()
    former = known.former_words.intersection(words_of(text, with_brackets=True))
    bare = tuple(bare_names([word for word in words_of(text) if word not in former]))
    # Of several readings the one that leaves out least.
    named = next((known.spellings[name] for name in bare if name in known.spellings), None)
    if named is None or former:
        return ProvinceName(line, None, None, meant=named or _meant(bare, known))
    if day is None:
        return ProvinceName(line, named, named)
    standing = known.standing(named, day)
    return ProvinceName(line, named, standing.province, standing.change)


def _meant(names: Sequence[str], known: Register) -> str | None:
    found = {
        province
        for spelling, province in known.spellings.items()
        if len(spelling) >= SHORTEST_MEANT
        and any(len(name) >= SHORTEST_MEANT and is_one_slip(name, spelling) for name in names)
    }
    return found.pop() if len(found) == 1 else None


def bare_names(words: Sequence[str]) -> Iterator[str]:
    """Yield the joined words as they are, and without what may stand around a name: the longest first.

    Abbreviations come apart in many ways (``T.P.``, ``U.B.N.D``), so words are compared joined.
    """
    known = register()
    starts = {0}
    for start in range(len(words)):
        if start in starts:
            around = accumulate(words[start:-1])
            starts.update(end for end, word in enumerate(around, start + 1) if word in known.starts)
            yield "".join(words[start:])
            if len(words) > start + 1 and words[-1] in known.ends:
                yield "".join(words[start:-1])


def is_one_slip(one: str, other: str) -> bool:
    """Return whether two texts differ by one letter too many, missing or wrong, or two changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    one_letter = max(len(one), len(other)) == 1
    return one_letter or (len(one) == PAIR and one == other[::-1])
