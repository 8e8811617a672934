"""Ranks in leagues whose every total is known: exact, ties share the better rank."""

from decimal import Decimal

import pytest

import scoring
from scoring.rank.estimate import RankEstimator
from tests.scoring.rank.small_leagues import league, row

FOUR = league([row("A", "90.00"), row("B", "80.00"), row("C", "80.00"), row("D", "70.00")])


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_province_of_a_complete_league_has_its_published_rank_for_certain(year: int) -> None:
    for league_row in scoring.load_league(year).rows:
        rank = scoring.load_case(year, league_row.province).baseline.rank
        assert rank.is_exact
        assert (league_row.province, rank.median) == (league_row.province, league_row.rank)


@pytest.mark.parametrize(
    ("total", "rank"),
    [
        ("68.81", 1),
        ("68.80", 1),  # shares the first place with Đồng Tháp
        ("68.79", 2),
        ("67.48", 2),  # shares the second place with Đồng Nai
        ("67.47", 3),
        ("55.24", 33),
        ("55.23", 33),  # shares the last place but one with Hà Nội
        ("55.22", 34),
        ("0.00", 34),
    ],
)
def test_lam_dong_2026_at_other_totals(total: str, rank: int) -> None:
    estimate = scoring.load_case(2026, "Lâm Đồng").ranks.at(Decimal(total))
    assert (estimate.best, estimate.low, estimate.median, estimate.high, estimate.worst) == (rank,) * 5
    assert estimate.probability_at_most(rank) == 1
    assert estimate.probability_at_most(rank - 1) == 0


def test_provinces_with_equal_totals_share_the_better_rank() -> None:
    ranks = {r.province: RankEstimator(FOUR, r.province, r.total).at(r.total) for r in FOUR.rows if r.total}
    assert {province: rank.median for province, rank in ranks.items()} == {"A": 1, "B": 2, "C": 2, "D": 4}
    assert all(rank.is_exact for rank in ranks.values())


@pytest.mark.parametrize(
    ("total", "rank"), [("100", 1), ("90.00", 1), ("89.99", 2), ("80.00", 2), ("79.99", 4), ("0", 4)]
)
def test_a_province_that_moves_onto_others_shares_their_rank(total: str, rank: int) -> None:
    estimate = RankEstimator(FOUR, "D", Decimal("70.00")).at(Decimal(total))
    assert (estimate.best, estimate.worst) == (rank, rank)


def test_published_ordinal_ranks_of_a_tie_are_no_contradiction() -> None:
    ordinal = league(
        [row("A", "90", rank=1), row("B", "80", rank=2), row("C", "80", rank=3), row("D", "70", rank=4)]
    )
    assert RankEstimator(ordinal, "D", Decimal(70)).conflicts == ()


def test_a_league_is_complete_only_if_every_total_is_known_exactly() -> None:
    assert FOUR.is_complete
    assert not league(FOUR.rows, size=5).is_complete
    assert not league([*FOUR.rows, row("E", None, rank=5)]).is_complete
    assert not league([*FOUR.rows, row("E", "60", tolerance=Decimal("0.3"))]).is_complete
    complete = [year for year in scoring.league_years() if scoring.load_league(year).is_complete]
    assert complete == [2025, 2026]
