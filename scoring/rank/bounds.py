"""Hard bounds of a rank: what published totals and ranks allow, without any estimate.

Totals are whole cents; a total that was printed rounded or derived is an interval.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from scoring.league import League, LeagueRow
from scoring.rounding import to_cents

HIGHEST = 100_00


@dataclass(frozen=True)
class _Place:
    """A province between ``low`` and ``high`` cents, with its published rank where it is usable."""

    province: str
    low: int
    high: int
    rank: int | None


class HardBounds:
    """The best and worst rank that what is published allows for any total of one province."""

    def __init__(
        self, league: League, province: str, baseline: Decimal | None, unused: Collection[str]
    ) -> None:
        """Read what is published; ``unused`` names provinces whose rank contradicts the totals.

        With ``baseline`` None the province's own total is what the league says of it, if anything.
        """
        self._size = league.size
        ranks = {anchor.province: anchor.rank for anchor in league.anchors}
        ranks |= {row.province: row.rank for row in league.rows if row.rank is not None}
        usable = {name: rank for name, rank in ranks.items() if name not in unused}
        self._own = _own(league.row(province), province, baseline, usable.get(province))
        others = [row for row in league.rows if row.province != province]
        known = [_place(row, usable.get(row.province)) for row in others if row.total is not None]
        ranked = [row for row in others if row.total is None and row.province in usable]
        self._others = known + [self._between(row, usable[row.province], known) for row in ranked]

    def at(self, total: Decimal) -> tuple[int, int]:
        """Return the best and worst rank of ``total`` points."""
        cents = to_cents(total)
        fewest = sum(place.low > cents for place in self._others)
        most = self._size - 1 - sum(place.high <= cents for place in self._others)
        for anchor in (*self._others, self._own):
            if anchor.rank is not None:
                fewest = max(fewest, self._ahead_of(anchor, anchor.rank, cents))
                most = min(most, self._size - 1 - self._behind(anchor, anchor.rank, cents))
        return 1 + fewest, 1 + max(fewest, most)

    def _ahead_of(self, anchor: _Place, rank: int, cents: int) -> int:
        """Return how many others are above ``cents`` because ``anchor`` and its rank say so."""
        mine = anchor is self._own
        if not (anchor.low > cents or (mine and anchor.low == cents)):
            return 0
        own_ahead = not mine and self._own.high >= anchor.low
        behind_it = sum(
            cents < place.low and place.high < anchor.low for place in self._others if place is not anchor
        )
        return rank - 1 - own_ahead + (not mine) + behind_it

    def _behind(self, anchor: _Place, rank: int, cents: int) -> int:
        """Return how many others are not above ``cents`` because ``anchor`` and its rank say so."""
        mine = anchor is self._own
        if anchor.high > cents:
            return 0
        own_behind = not mine and self._own.low <= anchor.high
        ahead_of_it = sum(
            place.high <= cents and place.low > anchor.high for place in self._others if place is not anchor
        )
        return self._size - rank - own_behind + (not mine) + ahead_of_it

    def _between(self, row: LeagueRow, rank: int, known: list[_Place]) -> _Place:
        """Return a province of which only the rank is published, between the totals that allow it."""
        placed = [*known, self._own]
        lows = sorted((place.low for place in placed), reverse=True)
        highs = sorted(place.high for place in placed)
        low = lows[rank - 1] if rank <= len(lows) else 0
        high = highs[self._size - rank] if self._size - rank < len(highs) else HIGHEST
        behind = [place.low for place in placed if place.rank is not None and place.rank > rank]
        ahead = [place.high for place in placed if place.rank is not None and place.rank < rank]
        return _Place(row.province, max([low, *behind]), min([high, *ahead]), rank)


def _place(row: LeagueRow, rank: int | None) -> _Place:
    total, tolerance = row.total or Decimal(0), row.tolerance or Decimal(0)
    return _Place(row.province, to_cents(total - tolerance), to_cents(total + tolerance), rank)


def _own(row: LeagueRow | None, province: str, baseline: Decimal | None, rank: int | None) -> _Place:
    """Return the province itself: anywhere, where nothing is known of its total."""
    if baseline is not None:
        return _Place(province, to_cents(baseline), to_cents(baseline), rank)
    return _Place(province, 0, HIGHEST, rank) if row is None or row.total is None else _place(row, rank)
