"""Published ranks foretold: each row with total and rank hidden in turn, and its rank estimated.

Unlike the patterns these are the real leagues that are known in part; their true ranks are known only
where one was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.backtest.hidden_leagues import tried_years
from scoring.datafiles import Exact, Schema, Whole
from scoring.league import load_league
from scoring.rank.estimate import RankEstimator
from scoring.rank.facts import Published


class HeldOut(Schema):
    """A province's published total and rank, and the rank estimated without them (80 % range).

    ``contradicts`` is whether the other totals rule the published rank out (yes or no).
    """

    year: Whole
    province: str
    total: Exact
    rank: Whole
    median: Whole
    low: Whole
    high: Whole
    contradicts: str

    @property
    def held(self) -> bool:
        """Return whether the range holds the published rank."""
        return self.low <= self.rank <= self.high


def hold_one_out(years: Sequence[int] | None = None) -> Iterable[HeldOut]:
    """Yield every row with a total and a published rank in the leagues known in part.

    ``years`` are those of all leagues where none are given.
    """
    for year in tried_years() if years is None else years:
        league = load_league(year)
        if league.is_complete:
            continue
        ranks = {anchor.province: anchor.rank for anchor in league.anchors}
        ranks |= {row.province: row.rank for row in league.rows if row.rank is not None}
        refused = {conflict.province for conflict in Published(league, "", None).conflicts}
        for row in league.rows:
            if row.total is None or row.province not in ranks:
                continue
            without = replace(
                league,
                rows=tuple(other for other in league.rows if other is not row),
                anchors=tuple(anchor for anchor in league.anchors if anchor.province != row.province),
            )
            estimate = RankEstimator(without, row.province, row.total).at(row.total)
            yield HeldOut(
                year=year,
                province=row.province,
                total=row.total,
                rank=ranks[row.province],
                median=estimate.median,
                low=estimate.low,
                high=estimate.high,
                contradicts="yes" if row.province in refused else "no",
            )
