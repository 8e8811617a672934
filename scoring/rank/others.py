"""The other provinces of whole leagues drawn: how many of them are above any total."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.rank.facts import Published
from scoring.rank.posterior import Leagues
from scoring.rank.shapes import Floats, Ints

SEED = 767

# More than any total in cents.
BEYOND = 20_000


class Others:
    """Totals of the other provinces in leagues drawn: ``totals`` (leagues, others), in cents."""

    def __init__(self, totals: Ints) -> None:
        """Take the totals, those of one league in a row."""
        self.totals = totals

    def at_most(self, cents: int) -> Floats:
        """Return the probabilities of rank 1 or better, 2 or better, ... to the league's size."""
        count, others = self.totals.shape
        asked = np.arange(others) * BEYOND + cents
        found = np.searchsorted(self._sorted, asked, side="right") - np.arange(others) * count
        return np.append(found / count, 1.0)

    def quantile(self, probability: float) -> Ints:
        """Return the total that each place among the others, best first, has at most so likely."""
        count, others = self.totals.shape
        places = self._sorted.reshape(others, count) - np.arange(others)[:, None] * BEYOND
        found: Ints = places[:, min(int(probability * count), count - 1)]
        return found

    @cached_property
    def _sorted(self) -> NDArray[np.int64]:
        """Return what totals each place among the others has, best place first, one after the other.

        A place's totals, lowest first, are raised above those of all better places, so that one search
        finds any number of them.
        """
        count, others = self.totals.shape
        places = np.sort(-np.sort(-self.totals, axis=1), axis=0).T
        return (places + np.arange(others)[:, None] * BEYOND).reshape(others * count)


def others_in(leagues: Leagues, published: Published) -> Others:
    """Return the other provinces of leagues drawn, without the one that ``published`` is about.

    Where nothing is known of it, it is any of the provinces of which nothing is.
    """
    if published.own is not None:
        known = np.delete(leagues.known, published.own, axis=1)
        return Others(np.concatenate([known, leagues.unknown], axis=1))
    places = _places_of_unknown(leagues)
    if published.own_rank is not None:
        # The unknown province in that place, or the nearest one where facts contradict each other.
        own = np.abs(places - published.own_rank).argmin(axis=1)
    else:
        free = ~np.isin(places, published.facts.ranks_only)
        free |= ~free.any(axis=1, keepdims=True)
        chances = np.random.default_rng(SEED).random(free.shape)
        own = np.where(free, chances, -1.0).argmax(axis=1)
    kept = np.arange(leagues.unknown.shape[1]) != own[:, None]
    rest = leagues.unknown[kept].reshape(len(leagues.unknown), -1)
    return Others(np.concatenate([leagues.known, rest], axis=1))


def _places_of_unknown(leagues: Leagues) -> Ints:
    """Return the rank of each unknown province in its league (leagues, unknown)."""
    ahead = (leagues.known[:, None, :] > leagues.unknown[:, :, None]).sum(axis=2)
    places: Ints = ahead + np.arange(1, leagues.unknown.shape[1] + 1)
    return places
