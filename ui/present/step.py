"""What a step of the presentation is, and how its lists fit the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from scoring import Outcome
from ui.words.caveats import caveats
from ui.words.texts import Texts

# A picture as the stage in the browser takes it: its kind, and what it shows in words and places.
Picture = dict[str, Any]

# Beyond this many changes a step can no longer be read from the back of the room.
MOST_CHANGES = 4


def _caveats(outcome: Outcome, texts: Texts) -> list[str]:
    return [caveats(outcome, texts)]


def _no_lines(_outcome: Outcome, _texts: Texts) -> list[str]:
    return []


@dataclass(frozen=True)
class Step:
    """A step: ``id`` names it, ``message`` is what it says, with one picture.

    The picture is drawn by the stage (``picture``), or it is the live result with its levers (``is_live``).
    ``lines`` stand below the message; ``rests_on`` says what is assumed or estimated.
    """

    id: str
    message: Callable[[Outcome, Texts], str]
    picture: Callable[[Outcome, Texts], Picture] | None = None
    is_live: bool = False
    lines: Callable[[Outcome, Texts], list[str]] = _no_lines
    rests_on: Callable[[Outcome, Texts], list[str]] = _caveats


def parts_of(changes: Mapping[str, Decimal]) -> list[dict[str, Decimal]]:
    """Return changes in parts, about as long as each other, that can each be read on one step."""
    items = list(changes.items())
    count = -(-len(items) // MOST_CHANGES)
    ends = [len(items) * part // count for part in range(count + 1)] if count else []
    return [dict(items[start:end]) for start, end in pairwise(ends)]


def part_of(title: str, number: int, count: int, texts: Texts) -> str:
    """Return a title that goes over several steps with which of them this is."""
    return title if count == 1 else texts("present.part", title=title, number=number, count=count)
