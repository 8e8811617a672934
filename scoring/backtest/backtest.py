"""How good the rank estimate is: complete leagues with rows hidden, estimated, and compared.

In each draw the own province is moved to evenly spaced totals over the league's range. Totals whose
rank is certain from what is published are left out: they would only flatter the estimate. All
results are sums of whole numbers, so that any of them can be added up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, Protocol, get_args

import numpy as np

from scoring.backtest.hidden_leagues import SPREADS, HiddenLeague, Spread, hide
from scoring.backtest.simple_ranks import LinearRanks, NormalRanks, NormalUnknownRanks
from scoring.datafiles import Exact, Schema, Whole
from scoring.league import League, complete_years, load_league
from scoring.rank.estimate import RankEstimate, RankEstimator

# The estimate that is used, and those it is compared with.
Method = Literal["used", "linear", "normal", "normal_unknown"]
METHODS: tuple[Method, ...] = get_args(Method)

# How a draw resembles 2023: in all, but for the own province's rank, or in the shares only.
Setting = Literal["as_2023", "other_own_rank", "random"]
SETTINGS: tuple[Setting, ...] = get_args(Setting)

SEED = 766
DRAWS = 200

# Ranks of the own province among 34: the first is where Bình Thuận's rank 54 of 63 falls.
OWN_RANKS = (29, 9, 17, 23, 32)

# Totals tried in each draw, evenly spaced inside the complete league's range.
TOTALS = 24


class Result(Schema):
    """How one method did in one league, as sums over all trials: a trial is one total in one draw.

    ``covered`` trials have the true rank inside the 80 % range. ``places`` is the number of ranks in
    those ranges, ``promised`` the probability that the method itself gives them. The median was
    better than the true rank by ``too_good`` places in all, and worse by ``too_bad``.
    """

    year: Whole
    spread: Spread
    own_rank: Whole
    method: Method
    trials: Whole
    covered: Whole
    places: Whole
    promised: Exact
    too_good: Whole
    too_bad: Whole

    @property
    def setting(self) -> Setting:
        """Return how the draws resemble 2023."""
        if self.spread == "random":
            return "random"
        return "as_2023" if self.own_rank == OWN_RANKS[0] else "other_own_rank"


class Summary:
    """What some results of one method say together: shares from 0 to 1, or ranks."""

    def __init__(self, results: Iterable[Result]) -> None:
        """Add up ``results``, at least one, with at least one trial."""
        results = tuple(results)
        self.trials = sum(result.trials for result in results)
        better = sum(result.too_good for result in results)
        worse = sum(result.too_bad for result in results)
        self.coverage = sum(result.covered for result in results) / self.trials
        self.promised = float(sum(result.promised for result in results)) / self.trials
        self.width = sum(result.places for result in results) / self.trials
        self.bias = (worse - better) / self.trials
        self.error = (worse + better) / self.trials


class _Ranks(Protocol):
    """What every method can do."""

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of a total, in points."""


def backtest(
    draws: int = DRAWS,
    *,
    years: Sequence[int] | None = None,
    spreads: Sequence[Spread] = SPREADS,
    own_ranks: Sequence[int] = OWN_RANKS,
) -> tuple[Result, ...]:
    """Return the results by league, spread, own province and method; the same ones every time.

    ``years`` are those of all complete leagues where none are given.
    Each draw has its own seed, so that a smaller run has the draws that a larger one starts with.
    """
    return tuple(
        result
        for year in (complete_years() if years is None else years)
        for spread in spreads
        for own_rank in own_ranks
        for result in _results(load_league(year), spread, own_rank, draws)
    )


def hidden_leagues(league: League, spread: Spread, own_rank: int, draws: int) -> Iterable[HiddenLeague]:
    """Yield the leagues with hidden rows that the backtest draws."""
    for draw in range(draws):
        seed = (SEED, league.year, SPREADS.index(spread), own_rank, draw)
        yield hide(league, own_rank, spread, np.random.default_rng(seed))


def totals_tried(league: League) -> tuple[Decimal, ...]:
    """Return the totals, in points, at which a complete league is tried, lowest first."""
    known = [row.total for row in league.rows if row.total is not None]
    lowest, step = min(known), (max(known) - min(known)) / TOTALS
    return tuple(round(lowest + step * (place + Decimal("0.5")), 2) for place in range(TOTALS))


def summaries(results: Sequence[Result]) -> dict[tuple[int, Setting, Method], Summary]:
    """Return a summary for each league, setting and method, in this order."""
    found = {(result.year, result.setting, result.method) for result in results}
    keys = [
        (year, setting, method)
        for year in sorted({result.year for result in results})
        for setting in SETTINGS
        for method in METHODS
        if (year, setting, method) in found
    ]
    return {
        key: Summary(result for result in results if (result.year, result.setting, result.method) == key)
        for key in keys
    }


def _results(league: League, spread: Spread, own_rank: int, draws: int) -> list[Result]:
    trials: dict[Method, list[tuple[RankEstimate, int]]] = {method: [] for method in METHODS}
    for drawn in hidden_leagues(league, spread, own_rank, draws):
        facts = (drawn.visible, drawn.province, drawn.baseline)
        methods: dict[Method, _Ranks] = {
            "used": RankEstimator(*facts),
            "linear": LinearRanks(*facts),
            "normal": NormalRanks(*facts),
            "normal_unknown": NormalUnknownRanks(*facts),
        }
        for total in totals_tried(league):
            if not methods["used"].at(total).is_exact:
                rank = drawn.true_rank(total)
                for method, ranks in methods.items():
                    trials[method].append((ranks.at(total), rank))
    return [_result(league.year, spread, own_rank, method, trials[method]) for method in METHODS]


def _result(
    year: int, spread: Spread, own_rank: int, method: Method, trials: list[tuple[RankEstimate, int]]
) -> Result:
    promised = sum(
        estimate.probability_at_most(estimate.high) - estimate.probability_at_most(estimate.low - 1)
        for estimate, _ in trials
    )
    return Result(
        year=year,
        spread=spread,
        own_rank=own_rank,
        method=method,
        trials=len(trials),
        covered=sum(estimate.low <= rank <= estimate.high for estimate, rank in trials),
        places=sum(estimate.high - estimate.low + 1 for estimate, _ in trials),
        promised=Decimal(f"{promised:.2f}"),
        too_good=sum(max(rank - estimate.median, 0) for estimate, rank in trials),
        too_bad=sum(max(estimate.median - rank, 0) for estimate, rank in trials),
    )
