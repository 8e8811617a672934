"""Names of sheets from outside text: allowed, short, and each once."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from ui.exports.sheet_names import LONGEST, sheet_names


def _names(*wished: str) -> list[str]:
    return sheet_names(wished, ["Tổng hợp"], "Đơn vị")


def test_names_are_kept_where_they_can_be():
    assert _names("Phú Quý", "Sở Tư pháp") == ["Phú Quý", "Sở Tư pháp"]


def test_forbidden_signs_and_apostrophes_at_the_ends_go():
    assert _names("Xã [A]: b/c\\d*?", "'Đảo'", "[]", "\u202e\x00") == [
        "Xã A b c d",
        "Đảo",
        "Đơn vị",
        "Đơn vị (2)",
    ]


def test_long_names_are_cut_and_stay_different():
    long = "Trung tâm Phục vụ hành chính công tỉnh"
    assert _names(long + " A", long + " B") == [
        "Trung tâm Phục vụ hành chính cô",
        "Trung tâm Phục vụ hành chín (2)",
    ]
    assert _names("\N{GRINNING FACE}" * 20) == ["\N{GRINNING FACE}" * 15]


def test_capitals_and_names_in_use_do_not_double():
    assert _names("TỔNG HỢP", "a", "A", "History") == ["TỔNG HỢP (2)", "a", "A (2)", "History (2)"]


@settings(max_examples=50)
@given(wished=st.lists(st.text(max_size=60), max_size=12))
def test_whatever_units_are_called_a_workbook_takes_it(wished: list[str]):
    names = _names(*wished)
    assert len({name.casefold() for name in names}) == len(wished)
    assert all(0 < len(name) <= LONGEST for name in names)
    book = Workbook(io.BytesIO(), {"in_memory": True})
    for name in names:
        book.add_worksheet(name)
    book.close()
