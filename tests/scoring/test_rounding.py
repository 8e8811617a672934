"""Rounding half up to the cent, and sharing cents out so that none is lost."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rounding import round_half_up, split_cents


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(625, 1000), "0.63"),  # docs/rules.md 2.0: half to even would give 0.62
        (Fraction(125, 1000), "0.13"),
        (Fraction(135, 1000), "0.14"),
        (Decimal("1.005"), "1.01"),  # binary floats give 1.00
        (Decimal("2.675"), "2.68"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(0), "0.00"),
        (Decimal("99.995"), "100.00"),
        (Fraction(6249999, 10**7), "0.62"),
    ],
)
def test_half_a_cent_goes_up(exact: Fraction | Decimal, rounded: str) -> None:
    assert str(round_half_up(exact)) == rounded


@given(st.decimals(0, 100, places=6))
def test_rounding_agrees_with_the_decimal_module(points: Decimal) -> None:
    assert round_half_up(points) == points.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(
    st.integers(-10_000, 10_000),
    st.lists(st.integers(0, 50), min_size=1, max_size=7).filter(any),
)
def test_split_cents_add_up_and_stay_within_a_cent_of_their_share(total: int, weights: list[int]) -> None:
    parts = split_cents(total, [Fraction(weight) for weight in weights])
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


def test_the_odd_cent_goes_to_the_largest_remainder_then_to_the_earlier_part() -> None:
    assert split_cents(10, [Fraction(1), Fraction(1), Fraction(1)]) == [4, 3, 3]
    assert split_cents(10, [Fraction(5), Fraction(9), Fraction(1)]) == [3, 6, 1]
