"""Who stands just above a total: counted over the leagues drawn."""

from decimal import Decimal

import pytest

import scoring
from scoring.rank.estimate import JustAbove, RankEstimator
from tests.scoring.rank.small_leagues import league, row

THREE = [row("A", "90", rank=1), row("B", "70"), row("C", "60", rank=3)]


def test_in_a_complete_league_it_is_the_next_province_for_certain() -> None:
    ranks = RankEstimator(league(THREE), "C", Decimal(60))
    assert ranks.just_above(Decimal(60)) == JustAbove("B", 1.0)
    assert ranks.just_above(Decimal(70)) == JustAbove("A", 1.0)
    assert ranks.just_above(Decimal(90)) is None


def test_an_unknown_province_may_stand_between() -> None:
    # Two unknown provinces are between C, fifth, and A, first: one of them may be nearer to C than B is.
    rows = [row("A", "90", rank=1), row("B", "61"), row("C", "60", rank=5)]
    found = RankEstimator(league(rows, size=5), "C", Decimal(60)).just_above(Decimal(60))
    assert found is not None
    assert found.province == "B"
    assert 0.5 < found.probability < 1
    far = RankEstimator(league([rows[0], rows[2]], size=5), "C", Decimal(60)).just_above(Decimal(60))
    assert far == JustAbove(None, pytest.approx(1.0))


def test_just_above_the_announced_total_are_ha_noi_or_one_of_the_unknown() -> None:
    found = scoring.load_case().ranks.just_above(Decimal("60.08"))
    assert found is not None
    assert found.province in ("Hà Nội", None)
    assert 0.5 <= found.probability < 1
