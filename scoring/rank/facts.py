"""What is published of a league, as numbers that can be compared and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.league import League, LeagueRow
from scoring.rounding import to_cents

# How far the national mean may lie from the mean of this table besides its rounding: it may rest on
# a slightly different snapshot (points, one standard deviation).
SNAPSHOT_SPREAD = 0.3


@dataclass(frozen=True)
class RankConflict:
    """A published rank that the other rows contradict; it is reported and not used.

    ``best`` and ``worst`` are the ranks that the rows allow for ``total``.
    """

    province: str
    rank: int
    total: Decimal
    best: int
    worst: int


@dataclass(frozen=True)
class Known:
    """A total between ``low`` and ``high`` cents, with its published rank where it is usable."""

    low: int
    high: int
    rank: int | None = None


@dataclass(frozen=True)
class Facts:
    """All that is published of a league of ``size`` provinces.

    ``ranks_only`` are ranks of provinces whose total is not known, ``mean`` the printed mean of all,
    in points, true to ``mean_noise`` points (one standard deviation).
    """

    size: int
    known: tuple[Known, ...]
    ranks_only: tuple[int, ...]
    mean: float | None
    mean_noise: float

    @property
    def unknown(self) -> int:
        """Return the number of provinces whose total is not known."""
        return self.size - len(self.known)

    @property
    def is_certain(self) -> bool:
        """Return whether every total is known exactly."""
        return not self.unknown and all(known.low == known.high for known in self.known)


class Published:
    """All that a league says where one province is studied, its total in points known or not.

    ``own`` is the place of the province among ``facts.known``, ``own_rank`` its rank where that is all
    that is known of it; both are None where nothing is.
    """

    def __init__(self, league: League, province: str, baseline: Decimal | None) -> None:
        """Read the rows; ``baseline`` None means what the league says of the province, if anything."""
        rows = {row.province: _interval(row) for row in league.rows if row.total is not None}
        printed = {row.province: row.total for row in league.rows if row.total is not None}
        if baseline is not None:
            rows[province] = (to_cents(baseline), to_cents(baseline))
            printed[province] = baseline
        ranks = {anchor.province: anchor.rank for anchor in league.anchors}
        ranks |= {row.province: row.rank for row in league.rows if row.rank is not None}
        self.conflicts = tuple(_conflicts(rows, ranks, printed, league.size))
        refused = {conflict.province for conflict in self.conflicts}
        usable = {name: rank for name, rank in ranks.items() if name not in refused}
        # The provinces of ``facts.known``, in its order; printed extremes after them have no name.
        self.names = tuple(rows)
        self.own = list(rows).index(province) if province in rows else None
        ranks_only = {name: rank for name, rank in usable.items() if name not in rows}
        self.own_rank = ranks_only.get(province)
        national = league.national
        self.facts = Facts(
            size=league.size,
            known=_with_extremes([Known(*place, usable.get(name)) for name, place in rows.items()], league),
            ranks_only=tuple(sorted(ranks_only.values())),
            mean=None if national is None else float(national.total),
            mean_noise=0.0 if national is None else _noise(float(national.rounding), len(national.groups)),
        )


def _with_extremes(known: list[Known], league: League) -> tuple[Known, ...]:
    """Return the known totals with a printed highest and lowest one, whosever they are."""
    national = league.national
    ends = () if national is None else ((national.highest, 1), (national.lowest, league.size))
    for total, rank in ends:
        if total is None:
            continue
        cents = to_cents(total)
        named = [place for place, one in enumerate(known) if one.low <= cents <= one.high]
        exact = [place for place in named if known[place].low == known[place].high]
        if exact or len(named) == 1:
            place = (exact or named)[0]
            known[place] = Known(cents, cents, known[place].rank or rank)
        elif not named and len(known) < league.size:
            known.append(Known(cents, cents, rank))
    return tuple(known)


def _noise(rounding: float, parts: int) -> float:
    """Return how far a mean added up of so many rounded parts may lie from the true one, in points."""
    return float((rounding**2 / 12 * max(parts, 1) + SNAPSHOT_SPREAD**2) ** 0.5)


def _interval(row: LeagueRow) -> tuple[int, int]:
    total, tolerance = row.total or Decimal(0), row.tolerance or Decimal(0)
    return max(to_cents(total - tolerance), 0), min(to_cents(total + tolerance), 100_00)


def _conflicts(
    rows: dict[str, tuple[int, int]], ranks: dict[str, int], printed: dict[str, Decimal], size: int
) -> list[RankConflict]:
    conflicts = []
    for name in (name for name in rows if name in ranks):
        low, high = rows[name]
        others: Sequence[tuple[int, int]] = [place for other, place in rows.items() if other != name]
        best = 1 + sum(place[0] > high for place in others)
        # Ranks as published are ordinals: a province of the same total may stand on either side.
        worst = size - sum(place[1] < low for place in others)
        if not best <= ranks[name] <= worst:
            conflicts.append(RankConflict(name, ranks[name], printed[name], best, worst))
    return conflicts
