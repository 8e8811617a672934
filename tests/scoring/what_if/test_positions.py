"""Tables behind a live view: what they say at a position is what ``simulate`` says there, to the cent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import pytest

import scoring
from scoring.errors import LeverConflictError, LeverValueError, UnknownLeverError
from scoring.rounding import from_cents, to_cents
from scoring.rules import TOTAL_POINTS
from scoring.what_if.peers import Field, Peers, field_of
from scoring.what_if.positions import (
    POSITIONS,
    LeverTable,
    baseline_position,
    lever_tables,
    percent_at,
    rank_steps,
    rest_of,
)
from scoring.what_if.scenario import Scenario
from tests.scoring.what_if.scenarios import FROM_NOW, OWN_COUNTS, UNSCORED, case_named

# Cases of three levels of detail; the last is scored from counts, so all its couplings act on them.
CASES = ("binh-thuan-2023", "lam-dong-2025", "lam-dong-2026")

# What the other levers are at.
NOTHING: dict[str, Decimal] = {}
OTHERS = {"online_payment": Decimal(60), "e_result_issued": Decimal("72.35"), "dossier_sync": Decimal(40)}
ON_TIME = {"on_time_settlement": Decimal("88.5"), "digitization": Decimal(45)}

# Every one of them in some case, and one in all.
CASES_AND_CHANGES = [
    pytest.param("binh-thuan-2023", NOTHING, id="binh-thuan-2023-nothing"),
    pytest.param("lam-dong-2026", ON_TIME, id="lam-dong-2026-on_time"),
    *(pytest.param(name, OTHERS, id=f"{name}-others") for name in CASES),
]

# Both ends and their neighbours, thresholds, halves, and positions between.
SAMPLE = sorted({0, 1, 2, 498, 500, 502, 799, 800, 801, 900, 998, 999, 1000, *range(7, POSITIONS, 83)})

# Steps between what ``make test`` looks at. Halves of a cent come back after so many positions or cents
# as divide a power of ten: steps without a common divisor with it meet every one of them.
POSITIONS_APART = 21
CENTS_APART = 17

FIELDS = (
    ("binh-thuan-2023", "still"),
    ("binh-thuan-2023", "shift:2.5"),
    ("binh-thuan-2023", "shift:-30"),
    ("binh-thuan-2023", "pace:2023-2024"),
    ("binh-thuan-2023", "field:2024"),
    ("lam-dong-2025", "still"),
    ("lam-dong-2026", "shift:30"),
)


def _levers(case: scoring.Case) -> Sequence[str]:
    return scoring.lever_ids(case.rules)


def _expect_as_simulated(
    case: scoring.Case,
    changes: dict[str, Decimal],
    table: LeverTable,
    positions: Iterable[int],
    *,
    couplings: bool = True,
) -> None:
    """Compare a table with ``simulate`` of the scenario a hand would make at each of some positions."""
    scenario = Scenario(case.id, changes)
    for position in positions:
        percent = None if position == table.gain.baseline else percent_at(position)
        there = scenario.with_change(case.rules, table.lever, percent)
        outcome = scoring.simulate(case, there.changes, couplings=couplings)
        place = (case.id, changes, table.lever, position)
        assert (place, int(table.totals[position])) == (place, to_cents(outcome.total))
        own = outcome.points.get(table.lever)
        assert own is not None
        assert (place, int(table.gain.own[position])) == (place, to_cents(own))


def _expect_the_unset(case: scoring.Case, changes: dict[str, Decimal], table: LeverTable) -> None:
    unset = Scenario(case.id, changes).with_change(case.rules, table.lever, None)
    outcome = scoring.simulate(case, unset.changes)
    assert table.unset_total == to_cents(outcome.total)
    assert table.gain.unset_own == to_cents(outcome.points[table.lever])


@pytest.mark.parametrize(("name", "changes"), CASES_AND_CHANGES)
def test_a_table_says_what_simulate_says(name: str, changes: dict[str, Decimal]) -> None:
    case = case_named(name)
    for table in lever_tables(case, changes, _levers(case)):
        assert table.totals.shape == table.gain.own.shape == (POSITIONS,)
        positions = {*SAMPLE} if table.gain.baseline is None else {*SAMPLE, table.gain.baseline}
        _expect_as_simulated(case, changes, table, positions)
        _expect_the_unset(case, changes, table)


@pytest.mark.parametrize(
    "apart",
    [
        pytest.param(POSITIONS_APART, id="spread", marks=pytest.mark.slow),
        pytest.param(1, id="every", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("name", CASES)
def test_positions_of_every_lever_say_what_simulate_says(name: str, apart: int) -> None:
    case = case_named(name)
    for table in lever_tables(case, OTHERS, _levers(case)):
        _expect_as_simulated(case, OTHERS, table, range(0, POSITIONS, apart))


@pytest.mark.parametrize("name", [OWN_COUNTS, UNSCORED, FROM_NOW])
def test_own_counts_what_has_no_score_and_a_year_under_way_are_no_exception(name: str) -> None:
    case = case_named(name)
    for table in lever_tables(case, NOTHING, _levers(case)):
        outcomes = [
            scoring.simulate(case, {table.lever: percent_at(position)})
            for position in SAMPLE
            if position != table.gain.baseline
        ]
        found = [int(table.totals[position]) for position in SAMPLE if position != table.gain.baseline]
        assert found == [to_cents(outcome.total) for outcome in outcomes]


def test_a_lever_without_a_score_has_no_place_at_the_baseline() -> None:
    assert baseline_position(case_named(UNSCORED), "dossier_digitised") is None
    (table,) = lever_tables(case_named(UNSCORED), NOTHING, ["dossier_digitised"])
    assert table.gain.baseline is None


@pytest.mark.parametrize("name", CASES)
def test_the_rest_is_what_no_position_of_the_lever_moves(name: str) -> None:
    # Groups set beside indicators of other groups: whoever sets a lever drops those it excludes.
    case = case_named(name)
    for changes in (
        NOTHING,
        OTHERS,
        ON_TIME,
        {"online_service": Decimal(50), "on_time_settlement": Decimal(95)},
    ):
        outcome = scoring.simulate(case, changes)
        for lever in _levers(case):
            there = Scenario(case.id, changes).with_change(case.rules, lever, Decimal("33.3"))
            moved = scoring.simulate(case, there.changes)
            assert rest_of(moved, lever) == rest_of(outcome, lever)


@pytest.mark.parametrize("name", CASES)
def test_without_couplings_levers_move_alone(name: str) -> None:
    case = case_named(name)
    for table in lever_tables(case, OTHERS, _levers(case), couplings=False):
        _expect_as_simulated(case, OTHERS, table, SAMPLE[::4], couplings=False)


def test_the_baseline_is_where_the_lever_is_shown_and_means_not_being_set() -> None:
    case = scoring.load_case()
    (table,) = lever_tables(case, NOTHING, ["digitization"])
    # 5.53 of 22 points are 25.136 %: shown as 25.1 %, which set would be worth 5.52.
    assert (table.gain.baseline, int(table.totals[251]), int(table.gain.own[251])) == (251, 6008, 553)
    assert [int(table.totals[position]) for position in (250, 252)] == [6005, 6009]


def test_figures_of_a_table_worked_out_by_hand() -> None:
    (table,) = lever_tables(scoring.load_case(), {"online_payment": Decimal(60)}, ["digitization"])
    # 60.08 - 3.49 + 6.00 = 62.59; and 22 x 45 % = 9.90 in place of 5.53.
    assert (table.unset_total, int(table.totals[450]), int(table.gain.own[450])) == (6259, 6696, 990)
    assert (int(table.totals[1000]), int(table.gain.own[1000])) == (6259 - 553 + 2200, 2200)


def test_tables_do_not_depend_on_which_are_asked_for_together() -> None:
    case = case_named("lam-dong-2026")
    (alone,) = lever_tables(case, OTHERS, ["dossier_digitised"])
    together = {table.lever: table for table in lever_tables(case, OTHERS, _levers(case))}
    assert (alone.totals == together["dossier_digitised"].totals).all()
    assert (alone.gain.own == together["dossier_digitised"].gain.own).all()


def test_what_cannot_be_asked_for_is_refused() -> None:
    case = scoring.load_case()
    with pytest.raises(UnknownLeverError, match="digitisation"):
        lever_tables(case, NOTHING, ["digitisation"])
    with pytest.raises(UnknownLeverError, match="nothing"):
        lever_tables(case, {"nothing": Decimal(1)}, ["digitization"])
    with pytest.raises(LeverValueError, match="online_payment"):
        lever_tables(case, {"online_payment": Decimal(101)}, ["digitization"])
    with pytest.raises(LeverConflictError, match="e_result_issued"):
        lever_tables(
            case,
            {"digitization": Decimal(1), "e_result_issued": Decimal(1)},
            ["online_payment"],
        )


def _shown(rank: scoring.RankEstimate) -> tuple[int, ...]:
    return rank.median, rank.low, rank.high, rank.best, rank.worst


def _expect_as_ranked(field: Field, lowest: int, highest: int, apart: int = 1) -> None:
    """Compare steps with the field's own ranks around every step, and in between so many cents apart."""
    steps = list(rank_steps(field, from_cents(lowest), from_cents(highest)))
    starts = [step.start for step in steps]
    assert starts[0] == lowest
    assert starts == sorted({*starts})
    shown = [_shown(step.rank) for step in steps]
    assert all(before != after for before, after in pairwise(shown))
    around = {start + off for start in starts for off in (-1, 0) if start + off >= lowest}
    for cents in sorted({*around, *range(lowest, highest + 1, apart), highest}):
        place = bisect_right(starts, cents) - 1
        assert (cents, shown[place]) == (cents, _shown(field.at(from_cents(cents))))


