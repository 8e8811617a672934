"""Searching provinces while a name is typed: without accents, by any name they have or had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scoring.provinces.alphabet import in_alphabet
from scoring.provinces.reading import ProvinceName, bare_names, read_province
from scoring.provinces.register import Change, Standing, register
from scoring.provinces.spelling import words_of


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
    """Return the provinces on offer that a text may be the beginning of: of a name or a word in it.

    Where a text names a province on the whole, it is that province alone.
    """
    name = read_province(text, day)
    if name.province is not None and name.province in offered:
        return FoundProvinces((name.province,), (name.change,) if name.change else (), name)
    typed = frozenset(bare_names(words_of(text)))
    own: set[str] = set()
    former: dict[Change, str] = {}
    for spelling, standing in _names(offered, day):
        if standing.province in offered and any(_begins(spelling, bare) for bare in typed):
            if standing.change is None:
                own.add(standing.province)
            else:
                former[standing.change] = standing.province
    changes = tuple(change for change, province in former.items() if province not in own)
    return FoundProvinces(tuple(in_alphabet({*own, *former.values()})), changes, name)


def _names(offered: Sequence[str], day: date) -> Iterator[tuple[str, Standing]]:
    """Yield every name a province can be found by, with what it stands for on the day."""
    for name, spelling in register().names():
        yield spelling, register().standing(name, day)
    for name in offered:
        yield name, Standing(name)


def _begins(spelling: str, typed: str) -> bool:
    """Return whether a name, or the rest of it from one of its words on, begins with what was typed."""
    words = words_of(spelling)
    return any("".join(words[start:]).startswith(typed) for start in range(len(words)))
