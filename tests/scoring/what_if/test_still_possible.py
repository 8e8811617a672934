"""What the rest of a year still allows, and what waiting costs."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case, simulate
from scoring.case.from_now import FromNow
from scoring.errors import FromNowError
from scoring.what_if.still_possible import cost_of_waiting, still_possible
from tests.scoring.what_if.scenarios import percents

DAY = date(2026, 10, 10)
CASE = find_case("lam-dong-2026")
EVENTS = [name for name, rule in CASE.rules.indicators.items() if rule.measures == "events"]
POSSIBLE = still_possible(CASE.seen(FromNow(DAY)))


def test_lam_dong_in_october() -> None:
    """Golden: 63.24 now; 76.03 and rank 1 at best, 50.77 and rank 34 at worst; 23.97 are lost."""
    total = POSSIBLE.total
    assert (total.safe, total.now, total.most) == (Decimal("50.77"), Decimal("63.24"), Decimal("76.03"))
    assert (total.open, total.lost) == (Decimal("25.26"), Decimal("23.97"))
    assert (POSSIBLE.best.rank.median, POSSIBLE.worst.rank.median) == (1, 34)
    progress = POSSIBLE.groups["progress"]
    assert (progress.safe, progress.most, progress.lost) == (
        Decimal("13.09"),
        Decimal("17.58"),
        Decimal("2.42"),
    )
    assert sum(part.most for part in POSSIBLE.groups.values()) == total.most


def test_waiting_costs_what_the_months_bring() -> None:
    waiting = cost_of_waiting(CASE.seen(FromNow(DAY)))
    assert [item.day for item in waiting] == [date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31)]
    assert [str(item.lost) for item in waiting] == ["1.87", "4.99", "8.36"]
    assert cost_of_waiting(CASE.seen(FromNow(date(2026, 12, 31)))) == ()


@given(
    rates=st.dictionaries(st.sampled_from(list(CASE.rules.indicators)), percents()), couplings=st.booleans()
)
def test_no_rates_lead_beyond_the_best(rates: dict[str, Decimal], couplings: bool) -> None:
    outcome = simulate(CASE.seen(FromNow(DAY)), rates, couplings=couplings)
    for group, part in POSSIBLE.groups.items():
        assert outcome.points[group] <= part.most
    assert outcome.total <= POSSIBLE.total.most


@given(
    rates=st.dictionaries(
        st.sampled_from(
            [name for name, rule in CASE.rules.indicators.items() if rule.measures == "events"]
        ),
        percents(),
    )
)
def test_no_rates_of_events_lose_what_is_safe(rates: dict[str, Decimal]) -> None:
    outcome = simulate(CASE.seen(FromNow(DAY)), rates)
    assert outcome.total >= POSSIBLE.total.safe


@given(days=st.lists(st.integers(0, 82), min_size=2, max_size=2), pace=st.integers(0, 200))
def test_more_time_left_never_lowers_what_can_be_reached(days: list[int], pace: int) -> None:
    early, late = (date.fromordinal(DAY.toordinal() + day) for day in sorted(days))
    most = [still_possible(CASE.seen(FromNow(day, pace=Decimal(pace)))).total for day in (early, late)]
    assert most[0].most >= most[1].most
    assert most[0].safe <= most[1].safe


def test_only_a_case_that_is_seen_from_a_day_on_has_a_rest() -> None:
    for asked in (still_possible, cost_of_waiting):
        with pytest.raises(FromNowError, match="not seen from a day on"):
            asked(CASE)
