"""Which ranks of an own league can be used: those that go with the totals and with each other.

An official league is checked by hand; a user's may say anything, and ranks that contradict each
other have no meaning for the rank estimate. As many ranks as possible are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scoring.league import League, LeagueRow


def usable_ranks(rows: Sequence[LeagueRow], size: int) -> frozenset[str]:
    """Return the provinces whose rank can be true together with everything else in the league.

    Between two ranked provinces lie the provinces listed between them and some that are not listed:
    the number of unlisted ones ahead may only grow down the table, up to all there are. Of equal totals
    either may stand ahead.
    """
    known = [row for row in rows if row.total is not None]
    ranked = [row for row in known if row.rank is not None]
    taken = {row.rank for row in ranked}
    alone: dict[int, str] = {}
    for row in rows:
        if row.total is None and row.rank is not None and row.rank not in taken:
            alone.setdefault(row.rank, row.province)
    unlisted = size - len(known) - len(alone)
    spans = []
    for row in sorted(ranked, key=lambda row: (-_low(row) - _high(row), row.rank or 0)):
        rank = row.rank or 0
        ahead = rank - 1 - sum(other < rank for other in alone)
        others = [other for other in known if other is not row]
        fewest = ahead - sum(_high(other) >= _low(row) for other in others)
        most = ahead - sum(_low(other) > _high(row) for other in others)
        spans.append((row.province, max(0, fewest), min(unlisted, most)))
    return frozenset((*_longest_rising(spans), *alone.values()))


def with_usable_ranks(league: League, own: LeagueRow | None) -> League:
    """Return the league without the ranks that cannot be used, with ``own`` in its place.

    A row that says nothing without its rank is left out.
    """
    rows = league.rows
    if own is not None:
        rows = (*(row for row in rows if row.province != own.province), own)
    usable = usable_ranks(rows, league.size)
    kept = [row if row.province in usable else row.model_copy(update={"rank": None}) for row in rows]
    return replace(league, rows=tuple(row for row in kept if row.total is not None or row.rank is not None))


def _low(row: LeagueRow) -> Decimal:
    return (row.total or Decimal(0)) - (row.tolerance or Decimal(0))


def _high(row: LeagueRow) -> Decimal:
    return (row.total or Decimal(0)) + (row.tolerance or Decimal(0))


def _longest_rising(spans: Sequence[tuple[str, int, int]]) -> tuple[str, ...]:
    """Return the names of the longest run, in order, in which a value of each span can never fall."""
    # For every length the run that ends lowest.
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for name, low, high in spans:
        for length in reversed(range(len(best))):
            end, run = best[length]
            reached = max(end, low)
            if reached > high:
                continue
            if length + 1 == len(best):
                best.append((reached, (*run, name)))
            elif reached < best[length + 1][0]:
                best[length + 1] = (reached, (*run, name))
    return best[-1][1]
