"""Names in the order of the Vietnamese alphabet: a ă â b c d đ e ê …, tones after letters.

Letters of the whole name are compared before its tones, word by word; ``ch``, ``ng`` and the like are
two letters each. Tones come in the order of Vietnam's dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from scoring.folding import LONGEST

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}"
TONES += "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"

Key = tuple[list[int], list[int], str]


def in_alphabet(names: Iterable[str]) -> list[str]:
    """Return names in the order of the Vietnamese alphabet."""
    return sorted(names, key=alphabet_key)


def alphabet_key(name: str) -> Key:
    """Return what names are sorted by: letters, then tones, then the name itself."""
    letters: list[int] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFC", name[:LONGEST].casefold()):
        decomposed = unicodedata.normalize("NFD", sign)
        tone = next((TONES.index(mark) + 1 for mark in decomposed if mark in TONES), 0)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
        place = _place(letter)
        if place or (letters and letters[-1]):
            # Signs and spaces between words count as one space, which comes before every letter.
            letters.append(place)
            tones.append(tone)
    return letters, tones, name


def _place(letter: str) -> int:
    """Return the place of a letter: digits, the Vietnamese alphabet, any other letter; 0 for a sign."""
    if letter.isdigit():
        return 1 + ord(letter)
    if letter in LETTERS:
        return 0x110000 + LETTERS.index(letter)
    return 0x120000 + ord(letter[0]) if letter.isalpha() else 0
