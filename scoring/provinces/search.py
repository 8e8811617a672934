"""Searching provinces while a name is typed: without accents, by any name they have or had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scoring.provinces.alphabet import in_alphabet
from scoring.provinces.reading import ProvinceName, bare_names, read_province
from scoring.provinces.register import Change, Standing, register
from scoring.provinces.spelling import joined, words_of


@dataclass(frozen=True)
class FoundProvinces:
    """What a search found among provinces on offer, in the order of the alphabet.

    ``changes`` say why a province was found by a name that is not its own on that day. ``name`` is what
    the typed text names on the whole.
    """

    provinces: tuple[str, ...]
    changes: tuple[Change, ...]
    name: ProvinceName


def search_provinces(text: str, offered: Sequence[str], day: date) -> FoundProvinces:
    """Return the provinces on offer that a text may be the beginning of.

    Where a text names a province on the whole, it is that province alone. Else names that begin with it
    are enough; without any, former names that do and names with such a word in them are found.
    """
    name = read_province(text, day)
    if name.province is not None and name.province in offered:
        return FoundProvinces((name.province,), (name.change,) if name.change else (), name)
    typed = tuple(bare_names(words_of(text)))
    names = [*_names(offered, day)]
    own = {
        standing.province
        for spelling, standing in names
        if standing.change is None and joined(spelling).startswith(typed)
    }
    if own or not typed:
        return FoundProvinces(tuple(in_alphabet(own)), (), name)
    by_word = {one for one in offered if any(word.startswith(typed) for word in words_of(one))}
    former = {
        standing.change: standing.province
        for spelling, standing in names
        if standing.change is not None and joined(spelling).startswith(typed)
    }
    changes = tuple(change for change, province in former.items() if province not in by_word)
    return FoundProvinces(tuple(in_alphabet({*by_word, *former.values()})), changes, name)


def _names(offered: Sequence[str], day: date) -> Iterator[tuple[str, Standing]]:
    """Yield every name of a province on offer, with what it stands for on the day."""
    for name, spelling in register().names():
        standing = register().standing(name, day)
        if standing.province in offered:
            yield spelling, standing
    for name in offered:
        yield name, Standing(name)