@pytest.mark.parametrize(("name", "peers"), FIELDS)
def test_rank_steps_say_what_the_field_says_around_today(name: str, peers: str) -> None:
    case = case_named(name)
    today = to_cents(case.baseline.total)
    _expect_as_ranked(field_of(case, Peers.read(peers)), today - 150, today + 150)


@pytest.mark.parametrize(
    "apart",
    [
        pytest.param(CENTS_APART, id="spread", marks=pytest.mark.slow),
        pytest.param(1, id="every", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize(("name", "peers"), FIELDS)
def test_rank_steps_say_what_the_field_says_from_end_to_end(name: str, peers: str, apart: int) -> None:
    _expect_as_ranked(field_of(case_named(name), Peers.read(peers)), 0, TOTAL_POINTS * 100, apart)


@pytest.mark.parametrize(("name", "peers"), FIELDS)
def test_a_rank_looked_up_is_the_one_simulate_gives(name: str, peers: str) -> None:
    case, assumed = case_named(name), Peers.read(peers)
    steps = rank_steps(field_of(case, assumed), Decimal(0), Decimal(TOTAL_POINTS))
    (table,) = lever_tables(case, OTHERS, ["digitization"])
    for position in SAMPLE:
        changes = Scenario(case.id, OTHERS).with_change(case.rules, "digitization", percent_at(position))
        outcome = scoring.simulate(case, changes.changes, peers=assumed)
        found = [step for step in steps if step.start <= table.totals[position]][-1]
        assert (position, _shown(found.rank)) == (position, _shown(outcome.rank))


def test_a_stretch_without_a_change_of_rank_is_one_step() -> None:
    field = field_of(scoring.load_case(), Peers())
    steps = rank_steps(field, Decimal("60.08"), Decimal("60.08"))
    assert [(step.start, step.rank.median) for step in steps] == [(6008, 54)]
