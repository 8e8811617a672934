"""How good the rank estimate is: leagues whose every total is known, rows hidden, estimated, compared.

In each draw the own province is moved to evenly spaced totals over the league's range. Totals whose
rank is certain from what is published are left out: they would only flatter the estimate. The shape of
leagues is never learned from the one that is tried. All results are sums, so that any of them can be
added up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, Protocol, get_args

import numpy as np

from scoring.backtest.earlier_ranks import EarlierRanks
from scoring.backtest.hidden_leagues import HiddenLeague, hidden_leagues, known_part, tried_years
from scoring.backtest.patterns import PATTERNS
from scoring.backtest.simple_ranks import LinearRanks, NormalRanks
from scoring.datafiles import Exact, Schema, Whole
from scoring.league import League
from scoring.rank.estimate import RankEstimate, RankEstimator

# The estimate that is used, the one used before, and simpler ones.
Method = Literal["used", "earlier", "linear", "normal"]
METHODS: tuple[Method, ...] = get_args(Method)

DRAWS = 12

# Totals tried in each draw, evenly spaced inside the complete league's range.
TOTALS = 24

# What a range can promise to hold, in percent, and which of them is shown.
LEVELS = (50, 80, 95)
SHOWN = 80


class Result(Schema):
    """How one method did in one league and pattern, as sums over all trials: one total in one draw each.

    ``held_50``, ``held_80`` and ``held_95`` trials have the true rank inside the range that holds at
    least so many percent; ``said_...`` is the probability that the method itself gives those ranges.
    ``places`` is the number of ranks in the 80 % ranges. The median was better than the true rank by
    ``too_good`` places in all, and worse by ``too_bad``. ``crps`` is the continuous ranked probability
    score, in ranks: 0 is perfect.
    """

    year: Whole
    pattern: str
    method: Method
    trials: Whole
    held_50: Whole
    held_80: Whole
    held_95: Whole
    said_50: Exact
    said_80: Exact
    said_95: Exact
    places: Whole
    too_good: Whole
    too_bad: Whole
    crps: Exact


class Summary:
    """What some results of one method say together: shares from 0 to 1, or ranks.

    ``held`` and ``said`` are shares by the percent a range promises to hold.
    """

    def __init__(self, results: Iterable[Result]) -> None:
        """Add up ``results``, at least one, with at least one trial."""
        results = tuple(results)
        self.trials = sum(result.trials for result in results)
        better = sum(result.too_good for result in results)
        worse = sum(result.too_bad for result in results)

        def mean(name: str) -> float:
            return float(sum(getattr(result, name) for result in results)) / self.trials

        self.held: Mapping[int, float] = MappingProxyType({at: mean(f"held_{at}") for at in LEVELS})
        self.said: Mapping[int, float] = MappingProxyType({at: mean(f"said_{at}") for at in LEVELS})
        self.coverage, self.promised = self.held[SHOWN], self.said[SHOWN]
        self.width, self.crps = mean("places"), mean("crps")
        self.bias = (worse - better) / self.trials
        self.error = (worse + better) / self.trials


class _Ranks(Protocol):
    """What every method can do."""

    def at(self, total: Decimal) -> RankEstimate:
        """Return the rank estimate of a total, in points."""


def backtest(
    draws: int = DRAWS, *, years: Sequence[int] | None = None, patterns: Sequence[str] = tuple(PATTERNS)
) -> Iterable[Result]:
    """Yield the results by pattern, league and method; the same ones every time.

    ``years`` are those of all leagues where none are given. Each draw has its own seed, so that a
    smaller run has the draws that a larger one starts with.
    """
    for pattern in patterns:
        for year in tried_years() if years is None else years:
            yield from _results(known_part(year), pattern, draws)


def totals_tried(league: League) -> tuple[Decimal, ...]:
    """Return the totals, in points, at which a league is tried, lowest first."""
    known = [row.total for row in league.rows if row.total is not None]
    lowest, step = min(known), (max(known) - min(known)) / TOTALS
    return tuple(round(lowest + step * (place + Decimal("0.5")), 2) for place in range(TOTALS))


def by_pattern(results: Sequence[Result]) -> dict[tuple[str, Method], Summary]:
    """Return a summary over all leagues for each pattern and method, in this order."""
    return {
        (pattern, method): Summary(r for r in results if (r.pattern, r.method) == (pattern, method))
        for pattern in dict.fromkeys(result.pattern for result in results)
        for method in METHODS
    }


def over_all(results: Sequence[Result]) -> dict[Method, Summary]:
    """Return a summary over all leagues and patterns for each method."""
    return {method: Summary(r for r in results if r.method == method) for method in METHODS}


def worst_pattern(results: Sequence[Result]) -> tuple[str, Summary]:
    """Return the pattern whose 80 % ranges held the true rank least often, with its summary."""
    found = {pattern: one for (pattern, method), one in by_pattern(results).items() if method == "used"}
    return min(found.items(), key=lambda item: item[1].coverage)


def _results(league: League, pattern: str, draws: int) -> list[Result]:
    trials: dict[Method, list[tuple[RankEstimate, int]]] = {method: [] for method in METHODS}
    for drawn in hidden_leagues(league, pattern, draws):
        methods = _methods(drawn)
        for total in totals_tried(league):
            if not methods["used"].at(total).is_exact:
                rank = drawn.true_rank(total)
                for method, ranks in methods.items():
                    trials[method].append((ranks.at(total), rank))
    return [_result(league.year, pattern, method, trials[method]) for method in METHODS]


def _methods(drawn: HiddenLeague) -> dict[Method, _Ranks]:
    facts = (drawn.visible, drawn.province, drawn.baseline)
    return {
        "used": RankEstimator(*facts),
        "earlier": EarlierRanks(*facts),
        "linear": LinearRanks(*facts),
        "normal": NormalRanks(*facts),
    }


def _result(year: int, pattern: str, method: Method, trials: list[tuple[RankEstimate, int]]) -> Result:
    held, said = dict.fromkeys(LEVELS, 0), dict.fromkeys(LEVELS, 0.0)
    crps = 0.0
    for estimate, rank in trials:
        at_most = np.cumsum(estimate.probabilities)
        crps += float(((at_most - (np.arange(1, estimate.size + 1) >= rank)) ** 2).sum())
        for level in LEVELS:
            tail = (1 - level / 100) / 2
            low, high = (int(np.searchsorted(at_most, at - 1e-9)) + 1 for at in (tail, 1 - tail))
            held[level] += low <= rank <= high
            said[level] += estimate.probability_at_most(high) - estimate.probability_at_most(low - 1)
    return Result(
        year=year,
        pattern=pattern,
        method=method,
        trials=len(trials),
        held_50=held[50],
        held_80=held[80],
        held_95=held[95],
        said_50=_hundredths(said[50]),
        said_80=_hundredths(said[80]),
        said_95=_hundredths(said[95]),
        places=sum(estimate.high - estimate.low + 1 for estimate, _ in trials),
        too_good=sum(max(rank - estimate.median, 0) for estimate, rank in trials),
        too_bad=sum(max(estimate.median - rank, 0) for estimate, rank in trials),
        crps=_hundredths(crps),
    )


def _hundredths(number: float) -> Decimal:
    return Decimal(f"{number:.2f}")
