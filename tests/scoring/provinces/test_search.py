"""Provinces found while a name is typed."""

from datetime import date

import pytest

from scoring.provinces.register import register
from scoring.provinces.search import search_provinces

TODAY = date(2026, 12, 31)
OFFERED = register().on(TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("can tho", ["Cần Thơ"]),
        ("CAN TH", ["Cần Thơ"]),
        ("cantho", ["Cần Thơ"]),
        ("Cần", ["Cần Thơ"]),
        ("da n", ["Đà Nẵng"]),
        ("ha", ["Hà Nội", "Hà Tĩnh", "Hải Phòng"]),
        ("l", ["Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng"]),
        ("TP. h", ["Hà Nội", "Hà Tĩnh", "Hải Phòng", "Hồ Chí Minh", "Huế", "Hưng Yên"]),
        ("UBND tỉnh lam", ["Lâm Đồng"]),
        ("hcm", ["Hồ Chí Minh"]),
        ("tho", ["Cần Thơ", "Phú Thọ"]),
        ("noi", ["Hà Nội"]),
        ("xyz", []),
        ("", []),
        ("***", []),
        ("x" * 1000, []),
    ],
)
def test_a_province_is_found_by_the_beginning_of_its_name_without_accents(
    text: str, found: list[str]
) -> None:
    assert list(search_provinces(text, OFFERED, TODAY).provinces) == found


@pytest.mark.parametrize(
    ("text", "found", "old"),
    [
        ("binh thuan", ["Lâm Đồng"], ["Bình Thuận"]),
        ("binh thu", ["Lâm Đồng"], ["Bình Thuận"]),
        ("br-vt", ["Hồ Chí Minh"], ["Bà Rịa - Vũng Tàu"]),
        ("thua thien", ["Huế"], ["Thừa Thiên Huế"]),
        ("binh d", ["Gia Lai", "Hồ Chí Minh"], ["Bình Định", "Bình Dương"]),
    ],
)
def test_a_former_name_finds_what_became_of_it_and_says_so(
    text: str, found: list[str], old: list[str]
) -> None:
    said = search_provinces(text, OFFERED, TODAY)
    assert list(said.provinces) == found
    assert sorted(change.old for change in said.changes) == sorted(old)


def test_only_what_is_on_offer_is_found_and_a_slip_is_proposed() -> None:
    assert search_provinces("can tho", ["Huế"], TODAY).provinces == ()
    assert search_provinces("can tho", ["Huế"], TODAY).name.province == "Cần Thơ"
    assert search_provinces("can thoo", OFFERED, TODAY).name.meant == "Cần Thơ"


def test_provinces_of_own_data_that_nobody_knows_are_found_too() -> None:
    assert search_provinces("mien x", ["Miền X", "Huế"], TODAY).provinces == ("Miền X",)
