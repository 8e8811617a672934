"""Words on published figures: groups below average, period, source of the averages."""

from dataclasses import replace

import pytest

from scoring import find_case, load_case, simulate
from ui.words.below_average import announced_count, below_average, below_sentence, groups_below
from ui.words.published import average_note, period
from ui.words.texts import Language, load_texts


def test_groups_below_average_are_as_many_as_are_named():
    outcome = simulate(load_case(), {})
    count, of, listed = groups_below(outcome, load_texts("vi"))
    assert (count, of) == (5, 6)
    assert below_sentence(outcome, load_texts("vi")) == f"5/6 nhóm dưới trung bình cả nước: {listed}."
    assert below_average(outcome)[-1] == "digitization"
    assert listed.endswith("; Số hóa hồ sơ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            "Công bố của tỉnh gộp dịch vụ công trực tuyến và thanh toán trực tuyến thành một nhóm "
            "nên ghi 4/5 nhóm.",
        ),
        (
            "en",
            "The province's announcement counts online services and online payment as one group "
            "and therefore says 4 of 5.",
        ),
    ],
)
def test_how_the_announcement_counts_is_said(language: Language, said: str):
    assert announced_count(simulate(load_case(), {}), load_texts(language)) == said


def test_where_nothing_is_announced_nothing_is_counted_otherwise():
    case = find_case("lam-dong-2026")
    assert announced_count(simulate(case, {}), load_texts("vi")) == ""


def test_without_averages_no_group_is_below_and_there_is_no_note():
    case = replace(load_case(), averages={})
    assert below_average(simulate(case, {})) == []
    assert average_note(case, load_texts("vi")) == ""


def test_the_period_names_province_and_days():
    assert "Bình Thuận 2023" in period(load_case(), load_texts("vi"))
    assert average_note(load_case(), load_texts("en"))
