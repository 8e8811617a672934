"""Leagues with hidden rows: patterns leave what they say, and nothing of the hidden rows shows."""

from decimal import Decimal

import numpy as np
import pytest

from scoring import League, LeagueRow, load_case, load_league
from scoring.backtest.backtest import totals_tried
from scoring.backtest.hidden_leagues import hidden_leagues, hide, known_part, tried_years
from scoring.backtest.patterns import (
    DERIVED_2023,
    HIDDEN_2023,
    OWN_RANK_2023,
    PATTERNS,
    ROUNDED_RANK_2023,
    SIZE_2023,
)
from scoring.rank.bounds import HardBounds
from scoring.rank.facts import Published


def _places(league: League) -> dict[str, int]:
    return {row.province: place for place, row in enumerate(league.rows, start=1)}


def _kinds(league: League) -> tuple[int, int, int]:
    """Return how many rows show a total, a total with a rank, and a rank alone."""
    rows = league.rows
    return (
        sum(row.total is not None for row in rows),
        sum(row.total is not None and row.rank is not None for row in rows),
        sum(row.total is None for row in rows),
    )


def test_the_first_pattern_is_the_one_of_2023() -> None:
    league, ranks = load_league(2023), load_case().ranks
    assert (league.size, load_case().baseline.rank.median) == (SIZE_2023, OWN_RANK_2023)
    assert [row.rank for row in league.rows if row.basis == "published_rounded"] == [ROUNDED_RANK_2023]
    assert sum(row.basis == "derived" for row in league.rows) == DERIVED_2023
    ranked_only = [row.rank for row in league.rows if row.total is None]
    assert ranked_only == [14]
    above, between, below = (bracket.count for bracket in ranks.brackets)
    assert (above + len(ranked_only), between, below) == HIDDEN_2023
    assert sum(HIDDEN_2023) == league.size - league.known_totals


@pytest.mark.parametrize("year", [2025, 2026])
def test_rows_are_hidden_where_they_lay_in_2023(year: int) -> None:
    league = known_part(year)
    for drawn in hidden_leagues(league, "as_2023", 5):
        places, shown = (
            _places(league),
            {row.province for row in drawn.visible.rows if row.total is not None},
        )
        hidden = sorted(places[name] for name in places.keys() - shown)
        (rounded,) = [row.rank for row in drawn.visible.rows if row.basis == "published_rounded"]
        # Ranks 25 and 54 of 63 are 13 and 29 of 34; 3, 12 and 4 of 19 are 2, 6 and 2 of 10.
        assert (rounded, places[drawn.province], len(hidden)) == (13, 29, 10)
        assert hidden[1] < 13 < hidden[2]
        assert hidden[7] <= 29 < hidden[8]
        assert sum(row.basis == "derived" for row in drawn.visible.rows) == 3
        assert _kinds(drawn.visible) == (24, 3, 1)


@pytest.mark.parametrize(
    ("pattern", "shown", "ranked", "alone", "mean"),
    [
        ("table_of_best", (24, 25), (24, 25), 0, False),
        ("table_of_worst", (24, 25), (24, 25), 0, False),
        ("best_ten", (10, 11), (10, 11), 0, False),
        ("best_ten_and_mean", (10, 11), (9, 10), 0, True),
        ("scattered_ranks", (24, 24), (0, 0), 10, False),
        ("block_of_ranks", (24, 25), (0, 0), None, False),
        ("half_and_mean", (17, 17), (0, 0), 0, True),
        ("both_ends", (20, 21), (0, 0), 0, True),
        ("rounded_to_tenths", (24, 24), (0, 0), 0, True),
        ("rounded_table", (24, 24), (24, 24), 0, False),
        ("own_and_mean", (1, 1), (1, 1), 0, True),
        ("best_missing", (24, 25), (0, 0), 0, True),
        ("worst_missing", (24, 25), (0, 0), 0, True),
        ("random_alone", (24, 24), (0, 0), 0, False),
        ("own_hidden", (24, 24), (0, 1), 0, True),
    ],
)
def test_a_pattern_leaves_what_it_says(
    pattern: str, shown: tuple[int, int], ranked: tuple[int, int], alone: int | None, mean: bool
) -> None:
    for drawn in hidden_leagues(known_part(2026), pattern, 6):
        totals, ranks, bare = _kinds(drawn.visible)
        assert shown[0] <= totals <= shown[1]
        assert ranked[0] <= ranks <= ranked[1]
        assert alone is None or bare == alone
        assert (drawn.visible.national is not None) == mean
        assert (drawn.baseline is None) == (pattern == "own_hidden")


