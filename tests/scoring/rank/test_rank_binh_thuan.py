"""The rank of Bình Thuận in the partly published league of 2023."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

import scoring
from scoring.rank.estimate import RankEstimate, RankEstimator
from tests.golden import golden

GOLDEN = golden("rank_binh_thuan_2023.toml")
ALL_TOTALS = [Decimal(cents).scaleb(-2) for cents in range(10_001)]


def _at(total: str | Decimal) -> RankEstimate:
    return scoring.load_case().ranks.at(Decimal(total))


@pytest.mark.parametrize("entry", GOLDEN["bounds"], ids=lambda entry: entry["total"])
def test_the_hard_bounds_are_those_worked_out_by_hand(entry: dict[str, Any]) -> None:
    rank = _at(entry["total"])
    assert (rank.best, rank.worst) == (entry["best"], entry["worst"])
    if "median" in entry:
        assert entry["median"][0] <= rank.median <= entry["median"][1]


@pytest.mark.parametrize("entry", GOLDEN["possible"], ids=lambda entry: entry["total"])
def test_the_hard_bounds_let_every_possible_rank_through(entry: dict[str, Any]) -> None:
    rank = _at(entry["total"])
    assert rank.best <= entry["ranks"][0]
    assert rank.worst >= entry["ranks"][1]


def test_the_announced_total_has_the_announced_rank_for_certain() -> None:
    rank = _at("60.08")
    assert rank.is_exact
    assert rank.median == 54
    assert rank.probability_at_most(53) == 0
    assert rank.probability_at_most(54) == pytest.approx(1)


def test_no_rank_gets_worse_as_the_total_rises() -> None:
    for lower, higher in pairwise(_at(total) for total in ALL_TOTALS):
        for name in ("median", "low", "high", "best", "worst"):
            assert getattr(higher, name) <= getattr(lower, name)


def test_no_probability_of_a_rank_or_better_falls_as_the_total_rises() -> None:
    for lower, higher in pairwise(_at(total) for total in ALL_TOTALS[::50]):
        for rank in range(1, 64):
            assert higher.probability_at_most(rank) >= lower.probability_at_most(rank) - 1e-9


def test_the_range_lies_inside_the_bounds_and_holds_80_percent() -> None:
    for total in ALL_TOTALS[::10]:
        rank = _at(total)
        assert 1 <= rank.best <= rank.low <= rank.median <= rank.high <= rank.worst <= 63
        assert rank.probability_at_most(rank.high) - rank.probability_at_most(rank.low - 1) >= 0.8 - 1e-9


def test_the_probabilities_are_of_63_ranks_add_up_to_1_and_stay_inside_the_bounds() -> None:
    for total in ALL_TOTALS[::10]:
        rank = _at(total)
        assert len(rank.probabilities) == rank.size == 63
        assert min(rank.probabilities) >= 0
        assert sum(rank.probabilities) == pytest.approx(1)
        assert sum(rank.probabilities[rank.best - 1 : rank.worst]) == pytest.approx(1)


@pytest.mark.parametrize(("rank", "probability"), [(-1, 0), (0, 0), (38, 0), (51, 1), (63, 1), (200, 1)])
def test_the_probability_of_a_rank_or_better_at_its_edges(rank: int, probability: int) -> None:
    estimate = _at("65.00")
    assert estimate.probability_at_most(rank) == pytest.approx(probability)
    assert 0 <= estimate.probability_at_most(rank) <= 1


def test_the_median_splits_the_probability_in_half() -> None:
    estimate = _at("65.00")
    assert estimate.probability_at_most(estimate.median) >= 0.5
    assert estimate.probability_at_most(estimate.median - 1) < 0.5


def test_the_same_total_always_gets_the_same_estimate() -> None:
    fresh = scoring.rank.estimate.RankEstimator(scoring.load_league(2023), "Bình Thuận", Decimal("60.08"))
    assert fresh.at(Decimal("65.00")).probabilities == _at("65.00").probabilities


def test_the_two_contradicting_ranks_are_reported_with_what_the_totals_allow() -> None:
    conflicts = scoring.load_case().ranks.conflicts
    # Bình Dương, 80.21: 8 known provinces above and 35 below it. Yên Bái, 80.18: 9 above, 34 below.
    assert [(c.province, str(c.total), c.rank, c.best, c.worst) for c in conflicts] == [
        ("Bình Dương", "80.21", 8, 9, 63 - 35),
        ("Yên Bái", "80.18", 9, 10, 63 - 34),
    ]


def test_unknown_provinces_fall_into_the_brackets_of_the_published_ranks() -> None:
    brackets = [(b.low, b.high, b.count) for b in scoring.load_case().ranks.brackets]
    # Above 73 there are three; Hà Giang, one of them, is pinned down by its own rank 14.
    assert brackets[0] == (73.0, 89.64, 2)
    assert brackets[1] == (60.08, 73.0, 12)
    assert brackets[2][1:] == (60.08, 4)


def test_the_unknown_totals_agree_with_the_printed_national_mean() -> None:
    case = scoring.load_case()
    unknown = case.ranks.mean_of_unknown
    known = [row.total for row in case.league.rows if row.total is not None]
    assert unknown is not None
    mean = (float(sum(known)) + 19 * unknown) / 63
    # The printed mean is true to 0.3 points (one standard deviation).
    assert mean == pytest.approx(69.8, abs=0.5)


def test_equal_estimates_are_equal_also_when_computed_anew():
    case = scoring.load_case()
    again = RankEstimator(case.league, case.province, case.baseline.total)
    assert again.at(case.baseline.total) == case.baseline.rank
    assert again.at(Decimal("65.00")) == case.ranks.at(Decimal("65.00")) != case.baseline.rank
