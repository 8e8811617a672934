"""What the other provinces do meanwhile: hold still, move by some points, or stand as in another year.

Each moves by an amount of its own (``scoring.what_if.moves``). What is not known of the league stays as
uncertain as it was: moves are drawn with the leagues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from scoring.arguments import checked, exact_number, is_whole, shown, shown_key
from scoring.case.case import Case
from scoring.errors import PeersCaseError, PeersError
from scoring.league import League, league_years, load_league
from scoring.rank.brackets import Bracket
from scoring.rank.estimate import RankEstimate, RankEstimator, certain, within
from scoring.rank.others import Others
from scoring.rank.posterior import LEAGUES
from scoring.rank.shapes import Ints
from scoring.rounding import from_cents, round_half_up, to_cents
from scoring.what_if.moves import MOST, Moves, by_points, by_room, changes_between, usual_spread

PeerKind = Literal["still", "shift", "pace", "field"]

# The largest move that can be assumed, in points up or down, and the largest spread of moves.
MOST_SHIFT = Decimal(30)
MOST_SPREAD = Decimal(15)

SHIFT_PATTERN = re.compile(r"shift:(-?[0-9]{1,2}(?:\.[0-9]{1,2})?)(?:~([0-9]{1,2}(?:\.[0-9]{1,2})?))?")
PACE_PATTERN = re.compile(r"pace:([0-9]{4})-([0-9]{4})")
FIELD_PATTERN = re.compile(r"field:([0-9]{4})")
SHOWN_LENGTH = 40

SEED = 768


@dataclass(frozen=True)
class Peers:
    """An assumption about the other provinces, still by default.

    ``kind`` is ``still``; ``shift``: they move by ``points`` on average, with a standard deviation of
    ``spread`` points between them (None: as seen in the data, 0: all alike); ``pace``: each moves as
    provinces were seen to move from one of ``years`` to the other; ``field``: all stand where they
    stood in the one year in ``years``.

    Raises:
        PeersError: points outside -30 to 30, a spread outside 0 to 15, either with more than two
            decimals, or parts that do not belong to the kind.

    """

    kind: PeerKind = "still"
    points: Decimal = Decimal(0)
    years: tuple[int, ...] = ()
    spread: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse parts that do not go together."""
        needed = {"still": 0, "shift": 0, "pace": 2, "field": 1}.get(shown_key(self.kind))
        points = exact_number(self.points)
        spread = None if self.spread is None else exact_number(self.spread)
        years = self.years if isinstance(self.years, tuple) else None
        if needed is None or points is None or years is None or not all(map(is_whole, years)):
            raise PeersError(value=shown(tuple(vars(self).values())))
        if spread is None and self.spread is not None:
            raise PeersError(value=shown(self.spread))
        object.__setattr__(self, "points", points)
        object.__setattr__(self, "spread", spread)
        if len(self.years) != needed or ((self.points or self.spread is not None) and self.kind != "shift"):
            raise PeersError(value=str(self))
        if not abs(self.points) <= MOST_SHIFT or self.points != round_half_up(self.points):
            raise PeersError(value=str(self))
        apart = self.spread or Decimal(0)
        if not 0 <= apart <= MOST_SPREAD or apart != round_half_up(apart):
            raise PeersError(value=str(self))

    @staticmethod
    @checked
    def read(text: str) -> Peers:
        """Return an assumption as written by ``str()``: ``still``, ``shift:2.5``, ``shift:2.5~0``, ...

        Raises:
            PeersError: the text is none of these.

        """
        if text == "still":
            return Peers()
        if match := SHIFT_PATTERN.fullmatch(text):
            return Peers("shift", Decimal(match[1]), spread=None if match[2] is None else Decimal(match[2]))
        if match := PACE_PATTERN.fullmatch(text):
            return Peers("pace", years=(int(match[1]), int(match[2])))
        if match := FIELD_PATTERN.fullmatch(text):
            return Peers("field", years=(int(match[1]),))
        raise PeersError(value=text[:SHOWN_LENGTH])

    @property
    def spread_used(self) -> Decimal:
        """Return the spread of a shift in points, the one seen in the data where none is given."""
        return usual_spread() if self.spread is None else self.spread

    def __str__(self) -> str:
        """Return the assumption as it is written in links."""
        if self.kind == "shift":
            spread = "" if self.spread is None else f"~{self.spread.normalize():f}"
            return f"shift:{self.points.normalize():f}{spread}"
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

    def __init__(self, ranks: RankEstimator, moves: Moves | None = None) -> None:
        """Take the league of ``ranks`` with every other province moved, or holding still."""
        self._ranks = ranks
        self._moves = moves
        self.league: League = ranks.league
        self.conflicts = ranks.conflicts
        self._at_moved = lru_cache(maxsize=4096)(self._at)

    @checked
    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank of ``total`` points (0 to 100, two decimals) in this field."""
        return self._ranks.at(total) if self._moves is None else self._at_moved(total)

    @property
    def moves(self) -> bool:
        """Return whether the other provinces are assumed to move."""
        return self._moves is not None

    @cached_property
    def alike(self) -> Field:
        """Return the field in which every other province moves as provinces do on average.

        Its ranges are what the unknown totals alone leave open.
        """
        moves = self._moves
        if moves is None:
            return self
        return Field(self._ranks, Moves(moves.moved, np.array([moves.middle]), moves.middle))

    @property
    def totals(self) -> dict[str, Decimal]:
        """Return the totals of the other provinces, in points, of those whose total is known.

        Where they move, each as provinces do on average.
        """
        rows = [row for row in self.league.rows if row.province != self._ranks.province]
        return {row.province: self._moved(row.total) for row in rows if row.total is not None}

    @property
    def published_brackets(self) -> tuple[Bracket, ...]:
        """Return the brackets as published, before the other provinces move."""
        return self._ranks.brackets

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """Return the brackets with provinces whose total is not known, best first, as ``totals`` move."""
        return tuple(
            Bracket(float(self._moved(Decimal(b.low))), float(self._moved(Decimal(b.high))), b.count)
            for b in self._ranks.brackets
        )

    def _moved(self, total: Decimal) -> Decimal:
        return total if self._moves is None else self._moves.at(self._moves.middle, total)

    def _at(self, total: Decimal) -> RankEstimate:
        """Return the rank of ``total`` points (0 to 100, two decimals) in this field."""
        best, worst = (self._bounds(total, end)[place] for place, end in enumerate(self._ends))
        if best == worst:
            return certain(self.league.size, best)
        return within(self._others.at_most(to_cents(total)), best, worst)

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        """Return where every total gets to, at the least and at the most that provinces move."""
        moves = self._moves_made
        every = np.arange(MOST + 1)
        least, most = (np.full(len(every), moves.differences[end]) for end in (0, -1))
        return moves.moved(every, least), moves.moved(every, most)

    def _bounds(self, total: Decimal, moved: Ints) -> tuple[int, int]:
        """Return the hard bounds of a total where every other province moves by ``moved``."""
        before = int(np.searchsorted(moved, to_cents(total), side="right")) - 1
        if before < 0:
            return self.league.size, self.league.size
        if before >= MOST:
            return 1, 1
        return self._ranks.bounds.at(from_cents(before))

    @cached_property
    def _others(self) -> Others:
        """Return the other provinces of leagues drawn, each moved by an amount of its own."""
        moves, totals = self._moves_made, self._ranks.others.totals
        if len(moves.differences) == 1:
            return Others(moves.moved(totals, np.full(totals.shape, moves.differences[0])))
        totals = np.resize(totals, (LEAGUES, totals.shape[1]))
        drawn = np.random.default_rng(SEED).random(totals.shape) * len(moves.differences)
        return Others(moves.moved(totals, moves.differences[drawn.astype(np.int64)]))

    @property
    def _moves_made(self) -> Moves:
        return by_points(Decimal(0), Decimal(0)) if self._moves is None else self._moves


@checked
@lru_cache(maxsize=128)
def field_of(case: Case, peers: Peers) -> Field:
    """Return the field a case is ranked in under an assumption.

    Raises:
        PeersCaseError: the assumption's years cannot be used with this case.

    """
    if peers.kind == "still":
        return Field(case.ranks)
    if peers.kind == "shift":
        return Field(case.ranks, by_points(peers.points, peers.spread_used))
    _check(case, peers)
    if peers.kind == "pace":
        start, end = (load_league(year) for year in peers.years)
        return Field(case.ranks, by_room(changes_between(start, end, case.province)))
    return Field(RankEstimator(load_league(peers.years[0]), case.province, None))


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
    start, end = (load_league(year) for year in peers.years)
    changes = changes_between(start, end, case.province)
    return Pace(
        start=start.year,
        end=end.year,
        provinces=len(changes.points),
        mean=changes.mean,
        lowest=min(changes.points),
        highest=max(changes.points),
    )


def _check(case: Case, peers: Peers) -> None:
    choices = peer_choices(case)
    if peers not in choices:
        allowed = ", ".join([*map(str, choices), "shift:POINTS"])
        raise PeersCaseError(value=str(peers), case=case.id, allowed=allowed)