def test_the_tables_hide_the_best_or_the_worst() -> None:
    league = known_part(2025)
    for pattern, left in (("table_of_best", range(1, 25)), ("table_of_worst", range(11, 35))):
        for drawn in hidden_leagues(league, pattern, 4):
            places = {row.rank for row in drawn.visible.rows if row.province != drawn.province}
            assert places <= set(left)


def test_a_region_is_that_of_the_own_province() -> None:
    league = known_part(2026)
    near = {"Cần Thơ", "Cà Mau", "Đồng Tháp", "An Giang", "Vĩnh Long"}
    found = [drawn for drawn in hidden_leagues(league, "region_ranked", 40) if drawn.province in near]
    assert found
    assert all({row.province for row in drawn.visible.rows} == near for drawn in found)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_is_visible_is_true_and_of_a_hidden_row_no_figure_is_left(pattern: str) -> None:
    for year in tried_years():
        league = known_part(year)
        truth = {row.province: (row.total or Decimal(0), row.rank) for row in league.rows}
        for drawn in hidden_leagues(league, pattern, 2):
            for row in drawn.visible.rows:
                total, rank = truth[row.province]
                assert row.groups.keys() <= league.rows[0].groups.keys()
                assert row.rank in (None, rank)
                if row.total is not None:
                    assert abs(row.total - total) <= (row.tolerance or 0)
                else:
                    assert (row.groups, row.combined) == ({}, {})
            if drawn.visible.national is not None:
                mean = sum(total for total, _ in truth.values()) / league.size
                # At most six averages, each rounded to 0.1.
                assert abs(drawn.visible.national.total - mean) <= Decimal("0.3")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_true_rank_lies_inside_the_hard_bounds(pattern: str) -> None:
    for year in tried_years():
        for drawn in hidden_leagues(known_part(year), pattern, 2):
            facts = (drawn.visible, drawn.province, drawn.baseline)
            refused = {conflict.province for conflict in Published(*facts).conflicts}
            assert refused == set()
            bounds = HardBounds(*facts, unused=())
            for total in totals_tried(drawn.complete):
                best, worst = bounds.at(total)
                assert best <= drawn.true_rank(total) <= worst


def test_what_is_visible_does_not_change_with_a_hidden_total() -> None:
    league = known_part(2026)
    before = hide(league, "half_and_mean", np.random.default_rng(5))
    hidden = [row for row in league.rows if before.visible.row(row.province) is None][:2]
    # The national averages, which are printed, stay the same.
    moves = {hidden[0].province: Decimal("0.30"), hidden[1].province: Decimal("-0.30")}

    def moved(row: LeagueRow) -> LeagueRow:
        by = moves.get(row.province, Decimal(0))
        groups = {**row.groups, "progress": row.groups["progress"] + by}
        return row.model_copy(update={"total": (row.total or 0) + by, "groups": groups})

    changed = League(**{**vars(league), "rows": tuple(moved(row) for row in league.rows)})
    after = hide(changed, "half_and_mean", np.random.default_rng(5))
    assert after.visible == before.visible
    assert after.complete != before.complete


def test_the_known_part_of_a_league_is_ranked_by_itself() -> None:
    league = known_part(2023)
    assert (league.size, league.is_complete, league.national, league.anchors) == (44, True, None, ())
    assert [row.rank for row in league.rows] == list(range(1, 45))
    # Two provinces of 83.09 share the better rank.
    ranks = {row.province: row.rank for row in known_part(2024).rows}
    assert ranks["Cần Thơ"] == ranks["Tuyên Quang"] == ranks["Hà Nam"] - 2
