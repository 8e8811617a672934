"""The one reader of province names: every spelling of a province is that province, and of no other one."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from scoring.folding import without_accents
from scoring.provinces.reading import is_one_slip, read_province
from scoring.provinces.register import register
from scoring.provinces.spelling import LONGEST_NAME, joined

TODAY = date(2026, 12, 31)

BEFORE = (
    *("", "tỉnh ", "Tỉnh ", "thành phố ", "TP ", "TP.", "TP. ", "T.P. ", "T. ", "Thủ đô "),
    *("UBND tỉnh ", "UBND Thành phố ", "UBND TP. ", "U.B.N.D. tỉnh ", "UBND  ", "UBND: "),
    *("Ủy ban nhân dân tỉnh ", "Uỷ ban nhân dân thành phố ", "Ủy ban Nhân dân  TP.", "Tỉnh/TP "),
)
CASES = (str, str.upper, str.lower, str.title)
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def _written(name: str) -> Iterator[str]:
    for before, turned, form in product(BEFORE, CASES, FORMS):
        yield turned(unicodedata.normalize(form, before + name))
    for before, turned in product(BEFORE, CASES):
        yield turned(without_accents(before + name))
    for between in ("  ", "\u00a0", "-", " - ", "–", "—", " ‑ ", ".", "_", "\u200b", ""):
        yield between.join(name.split())
    yield from (f" {name} ", f"{name} province", f"{name} City", f"{name}*", f"“{name}”", f"{name} (1)")


@pytest.mark.parametrize("name", register().provinces)
def test_every_way_of_writing_a_province_is_that_province(name: str) -> None:
    for spelling in (name, *register().also.get(name, ())):
        wrong = {text: read_province(text).named for text in _written(spelling)}
        assert {text: named for text, named in wrong.items() if named != name} == {}


def _slips(name: str) -> Iterator[str]:
    for place, letter in enumerate(name):
        yield name[:place] + name[place + 1 :]
        yield name[:place] + letter + name[place:]
        yield name[:place] + name[place + 1 : place + 2] + letter + name[place + 2 :]
        yield from (name[:place] + other + name[place + 1 :] for other in "nhbg")


@pytest.mark.parametrize("name", register().provinces)
def test_a_slip_is_never_taken_for_a_province_in_silence(name: str) -> None:
    known = register().spellings
    for text in _slips(joined(name)):
        read = read_province(text)
        assert read.named == known.get(text)
        if read.meant is not None:
            near = {province for spelling, province in known.items() if is_one_slip(text, spelling)}
            assert {read.meant} == near


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("BRVT", "Bà Rịa - Vũng Tàu"),
        ("Tỉnh BR - VT", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("TT. Huế", "Thừa Thiên Huế"),
        ("T.T. Huế", "Thừa Thiên Huế"),
        ("Thừa Thiên-Huế", "Thừa Thiên Huế"),
        ("TP. Huế", "Huế"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("HCM", "Hồ Chí Minh"),
        ("Ho Chi Minh City", "Hồ Chí Minh"),
        ("Hanoi", "Hà Nội"),
        ("Hoà Bình", "Hòa Bình"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("Lâm Đồng (sau sáp nhập)", "Lâm Đồng"),
    ],
)
def test_abbreviations_and_spellings_in_use(text: str, named: str) -> None:
    assert read_province(text).named == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ninh Thuận", "Ninh Thuận"),
        ("Bình Thuận", "Bình Thuận"),
        ("Hậu Giang", "Hậu Giang"),
        ("Hà Giang", "Hà Giang"),
        ("Quảng Nam", "Quảng Nam"),
        ("Quảng Ngãi", "Quảng Ngãi"),
        ("Quảng Ninh", "Quảng Ninh"),
        ("Hà Nam", "Hà Nam"),
        ("Hà Nội", "Hà Nội"),
    ],
)
def test_names_that_look_alike_are_kept_apart(text: str, named: str) -> None:
    read = read_province(text)
    assert (read.named, read.meant) == (named, None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Hà Nộii", "Hà Nội"),
        ("Bin Thuận", "Bình Thuận"),
        ("Hậu Gian", "Hậu Giang"),
        ("Quảng Nan", "Quảng Nam"),
        ("UBND tỉnh Lâm Đồgn", "Lâm Đồng"),
        # What Lâm Đồng was before is only a part of what it is.
        ("Lâm Đồng (cũ)", "Lâm Đồng"),
        ("tỉnh Lâm Đồng cũ", "Lâm Đồng"),
        ("Lâm Đồng (trước sáp nhập)", "Lâm Đồng"),
        # As near to Bình Thuận as to Ninh Thuận.
        ("Linh Thuận", None),
        # Two letters off, or no name at all.
        ("Bìn Thuậ", None),
        ("Huee", None),
        ("HN", None),
        ("ĐN", None),
        ("Atlantis", None),
        ("Sở Tài chính tỉnh Lâm Đồng", None),
        ("Huyện Lâm Hà", None),
        ("tỉnh", None),
        ("TP.", None),
        ("", None),
        ("(Huế)", None),
        ("Bình Thuận Lâm Đồng", None),
    ],
)
def test_an_unknown_name_is_never_used_and_a_near_one_only_proposed(text: str, meant: str | None) -> None:
    read = read_province(text, TODAY)
    assert (read.named, read.province, read.meant) == (None, None, meant)


@pytest.mark.parametrize(
    ("text", "day", "province", "kind"),
    [
        ("Bình Thuận", date(2025, 6, 30), "Bình Thuận", None),
        ("Bình Thuận", date(2025, 7, 1), "Lâm Đồng", "merged"),
        ("BR-VT", TODAY, "Hồ Chí Minh", "merged"),
        ("TT Huế", date(2024, 12, 31), "Thừa Thiên Huế", None),
        ("TT Huế", TODAY, "Huế", "renamed"),
        ("TP Huế", date(2023, 12, 31), "Thừa Thiên Huế", "renamed"),
        ("Huế", TODAY, "Huế", None),
        ("UBND tỉnh Lâm Đồng", date(2023, 12, 31), "Lâm Đồng", None),
    ],
)
def test_a_name_stands_for_the_province_of_its_day(
    text: str, day: date, province: str, kind: str | None
) -> None:
    read = read_province(text, day)
    assert (read.province, read.change and read.change.kind) == (province, kind)
    assert read.is_part == (kind == "merged")


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Lâm Đồng", False),
        ("  LÂM   ĐỒNG ", False),
        ("Khánh Hoà", False),
        ("Bà Rịa – Vũng Tàu", False),
        ("Kontum", False),
        (unicodedata.normalize("NFD", "Lâm Đồng"), False),
        ("Lam Dong", True),
        ("Hà Năm", True),
        ("UBND tỉnh Lâm Đồng", True),
        ("TP.HCM", True),
    ],
)
def test_it_is_said_where_a_name_is_spelt_otherwise(text: str, is_read: bool) -> None:
    assert read_province(text).is_read == is_read


@pytest.mark.parametrize(
    "text",
    ["Huế " * 40, "a\u0301\u0323" * 20_000, "T " * 500, "(" * 5000, "UBND " * 16, "x" * (LONGEST_NAME + 1)],
    ids=["long", "combining", "prefixes", "brackets", "offices", "letters"],
)
def test_hostile_text_names_nothing(text: str) -> None:
    assert read_province(text, TODAY).named is None


def test_the_same_province_has_the_same_key_and_unknown_names_have_their_own() -> None:
    keys = {read_province(text, TODAY).key for text in ("Huế", "TT Huế", "UBND TP. HUE")}
    assert keys == {"Huế"}
    assert read_province("Miền X").key == read_province("MIEN  x").key
    assert read_province("Miền X").key != read_province("Miền Y").key
    assert read_province("***").key != read_province("???").key
