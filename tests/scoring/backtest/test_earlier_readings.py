"""Readings of a rounded total: each place it may have among the known ones, by its likelihood."""

from decimal import Decimal

import pytest

from scoring import League, load_league
from scoring.backtest.earlier_ranks import EarlierRanks
from scoring.backtest.earlier_readings import MOST_READINGS, Published, Reading
from tests.scoring.rank.small_leagues import league, row

HALF = Decimal("0.5")


def _readings(of: League, province: str, baseline: str) -> tuple[Reading, ...]:
    return Published(of, province, Decimal(baseline)).readings()


def _counts(reading: Reading) -> list[int]:
    return [bracket.count for bracket in reading.brackets]


def test_exact_totals_leave_one_reading() -> None:
    exact = league([row("A", "90", rank=1), row("B", "70", rank=3), row("C", "60")], size=5)
    (reading,) = _readings(exact, "C", "60")
    assert reading.share == 1
    assert _counts(reading) == [1, 1]


def test_a_rounded_total_is_read_by_the_known_total_in_its_interval() -> None:
    # B, 70 +- 0.5, is third. Below C's 70.30 (80 % of the interval) A and C are ahead of it; above, A
    # and one of the three unknown ones.
    rounded = league(
        [row("A", "90", rank=1), row("B", "70", rank=3, tolerance=HALF), row("C", "70.30"), row("D", "60")],
        size=7,
    )
    likely, other = _readings(rounded, "D", "60")
    assert (likely.share, other.share) == pytest.approx((0.8, 0.2))
    assert _counts(likely) == [3]
    assert _counts(other) == [1, 2]
    # The place printed is kept where it is possible, else the middle of what is left is taken.
    assert likely.brackets[0].high == 70
    assert other.brackets[0].low == pytest.approx(70.4)


def test_a_place_that_the_published_rank_rules_out_is_not_followed() -> None:
    # Second with nobody but A ahead: B must be above C.
    rounded = league(
        [row("A", "90", rank=1), row("B", "70", rank=2, tolerance=HALF), row("C", "70.30"), row("D", "60")],
        size=7,
    )
    (reading,) = _readings(rounded, "D", "60")
    assert reading.share == 1
    assert [known.low for known in reading.known if known.province == "B"] == pytest.approx([70.3])


def test_the_rounded_rank_of_2023_is_read_on_either_side_of_bac_ninh() -> None:
    # Phú Yên, 73 +- 0.5, rank 25; Bắc Ninh has 73.31.
    readings = _readings(load_league(2023), "Bình Thuận", "60.08")
    assert [reading.share for reading in readings] == pytest.approx([0.81, 0.19])
    assert [_counts(reading) for reading in readings] == [[2, 12, 4], [3, 11, 4]]


def test_many_rounded_totals_leave_a_bounded_number_of_readings() -> None:
    # Each of seven rounded totals has an exact one in its interval: 2 to the power of 7 readings.
    rounded = [row(f"R{n}", str(90 - 10 * n), rank=4 * n + 3, tolerance=HALF) for n in range(7)]
    exact = [row(f"E{n}", f"{90 - 10 * n}.20") for n in range(7)]
    readings = _readings(league([*rounded, *exact, row("own", "5")], size=40), "own", "5")
    assert len(readings) == MOST_READINGS
    assert sum(reading.share for reading in readings) == pytest.approx(1)
    assert readings[0].share == max(reading.share for reading in readings)


def test_the_estimate_is_the_mixture_of_its_readings() -> None:
    rounded = league(
        [row("A", "90", rank=1), row("B", "70", rank=3, tolerance=HALF), row("C", "70.30"), row("D", "60")],
        size=5,
    )
    # A, B and C are above 69.40. The one unknown is surely so if B is above C (20 %), else it is
    # somewhere below B, and seldom in the last bit above 69.40.
    estimate = EarlierRanks(rounded, "D", Decimal(60)).at(Decimal("69.40"))
    assert estimate.probability_at_most(3) == 0
    assert 0.2 < estimate.probabilities[4] < 0.3
