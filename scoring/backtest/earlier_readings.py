"""How the estimate used until November 2026 read what is published: anchors and brackets.

A total that was printed rounded or derived leaves open which known provinces are ahead of it, and so
how many of the unknown ones its published rank puts ahead. Each possibility is a reading of what is
published, as likely as its share of the interval, unless the other anchors contradict it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from scoring.league import League, LeagueRow

# The density of the last bracket ends this far below the lowest known total, as a share of the
# distance from the median known total to the lowest. Hard bounds do not rest on it.
FLOOR_SHARE = 0.5

# More readings than this are not followed up: the most likely ones are kept.
MOST_READINGS = 64


@dataclass(frozen=True)
class Bracket:
    """Totals between ``low`` and ``high`` points hold ``count`` provinces without a known total."""

    low: float
    high: float
    count: int


@dataclass(frozen=True)
class Known:
    """A province surely between ``low`` and ``high`` points; ``place`` is where it is counted."""

    province: str
    low: float
    high: float
    place: float


@dataclass(frozen=True)
class Reading:
    """One way to read what is published, of probability ``share`` (0 to 1).

    ``known`` are the other provinces whose total or rank is published, ``totals`` the places of all
    that are known, the own province included, ``brackets`` the unknown ones, best first.
    """

    share: float
    known: tuple[Known, ...]
    totals: tuple[float, ...]
    brackets: tuple[Bracket, ...]


@dataclass(frozen=True)
class _Anchor:
    """A known province, its published rank, and how likely it lies in ``known``'s interval."""

    known: Known
    rank: int
    share: float


