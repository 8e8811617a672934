"""Accents are folded alike everywhere, and hostile text costs no time."""

import unicodedata

import pytest

from scoring.folding import LONGEST, composed, without_accents

# Marks of two classes by turns: the worst there is to put in order.
HOSTILE = "a" + "\u0301\u0323" * 200_000


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Số hóa hồ sơ", "So hoa ho so"),
        ("Đồng Tháp", "Dong Thap"),
        ("đường bộ", "duong bo"),
        # The letter of Iceland, typed for the Vietnamese one.
        ("Ðà Nẵng", "Da Nang"),
        ("BÌNH THUẬN", "BINH THUAN"),
        ("plain, 45%", "plain, 45%"),
        ("", ""),
    ],
)
def test_accents_go_and_all_else_stays(text: str, folded: str):
    assert without_accents(text) == folded
    assert without_accents(unicodedata.normalize("NFD", text)) == folded


def test_what_is_longer_than_any_name_is_folded_only_at_its_head():
    tail = "ệ" * 10
    assert without_accents("ệ" * LONGEST + tail) == "e" * LONGEST + tail
    assert len(without_accents(HOSTILE)) == len(HOSTILE) - (LONGEST - 1)


def test_two_long_texts_do_not_become_one():
    start = "số " * LONGEST
    assert without_accents(start + "a") != without_accents(start + "b")


def test_accented_letters_are_composed_up_to_the_longest_text():
    apart = unicodedata.normalize("NFD", "hồ sơ")
    assert composed(apart) == "hồ sơ"
    assert composed(HOSTILE) == HOSTILE
