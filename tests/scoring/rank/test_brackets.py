"""Brackets: how many provinces published ranks put between published totals."""

from decimal import Decimal

from scoring.rank.estimate import RankEstimator
from tests.scoring.rank.small_leagues import league, row


def test_ranks_cut_brackets_with_certain_counts() -> None:
    rows = [row("A", "90", rank=1), row("B", "70", rank=4), row("C", "65"), row("D", "60", rank=8)]
    brackets = RankEstimator(league(rows, size=10), "D", Decimal(60)).brackets
    assert [(b.low, b.high, b.count) for b in brackets[:2]] == [(70.0, 90.0, 2), (60.0, 70.0, 2)]
    assert (brackets[2].high, brackets[2].count) == (60.0, 2)
    assert 0 <= brackets[2].low < 60


def test_a_province_whose_rank_alone_is_known_is_in_no_bracket() -> None:
    rows = [row("A", "90", rank=1), row("B", None, rank=2), row("D", "60", rank=4)]
    brackets = RankEstimator(league(rows, size=4), "D", Decimal(60)).brackets
    assert [(b.low, b.high, b.count) for b in brackets] == [(60.0, 90.0, 1)]


def test_a_complete_league_has_none_and_without_ranks_there_is_one() -> None:
    assert RankEstimator(league([row("A", "90"), row("B", "80")]), "A", Decimal(90)).brackets == ()
    (only,) = RankEstimator(league([row("A", "90"), row("B", "80")], size=5), "A", Decimal(90)).brackets
    assert only.count == 3
    assert only.low < 80
    assert only.high >= 90
