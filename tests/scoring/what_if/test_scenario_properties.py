"""What holds for every scenario on every kind of case."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from tests.examples import one_in
from tests.scoring.what_if.scenarios import ALL_CASES, RULES, case_named, changes, percents

every_case = pytest.mark.parametrize("name", ALL_CASES)


def _content(outcome: scoring.Outcome) -> tuple[Any, ...]:
    return (
        outcome.total,
        dict(outcome.points),
        dict(outcome.shares),
        outcome.contributions,
        outcome.changes,
        tuple(map(str, outcome.assumptions)),
    )


@every_case
@one_in(5)
@given(changed=changes(), couplings=st.booleans())
def test_points_stay_between_zero_and_the_maximum(
    name: str, changed: dict[str, Decimal], couplings: bool
) -> None:
    outcome = scoring.simulate(case_named(name), changed, couplings=couplings)
    assert 0 <= outcome.total <= 100
    for group in RULES.groups.values():
        assert 0 <= outcome.points[group.id] <= group.maximum
    for indicator, share in outcome.shares.items():
        assert share is None or 0 <= share <= 1
        assert 0 <= outcome.points[indicator] <= RULES.indicators[indicator].maximum


@every_case
@one_in(5)
@given(changed=changes(), couplings=st.booleans())
def test_the_six_groups_are_the_total(name: str, changed: dict[str, Decimal], couplings: bool) -> None:
    outcome = scoring.simulate(case_named(name), changed, couplings=couplings)
    assert sum(outcome.points[group] for group in RULES.groups) == outcome.total
    assert outcome.change == outcome.total - case_named(name).baseline.total


@every_case
@one_in(5)
@given(data=st.data(), changed=changes(at_least=1), couplings=st.booleans())
def test_raising_a_lever_never_loses_points(
    name: str, data: st.DataObject, changed: dict[str, Decimal], couplings: bool
) -> None:
    lever = data.draw(st.sampled_from(sorted(changed)))
    low, high = sorted([changed[lever], data.draw(percents())])
    case = case_named(name)
    lower = scoring.simulate(case, {**changed, lever: low}, couplings=couplings)
    higher = scoring.simulate(case, {**changed, lever: high}, couplings=couplings)
    for group in RULES.groups:
        assert lower.points[group] <= higher.points[group]
    assert lower.rank.median >= higher.rank.median


@every_case
@one_in(5)
@given(data=st.data(), changed=changes(at_least=1))
def test_the_order_of_the_changes_does_not_matter(
    name: str, data: st.DataObject, changed: dict[str, Decimal]
) -> None:
    shuffled = dict(data.draw(st.permutations(list(changed.items()))))
    case = case_named(name)
    assert _content(scoring.simulate(case, shuffled)) == _content(scoring.simulate(case, changed))


@every_case
@one_in(5)
@given(changed=changes(), couplings=st.booleans())
def test_contributions_add_up_to_the_change_of_every_group_exactly(
    name: str, changed: dict[str, Decimal], couplings: bool
) -> None:
    case = case_named(name)
    outcome = scoring.simulate(case, changed, couplings=couplings)
    assert sum(c.points for c in outcome.contributions) == outcome.change
    assert {c.cause for c in outcome.contributions} <= set(changed)
    for group in RULES.groups.values():
        members = {group.id, *group.indicators}
        gained = sum(c.points for c in outcome.contributions if c.target in members)
        assert gained == outcome.points[group.id] - case.baseline.groups[group.id].points


@every_case
@one_in(6)
@given(changed=changes())
def test_without_couplings_only_the_named_levers_move(name: str, changed: dict[str, Decimal]) -> None:
    case = case_named(name)
    outcome = scoring.simulate(case, changed, couplings=False)
    assert {c.kind for c in outcome.contributions} <= {"direct"}
    assert outcome.coupled_change == 0
    moved = {*changed, *(["on_time_settlement"] if "progress" in changed else [])}
    for indicator, points in outcome.points.items():
        if indicator in RULES.indicators and indicator not in moved:
            assert points == case.baseline.points[indicator]


@every_case
@one_in(6)
@given(rows=st.lists(changes(), min_size=1, max_size=6), couplings=st.booleans())
def test_many_scenarios_at_once_agree_with_one_at_a_time_to_the_cent(
    name: str, rows: list[dict[str, Decimal]], couplings: bool
) -> None:
    case = case_named(name)
    levers = scoring.lever_ids(case.rules)
    table = [[float(row.get(lever, "nan")) for lever in levers] for row in rows]
    totals = scoring.score_many(case, table, couplings=couplings)
    one_by_one = [scoring.simulate(case, row, couplings=couplings).total for row in rows]
    assert totals.tolist() == [float(total) for total in one_by_one]


@pytest.mark.parametrize("couplings", [True, False])
def test_every_indicator_at_its_baseline_share_changes_nothing(couplings: bool) -> None:
    for reference in scoring.list_cases():
        case = scoring.find_case(reference.id)
        shares = {
            name: 100 * item.share
            for name, item in case.baseline.indicators.items()
            if item.share is not None
        }
        outcome = scoring.simulate(case, shares, couplings=couplings)
        assert (case.id, dict(outcome.points)) == (case.id, dict(case.baseline.points))
        assert outcome.change == 0
        assert {c.points for c in outcome.contributions} <= {Decimal(0)}


@every_case
def test_a_single_indicator_at_its_baseline_share_changes_nothing(name: str) -> None:
    case = case_named(name)
    for indicator, item in case.baseline.indicators.items():
        if item.share is not None:
            outcome = scoring.simulate(case, {indicator: 100 * item.share})
            assert (indicator, outcome.change) == (indicator, 0)


@every_case
def test_no_change_at_all_is_the_baseline(name: str) -> None:
    case = case_named(name)
    outcome = scoring.simulate(case, {})
    assert dict(outcome.points) == dict(case.baseline.points)
    assert (outcome.total, outcome.change) == (case.baseline.total, 0)
    assert outcome.contributions == ()
