import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.exports.file_names import file_name, slug

DAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Số hóa hồ sơ 45%", "binh-thuan-2023_so-hoa-ho-so-45_2026-11-25.pptx"),
        ("Đề án “Đổi mới”, đợt 2", "binh-thuan-2023_de-an-doi-moi-dot-2_2026-11-25.pptx"),
        ("../../etc/passwd", "binh-thuan-2023_etc-passwd_2026-11-25.pptx"),
        ("=cmd|' /C calc'!A0", "binh-thuan-2023_cmd-c-calc-a0_2026-11-25.pptx"),
        ("計画", "binh-thuan-2023_scenario_2026-11-25.pptx"),
    ],
)
def test_a_name_says_case_scenario_and_date(name: str, expected: str):
    assert file_name("binh-thuan-2023", name, DAY, ".pptx") == expected


@given(st.text())
def test_no_text_brings_anything_but_letters_digits_and_hyphens(text: str):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 60