class Published:
    """All that a league says where one province is studied, its total in points known or not."""

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Read the rows; ``baseline`` None means what the league says of the province, if anything."""
        self._league = league
        self._province = province
        self.own = _own(league, province, baseline)
        self._known = tuple(_known(row) for row in league.rows if _counts(row, province))
        anchors = self._anchors()
        self._anchored = [item for item in anchors if self._is_possible(*item)]
        rows = [row for row in league.rows if row.total is None and row.province != province]
        self._ranks_only = {row.province: row.rank for row in rows if row.rank is not None}
        self.unknown = league.size - len(self.own) - len(self._known) - len(self._ranks_only)

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings that contradict the published ranks least, the most likely one first."""
        chosen: list[tuple[float, tuple[_Anchor, ...]]] = [(1.0, ())]
        for known, rank in self._anchored:
            places = self._places(known, rank)
            more = [(share * place.share, (*some, place)) for share, some in chosen for place in places]
            chosen = sorted(more, key=lambda item: -item[0])[:MOST_READINGS]
        found = [self._reading(share, anchors) for share, anchors in chosen]
        least = min(contradiction for contradiction, _ in found)
        kept = [reading for contradiction, reading in found if contradiction == least]
        whole = sum(reading.share for reading in kept)
        return tuple(Reading(r.share / whole, r.known, r.totals, r.brackets) for r in kept)

    def _anchors(self) -> list[tuple[Known, int]]:
        """Return the published ranks of provinces whose total is known too."""
        ranks = {anchor.province: anchor.rank for anchor in self._league.anchors}
        ranks |= {row.province: row.rank for row in self._league.rows if row.rank is not None}
        return [
            (known, ranks[known.province]) for known in (*self._known, *self.own) if known.province in ranks
        ]

    def _is_possible(self, known: Known, rank: int) -> bool:
        """Return whether the other totals allow a published rank."""
        others = [other for other in (*self._known, *self.own) if other is not known]
        best = 1 + sum(other.low > known.high for other in others)
        return best <= rank <= self._league.size - sum(other.high < known.low for other in others)

    def _places(self, anchor: Known, rank: int) -> list[_Anchor]:
        """Return where between its neighbours an anchor may lie, as the known totals cut its interval."""
        if anchor.low == anchor.high:
            return [_Anchor(anchor, rank, 1.0)]
        others = [other.place for other in (*self._known, *self.own) if other is not anchor]
        inside = {place for place in others if anchor.low < place < anchor.high}
        places = []
        for low, high in pairwise(sorted({anchor.low, anchor.high, *inside})):
            # As printed where that is possible, else in the middle of what is left.
            place = anchor.place if low < anchor.place < high else (low + high) / 2
            share = (high - low) / (anchor.high - anchor.low)
            places.append(_Anchor(Known(anchor.province, low, high, place), rank, share))
        return places

    def _reading(self, share: float, anchors: Sequence[_Anchor]) -> tuple[int, Reading]:
        """Return a reading, and by how many provinces its anchors contradict one another."""
        anchors = sorted(anchors, key=lambda anchor: -anchor.known.place)
        placed = {anchor.known.province: anchor.known for anchor in anchors}
        known = [placed.get(item.province, item) for item in self._known]
        own = [placed.get(item.province, item) for item in self.own]
        listed = [*known, *own]
        known += self._between(listed, anchors)
        totals = tuple(item.place for item in (*known, *own))
        top = _top(self._league)
        cuts, contradiction = [(top, 0)], 0
        for anchor in anchors:
            ahead = anchor.rank - 1 - sum(total > anchor.known.place for total in totals)
            possible = min(max(ahead, cuts[-1][1]), self.unknown)
            contradiction += abs(possible - ahead)
            cuts.append((anchor.known.place, possible))
        cuts.append((_floor(totals), self.unknown))
        brackets = tuple(
            Bracket(low=low, high=high, count=below - above)
            for (high, above), (low, below) in pairwise(cuts)
            if below > above
        )
        return contradiction, Reading(share, tuple(known), totals, brackets)

    def _between(self, listed: Sequence[Known], anchors: Sequence[_Anchor]) -> list[Known]:
        """Return provinces whose rank alone is published, between the totals that allow it."""
        totals = sorted((item.place for item in listed), reverse=True)
        found = []
        for province, rank in self._ranks_only.items():
            above, within = self._unknown_before(rank, totals, anchors)
            # Of the rank - 1 provinces ahead, at most ``within`` and at least ``above`` are unlisted.
            first, last = rank - 1 - within, rank - 1 - above
            high = totals[first - 1] if 0 < first <= len(totals) else _top(self._league)
            low = min(totals[last] if 0 <= last < len(totals) else 0.0, high)
            found.append(Known(province, low, high, (low + high) / 2))
        return found

    def _unknown_before(
        self, rank: int, totals: Sequence[float], anchors: Sequence[_Anchor]
    ) -> tuple[int, int]:
        """Return the fewest and most unlisted provinces that can stand before ``rank``."""
        fewest, most = 0, min(self.unknown, rank - 1)
        for anchor in anchors:
            ahead = anchor.rank - 1 - sum(total > anchor.known.place for total in totals)
            if anchor.rank < rank:
                fewest = max(fewest, ahead - len(self._ranks_only))
            else:
                most = min(most, ahead - 1)
        return max(0, fewest), max(0, most)


def _own(league: League, province: str, baseline: Decimal | None) -> tuple[Known, ...]:
    """Return the province itself, or nothing where its total in this league is not known."""
    if baseline is not None:
        return (Known(province, float(baseline), float(baseline), float(baseline)),)
    row = league.row(province)
    return () if row is None or row.total is None else (_known(row),)


def _counts(row: LeagueRow, province: str) -> bool:
    return row.total is not None and row.province != province


def _known(row: LeagueRow) -> Known:
    total, tolerance = row.total or Decimal(0), row.tolerance or Decimal(0)
    return Known(row.province, float(total - tolerance), float(total + tolerance), float(total))


def _top(league: League) -> float:
    """Return the highest total possible: that of the province known to be first, else 100."""
    first = {anchor.province for anchor in league.anchors if anchor.rank == 1}
    first |= {row.province for row in league.rows if row.rank == 1}
    totals = [
        row.total + (row.tolerance or 0)
        for row in league.rows
        if row.province in first and row.total is not None
    ]
    return float(max(totals, default=Decimal(100)))


def _floor(totals: Sequence[float]) -> float:
    """Return the lowest total that the density of the last bracket reaches."""
    middle = sorted(totals)[(len(totals) - 1) // 2 : len(totals) // 2 + 1]
    lowest, median = min(totals), sum(middle) / len(middle)
    return max(0.0, lowest - FLOOR_SHARE * (median - lowest))
