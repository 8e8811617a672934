"""Moves of the other provinces: as seen, each its own, bounded by 0 and 100."""

from decimal import Decimal

import numpy as np
import pytest

import scoring
from scoring.what_if.moves import by_points, by_room, changes_between, usual_spread

SEEN = changes_between(scoring.load_league(2022), scoring.load_league(2023), "")


def test_changes_are_those_of_the_provinces_known_in_both_years() -> None:
    assert (len(SEEN.points), SEEN.mean) == (36, Decimal("16.98"))
    assert (min(SEEN.points), max(SEEN.points)) == (Decimal("4.44"), Decimal("30.74"))
    # Ninh Bình: 61.56 to 77.37.
    assert float(SEEN.shares[SEEN.before.index(Decimal("61.56"))]) == pytest.approx(15.81 / 38.44)


def test_those_at_the_top_have_less_room() -> None:
    moves = by_room(SEEN)
    gained = [moves.at(moves.middle, total) - total for total in (Decimal(50), Decimal(75), Decimal(95))]
    assert gained[0] > gained[1] > gained[2] > 0
    assert moves.at(float(moves.differences[-1]), Decimal("99.50")) <= 100


def test_a_shift_has_the_spread_asked_for_and_its_mean() -> None:
    moves = by_points(Decimal(2), Decimal(5))
    assert moves.differences.std() == pytest.approx(5)
    assert moves.differences.mean() == pytest.approx(0, abs=1e-9)
    alike = by_points(Decimal(2), Decimal(0))
    assert alike.differences.tolist() == [0]
    assert alike.at(0.0, Decimal("60.08")) == Decimal("62.08")


def test_nobody_rises_above_100_or_falls_below_0() -> None:
    moves = by_points(Decimal(-30), Decimal(15))
    totals = np.array([0, 1000, 10_000])
    for difference in moves.differences[[0, -1]]:
        moved = moves.moved(totals, np.full(3, difference))
        assert (moved >= 0).all()
        assert (moved <= 10_000).all()


def test_the_usual_spread_is_the_one_seen_between_years_of_the_same_rules() -> None:
    assert usual_spread() == Decimal("5.9")
