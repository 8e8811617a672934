"""Whole leagues drawn: every published fact holds in each, and the same facts give the same ones."""

from decimal import Decimal

import numpy as np
import pytest

import scoring
from scoring import League
from scoring.league import NationalFigures
from scoring.rank.estimate import RankEstimator
from scoring.rank.facts import Known, Published
from scoring.rank.posterior import Leagues, draw_leagues
from scoring.rank.usual import usual_shape
from tests.scoring.rank.small_leagues import league, row

PUBLISHED = Published(scoring.load_league(2023), "Bình Thuận", Decimal("60.08"))


@pytest.fixture(scope="module")
def drawn() -> Leagues:
    return draw_leagues(PUBLISHED.facts, usual_shape(2023))


def _with_mean(of: League, mean: str, **ends: Decimal) -> League:
    national = NationalFigures(
        source="made up", rounding=Decimal("0.1"), total=Decimal(mean), groups={}, **ends
    )
    return League(**{**vars(of), "national": national})


def test_published_totals_stand_in_every_league(drawn: Leagues) -> None:
    for column, known in enumerate(PUBLISHED.facts.known):
        assert known.low <= drawn.known[:, column].min()
        assert drawn.known[:, column].max() <= known.high
    assert drawn.totals.shape == (len(drawn.known), 63)
    assert (drawn.totals >= 0).all()
    assert (drawn.totals <= 100_00).all()


def test_published_ranks_hold_in_every_league(drawn: Leagues) -> None:
    for column, known in enumerate(PUBLISHED.facts.known):
        if known.rank is not None:
            ahead = (drawn.totals > drawn.known[:, [column]]).sum(axis=1)
            assert (ahead == known.rank - 1).mean() > 0.99
    # Nobody with a known total has the place of Hà Giang.
    place14 = drawn.totals[:, [13]]
    assert ((drawn.unknown == place14).any(axis=1)).mean() > 0.99


def test_the_same_facts_give_the_same_leagues_and_others_do_not(drawn: Leagues) -> None:
    again = draw_leagues.__wrapped__(PUBLISHED.facts, usual_shape(2023))
    assert np.array_equal(again.unknown, drawn.unknown)
    assert np.array_equal(again.known, drawn.known)


def test_provinces_of_one_league_share_the_leagues_drawn() -> None:
    one, other = (scoring.load_case(2023, name).ranks for name in ("Bình Thuận", "Sơn La"))
    assert one._leagues is other._leagues


def test_the_printed_mean_moves_the_unknown_ones() -> None:
    rows = [row("A", "70"), row("B", "66"), row("C", "62"), row("D", "58")]
    low, high = (
        RankEstimator(_with_mean(league(rows, size=10), mean), "A", Decimal(70)).mean_of_unknown
        for mean in ("60.0", "68.0")
    )
    assert low is not None
    assert high is not None
    assert low == pytest.approx((600 - 256) / 6, abs=1.5)
    assert high == pytest.approx((680 - 256) / 6, abs=1.5)


def test_a_rank_alone_is_bound_by_all_other_rows_together() -> None:
    # Ranks 2 and 3 of six have no total, the best and three others have: both lie between 80 and 70.
    rows = [row("A", "80"), row("B", None, rank=2), row("C", None, rank=3)]
    rows += [row("D", "70"), row("E", "60"), row("F", "50")]
    ranks = RankEstimator(league(rows), "F", Decimal(50))
    assert (ranks.at(Decimal("79.99")).median, ranks.at(Decimal("70.01")).median) == (2, 4)
    own = RankEstimator(league(rows), "C", None)
    # C itself is in third place: B is ahead of it, and of nearly every total between D and A.
    assert (own.at(Decimal("70.01")).low, own.at(Decimal("70.01")).high) == (3, 3)
    assert own.at(Decimal("79.99")).median == 2


def test_printed_extremes_are_a_first_and_a_last_total() -> None:
    of = league([row("A", "70"), row("B", "60.50", tolerance=Decimal("0.5"))], size=5)
    ends = _with_mean(of, "65.0", highest=Decimal(75), lowest=Decimal("60.20"))
    facts = Published(ends, "A", Decimal(70)).facts
    assert facts.known == (Known(7000, 7000), Known(6020, 6020, 5), Known(7500, 7500, 1))
    assert facts.unknown == 2
    estimate = RankEstimator(ends, "A", Decimal(70)).at(Decimal("75"))
    assert estimate.median == 1


def test_facts_that_cannot_all_be_true_leave_the_least_contradiction() -> None:
    # Two provinces of one rank, and more ranks ahead of B than its own allows.
    rows = [row("A", None, rank=2), row("B", "70", rank=3), row("C", None, rank=2), row("D", None, rank=1)]
    estimate = RankEstimator(league(rows, size=6), "B", Decimal(70)).at(Decimal(72))
    assert 1 <= estimate.low <= estimate.median <= estimate.high <= 6
    assert sum(estimate.probabilities) == pytest.approx(1)


def test_a_league_of_which_nothing_is_published_is_wide_open() -> None:
    estimate = RankEstimator(league([], size=10), "A", None).at(Decimal(70))
    assert (estimate.best, estimate.worst) == (1, 10)
    assert estimate.high - estimate.low >= 7


def test_no_league_teaches_the_shape_of_itself() -> None:
    without = {year: usual_shape(year) for year in (2023, 2025, 2026)}
    assert without[2025] != without[2023] != without[2026]
    # Two leagues teach the skewness better than one; how far apart provinces lie stays open.
    assert without[2023].skew_spread < without[2025].skew_spread
    assert {shape.log_scale_spread for shape in without.values()} == {0.7}
