"""A plan done in part: simulate's own results at every completion, and where goals are first reached."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.errors import LeverConflictError, LeverValueError, UnknownLeverError
from scoring.plan.completion import MOST_COMPLETION, Completion
from scoring.what_if.peers import Peers
from tests.examples import one_in

DIGITAL = {"digitization": Decimal(45), "online_payment": Decimal(60)}

# Between them: groups and indicators, couplings in both directions of a chain, counts published and
# estimated, a lever that is lowered, levers that are held at a bound, other provinces that move.
PLANS: list[tuple[str, dict[str, Decimal], bool, str]] = [
    ("binh-thuan-2023", DIGITAL, True, "still"),
    (
        "binh-thuan-2023",
        {
            "on_time_settlement": Decimal("99.9"),
            "dossier_sync": Decimal(50),
            "e_result_issued": Decimal("66.66"),
        },
        True,
        "pace:2023-2024",
    ),
    (
        "lam-dong-2026",
        {
            "online_filing": Decimal(80),
            "reuse_digitised_data": Decimal(60),
            "dossier_sync": Decimal("99.97"),
        },
        True,
        "still",
    ),
    ("lam-dong-2025", {"progress": Decimal(100), "digitization": Decimal("72.35")}, False, "shift:2.5"),
]


def _completion(plan: tuple[str, dict[str, Decimal], bool, str]) -> tuple[scoring.Case, Completion]:
    case = scoring.find_case(plan[0])
    return case, scoring.completion_of(case, plan[1], couplings=plan[2], peers=Peers.read(plan[3]))


@pytest.mark.parametrize("plan", PLANS, ids=[plan[0] for plan in PLANS])
def test_every_completion_is_what_simulate_says(plan: tuple[str, dict[str, Decimal], bool, str]) -> None:
    case, completion = _completion(plan)
    assert [step.percent for step in completion.steps] == list(range(MOST_COMPLETION + 1))
    for step in completion.steps:
        outcome = scoring.simulate(case, step.changes, couplings=plan[2], peers=Peers.read(plan[3]))
        assert (step.total, step.band, step.rank) == (outcome.total, outcome.band, outcome.rank)


def test_seen_from_a_day_on_it_is_the_way_of_the_rest_of_the_year() -> None:
    case = scoring.find_case("lam-dong-2026").seen(scoring.FromNow(date(2026, 10, 31)))
    changes = {"online_filing": Decimal(80), "on_time_settlement": Decimal("99.95")}
    completion = scoring.completion_of(case, changes)
    for step in completion.steps[::7]:
        assert step.total == scoring.simulate(case, step.changes).total
    assert completion.steps[0].total == case.baseline.total
    assert completion.whole.total == scoring.simulate(case, changes).total
    whole_year = scoring.completion_of(scoring.find_case("lam-dong-2026"), changes)
    assert case.baseline.total < completion.whole.total < whole_year.whole.total
    sure = dict.fromkeys(changes, scoring.Fulfilment(100, 100, 100))
    found = scoring.shortfall_of(case, changes, Decimal(64), sure, draws=20)
    assert found.low == found.high == completion.whole.total


@pytest.mark.parametrize("plan", PLANS, ids=[plan[0] for plan in PLANS])
def test_nothing_done_is_the_baseline_and_all_done_is_the_plan(
    plan: tuple[str, dict[str, Decimal], bool, str],
) -> None:
    case, completion = _completion(plan)
    assert completion.steps[0].total == case.baseline.total
    assert completion.steps[0].changes == {}
    assert completion.whole.changes == plan[1]
    assert completion.whole.held == ()


def test_half_the_way_lies_half_way_and_ends_at_a_bound() -> None:
    # Digitisation stands at 5.53 of 22 points, 25.1364 %: half way to 45 % is 35.0682 %, 7.72 points.
    case = scoring.find_case("binh-thuan-2023")
    half = scoring.completion_of(case, {"digitization": 45}).steps[50]
    assert half.changes == {"digitization": Decimal("35.0682")}
    assert half.total == Decimal("60.08") - Decimal("5.53") + Decimal("7.72")
    full = scoring.completion_of(case, {"digitization": 100, "progress": 90})
    assert full.steps[101].held == ("digitization",)
    assert full.steps[120].changes["digitization"] == 100
    assert scoring.completion_of(case, {"digitization": 0}).steps[120].changes == {"digitization": 0}


BINH_THUAN = {
    0: ("60.08", 54),
    50: ("63.53", 48),
    80: ("65.59", 45),
    100: ("66.96", 42),
    120: ("68.33", 41),
}
LAM_DONG = {0: ("63.24", 16), 50: ("64.88", 9), 100: ("65.44", 8), 120: ("65.67", 7)}
REUSED = {"online_filing": Decimal(80), "reuse_digitised_data": Decimal(60)}


@pytest.mark.parametrize(
    ("case", "changes", "golden"),
    [("binh-thuan-2023", DIGITAL, BINH_THUAN), ("lam-dong-2026", REUSED, LAM_DONG)],
)
def test_golden_completions(
    case: str, changes: dict[str, Decimal], golden: dict[int, tuple[str, int]]
) -> None:
    steps = scoring.completion_of(scoring.find_case(case), changes).steps
    assert {at: (str(steps[at].total), steps[at].rank.median) for at in golden} == golden


def test_how_much_of_a_plan_a_goal_needs() -> None:
    case = scoring.find_case("binh-thuan-2023")
    completion = scoring.completion_of(case, DIGITAL)
    needed = completion.first_at(Decimal(65))
    assert needed == 72
    assert completion.steps[needed - 1].total < 65 <= completion.steps[needed].total
    assert completion.first_at(case.baseline.total) == 0
    assert completion.first_at(Decimal(90)) is None
    assert completion.first_at(None) is None


def test_what_cannot_be_simulated_is_refused_alike() -> None:
    case = scoring.find_case("binh-thuan-2023")
    for changes, error in (
        ({"digitisation": 45}, UnknownLeverError),
        ({"digitization": 101}, LeverValueError),
        ({"digitization": 45, "e_result_issued": 50}, LeverConflictError),
    ):
        with pytest.raises(error):
            scoring.completion_of(case, changes)
        with pytest.raises(error):
            scoring.shortfall_of(case, changes, Decimal(70), draws=10)


@one_in(4)
@given(
    raised=st.dictionaries(
        st.sampled_from(["digitization", "online_payment", "progress"]),
        st.integers(9_500, 10_000).map(lambda number: Decimal(number) / 100),
    )
)
def test_more_of_a_plan_that_only_raises_never_brings_less(raised: dict[str, Decimal]) -> None:
    steps = scoring.completion_of(scoring.find_case("binh-thuan-2023"), raised).steps
    totals, ranks = [step.total for step in steps], [step.rank.median for step in steps]
    assert totals == sorted(totals)
    assert ranks == sorted(ranks, reverse=True)
