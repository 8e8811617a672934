"""A column of a file as it was seen, and how it was recognised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.tables.grid import letter

# How a column is recognised: by its heading, by its values and neighbours, by the user; or it is open.
How = Literal["known", "told", "chosen", "open"]

MOST_VALUES = 3

# Tells whether a text can stand in a column of names.
Looks = Mapping[str, Callable[[str], bool]]


@dataclass(frozen=True)
class ColumnSeen:
    """A column of a file: where it stands, its heading and first values, and which column it is.

    ``column`` is an id, ``ignored`` where it is not read; a guess while ``how`` is ``open``. ``key`` names
    it among the choices. All texts come from the file: hostile until shown as plain text.
    """

    place: int
    heading: str
    key: str
    values: tuple[str, ...]
    column: str
    how: How
    may_be: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """Return the column's letters, as spreadsheets name it."""
        return letter(self.place)
