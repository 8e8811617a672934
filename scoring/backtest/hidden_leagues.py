"""Complete leagues with rows hidden as in 2023, where 19 of 63 provinces have no published total.

What is left is what was left in 2023: the totals of seven provinces in ten, a few of them derived and
so only known to 0.3 points; the rank of the first province; the rank of one in the upper half whose
total was rounded to whole points; one province of which only the rank is known; the own province with
total and rank; and national averages of the groups printed to 0.1. The two published ranks of 2023
that contradict its totals, and so are not used, have no counterpart.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

import numpy as np

from scoring.league import Anchor, League, LeagueRow, NationalFigures
from scoring.rounding import distribute, to_cents
from scoring.vintages import load_rules

# How the hidden rows are spread: over the league as in 2023, or anywhere.
Spread = Literal["as_2023", "random"]
SPREADS: tuple[Spread, ...] = get_args(Spread)

SIZE_2023 = 63
ROUNDED_RANK_2023 = 25
OWN_RANK_2023 = 54
DERIVED_2023 = 6

# Provinces without a known total, one of them with a known rank: ahead of the rounded total, from
# there to the own province, and behind it.
HIDDEN_2023 = (3, 12, 4)

DERIVED_TOLERANCE = Decimal("0.30")
ROUNDED_TOLERANCE = Decimal("0.5")
NATIONAL_STEP = Decimal("0.1")


@dataclass(frozen=True)
class HiddenLeague:
    """A complete league, and what an estimate for ``province`` may see of it.

    ``hidden`` are the provinces without a total in ``visible``, ``ranked_only`` the one of them whose
    rank is still there.
    """

    complete: League
    visible: League
    province: str
    baseline: Decimal
    hidden: frozenset[str]
    ranked_only: str

    def true_rank(self, total: Decimal) -> int:
        """Return the rank of the province at ``total`` points in the complete league."""
        others = (row for row in self.complete.rows if row.province != self.province)
        return 1 + sum(row.total is not None and row.total > total for row in others)


def hide(league: League, own_rank: int, spread: Spread, random: np.random.Generator) -> HiddenLeague:
    """Return ``league``, which must be complete, with rows hidden at random.

    The own province is the one in place ``own_rank`` (1 to the league's size). With the spread
    ``as_2023`` the rounded total and the hidden rows lie where they lay in 2023, scaled to the
    league's size, and the draw is inside those spans; with ``random`` they lie anywhere, the rounded
    total in the upper half.
    """
    rows = sorted(league.rows, key=lambda row: row.rank or league.size)
    own = own_rank - 1
    if spread == "as_2023":
        rounded = _scaled(ROUNDED_RANK_2023, league.size) - 1
        last = _scaled(OWN_RANK_2023, league.size) - 1
        spans = [range(1, rounded), range(rounded + 1, last + 1), range(last + 1, league.size)]
        amounts = _hidden_in_spans(league.size)
    else:
        rounded = _draw([place for place in range(1, league.size // 2) if place != own], 1, random)[0]
        spans, amounts = [range(1, league.size)], [sum(_hidden_in_spans(league.size))]
    drawn = [
        _draw([place for place in span if place not in (own, rounded)], amount, random)
        for span, amount in zip(spans, amounts, strict=True)
    ]
    hidden = [place for places in drawn for place in places]
    ranked_only = drawn[0][0]
    plain = [place for place in range(1, league.size) if place not in (own, rounded, *hidden)]
    derived = _draw(plain, _scaled(DERIVED_2023, league.size), random)
    visible = []
    for place, row in enumerate(rows):
        if place == ranked_only:
            visible.append(_bare(row, "rank_only", None, None, place + 1))
        elif place == rounded:
            total = _printed(row.total or Decimal(0), Decimal(1))
            visible.append(_bare(row, "published_rounded", total, ROUNDED_TOLERANCE, place + 1))
        elif place in derived:
            off = Decimal(int(random.integers(-30, 31))).scaleb(-2)
            total = min((row.total or Decimal(0)) + off, Decimal(100))
            visible.append(_bare(row, "derived", total, DERIVED_TOLERANCE, None))
        elif place not in hidden:
            rank = place + 1 if place == own else None
            visible.append(row.model_copy(update={"rank": rank}))
    return HiddenLeague(
        complete=league,
        visible=_visible(league, tuple(visible), rows[0].province),
        province=rows[own].province,
        baseline=rows[own].total or Decimal(0),
        hidden=frozenset(rows[place].province for place in hidden),
        ranked_only=rows[ranked_only].province,
    )


def _hidden_in_spans(size: int) -> list[int]:
    """Return how many rows are hidden in each span of a league of ``size`` provinces."""
    total = sum(HIDDEN_2023)
    count = _scaled(total, size)
    return distribute(count, [Fraction(count * part, total) for part in HIDDEN_2023])


def _scaled(of_2023: int, size: int) -> int:
    """Return a rank or number of 2023 in a league of ``size`` provinces."""
    return round(Fraction(of_2023 * size, SIZE_2023))


def _draw(places: list[int], amount: int, random: np.random.Generator) -> list[int]:
    return [int(place) for place in random.choice(places, size=amount, replace=False)]


def _bare(
    row: LeagueRow,
    basis: Literal["rank_only", "published_rounded", "derived"],
    total: Decimal | None,
    tolerance: Decimal | None,
    rank: int | None,
) -> LeagueRow:
    """Return a row of which nothing is left but this."""
    update = {"basis": basis, "total": total, "tolerance": tolerance, "rank": rank}
    return row.model_copy(update={"groups": {}, "combined": {}, **update})


def _visible(league: League, rows: tuple[LeagueRow, ...], first: str) -> League:
    """Return the league of the rows left, with the national averages of all rows as printed in 2023."""
    groups = {
        group: _printed(
            Fraction(sum(row.groups[group] for row in league.rows)) / league.size, NATIONAL_STEP
        )
        for group in load_rules(league.vintage).groups
    }
    return League(
        year=league.year,
        vintage=league.vintage,
        size=league.size,
        start=league.start,
        end=league.end,
        note=league.note,
        national=NationalFigures(
            source="backtest", rounding=NATIONAL_STEP, total=sum(groups.values(), Decimal(0)), groups=groups
        ),
        rows=rows,
        anchors=(Anchor(province=first, rank=1, source="backtest"),),
    )


def _printed(points: Fraction | Decimal, step: Decimal) -> Decimal:
    """Return ``points`` rounded half up to a multiple of ``step``."""
    # A number of steps, as if it were points, divided by 100: rounding to cents makes it whole.
    return to_cents(Fraction(points) / Fraction(step) / 100) * step
