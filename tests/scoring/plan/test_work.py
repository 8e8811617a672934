"""The work of a plan by months, and its shares: golden numbers, exact sums, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Milestone, find_case, share_out, units_needed, work_of
from scoring.case.from_now import FromNow
from scoring.errors import ArgumentError, LeverConflictError, UnknownLeverError
from scoring.plan.work import MOST_MONTHS, LeverWork, Stretch, month_after

LAM_DONG = find_case("lam-dong-2026")
START, YEAR_END, SPRING = date(2026, 11, 26), date(2026, 12, 31), date(2027, 3, 31)


def _only(*milestones: Milestone, start: date = START) -> LeverWork:
    (work,) = work_of(LAM_DONG, milestones, start).levers
    return work


def test_dossiers_to_a_percentage_by_hand():
    # 124,065 of 516,496 dossiers are digitised. 40 % are 206,598.4, hence 206,599: 82,534 more in 2 months.
    work = _only(Milestone(YEAR_END, {"dossier_digitised": Decimal(40)}))
    assert (work.kind, work.more, work.monthly) == ("dossiers", 82_534, (41_267, 41_267))
    assert work.percents == (Decimal("32.01"), Decimal("40.00"))
    assert work.deadline == YEAR_END


def test_a_second_stage_takes_the_rest_in_the_months_after_the_first():
    # 50 % are 258,248 dossiers: 134,183 more than today, 51,649 more than at the first stage.
    milestones = [
        Milestone(day, {"dossier_digitised": Decimal(percent)})
        for day, percent in ((YEAR_END, 40), (SPRING, 50))
    ]
    work = _only(*milestones)
    assert work.stretches == (Stretch(0, 1, 82_534), Stretch(2, 4, 51_649))
    assert work.monthly == (41_267, 41_267, 17_217, 17_216, 17_216)
    assert work.percents[-1] == Decimal("50.00")


def test_shares_of_the_work_by_hand():
    work = _only(Milestone(YEAR_END, {"dossier_digitised": Decimal(40)}))
    # A sixth of 82,534 is 13,755.67, a half 41,267, a third 27,511.33: the one left over goes to the first.
    assert share_out(work, [Decimal(1), Decimal(3), Decimal(0), Decimal(2)]) == (
        (6_878, 6_878),
        (20_634, 20_633),
        (0, 0),
        (13_755, 13_756),
    )


def test_two_milestones_in_one_month_share_it():
    milestones = [
        Milestone(date(2026, 12, day), {"citizen_data_procedure": Decimal(percent)})
        for day, percent in ((10, 60), (20, 70))
    ]
    work = _only(*milestones)
    # 60 % of 1,301 procedures are 781, 70 % are 911; 654 count today.
    assert work.stretches == (Stretch(0, 1, 127), Stretch(1, 1, 130))
    assert work.monthly == (64, 193)


def test_without_counts_a_lever_goes_straight_from_percent_to_percent():
    work = _only(Milestone(YEAR_END, {"online_filing": Decimal(60)}), Milestone(SPRING, {}))
    assert (work.kind, work.monthly, work.more) == (None, (), 0)
    # Estimated at 41.083 %: half the way in the first month, and it stays at 60 % after the second.
    assert work.before == Fraction(493, 12)
    assert work.percents == tuple(map(Decimal, ("50.5", "60.00", "60.00", "60.00", "60.00")))
    assert share_out(work, [Decimal(1), Decimal(1)]) == ((), ())


def test_where_nothing_is_counted_no_number_is_made_up():
    work = work_of(
        find_case("binh-thuan-2023"), [Milestone(YEAR_END, {"digitization": Decimal(45)})], START
    )
    assert [(item.kind, item.monthly, item.percents[-1]) for item in work.levers] == [(None, (), 45)]


def test_what_is_reached_already_is_idle():
    milestones = [Milestone(YEAR_END, {"petition_on_time": Decimal(10), "dossier_digitised": Decimal(30)})]
    found = work_of(LAM_DONG, milestones, START)
    assert found.idle == ("petition_on_time",)
    assert [item.lever for item in found.levers] == ["dossier_digitised"]


def test_a_lower_stage_takes_no_work_and_gives_none_back():
    percents = ((YEAR_END, 40), (date(2027, 1, 31), 30), (SPRING, 50))
    milestones = [Milestone(day, {"dossier_digitised": Decimal(percent)}) for day, percent in percents]
    assert _only(*milestones).monthly == _only(milestones[0], milestones[2]).monthly


@pytest.mark.parametrize(
    "days",
    [
        (),
        (date(2026, 10, 31),),
        (YEAR_END, YEAR_END),
        (SPRING, YEAR_END),
        (date(2029, 11, 1),),
    ],
)
def test_days_that_cannot_be_meant_are_refused(days: tuple[date, ...]):
    with pytest.raises(ArgumentError, match="milestones"):
        work_of(LAM_DONG, [Milestone(day, {"dossier_digitised": Decimal(50)}) for day in days], START)


def test_three_years_are_the_longest_plan():
    work = work_of(LAM_DONG, [Milestone(date(2029, 10, 31), {"dossier_digitised": Decimal(50)})], START)
    assert len(work.months) == MOST_MONTHS
    assert (work.months[0], work.months[-1]) == (date(2026, 11, 1), date(2029, 10, 1))


def test_wrong_levers_are_refused():
    both = {"digitization": Decimal(60), "dossier_digitised": Decimal(50)}
    with pytest.raises(UnknownLeverError):
        work_of(LAM_DONG, [Milestone(YEAR_END, {"digitalisation": Decimal(50)})], START)
    with pytest.raises(LeverConflictError):
        work_of(LAM_DONG, [Milestone(YEAR_END, both)], START)


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_weights_that_cannot_be_meant_are_refused(weights: list[int]):
    work = _only(Milestone(YEAR_END, {"dossier_digitised": Decimal(40)}))
    with pytest.raises(ArgumentError, match="weights"):
        share_out(work, [Decimal(weight) for weight in weights])


def test_months_run_over_the_end_of_a_year():
    assert month_after(date(2026, 11, 30)) == date(2026, 12, 1)
    assert month_after(date(2026, 12, 31), 3) == date(2027, 3, 1)


def test_seen_from_a_day_on_the_work_is_what_must_count_of_what_is_to_come():
    seen = LAM_DONG.seen(FromNow(date(2026, 11, 26)))
    targets = {"dossier_digitised": Decimal(20), "citizen_data_procedure": Decimal(60)}
    found = work_of(seen, [Milestone(YEAR_END, targets)], START)
    work = {item.lever: item for item in found.levers}
    # 516,496 dossiers in 283 days: 35 days more bring 63,877.2, of which 20 % are 12,775.4.
    assert work["dossier_digitised"].monthly == (6_388, 6_388)
    assert work["dossier_digitised"].percents == (20, 20)
    # Procedures are a state on a day: 60 % of 1,301 are 781, and 654 count today.
    assert work["citizen_data_procedure"].more == 127
    none = work_of(seen, [Milestone(YEAR_END, {"dossier_digitised": Decimal(0)})], START)
    assert (none.levers, none.idle) == ((), ("dossier_digitised",))


@given(
    percents=st.lists(st.decimals(25, 100, places=1), min_size=1, max_size=5),
    weights=st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any),
    gaps=st.lists(st.integers(1, 150), min_size=5, max_size=5),
)
def test_shares_add_up_exactly_by_month_and_by_unit(
    percents: list[Decimal], weights: list[int], gaps: list[int]
):
    days = [START + timedelta(days) for days in accumulate(gaps)]
    milestones = [
        Milestone(day, {"dossier_digitised": percent}) for day, percent in zip(days, percents, strict=False)
    ]
    work = _only(*milestones)
    shares = share_out(work, [Decimal(weight) for weight in weights])
    assert work.more == units_needed(LAM_DONG, work.lever, max(percents)).more
    assert tuple(map(sum, zip(*shares, strict=True))) == work.monthly
    assert all(low <= high for low, high in pairwise(work.percents))
    for row, weight in zip(shares, weights, strict=True):
        assert min(row) >= 0
        # Every stretch is rounded by less than one unit.
        assert abs(sum(row) - Fraction(work.more * weight, sum(weights))) < len(work.stretches)
        assert weight or not sum(row)
