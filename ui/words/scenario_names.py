"""Names of scenarios: one that says what is changed, and names that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from scoring import Outcome
from ui.words import names, numbers
from ui.words.texts import Texts

MOST_NAMED = 2


def suggested_name(outcome: Outcome, texts: Texts, most: int) -> str:
    """Return a name of at most so many characters that says what is changed, in whole words and figures.

    Ratios from a day on are told from those of the whole year.
    """
    if outcome.case.from_now is None:
        return _named(outcome, texts, most)
    room = most - len(texts("from_now_export.name", name=""))
    return texts("from_now_export.name", name=_named(outcome, texts, room))


def _named(outcome: Outcome, texts: Texts, most: int) -> str:
    moves = [
        f"{names.lever(outcome.case.rules, key, texts)} {numbers.short_percent(percent, texts.language)}"
        for key, percent in outcome.changes.items()
    ]
    if not moves:
        return texts("chart.baseline")
    if len(moves) > MOST_NAMED:
        return texts("keep.many", count=len(moves), total=numbers.points(outcome.total, texts.language))
    return shorten(", ".join(moves), most, placeholder="…")


def numbered(scenarios: Sequence[str]) -> list[str]:
    """Return names as shown side by side: numbered, so that none can pass for another column."""
    return [f"{place}. {name}" for place, name in enumerate(scenarios, start=1)]
