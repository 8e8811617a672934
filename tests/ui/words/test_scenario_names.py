"""Names of scenarios: suggested by what is changed, and numbered side by side."""

from datetime import date
from decimal import Decimal

from scoring import find_case, load_case, simulate
from scoring.case.from_now import FromNow
from ui.words.scenario_names import numbered, suggested_name
from ui.words.texts import load_texts

TEXTS = load_texts("vi")


def _named(most: int = 60, **changes: int) -> str:
    moves = {lever: Decimal(percent) for lever, percent in changes.items()}
    return suggested_name(simulate(load_case(), moves), TEXTS, most)


def test_what_is_changed_names_a_scenario():
    assert _named(digitization=45) == "Số hóa hồ sơ 45%"


def test_without_changes_it_is_the_baseline():
    assert _named() == TEXTS("chart.baseline")


def test_many_changes_are_counted():
    named = _named(digitization=45, online_payment=60, progress=95)
    assert named.startswith("Điều chỉnh 3 chỉ tiêu, ")


def test_a_name_is_cut_to_the_length_there_is():
    assert _named(most=7, digitization=45) == "Số hóa…"
    assert _named(most=30, digitization=45, online_payment=60) == "Thanh toán trực tuyến 60%, Số…"
    assert _named(most=15, digitization=45) == "Số hóa hồ sơ…"


def test_a_name_tells_ratios_from_a_day_on_from_those_of_the_whole_year():
    case = find_case("lam-dong-2026").seen(FromNow(date(2026, 10, 10)))
    outcome = simulate(case, {"on_time_settlement": Decimal("97.2")})
    assert suggested_name(outcome, TEXTS, 60) == "Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn 97,2% (từ nay)"
    cut = suggested_name(outcome, TEXTS, 30)
    assert cut == "Tỷ lệ hồ sơ xử lý… (từ nay)"
    assert len(cut) <= 30


def test_names_side_by_side_are_numbered_so_that_none_passes_for_another():
    assert numbered(["2. B", "B"]) == ["1. 2. B", "2. B"]
    assert numbered([]) == []
