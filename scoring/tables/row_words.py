"""The words by which totals, notes, sections and signatures are told from the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from scoring.datafiles import DATA, Schema, check, read_toml
from scoring.tables.columns import plain


class _RowFile(Schema):
    totals: list[str]
    totals_start: list[str]
    notes_start: list[str]
    signature_start: list[str]
    signature_within: list[str]
    points: list[str]
    beside_points: list[str]
    ranks: list[str]
    sections_start: list[str]
    sections: dict[str, list[str]]
    before_unit_names: list[str]
    unit_names: dict[str, list[str]]


class RowWords:
    """The words by which rows are told apart, in their plain form (``data/tables/rows.toml``)."""

    def __init__(self) -> None:
        """Read them.

        Raises:
            DataFileError: the data file is wrong.

        """
        path = DATA / "tables" / "rows.toml"
        words = check(_RowFile, read_toml(path), path, "file")
        self.points = frozenset(map(plain, words.points))
        self.beside_points = frozenset(map(plain, words.beside_points))
        self.ranks = frozenset(map(plain, words.ranks))
        self.sections: Mapping[str, str] = {
            plain(text): kind for kind, texts in words.sections.items() for text in texts
        }
        self._sections_start = tuple(f"{plain(text)} " for text in words.sections_start)
        self._unit_names = {
            f"{plain(text)} ": kind for kind, texts in words.unit_names.items() for text in texts
        }
        self._before_names = tuple(f"{plain(text)} " for text in words.before_unit_names)
        self._totals = frozenset(map(plain, words.totals))
        self._totals_start = tuple(f"{plain(text)} " for text in words.totals_start)
        self._notes_start = tuple(map(plain, words.notes_start))
        self._signature_start = tuple(f"{plain(text)} " for text in words.signature_start)
        self._signature_within = tuple(f" {plain(text)} " for text in words.signature_within)

    def unit_kind(self, words: str) -> str | None:
        """Return the kind of unit that a name in its plain form begins as, None where it does not tell."""
        before = next((start for start in self._before_names if words.startswith(start)), "")
        bare = f"{words.removeprefix(before)} "
        return next((kind for start, kind in self._unit_names.items() if bare.startswith(start)), None)

    def is_section(self, words: str) -> bool:
        """Return whether a text in its plain form heads a section, where it stands without figures."""
        return words in self.sections or words.startswith(self._sections_start)

    def is_total(self, words: str) -> bool:
        """Return whether a name in its plain form is a total, an average or a maximum."""
        return words in self._totals or words.startswith(self._totals_start)

    def is_note(self, words: str) -> bool:
        """Return whether a text in its plain form begins as a note."""
        return words.startswith(self._notes_start)

    def is_signature(self, words: str) -> bool:
        """Return whether a text in its plain form is the place, the date or the office of a signature."""
        padded = f" {words} "
        return f"{words} ".startswith(self._signature_start) or all(
            word in padded for word in self._signature_within
        )


@cache
def row_words() -> RowWords:
    """Return the words by which rows are told apart."""
    return RowWords()
