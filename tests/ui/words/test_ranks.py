"""Ranks in words: places gained or lost, and how sure a rank is."""

from scoring import load_case, simulate
from ui.words.ranks import places, range_of
from ui.words.texts import load_texts


def test_one_place_is_not_places():
    assert places(1, load_texts("en")) == "+1 place"
    assert places(-2, load_texts("en")) == "\N{MINUS SIGN}2 places"


def test_no_place_gained_is_said():
    assert places(0, load_texts("vi")) == "không đổi"


def test_a_certain_rank_has_no_range():
    assert range_of(simulate(load_case(), {}).rank, load_texts("vi")) == "chắc chắn"
