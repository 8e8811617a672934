"""The order of the Vietnamese alphabet."""

import random
import unicodedata

import pytest

from scoring.provinces.alphabet import alphabet_key, in_alphabet
from scoring.provinces.register import register


def test_all_provinces_stand_as_in_official_lists() -> None:
    # The register lists them in the order of the statistics office.
    mixed = [*register().provinces]
    random.Random(7).shuffle(mixed)
    assert in_alphabet(mixed) == list(register().provinces)


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mẳ", "mẵ", "mắ", "mặ", "mâ"],
        # Letters of the whole name before tones.
        ["Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang"],
        ["Cà Mau", "Cao Bằng", "Cần Thơ", "Chợ Mới", "Cổ Loa"],
        ["Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An"],
        ["Kon Tum", "Kông Chro"],
        # ng and th are two letters each.
        ["Na", "Ngã", "Nho", "No"],
        ["1", "2", "A", "Z", "Ω"],
        ["Quận 1", "Quận 10", "Quận Ba"],
    ],
)
def test_letters_come_before_tones_and_words_before_longer_words(ordered: list[str]) -> None:
    assert in_alphabet(reversed(ordered)) == ordered


def test_case_form_and_signs_make_no_difference() -> None:
    letters, tones, _ = alphabet_key("Bà Rịa - Vũng Tàu")
    for text in ("BÀ RỊA – VŨNG TÀU", unicodedata.normalize("NFD", "Bà Rịa Vũng Tàu"), " bà rịa, vũng tàu"):
        assert alphabet_key(text)[:2] == (letters, tones)


def test_anything_has_a_place() -> None:
    odd = ["", "***", "[x](http://y)", "\u0301", "Ж", "中", "x" * 10_000, "\ud800"]
    assert sorted(in_alphabet(odd)) == sorted(odd)
