"""The simpler rank estimates, worked out by hand on a small league."""

from decimal import Decimal

import pytest

from scoring.backtest.simple_ranks import LinearRanks, NormalRanks
from tests.scoring.rank.small_leagues import league, row

# Two provinces of six are unknown; the rank of D puts one of them ahead of it.
SIX = league([row("A", "90", rank=1), row("B", "80"), row("C", "70"), row("D", "60", rank=5)], size=6)
OWN = ("D", Decimal(60))


@pytest.mark.parametrize(
    ("total", "probabilities"),
    [
        ("95", {1: 1}),
        ("90", {1: 1}),
        # Half way from B, where the unknown one is ahead by a third, to C, by two thirds.
        ("75", {3: 1 / 2, 4: 1 / 2}),
        ("70", {3: 1 / 3, 4: 2 / 3}),
        ("60", {5: 1}),
        # The last unknown province lies one usual step, 10 points, below D.
        ("57.50", {5: 3 / 4, 6: 1 / 4}),
        ("40", {6: 1}),
    ],
)
def test_linear_interpolation_between_known_rows(total: str, probabilities: dict[int, float]) -> None:
    found = LinearRanks(SIX, *OWN).at(Decimal(total)).probabilities
    assert found == pytest.approx([probabilities.get(rank, 0) for rank in range(1, 7)])


def test_the_normal_fit_counts_the_known_and_shares_out_the_unknown() -> None:
    ranks = NormalRanks(SIX, *OWN).at(Decimal(75))
    assert ranks.probabilities == pytest.approx([0, 0, 1 / 4, 1 / 2, 1 / 4, 0])
    assert (ranks.best, ranks.worst) == (3, 5)


def test_the_normal_fit_has_the_deviation_of_the_known_totals() -> None:
    # One deviation (of 90, 80, 70 and 60) above the mean 75 leaves 15.87 % above.
    beyond = NormalRanks(SIX, *OWN).at(Decimal("75") + Decimal("12.91")).probabilities
    assert beyond[1] == pytest.approx((1 - 0.15866) ** 2, abs=1e-4)


@pytest.mark.parametrize("method", [LinearRanks, NormalRanks])
def test_a_lone_total_or_an_unknown_own_one_is_enough(method: type[LinearRanks | NormalRanks]) -> None:
    alone = method(league([row("D", "60", rank=4)], size=6), *OWN)
    assert alone.at(Decimal(100)).median == 1
    assert alone.at(Decimal(0)).median == 6
    unknown = method(SIX, "E", None).at(Decimal(75))
    assert (unknown.best, unknown.worst) == (3, 4)
