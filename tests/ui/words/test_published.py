"""Words on published figures: groups below average, period, source of the averages."""

from dataclasses import replace

from scoring import load_case, simulate
from ui.words.below_average import below_average, groups_below
from ui.words.published import average_note, period
from ui.words.texts import load_texts


def test_groups_below_average_are_counted_as_announced():
    outcome = simulate(load_case(), {})
    count, of, listed = groups_below(outcome, load_texts("vi"))
    assert (count, of) == (4, 5)
    assert below_average(outcome)[-1] == "digitization"
    assert listed.endswith(", Số hóa hồ sơ")


def test_without_averages_no_group_is_below_and_there_is_no_note():
    case = replace(load_case(), averages={})
    assert below_average(simulate(case, {})) == []
    assert average_note(case, load_texts("vi")) == ""


def test_the_period_names_province_and_days():
    assert "Bình Thuận 2023" in period(load_case(), load_texts("vi"))
    assert average_note(load_case(), load_texts("en"))
