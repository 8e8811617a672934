"""How sure a plan is: draws that are the same everywhere, and chances that behave as chances do."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.errors import FulfilmentError
from scoring.plan.shortfall import CHOICES, USUAL, Fulfilment, Shortfall
from scoring.what_if.peers import Peers
from tests.examples import one_in

BINH_THUAN = scoring.find_case("binh-thuan-2023")
DIGITAL = {"digitization": Decimal(45), "online_payment": Decimal(60)}
SURE = Fulfilment(100, 100, 100)
CHANCES = (np.arange(1000) + 0.5) / 1000


def _figures(found: Shortfall) -> tuple[object, ...]:
    return (found.probability, found.low, found.middle, found.high, set(found.failures))


REUSED = {"online_filing": Decimal(80), "reuse_digitised_data": Decimal(60)}


@pytest.mark.parametrize(
    ("case", "changes", "required", "golden"),
    [
        (
            "binh-thuan-2023",
            DIGITAL,
            "65",
            (0.9625, "65.22", "65.85", "66.35", 45, 43, "digitization", "3.64"),
        ),
        (
            "lam-dong-2026",
            REUSED,
            "65.15",
            (0.8397, "65.11", "65.26", "65.37", 8, 8, "online_filing", "1.07"),
        ),
    ],
)
def test_golden_chances(
    case: str, changes: dict[str, Decimal], required: str, golden: tuple[object, ...]
) -> None:
    found = scoring.shortfall_of(scoring.find_case(case), changes, Decimal(required))
    assert (
        round(found.probability, 4),
        *map(str, (found.low, found.middle, found.high)),
        found.rank_at_low.median,
        found.rank_at_high.median,
        found.failures[0].lever,
        str(found.failures[0].points),
    ) == golden


def test_without_a_shortfall_the_plan_is_the_plan() -> None:
    for case, changes in (
        ("binh-thuan-2023", DIGITAL),
        ("lam-dong-2026", {"dossier_sync": Decimal("99.97")}),
    ):
        published = scoring.find_case(case)
        outcome = scoring.simulate(published, changes)
        sure = dict.fromkeys(changes, SURE)
        found = scoring.shortfall_of(published, changes, outcome.total, sure, draws=100)
        assert (found.low, found.middle, found.high) == (outcome.total,) * 3
        assert found.rank_at_middle == outcome.rank
        assert found.probability == 1
        above = scoring.shortfall_of(published, changes, outcome.total + Decimal("0.01"), sure, draws=100)
        assert above.probability == 0
        for failure in found.failures:
            others = {key: value for key, value in changes.items() if key != failure.lever}
            assert failure.points == outcome.total - scoring.simulate(published, others).total


def test_draws_do_not_depend_on_the_order_of_levers_and_come_again() -> None:
    plan = {**DIGITAL, "progress": Decimal(95)}
    turned = dict(reversed(plan.items()))
    chances = {"progress": CHOICES["uncertain"], "online_payment": Fulfilment(20, 20, 110)}
    first, again, other = (
        scoring.shortfall_of(BINH_THUAN, asked, Decimal(66), said)
        for asked, said in ((plan, chances), (plan, chances), (turned, dict(reversed(chances.items()))))
    )
    assert _figures(first) == _figures(again) == _figures(other)


def test_a_goal_that_no_total_meets_is_never_reached() -> None:
    found = scoring.shortfall_of(BINH_THUAN, DIGITAL, None, draws=50)
    assert found.probability == 0
    assert {failure.probability for failure in found.failures} == {0}


def test_at_least_four_fifths_of_the_draws_lie_in_the_range() -> None:
    found = scoring.shortfall_of(BINH_THUAN, DIGITAL, Decimal(65))
    least, above = (
        scoring.shortfall_of(BINH_THUAN, DIGITAL, total).probability
        for total in (found.low, found.high + Decimal("0.01"))
    )
    assert 0.8 <= least - above < 0.82
    assert scoring.shortfall_of(BINH_THUAN, DIGITAL, found.middle).probability >= 0.5


def test_the_league_s_own_range_stays_with_the_rank() -> None:
    moving = Peers.read("shift:2")
    found = scoring.shortfall_of(BINH_THUAN, DIGITAL, Decimal(65), peers=moving)
    field = scoring.field_of(BINH_THUAN, moving)
    assert found.rank_at_middle == field.at(found.middle)
    assert found.middle == scoring.shortfall_of(BINH_THUAN, DIGITAL, Decimal(65)).middle


@st.composite
def fulfilments(draw: st.DrawFn) -> Fulfilment:
    return Fulfilment(*sorted(draw(st.lists(st.integers(0, 120), min_size=3, max_size=3))))


@given(fulfilments())
def test_shares_are_quantiles_of_a_triangular_distribution(assumed: Fulfilment) -> None:
    shares = assumed.shares(CHANCES) * 100
    assert assumed.least - 1e-9 <= shares.min() <= shares.max() <= assumed.most + 1e-9
    assert (np.diff(shares) >= 0).all()
    mean = (assumed.least + assumed.likely + assumed.most) / 3
    assert shares.mean() == pytest.approx(mean, abs=0.1)


@one_in(2)
@given(first=fulfilments(), second=fulfilments(), other=fulfilments(), required=st.integers(6_008, 6_900))
def test_a_worse_chance_never_helps_a_plan_that_only_gains(
    first: Fulfilment, second: Fulfilment, other: Fulfilment, required: int
) -> None:
    worse = Fulfilment(*map(min, _numbers(first), _numbers(second)))
    plan = {"digitization": Decimal(60), "online_payment": Decimal(60)}
    better, less = (
        scoring.shortfall_of(
            BINH_THUAN,
            plan,
            Decimal(required) / 100,
            {"digitization": chance, "online_payment": other},
            draws=300,
        )
        for chance in (first, worse)
    )
    assert less.probability <= better.probability
    assert (less.low, less.middle, less.high) <= (better.low, better.middle, better.high)


def test_the_ready_choices_go_from_sure_to_unsure() -> None:
    for better, worse in pairwise(CHOICES.values()):
        assert all(low <= high for low, high in zip(_numbers(worse), _numbers(better), strict=True))
        assert worse != better
    assert USUAL in CHOICES.values()


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        ((50, 40, 100), "least <= likely <= most"),
        ((-1, 40, 100), "0 to 120"),
        ((0, 40, 121), "0 to 120"),
        ((0, 40.5, 100), "whole percents"),
        ((False, 40, 100), "whole percents"),
        (("0", 40, 100), "whole percents"),
    ],
)
def test_numbers_that_cannot_be_meant_are_refused(numbers: tuple[int, int, int], problem: str) -> None:
    with pytest.raises(FulfilmentError, match=problem):
        Fulfilment(*numbers)


@pytest.mark.parametrize("draws", [0, -1, 1_000_001])
def test_draws_are_bounded(draws: int) -> None:
    with pytest.raises(FulfilmentError, match="draws"):
        scoring.shortfall_of(BINH_THUAN, DIGITAL, Decimal(65), draws=draws)


def _numbers(assumed: Fulfilment) -> tuple[int, int, int]:
    return assumed.least, assumed.likely, assumed.most
