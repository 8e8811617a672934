"""Leagues with hidden rows: hidden as in 2023, and nothing of the hidden rows shows."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, product

import numpy as np
import pytest

from scoring import League, load_case, load_league
from scoring.backtest.backtest import OWN_RANKS, hidden_leagues, totals_tried
from scoring.backtest.hidden_leagues import (
    DERIVED_2023,
    HIDDEN_2023,
    OWN_RANK_2023,
    ROUNDED_RANK_2023,
    SIZE_2023,
    SPREADS,
    HiddenLeague,
    Spread,
    hide,
)
from scoring.league import complete_years
from scoring.rank.estimate import RankEstimator

KINDS = list(product(complete_years(), SPREADS, OWN_RANKS))


def _drawn(year: int, spread: Spread, own_rank: int) -> Iterator[HiddenLeague]:
    return iter(hidden_leagues(load_league(year), spread, own_rank, 5))


def _places(league: League) -> dict[str, int]:
    return {row.province: row.rank or 0 for row in league.rows}


def test_the_pattern_is_the_one_of_2023() -> None:
    league, ranks = load_league(2023), load_case().ranks
    assert (league.size, load_case().baseline.rank.median) == (SIZE_2023, OWN_RANK_2023)
    assert [row.rank for row in league.rows if row.basis == "published_rounded"] == [ROUNDED_RANK_2023]
    assert sum(row.basis == "derived" for row in league.rows) == DERIVED_2023
    ranked_only = [row.rank for row in league.rows if row.total is None]
    assert ranked_only == [14]
    above, between, below = (bracket.count for bracket in ranks.brackets)
    assert (above + len(ranked_only), between, below) == HIDDEN_2023
    assert sum(HIDDEN_2023) == league.size - league.known_totals


@pytest.mark.parametrize(("year", "spread", "own_rank"), KINDS)
def test_the_same_share_is_unknown_and_the_same_kinds_of_anchors_are_left(
    year: int, spread: Spread, own_rank: int
) -> None:
    for drawn in _drawn(year, spread, own_rank):
        visible, places = drawn.visible, _places(drawn.complete)
        # 19 of 63 are 10.25 of 34, and 6 of 63 are 3.2.
        assert (visible.size - visible.known_totals, len(drawn.hidden)) == (10, 10)
        ranked = {row.basis: row.rank for row in visible.rows if row.rank is not None}
        assert set(ranked) == {"portal_table", "published_rounded", "rank_only"}
        assert ranked["portal_table"] == own_rank == places[drawn.province]
        assert ranked["rank_only"] == places[drawn.ranked_only]
        assert [(places[anchor.province], anchor.rank) for anchor in visible.anchors] == [(1, 1)]
        assert sum(row.basis == "derived" for row in visible.rows) == 3


@pytest.mark.parametrize(("year", "own_rank"), list(product(complete_years(), OWN_RANKS)))
def test_hidden_rows_lie_where_they_lay_in_2023(year: int, own_rank: int) -> None:
    for drawn in _drawn(year, "as_2023", own_rank):
        places = sorted(_places(drawn.complete)[province] for province in drawn.hidden)
        (rounded,) = [row.rank for row in drawn.visible.rows if row.basis == "published_rounded"]
        # Ranks 25 and 54 of 63 are 13 and 29 of 34; 3, 12 and 4 of 19 are 2, 6 and 2 of 10.
        assert rounded == 13
        assert places[1] < 13 < places[2]
        assert places[7] <= 29 < places[8]
        assert _places(drawn.complete)[drawn.ranked_only] < 13


def test_rows_hidden_at_random_lie_anywhere() -> None:
    league = load_league(2026)
    drawn = list(hidden_leagues(league, "random", 29, 200))
    ever_hidden = {place for one in drawn for place in map(_places(league).get, one.hidden)}
    assert ever_hidden == set(range(2, 35)) - {29}
    rounded = {row.rank for one in drawn for row in one.visible.rows if row.basis == "published_rounded"}
    assert rounded == set(range(2, 18))


@pytest.mark.parametrize(("year", "spread", "own_rank"), KINDS)
def test_of_a_hidden_row_no_figure_is_left(year: int, spread: Spread, own_rank: int) -> None:
    for drawn in _drawn(year, spread, own_rank):
        shown = [row for row in drawn.visible.rows if row.province in drawn.hidden]
        assert [row.province for row in shown] == [drawn.ranked_only]
        assert (shown[0].total, shown[0].groups, shown[0].combined) == (None, {}, {})
        assert not drawn.hidden & {anchor.province for anchor in drawn.visible.anchors}


@pytest.mark.parametrize(("year", "spread"), list(product(complete_years(), SPREADS)))
def test_what_is_visible_does_not_change_with_a_hidden_total(year: int, spread: Spread) -> None:
    league = load_league(year)
    before = hide(league, 29, spread, np.random.default_rng(5))
    one, other = sorted(before.hidden - {before.ranked_only})[:2]
    # The national averages, which are printed, stay the same.
    moves = {one: Decimal("0.30"), other: Decimal("-0.30")}
    rows = tuple(
        row.model_copy(
            update={
                "total": (row.total or 0) + moves.get(row.province, 0),
                "groups": {
                    **row.groups,
                    "progress": row.groups["progress"] + moves.get(row.province, 0),
                },
            }
        )
        for row in league.rows
    )
    changed = League(**{**vars(league), "rows": rows})
    after = hide(changed, 29, spread, np.random.default_rng(5))
    assert after.visible == before.visible
    assert after.complete != before.complete


@pytest.mark.parametrize(("year", "spread", "own_rank"), KINDS)
def test_what_is_visible_is_true(year: int, spread: Spread, own_rank: int) -> None:
    for drawn in _drawn(year, spread, own_rank):
        truth = {row.province: row.total or Decimal(0) for row in drawn.complete.rows}
        for row in drawn.visible.rows:
            if row.total is not None:
                assert abs(row.total - truth[row.province]) <= (row.tolerance or 0)
        national = drawn.visible.national
        assert national is not None
        # Six averages, each rounded to 0.1.
        assert abs(national.total - sum(truth.values()) / len(truth)) <= Decimal("0.3")


@pytest.mark.parametrize(("year", "spread", "own_rank"), KINDS)
def test_the_true_rank_lies_inside_the_hard_bounds(year: int, spread: Spread, own_rank: int) -> None:
    for drawn in islice(_drawn(year, spread, own_rank), 2):
        ranks = RankEstimator(drawn.visible, drawn.province, drawn.baseline)
        assert ranks.conflicts == ()
        for total in totals_tried(drawn.complete):
            rank = ranks.at(total)
            assert rank.best <= drawn.true_rank(total) <= rank.worst
        assert ranks.at(drawn.baseline).median == drawn.true_rank(drawn.baseline)
