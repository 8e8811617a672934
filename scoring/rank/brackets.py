"""Between which totals published ranks put the provinces of which nothing is published."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scoring.rank.facts import Facts
from scoring.rank.posterior import Leagues
from scoring.rounding import CENTS_PER_POINT

# Where no published total ends a bracket, it ends where this share of the leagues drawn has nobody left.
BEYOND_THE_LAST = 0.9


@dataclass(frozen=True)
class Bracket:
    """Totals between ``low`` and ``high`` points hold ``count`` provinces without any known figure."""

    low: float
    high: float
    count: int


def brackets_of(facts: Facts, leagues: Leagues) -> tuple[Bracket, ...]:
    """Return the brackets that published totals with ranks cut, best first: in most of the leagues drawn.

    A province whose rank alone is published is in none of them.
    """
    if not facts.unknown:
        return ()
    ranks = np.array(facts.ranks_only, dtype=np.int64)
    cuts = [(_top(facts, leagues), 0)]
    for column, known in enumerate(facts.known):
        if known.rank is not None:
            ahead = (leagues.unknown > leagues.known[:, column, None]).sum(axis=1)
            bare = int((ranks < known.rank).sum())
            cuts.append(((known.low + known.high) / 2, max(int(np.median(ahead)) - bare, cuts[0][1])))
    lowest = float(np.quantile(leagues.unknown[:, -1], 1 - BEYOND_THE_LAST, method="inverted_cdf"))
    lowest = min([lowest, *(place for place, _ in cuts)])
    cuts = [*sorted(cuts, key=lambda cut: (-cut[0], cut[1])), (lowest, facts.unknown - len(ranks))]
    return tuple(
        Bracket(low / CENTS_PER_POINT, high / CENTS_PER_POINT, below - above)
        for (high, above), (low, below) in pairwise(cuts)
        if below > above
    )


def _top(facts: Facts, leagues: Leagues) -> float:
    """Return the highest total there can be, or hardly ever is: that of the province known to be first."""
    first = [float(known.high) for known in facts.known if known.rank == 1]
    if first:
        return max(first)
    highest = float(np.quantile(leagues.unknown[:, 0], BEYOND_THE_LAST, method="inverted_cdf"))
    return max([highest, *(float(known.high) for known in facts.known)])
