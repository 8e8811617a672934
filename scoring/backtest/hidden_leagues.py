"""Leagues whose every total is known, with rows hidden as a pattern says.

They are the complete leagues and, as leagues of their own, the known parts of the others: the rows with
a total, ranked among one another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

import numpy as np

from scoring.backtest.patterns import OWN_RANK_2023, PATTERNS, SIZE_2023, Draw, Shown
from scoring.datafiles import DATA, Schema, check, read_toml
from scoring.league import League, LeagueRow, NationalFigures, league_years, load_league
from scoring.rounding import to_cents
from scoring.vintages import load_rules

SEED = 766

DERIVED_TOLERANCE = Decimal("0.30")
NATIONAL_STEP = Decimal("0.1")
SOURCE = "backtest"

REGIONS = DATA / "backtest" / "regions.toml"


class _Region(Schema):
    id: str
    provinces: list[str]


class _Regions(Schema):
    region: list[_Region]


@dataclass(frozen=True)
class HiddenLeague:
    """A league whose every total is known, and what an estimate for ``province`` may see of it.

    ``baseline`` is the province's total, None where the estimate may not know it.
    """

    complete: League
    visible: League
    province: str
    baseline: Decimal | None

    def true_rank(self, total: Decimal) -> int:
        """Return the rank of the province at ``total`` points in the complete league."""
        others = (row for row in self.complete.rows if row.province != self.province)
        return 1 + sum(row.total is not None and row.total > total for row in others)


@cache
def known_part(year: int) -> League:
    """Return the rows of a league with a total, as printed, as a league of their own, best first."""
    league = load_league(year)
    rows = sorted((row for row in league.rows if row.total is not None), key=lambda row: -_total(row))
    ranks = {row.province: 1 + sum(_total(other) > _total(row) for other in rows) for row in rows}
    return League(
        **{
            **vars(league),
            "size": len(rows),
            "national": None,
            "anchors": (),
            "rows": tuple(
                row.model_copy(update={"tolerance": None, "rank": ranks[row.province]}) for row in rows
            ),
        }
    )


def tried_years() -> tuple[int, ...]:
    """Return the years whose leagues, or their known parts, are tried: all, oldest first."""
    return league_years()


def hidden_leagues(league: League, pattern: str, draws: int) -> Iterable[HiddenLeague]:
    """Yield ``draws`` leagues with rows hidden by a pattern; each draw has a seed of its own."""
    for draw in range(draws):
        seed = (SEED, league.year, sum(pattern.encode()), draw)
        yield hide(league, pattern, np.random.default_rng(seed))


def hide(league: League, pattern: str, random: np.random.Generator) -> HiddenLeague:
    """Return ``league``, best province first and every total known, with rows hidden by a pattern."""
    rows = league.rows
    own = int(random.integers(len(rows)))
    if pattern == "as_2023":
        own = round(Fraction(OWN_RANK_2023 * len(rows), SIZE_2023)) - 1
    near = _region_of(rows[own].province)
    region = frozenset(place for place, row in enumerate(rows) if row.province in near)
    shown = PATTERNS[pattern](Draw(len(rows), own, region, random))
    visible = [_row(row, place, shown, own, random) for place, row in enumerate(rows)]
    return HiddenLeague(
        complete=league,
        visible=League(
            **{
                **vars(league),
                "rows": tuple(row for row in visible if row is not None),
                "national": _national(league) if shown.mean else None,
            }
        ),
        province=rows[own].province,
        baseline=None if shown.own_hidden else _total(rows[own]),
    )


def _row(
    row: LeagueRow, place: int, shown: Shown, own: int, random: np.random.Generator
) -> LeagueRow | None:
    """Return what is left of a row, None where nothing is."""
    if place in shown.hidden or (place == own and shown.own_hidden):
        return None
    left: dict[str, object] = {"groups": {}, "combined": {}, "tolerance": None}
    if place in shown.ranks_only:
        return row.model_copy(update={**left, "basis": "rank_only", "total": None})
    rank = row.rank if place in shown.ranked else None
    if place in shown.rounded:
        step = shown.rounded[place]
        left |= {"basis": "published_rounded", "total": _printed(_total(row), step), "tolerance": step / 2}
    elif place in shown.derived:
        off = Decimal(int(random.integers(-30, 31))).scaleb(-2)
        total = min(_total(row) + off, Decimal(100))
        left |= {"basis": "derived", "total": total, "tolerance": DERIVED_TOLERANCE}
    return row.model_copy(update={**left, "rank": rank})


def _total(row: LeagueRow) -> Decimal:
    return row.total or Decimal(0)


def _national(league: League) -> NationalFigures:
    """Return the national averages of all rows as printed in 2023, or of the total alone."""
    groups = load_rules(league.vintage).groups
    if not all(row.groups.keys() >= groups.keys() for row in league.rows):
        mean = _printed(Fraction(sum(_total(row) for row in league.rows)) / league.size, NATIONAL_STEP)
        return NationalFigures(source=SOURCE, rounding=NATIONAL_STEP, total=mean, groups={})
    means = {
        group: _printed(
            Fraction(sum(row.groups[group] for row in league.rows)) / league.size, NATIONAL_STEP
        )
        for group in groups
    }
    total = sum(means.values(), Decimal(0))
    return NationalFigures(source=SOURCE, rounding=NATIONAL_STEP, total=total, groups=means)


def _printed(points: Fraction | Decimal, step: Decimal) -> Decimal:
    """Return ``points`` rounded half up to a multiple of ``step``."""
    # A number of steps, as if it were points, divided by 100: rounding to cents makes it whole.
    return to_cents(Fraction(points) / Fraction(step) / 100) * step


def _region_of(province: str) -> frozenset[str]:
    """Return the provinces of a province's region."""
    found = [region for region in load_regions() if province in region]
    return found[0] if found else frozenset({province})


@cache
def load_regions() -> tuple[frozenset[str], ...]:
    """Return the provinces of each region.

    Raises:
        DataFileError: the file is missing or wrong.

    """
    regions = check(_Regions, read_toml(REGIONS), REGIONS, "file").region
    return tuple(frozenset(region.provinces) for region in regions)
