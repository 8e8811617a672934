"""Dossiers instead of percentages: how many a percentage takes, and what so many come to."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring import counted_as, counts_of, find_case, percent_of_units, units_needed
from scoring.errors import CountedError, LeverValueError, NoCountsError, UnknownLeverError
from scoring.frozen import FrozenMap
from scoring.rounding import round_half_up
from tests.scoring.what_if.scenarios import OWN_COUNTS, UNSCORED, case_named

LAM_DONG = "lam-dong-2026"
COUNTED = [k for k in find_case(LAM_DONG).rules.indicators if counts_of(find_case(LAM_DONG), k)]


def test_on_time_at_ninety_percent_takes_so_many_more_dossiers():
    needed = units_needed(find_case(LAM_DONG), "on_time_settlement", 90)
    assert (needed.kind, needed.now, needed.of) == ("dossiers", 436_022, 516_496)
    # 464,846 of 516,496 are 89.9999 %: one too few.
    assert (needed.needed, needed.more) == (464_847, 28_825)


def test_lowering_takes_fewer():
    assert units_needed(find_case(LAM_DONG), "petition_on_time", 50).more == 300 - 344


def test_what_is_counted_is_named():
    case = find_case(LAM_DONG)
    kinds = {counted_as(case, key) for key in COUNTED}
    assert kinds == {"dossiers", "procedures", "petitions"}
    assert counted_as(case, "citizen_data_procedure") == "procedures"


def test_progress_is_counted_in_the_dossiers_of_its_one_indicator():
    case = find_case(LAM_DONG)
    assert units_needed(case, "progress", 90) == units_needed(case, "on_time_settlement", 90)
    assert counts_of(case, "digitization") is None


def test_own_counts_are_counted_too():
    case = case_named(OWN_COUNTS)
    assert units_needed(case, "e_result_issued", 45).more == 450 - 301


def test_a_percentage_of_units_is_held_with_two_decimals_and_says_when_it_is_rounded():
    case = find_case(LAM_DONG)
    found = percent_of_units(case, "on_time_settlement", 436_022 + 8_420)
    assert found.percent == Decimal("86.05")
    assert found.exact == Fraction(44_444_200, 516_496)
    assert found.is_rounded
    assert not percent_of_units(case, "petition_on_time", 300).is_rounded


@pytest.mark.parametrize("units", [-1, 601, True, 1.5])
def test_units_there_cannot_be_are_refused(units: int):
    with pytest.raises(CountedError, match=r"petition_on_time.*0 to 600"):
        percent_of_units(find_case(LAM_DONG), "petition_on_time", units)


@pytest.mark.parametrize("lever", ["e_certified_copy", "online_filing", "digitization"])
def test_without_counts_nothing_is_made_up(lever: str):
    case = find_case(LAM_DONG)
    for ask in (lambda: units_needed(case, lever, 90), lambda: percent_of_units(case, lever, 9)):
        with pytest.raises(NoCountsError, match=f"{lever}.*{LAM_DONG}"):
            ask()


def test_a_denominator_of_zero_is_nothing_to_count():
    assert counts_of(case_named(UNSCORED), "dossier_digitised") is None


def test_what_is_no_lever_or_no_percentage_is_refused():
    with pytest.raises(UnknownLeverError):
        counts_of(scoring.load_case(), "digitisation")
    with pytest.raises(LeverValueError):
        units_needed(find_case(LAM_DONG), "on_time_settlement", 101)


@given(lever=st.sampled_from(COUNTED), data=st.data())
def test_units_to_percent_and_back_are_the_same_units(lever: str, data: st.DataObject):
    case = find_case(LAM_DONG)
    of = (counts_of(case, lever) or (0, 0))[1]
    units = data.draw(st.integers(0, of))
    found = percent_of_units(case, lever, units)
    assert units_needed(case, lever, found.exact).needed == units
    # What is held differs by less than half a hundredth of a percentage point; few units stay as many.
    held = units_needed(case, lever, found.percent).needed
    assert held == units if of < 10_000 else abs(held - units) <= of * Fraction(5, 10**5) + 1


@given(of=st.integers(1, 9_999), data=st.data())
def test_few_units_come_back_as_many_through_a_percentage_of_two_decimals(of: int, data: st.DataObject):
    case = _counting(of)
    units = data.draw(st.integers(0, of))
    percent = percent_of_units(case, "petition_on_time", units).percent
    assert units_needed(case, "petition_on_time", percent).needed == units


def test_five_of_47_stay_five():
    case = _counting(47)
    assert percent_of_units(case, "petition_on_time", 5).percent == Decimal("10.64")
    assert units_needed(case, "petition_on_time", Decimal("10.64")).needed == 5
    # Nothing that five units come to is above them.
    assert units_needed(case, "petition_on_time", Decimal("10.65")).needed == 6


def _counting(of: int) -> scoring.Case:
    """Return a case with so many petitions, none of them answered on time."""
    case = find_case(LAM_DONG)
    items = case.baseline.indicators
    item = replace(items["petition_on_time"], counts=(0, of))
    indicators = FrozenMap({**items, "petition_on_time": item})
    return replace(case, baseline=replace(case.baseline, indicators=indicators))


@given(lever=st.sampled_from(COUNTED), hundredths=st.integers(0, 10_000))
def test_so_many_units_really_reach_the_percentage_and_one_less_does_not(lever: str, hundredths: int):
    case, percent = find_case(LAM_DONG), Decimal(hundredths).scaleb(-2)
    needed = units_needed(case, lever, percent)
    reached, less = (Fraction(units * 100, needed.of) for units in (needed.needed, needed.needed - 1))
    if needed.of < 10_000:
        # As scenarios hold them, with two decimals.
        reached, less = (Fraction(round_half_up(max(at, Fraction(0)))) for at in (reached, less))
    assert reached >= Fraction(percent)
    assert needed.needed == 0 or less < Fraction(percent)
