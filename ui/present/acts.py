"""What is done on the stage, as the browser reports it: read strictly."""

from __future__ import annotations

from typing import Any

from scoring import Outcome
from ui.present import guess
from ui.visit import address, keys, state
from ui.visit.model import MOST_GUESSES
from ui.visit.pages import SIMULATE
from ui.words.texts import read_language

# What the browser calls its reports.
DID = "did"

# No guess is typed longer.
TYPED_LENGTH = 8


def take(outcome: Outcome, count: int) -> None:
    """Take over what was done on the stage of an outcome with ``count`` steps."""
    done = keys.STAGE.reported(DID)
    if not isinstance(done, dict):
        return
    kind, to = done.get("kind"), done.get("to")
    if kind == "go" and _is_number(to, count + 1) and to:
        address.go_to_step(to)
    elif kind == "language" and (language := read_language(to)) is not None:
        state.change_language(language)
    elif kind == "leave":
        address.open_page(SIMULATE)
    elif kind in ("guess", "forget"):
        _take_guess(done, outcome)


def _take_guess(done: dict[str, Any], outcome: Outcome) -> None:
    what, text, place = done.get("what"), done.get("text"), done.get("place")
    if what not in ("total", "rank"):
        return
    if isinstance(text, str):
        guess.note(what, text[:TYPED_LENGTH], outcome.rank.size)
    elif isinstance(place, int) and _is_number(place, MOST_GUESSES):
        guess.forget(what, place)


def _is_number(value: Any, below: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < below
