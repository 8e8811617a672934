"""Shapes of leagues: density, standing and points agree, and the curve of hiding hides what it says."""

import numpy as np
import pytest

from scoring.rank.shapes import PLACES, Shapes, look_up, look_up_place

SHAPES = Shapes(
    place=np.array([70.0, 62.0, 96.0]),
    scale=np.array([6.0, 3.0, 8.0]),
    skew=np.array([-0.5, 0.3, 0.0]),
    tail=np.array([0.8, 1.2, 1.0]),
    slope=np.array([0.0, 20.0, -3.0]),
    bend=np.array([0.0, 0.0, 5.0]),
    hidden=0.3,
)


def test_the_density_adds_up_to_one_between_0_and_100() -> None:
    grid = np.broadcast_to((np.arange(20_000) + 0.5) / 200, (3, 20_000))
    assert np.exp(SHAPES.log_density(grid)).sum(axis=1) / 200 == pytest.approx(np.ones(3), abs=1e-3)


def test_standing_and_points_undo_each_other() -> None:
    standing = np.broadcast_to(np.linspace(0.01, 0.99, 50), (3, 50))
    assert SHAPES.standing(SHAPES.points(standing)) == pytest.approx(standing, abs=1e-6)


def test_the_share_below_a_total_is_the_density_added_up() -> None:
    grid = np.broadcast_to((np.arange(14_000) + 0.5) / 200, (3, 14_000))
    below = np.exp(SHAPES.log_density(grid)).sum(axis=1) / 200
    assert SHAPES.standing(np.full((3, 1), 70.0))[:, 0] == pytest.approx(below, abs=1e-3)


def test_no_total_is_outside_0_and_100() -> None:
    ends = SHAPES.points(np.broadcast_to(np.array([0.0, 1.0]), (3, 2)))
    assert ends.min() >= 0
    assert ends.max() <= 100


def test_three_in_ten_are_hidden_whatever_the_reason() -> None:
    assert SHAPES.hidden_mass[:, -1] == pytest.approx(np.full(3, 0.3), abs=0.01)


def test_a_steep_slope_hides_the_best_and_a_bend_both_ends() -> None:
    by_chance, best, ends = np.diff(look_up(SHAPES.hidden_mass, np.tile(np.linspace(0, 1, 5), (3, 1))))
    assert by_chance == pytest.approx(np.full(4, 0.075), abs=0.005)
    assert best[3] > 0.2
    assert best[1] < 0.01
    assert min(ends[0], ends[3]) > max(ends[1], ends[2])


def test_moments_are_those_of_the_hidden_totals() -> None:
    first, second = SHAPES.hidden_moments
    mass = SHAPES.hidden_mass[:, -1]
    mean = first[:, -1] / mass
    assert mean[1] > 62 + 3
    assert (second[:, -1] / mass - mean**2 > 0).all()


def test_looking_up_and_back_gives_the_place() -> None:
    at = np.broadcast_to(np.linspace(0.02, 0.98, 33), (3, 33))
    found = look_up_place(SHAPES.hidden_mass, look_up(SHAPES.hidden_mass, at))
    assert found[0] == pytest.approx(at[0], abs=1e-6)
    assert (np.abs(look_up(SHAPES.hidden_mass, found) - look_up(SHAPES.hidden_mass, at)) < 1e-9).all()
    assert (PLACES[0], PLACES[-1]) == (0, 1)
