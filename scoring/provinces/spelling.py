"""How a name is spelt, whatever way it was typed: in words, joined, and with its accents.

Text from outside may be anything: what is longer than any name is cut before it is looked at.
"""

from __future__ import annotations

import re
import unicodedata

from scoring.folding import without_accents

# In characters: the longest name with everything around it has about sixty.
LONGEST_NAME = 120
MOST_WORDS = 16

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
OTHER_SIGNS = re.compile(r"[\W_]+")


def words_of(text: str, *, with_brackets: bool = False) -> list[str]:
    """Return the words of a name without accents, case, signs and, mostly, what stands in brackets.

    Text that is longer than any name has none.
    """
    if len(text) > LONGEST_NAME:
        return []
    plain = without_accents(text if with_brackets else BRACKETS.sub(" ", text)).casefold()
    words = OTHER_SIGNS.sub(" ", plain).split()
    return words if len(words) <= MOST_WORDS else []


def joined(text: str) -> str:
    """Return a name as letters only, without accents, case, signs and spaces: ``Kon Tum`` as ``kontum``."""
    return "".join(words_of(text))


def spelt_alike(one: str, other: str) -> bool:
    """Return whether two names have the same letters and accents; case, signs and spaces may differ.

    An accent may sit on either of two vowels: ``Hòa`` and ``Hoà`` are one spelling.
    """
    return _letters(one) == _letters(other)


def _letters(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", text[:LONGEST_NAME].casefold())
    return sorted(sign for sign in decomposed if sign.isalnum() or unicodedata.combining(sign))
