"""What the other provinces do meanwhile: hold still, move by some points, or stand as in another year.

A move is the same for every other province; nobody rises above 100 or falls below 0. What is not
known of the league stays as uncertain as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from scoring.arguments import checked, exact_number, is_whole, shown, shown_key
from scoring.case.case import Case
from scoring.errors import PeersCaseError, PeersError
from scoring.league import League, league_years, load_league
from scoring.rank.estimate import RankEstimate, RankEstimator
from scoring.rank.readings import Bracket
from scoring.rounding import round_half_up
from scoring.rules import TOTAL_POINTS

PeerKind = Literal["still", "shift", "pace", "field"]

# The largest move that can be assumed, in points up or down.
MOST_SHIFT = Decimal(30)

SHIFT_PATTERN = re.compile(r"shift:(-?[0-9]{1,2}(?:\.[0-9]{1,2})?)")
PACE_PATTERN = re.compile(r"pace:([0-9]{4})-([0-9]{4})")
FIELD_PATTERN = re.compile(r"field:([0-9]{4})")
SHOWN_LENGTH = 40


@dataclass(frozen=True)
class Peers:
    """An assumption about the other provinces, still by default.

    ``kind`` is ``still``; ``shift``: all move by ``points``; ``pace``: all move by the mean change
    seen from one of ``years`` to the other; ``field``: all stand where they stood in the one year
    in ``years``.

    Raises:
        PeersError: points outside -30 to 30 or with more than two decimals, or years that do not
            belong to the kind.

    """

    kind: PeerKind = "still"
    points: Decimal = Decimal(0)
    years: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse parts that do not go together."""
        needed = {"still": 0, "shift": 0, "pace": 2, "field": 1}.get(shown_key(self.kind))
        points = exact_number(self.points)
        years = self.years if isinstance(self.years, tuple) else None
        if needed is None or points is None or years is None or not all(map(is_whole, years)):
            raise PeersError(value=shown(tuple(vars(self).values())))
        object.__setattr__(self, "points", points)
        if len(self.years) != needed or (self.points and self.kind != "shift"):
            raise PeersError(value=str(self))
        if not abs(self.points) <= MOST_SHIFT or self.points != round_half_up(self.points):
            raise PeersError(value=str(self))

    @staticmethod
    @checked
    def read(text: str) -> Peers:
        """Return an assumption as written by ``str()``: ``still``, ``shift:2.5``, ``pace:2022-2023``.

        Raises:
            PeersError: the text is none of these.

        """
        if text == "still":
            return Peers()
        if match := SHIFT_PATTERN.fullmatch(text):
            return Peers("shift", Decimal(match[1]))
        if match := PACE_PATTERN.fullmatch(text):
            return Peers("pace", years=(int(match[1]), int(match[2])))
        if match := FIELD_PATTERN.fullmatch(text):
            return Peers("field", years=(int(match[1]),))
        raise PeersError(value=text[:SHOWN_LENGTH])

    def __str__(self) -> str:
        """Return the assumption as it is written in links."""
        if self.kind == "shift":
            return f"shift:{self.points.normalize():f}"
        return ":".join([self.kind, "-".join(str(year) for year in self.years)]).rstrip(":")


STILL = Peers()


@dataclass(frozen=True)
class Pace:
    """How the provinces known in both years moved from ``start`` to ``end``, in points.

    ``mean``, ``lowest`` and ``highest`` change among ``provinces`` of them; the case's own province
    is not counted.
    """

    start: int
    end: int
    provinces: int
    mean: Decimal
    lowest: Decimal
    highest: Decimal


class Field:
    """The other provinces of a case, where an assumption puts them."""

    def __init__(self, ranks: RankEstimator, shift: Decimal) -> None:
        """Take the league of ``ranks`` with every other province moved by ``shift`` points."""
        self._ranks = ranks
        self.shift = shift
        self.league: League = ranks.league
        self.conflicts = ranks.conflicts

    @checked
    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank of ``total`` points (0 to 100, two decimals) in this field."""
        before = total - self.shift
        if total >= TOTAL_POINTS or before > TOTAL_POINTS:
            # A move ends at 100: nobody can be above it.
            return _certain(self.league.size, 1)
        if before < 0:
            return _certain(self.league.size, self.league.size)
        return self._ranks.at(before)

    @property
    def totals(self) -> dict[str, Decimal]:
        """Return the totals of the other provinces, in points, of those whose total is known."""
        rows = [row for row in self.league.rows if row.province != self._ranks.province]
        return {row.province: self._moved(row.total) for row in rows if row.total is not None}

    @property
    def published_brackets(self) -> tuple[Bracket, ...]:
        """Return the brackets as published, before the other provinces move."""
        return self._ranks.brackets

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """Return the brackets with provinces whose total is not known, best first."""
        return tuple(
            Bracket(float(self._moved(Decimal(b.low))), float(self._moved(Decimal(b.high))), b.count)
            for b in self._ranks.brackets
        )

    def _moved(self, total: Decimal) -> Decimal:
        return min(max(total + self.shift, Decimal(0)), Decimal(TOTAL_POINTS))


@checked
@lru_cache(maxsize=128)
def field_of(case: Case, peers: Peers) -> Field:
    """Return the field a case is ranked in under an assumption.

    Raises:
        PeersCaseError: the assumption's years cannot be used with this case.

    """
    if peers.kind == "pace":
        return Field(case.ranks, pace_of(case, peers).mean)
    if peers.kind == "field":
        _check(case, peers)
        return Field(RankEstimator(load_league(peers.years[0]), case.province, None), Decimal(0))
    return Field(case.ranks, peers.points)


@checked
def peer_choices(case: Case) -> tuple[Peers, ...]:
    """Return the assumptions that need no number: still, and the paces and fields that apply.

    Only leagues of the same rules and with as many provinces are compared. A league that is
    complete without the province has no place for it.
    """
    alike = [
        load_league(year)
        for year in league_years()
        if (league := load_league(year)).vintage == case.league.vintage and league.size == case.league.size
    ]
    paces = [
        Peers("pace", years=(before.year, after.year))
        for before, after in pairwise(alike)
        if after.year == before.year + 1
    ]
    fields = [
        Peers("field", years=(league.year,))
        for league in alike
        if league.year != case.year and not (league.is_complete and league.row(case.province) is None)
    ]
    return (STILL, *paces, *fields)


@checked
@lru_cache(maxsize=128)
def pace_of(case: Case, peers: Peers) -> Pace:
    """Return the observed pace that an assumption of the kind ``pace`` stands for.

    Raises:
        PeersCaseError: its years cannot be used with this case.

    """
    _check(case, peers)
    before, after = (_totals(load_league(year), case.province) for year in peers.years)
    changes = [after[province] - before[province] for province in before if province in after]
    return Pace(
        start=peers.years[0],
        end=peers.years[1],
        provinces=len(changes),
        mean=round_half_up(Fraction(sum(changes)) / len(changes)),
        lowest=min(changes),
        highest=max(changes),
    )


def _check(case: Case, peers: Peers) -> None:
    choices = peer_choices(case)
    if peers not in choices:
        allowed = ", ".join([*map(str, choices), "shift:POINTS"])
        raise PeersCaseError(value=str(peers), case=case.id, allowed=allowed)


def _totals(league: League, but: str) -> dict[str, Decimal]:
    return {row.province: row.total for row in league.rows if row.total is not None and row.province != but}


def _certain(size: int, rank: int) -> RankEstimate:
    probabilities = tuple(float(place == rank) for place in range(1, size + 1))
    return RankEstimate(size, rank, rank, rank, rank, rank, probabilities)
