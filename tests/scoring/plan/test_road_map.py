"""Road maps: what leads to a scenario step by step, what is expected on the way, and what is late."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring import Milestone, RoadMap, Task, expected, late, milestone_days, road_map_of
from scoring.errors import ArgumentError, LeverConflictError, RoadMapError, UnknownLeverError
from scoring.plan.road_map_days import Every
from tests.examples import one_in

CASE = scoring.load_case()
WANTED = {"digitization": Decimal(45), "online_payment": Decimal(60)}
BASELINE = {lever: CASE.baseline.groups[lever].attainment * 100 for lever in WANTED}
QUARTERS = milestone_days(date(2023, 12, 31), date(2024, 12, 31), "quarter")

# 5.53 of 22 points are 25.136 %, 3.49 of 10 are 34.9 %: a quarter of the way is 4.966 and 6.275.
# 22 x 0.301 = 6.622, 22 x 0.351 = 7.722, 22 x 0.400 = 8.80, 22 x 0.45 = 9.90; from 5.53.
# 10 x 0.412 = 4.12, 0.475 (47.45 up), 0.537 (53.725 down), 0.60; from 3.49.
GOLDEN = [
    ("30.1", "41.2", "61.80"),
    ("35.1", "47.5", "63.53"),
    ("40.0", "53.7", "65.23"),
    ("45", "60", "66.96"),
]


def test_binh_thuan_goes_to_45_and_60_percent_in_four_quarters() -> None:
    road_map = road_map_of(WANTED, BASELINE, QUARTERS)
    found = [
        (*(str(milestone.targets[lever]) for lever in WANTED), str(outcome.total))
        for milestone, outcome in zip(road_map.milestones, expected(CASE, road_map), strict=True)
    ]
    assert found == GOLDEN


def test_lam_dong_goes_to_full_digitised_dossiers_in_two_months() -> None:
    """124,065 of 516,496 dossiers are 24.02 %, 0.96 of 4 points; half of the way is 62.01 %.

    63.24 - 0.96 + 4 x 0.62 = 64.76; 63.24 - 0.96 + 4 = 66.28.
    """
    case, wanted = scoring.find_case("lam-dong-2026"), {"dossier_digitised": Decimal(100)}
    days = milestone_days(date(2026, 10, 31), date(2026, 12, 31), "month")
    baseline = {lever: case.baseline.percent_of(lever) for lever in wanted}
    road_map = road_map_of(wanted, baseline, days)
    assert days == (date(2026, 11, 30), date(2026, 12, 31))
    assert [milestone.targets["dossier_digitised"] for milestone in road_map.milestones] == [62, 100]
    outcomes = expected(case, road_map)
    assert [str(outcome.total) for outcome in outcomes] == ["64.76", "66.28"]
    assert [outcome.rank.median for outcome in outcomes] == [9, 4]


def percents() -> st.SearchStrategy[Decimal]:
    return st.integers(0, 10_000).map(lambda parts: Decimal(parts).scaleb(-2))


@given(start=st.fractions(0, 100), end=percents(), count=st.integers(1, 12))
def test_a_straight_line_lies_between_its_ends_and_never_turns_back(
    start: Fraction, end: Decimal, count: int
) -> None:
    days = tuple(date(2026, month, 1) for month in range(1, count + 1))
    road_map = road_map_of({"digitization": end}, {"digitization": start}, days)
    line = [milestone.targets["digitization"] for milestone in road_map.milestones]
    assert line[-1] == end
    assert all(min(start, end) <= percent <= max(start, end) for percent in line)
    assert line in (sorted(line), sorted(line, reverse=True))
    for number, percent in enumerate(line[:-1], start=1):
        assert abs(Fraction(percent) - (start + (Fraction(end) - start) * number / count)) < Fraction(1, 10)


@one_in(4)
@given(wanted=st.fixed_dictionaries({}, optional=dict.fromkeys(CASE.rules.groups, percents())))
def test_the_last_milestone_is_the_scenario_to_the_cent(wanted: dict[str, Decimal]) -> None:
    if not wanted:
        return
    baseline = {lever: CASE.baseline.groups[lever].attainment * 100 for lever in wanted}
    last = expected(CASE, road_map_of(wanted, baseline, QUARTERS))[-1]
    outcome = scoring.simulate(CASE, wanted)
    assert (last.total, last.points, last.rank) == (outcome.total, outcome.points, outcome.rank)


@given(st.permutations([Task("digitization", "Sở KH&CN"), Task("online_payment", note="2 huyện")]))
def test_the_order_of_tasks_does_not_matter(tasks: list[Task]) -> None:
    milestones = road_map_of(WANTED, BASELINE, QUARTERS).milestones
    one = RoadMap(milestones, {task.lever: task for task in tasks})
    other = RoadMap(milestones, {task.lever: task for task in reversed(tasks)})
    assert one == other
    assert hash(one) == hash(other)


def test_a_lever_that_is_not_named_carries_on() -> None:
    road_map = RoadMap(
        (Milestone(date(2026, 3, 31), WANTED), Milestone(date(2026, 6, 30), {"progress": Decimal(95)}))
    )
    assert road_map.targets_at(1) == {**WANTED, "progress": Decimal(95)}
    assert road_map.levers == (*WANTED, "progress")


def test_a_lever_without_a_score_is_set_at_the_last_milestone_only() -> None:
    road_map = road_map_of({"progress": Decimal(95)}, {"progress": None}, QUARTERS)
    assert [dict(milestone.targets) for milestone in road_map.milestones] == [{}, {}, {}, {"progress": 95}]


def test_what_is_behind_is_told_with_the_score_as_it_stands() -> None:
    milestones = list(road_map_of(WANTED, BASELINE, QUARTERS).milestones)
    milestones[1] = Milestone(milestones[1].day, milestones[1].targets, {"digitization": Decimal(33)})
    milestones[2] = Milestone(
        milestones[2].day,
        milestones[2].targets,
        {"digitization": Decimal(41), "online_payment": Decimal("53.7")},
    )
    tasks = {"digitization": Task("digitization", "Sở Nội vụ", date(2024, 9, 30))}
    second, third = late(CASE, RoadMap(tuple(milestones), tasks))
    assert (second.number, dict(second.behind), second.unknown) == (
        1,
        {"digitization": Decimal("2.1")},
        ("online_payment",),
    )
    # 22 x 0.33 = 7.26: 60.08 - 5.53 + 7.26.
    assert second.outcome.total == Decimal("61.81")
    assert second.overdue == ()
    # On time is at its target to the tenth; digitisation is ahead, yet its deadline was for 45 %.
    assert (dict(third.behind), third.overdue, third.unknown) == ({}, ("digitization",), ())
    assert third.outcome.total == Decimal("60.08") - Decimal("5.53") + Decimal("9.02") - Decimal(
        "3.49"
    ) + Decimal("5.37")


def test_without_figures_nothing_is_late() -> None:
    assert late(CASE, road_map_of(WANTED, BASELINE, QUARTERS)) == ()


DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: RoadMap(()), "there are 0, not 1 to 12"),
        (lambda: RoadMap((Milestone(DAY, WANTED), Milestone(DAY, WANTED))), "later than the one before"),
        (lambda: RoadMap((Milestone(DAY, WANTED),), {"progress": Task("progress")}), "but no target"),
        (lambda: RoadMap((Milestone(DAY, WANTED),), {"digitization": Task("online_payment")}), "no target"),
        (lambda: Milestone(DAY, {"progress": Decimal("100.01")}), "is not a percentage"),
        (lambda: Milestone(DAY, {"progress": Decimal("45.125")}), "two decimals at most"),
        (lambda: Milestone(DAY, {}, {"progress": Decimal("NaN")}), "'progress': .*is not a percentage"),
        (lambda: Milestone(DAY, ["progress"]), "says nothing of levers"),
        (lambda: Milestone("2026-03-31", WANTED), "'2026-03-31' is no day"),
        (lambda: Task("progress", lead="x" * 81), "lead is no text of at most 80"),
        (lambda: Task("progress", note="x" * 201), "note is no text of at most 200"),
        (lambda: Task("progress", deadline="soon"), "'soon' is no day"),
        (lambda: road_map_of({}, {}, QUARTERS), "nothing is to change"),
        (lambda: road_map_of(WANTED, BASELINE, ()), "there are 0"),
        (lambda: milestone_days(DAY, DAY, "month"), "is not after"),
        (lambda: milestone_days(DAY, date(2029, 3, 31), "month"), "more than 12"),
        (lambda: milestone_days(DAY, date(9999, 12, 31), "quarter"), "more than 12"),
    ],
)  # fmt: skip
def test_what_is_no_road_map_is_refused(make, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RoadMapError, match=message):
        make()


def test_levers_are_checked_where_the_case_is_known() -> None:
    with pytest.raises(UnknownLeverError):
        expected(CASE, RoadMap((Milestone(DAY, {"speed": Decimal(1)}),)))
    mixed = RoadMap((Milestone(DAY, {"digitization": Decimal(45), "dossier_digitised": Decimal(45)}),))
    with pytest.raises(LeverConflictError):
        expected(CASE, mixed)
    with pytest.raises(ArgumentError):
        late(CASE, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "every", "days"),
    [
        (date(2026, 2, 15), date(2026, 4, 10), "month", ["2026-02-28", "2026-03-31", "2026-04-10"]),
        (date(2026, 3, 31), date(2026, 12, 31), "quarter", ["2026-06-30", "2026-09-30", "2026-12-31"]),
        (date(2026, 11, 26), date(2027, 2, 1), "quarter", ["2026-12-31", "2027-02-01"]),
        (date(2024, 1, 31), date(2024, 2, 29), "month", ["2024-02-29"]),
        (date(2025, 12, 31), date(2026, 12, 31), "month", None),
    ],
)
def test_milestones_stand_at_the_end_of_months_and_quarters(
    start: date, end: date, every: Every, days: list[str] | None
) -> None:
    found = milestone_days(start, end, every)
    if days is None:
        assert len(found) == 12
        assert found[1] == date(2026, 2, 28)
    else:
        assert [str(day) for day in found] == days
