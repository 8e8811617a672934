"""Ways of unknown provinces among the known ones: added up as by trying every one of them."""

from itertools import product
from math import exp, factorial

import numpy as np
import pytest

from scoring.rank.paths import MISSED, Gaps, draw_counts, gaps_of, log_ways
from scoring.rank.shapes import Shapes

ONE = np.ones(1)
SHAPE = Shapes(70 * ONE, 6 * ONE, -0.2 * ONE, ONE, 1.5 * ONE, 0 * ONE, 0.4)


def _gaps(known: list[float], ranks: list[int], ranks_only: set[int], unknown: int) -> Gaps:
    return gaps_of(SHAPE, np.array([known]), np.array(ranks), frozenset(ranks_only), unknown)


def _tried(
    known: list[float], ranks: list[int], ranks_only: set[int], unknown: int
) -> dict[tuple[int, ...], float]:
    """Return the weight of every way: how many unknown provinces are in each gap of all known totals."""
    order = sorted(range(len(known)), key=lambda place: -known[place])
    cuts = _gaps(known, [ranks[0] or 1, *(rank or 1 for rank in ranks[1:])], set(), unknown)
    inside = (cuts.above - cuts.below)[:, 0]
    ways = {}
    for counts in product(range(unknown + 1), repeat=len(known) + 1):
        if sum(counts) != unknown:
            continue
        weight = 1.0
        for count, mass in zip(counts, inside, strict=True):
            weight *= mass**count / factorial(count)
        for number, place in enumerate(order):
            at = number + 1 + sum(counts[: number + 1])
            missed = abs(at - ranks[place]) if ranks[place] else 0
            weight *= exp(MISSED * (missed + (at in ranks_only)))
        ways[counts] = weight
    return ways


CASES = [
    ([80, 70, 60], [0, 3, 0], set(), 3),
    ([80, 70, 60], [0, 3, 5], set(), 3),
    ([60, 80, 70], [0, 0, 0], {2}, 3),
    ([80, 70, 60], [1, 0, 0], {3, 6}, 4),
    # The first is unknown, the last has rank 6 of five: impossible, so the least wrong ways remain.
    ([80, 70, 60], [0, 3, 6], {1}, 2),
]


@pytest.mark.parametrize(("known", "ranks", "ranks_only", "unknown"), CASES)
def test_all_ways_are_added_up(
    known: list[float], ranks: list[int], ranks_only: set[int], unknown: int
) -> None:
    found = float(log_ways(_gaps(known, ranks, ranks_only, unknown))[0, 0])
    assert found == pytest.approx(np.log(sum(_tried(known, ranks, ranks_only, unknown).values())), abs=1e-6)


def test_counts_are_drawn_as_often_as_they_weigh() -> None:
    known, ranks, ranks_only, unknown = [80.0, 70.0, 60.0], [1, 0, 0], {3}, 3
    ways = _tried(known, ranks, ranks_only, unknown)
    count = 4000
    many = Shapes(
        *(np.repeat(part, count) for part in (70 * ONE, 6 * ONE, -0.2 * ONE, ONE, 1.5 * ONE, 0 * ONE)), 0.4
    )
    gaps = gaps_of(many, np.tile(known, (count, 1)), np.array(ranks), frozenset(ranks_only), unknown)
    assert [cut.index for cut in gaps.cuts] == [0, 1, 2]
    drawn = draw_counts(gaps, np.random.default_rng(1)).T
    assert (drawn.sum(axis=1) == unknown).all()
    whole = sum(ways.values())
    for way, weight in ways.items():
        assert (drawn == way).all(axis=1).mean() == pytest.approx(weight / whole, abs=0.03)


def test_a_tilt_gives_the_mean_of_the_unknown_totals() -> None:
    # Nothing is known but that three are unknown: their sum has three times the mean of a hidden total.
    gaps = _gaps([70.0], [0], set(), 3)
    tilt = np.array([[0.001], [-0.001]])
    up, down = log_ways(gaps, tilt)[:, 0]
    first, _ = SHAPE.hidden_moments
    assert (up - down) / 0.002 == pytest.approx(
        3 * float(first[0, -1] / SHAPE.hidden_mass[0, -1]), abs=1e-6
    )


def test_a_rounded_total_may_stand_on_either_side_of_its_neighbours() -> None:
    # With rank 4 after one known province two unknown ones are ahead, after three none is.
    known = np.array([[80.0, 71.0, 70.8, 71.4], [80.0, 71.0, 70.8, 70.4]])
    two = Shapes(
        *(np.repeat(part, 2) for part in (70 * ONE, 6 * ONE, -0.2 * ONE, ONE, 1.5 * ONE, 0 * ONE)), 0.4
    )
    gaps = gaps_of(two, known, np.array([0, 0, 0, 4]), frozenset(), 3)
    for league, (place, ahead) in enumerate([(1, 2), (3, 0)]):
        drawn = draw_counts(gaps, np.random.default_rng(2))[:, league]
        cuts = [cut.index for cut in gaps.cuts]
        assert drawn[: cuts.index(place) + 1].sum() == ahead
