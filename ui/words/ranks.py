"""Ranks in words: how many places were gained, and how sure a rank is."""

from __future__ import annotations

from scoring import RankEstimate
from ui.words import numbers
from ui.words.texts import Texts


def range_of(rank: RankEstimate, texts: Texts) -> str:
    """Return how sure a rank is: its 80 % range and hard bounds."""
    if rank.is_exact:
        return texts("headline.rank_certain")
    return texts(
        "headline.rank_range",
        range=numbers.likely_range(rank),
        bounds=numbers.rank_range(rank.best, rank.worst),
    )


def places(gained: int, texts: Texts) -> str:
    """Return the places gained (positive) or lost in the ranking, in words."""
    if not gained:
        return texts("headline.same_rank")
    sign = "+" if gained > 0 else numbers.MINUS
    if abs(gained) == 1:
        return texts("headline.place", sign=sign)
    return texts("headline.places", sign=sign, count=abs(gained))
