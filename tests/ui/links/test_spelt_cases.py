"""A link's case may be spelt in any way that names its province; what names none says what may be meant."""

from __future__ import annotations

import pytest

from scoring import find_case, list_cases
from scoring.case.called import close_cases, read_case
from ui.links.read import read_link


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("lam-dong-2026", "lam-dong-2026"),
        ("LAM-DONG-2026", "lam-dong-2026"),
        ("lam_dong_2026", "lam-dong-2026"),
        ("lâm-đồng-2026", "lam-dong-2026"),
        ("UBND tỉnh Lâm Đồng 2026", "lam-dong-2026"),
        ("Lam Dong, 2026", "lam-dong-2026"),
        ("tp-hcm-2026", "ho-chi-minh-2026"),
        ("thua-thien-hue-2026", "hue-2026"),
        ("hue-2023", "thua-thien-hue-2023"),
        ("binh-thuan-2023", "binh-thuan-2023"),
    ],
)
def test_a_case_in_any_spelling_is_that_case(text: str, case: str):
    link = read_link({"case": [text], "digitization": ["45"]}, find_case)
    assert (link.scenario.case, link.problems) == (case, ())
    assert link.scenario.changes == {"digitization": 45}


@pytest.mark.parametrize(
    ("text", "close"),
    [
        # Figures of a part are not those of the whole: proposed, never opened.
        ("binh-thuan-2026", ("lam-dong-2026", "binh-thuan-2023", "lam-dong-2025")),
        ("quang-nam-2026", ("da-nang-2026", "da-nang-2025")),
        ("lam-dongg-2026", ("lam-dong-2026", "lam-dong-2025")),
        ("ca-mau-2029", ("ca-mau-2026", "ca-mau-2025", "ca-mau-2023")),
        ("ninh-thuan-2023", ()),
        ("hau-giang-2023", ()),
        ("linh-thuan-2023", ()),
        ("atlantis-2026", ()),
        ("lam-dong-2026\0", ()),
        ("", ()),
        ("x" * 5000, ()),
    ],
)
def test_what_is_no_case_is_never_taken_for_one(text: str, close: tuple[str, ...]):
    assert read_case(text).id is None
    assert close_cases(text)[: len(close)] == close
    assert bool(close_cases(text)) == bool(close)
    assert [p.code for p in read_link({"case": [text]}, find_case).problems] == ["case"]


def test_every_case_is_called_by_its_id():
    assert [read_case(ref.id).id for ref in list_cases()] == [ref.id for ref in list_cases()]
