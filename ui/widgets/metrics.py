"""Figures shown large, each with how it changed: the arrow and colour say whether that is a gain."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from scoring import Outcome
from ui.platform.containers import Container
from ui.words import ranks, sentences
from ui.words.texts import Texts


def changed_metric(
    place: Container,
    label: str,
    value: str,
    change: str | None,
    gained: Decimal | int,
    *,
    description: str | None = None,
    help_text: str | None = None,
) -> None:
    """Show a figure with its change in words; ``gained`` is above zero where it changed for the better."""
    place.metric(
        label,
        value,
        change,
        delta_color=_colour_of(gained),
        delta_arrow=_arrow_of(gained),
        delta_description=description,
        help=help_text,
    )


def rank_metric(place: Container, outcome: Outcome, texts: Texts) -> None:
    """Show the rank of a result, the places gained and its range."""
    gained = outcome.case.baseline.rank.median - outcome.rank.median
    changed_metric(
        place,
        texts("headline.rank", size=outcome.rank.size),
        sentences.rank_alone(outcome.rank, texts),
        ranks.places(gained, texts),
        gained,
        description=ranks.range_of(outcome.rank, texts),
        help_text=texts("headline.rank_help"),
    )


def _colour_of(gained: Decimal | int) -> Literal["green", "red", "off"]:
    """Return the colour of a change: more is good, and no change has none."""
    if not gained:
        return "off"
    return "green" if gained > 0 else "red"


def _arrow_of(gained: Decimal | int) -> Literal["up", "down", "off"]:
    """Return the arrow of a change: the widget cannot read a true minus sign."""
    if not gained:
        return "off"
    return "up" if gained > 0 else "down"
