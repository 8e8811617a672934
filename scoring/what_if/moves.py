"""How each of the other provinces moves, by its own amount: as provinces known in two years moved.

A change is seen as a share of the room left to 100 points: who starts at the top has less room. The
differences between provinces are those seen, so a move is bounded by what was seen. Nobody rises above
100 or falls below 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise

import numpy as np

from scoring.league import League, league_years, load_league
from scoring.rank.shapes import Floats, Ints
from scoring.rounding import CENTS_PER_POINT, from_cents, round_half_up, to_cents
from scoring.rules import TOTAL_POINTS

MOST = TOTAL_POINTS * CENTS_PER_POINT

# A share of less room than this, in points, would say nothing.
LEAST_ROOM = Decimal(1)


@dataclass(frozen=True)
class Changes:
    """Totals of the provinces known in two years: ``before`` and ``after``, in points, in one order."""

    before: tuple[Decimal, ...]
    after: tuple[Decimal, ...]

    @property
    def points(self) -> tuple[Decimal, ...]:
        """Return the changes in points."""
        return tuple(after - before for before, after in zip(self.before, self.after, strict=True))

    @property
    def mean(self) -> Decimal:
        """Return the mean change in points, rounded half up to cents."""
        return round_half_up(Fraction(sum(self.points)) / len(self.points))

    @property
    def shares(self) -> Floats:
        """Return the changes as shares of the room each province had to 100 points (n,)."""
        room = [float(TOTAL_POINTS - before) for before in self.before]
        return np.array(
            [float(change) / max(left, 1.0) for change, left in zip(self.points, room, strict=True)]
        )


def changes_between(start: League, end: League, but: str) -> Changes:
    """Return the totals of the provinces known in both leagues, without the one named ``but``."""
    before, after = ({row.province: row.total for row in league.rows} for league in (start, end))
    pairs = [
        (total, after[name])
        for name, total in before.items()
        if name != but and total is not None and after.get(name) is not None
    ]
    return Changes(tuple(pair[0] for pair in pairs), tuple(pair[1] or Decimal(0) for pair in pairs))


@dataclass(frozen=True, eq=False)
class Moves:
    """How others move: ``moved(totals, units)`` gives cents after from cents before.

    ``differences`` are what sets a province's own move apart, one for each province seen, lowest
    first; ``middle`` is the one at which nobody differs.
    """

    moved: Callable[[Ints, Floats], Ints]
    differences: Floats
    middle: float

    def at(self, difference: float, total: Decimal) -> Decimal:
        """Return where a province at ``total`` points gets to with such a difference."""
        return from_cents(int(self.moved(np.array([to_cents(total)]), np.array([difference]))[0]))


def by_points(points: Decimal, spread: Decimal) -> Moves:
    """Return moves by so many points, with a standard deviation of ``spread`` points between provinces."""
    step = to_cents(points)

    def moved(totals: Ints, differences: Floats) -> Ints:
        return np.clip(totals + step + np.rint(differences * CENTS_PER_POINT).astype(np.int64), 0, MOST)

    apart = np.sort(_usual_differences()) * float(spread) if spread else np.zeros(1)
    return Moves(moved, apart, 0.0)


def by_room(changes: Changes) -> Moves:
    """Return moves by shares of the room to 100 points, as seen between two years."""

    def moved(totals: Ints, shares: Floats) -> Ints:
        return np.clip(totals + np.rint(shares * (MOST - totals)).astype(np.int64), 0, MOST)

    shares = np.sort(changes.shares)
    return Moves(moved, shares, float(shares.mean()))


@cache
def usual_spread() -> Decimal:
    """Return how far apart provinces move in a year, in points (one standard deviation), to 0.1.

    Seen between all neighbouring years of the same rules and number of provinces, apart from what the
    room left to each explains; 0 where no two years can be compared.
    """
    seen = _apart()
    return Decimal(0) if not len(seen) else Decimal(f"{float(np.sqrt((seen**2).mean())):.1f}")


def _usual_differences() -> Floats:
    """Return differences between provinces in the shape seen, of mean 0 and standard deviation 1."""
    seen = _apart()
    if not len(seen):
        return np.array([-1.0, 1.0])
    scaled: Floats = (seen - seen.mean()) / seen.std()
    return scaled


@cache
def _apart() -> Floats:
    """Return by how many points provinces moved otherwise than the room left to them explains."""
    leagues = [load_league(year) for year in league_years()]
    found = []
    for start, end in pairwise(leagues):
        alike = (start.vintage, start.size, start.year + 1) == (end.vintage, end.size, end.year)
        changes = changes_between(start, end, "") if alike else None
        if changes is not None and changes.before:
            room = np.array([float(TOTAL_POINTS - before) for before in changes.before])
            found.append((changes.shares - changes.shares.mean()) * room)
    return np.concatenate(found) if found else np.zeros(0)
