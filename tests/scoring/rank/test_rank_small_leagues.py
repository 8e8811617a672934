"""Hard bounds never exclude the truth: complete leagues are made up, parts of them are hidden."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import League
from scoring.rank.bounds import HardBounds
from scoring.rank.estimate import RankEstimator
from scoring.rank.facts import Published
from tests.examples import one_in
from tests.scoring.rank.small_leagues import league, row

Cents = st.integers(100, 10_000)


@dataclass(frozen=True)
class World:
    """The true totals, best first; the place of the province under study; and what is published."""

    totals: list[Decimal]
    own: int
    published: League

    def true_rank(self, total: Decimal) -> int:
        others = self.totals[: self.own] + self.totals[self.own + 1 :]
        return 1 + sum(other > total for other in others)


@st.composite
def worlds(draw: st.DrawFn, *, rounded: bool = False, ranked_only: bool = False) -> World:
    """All totals differ; each other province shows its total, its rank, both or nothing."""
    cents = sorted(draw(st.lists(Cents, min_size=2, max_size=8, unique=True)), reverse=True)
    own = draw(st.integers(0, len(cents) - 1))
    rows = []
    for place, value in enumerate(cents):
        shows_total = place == own or draw(st.booleans())
        shows_rank = draw(st.booleans()) and (shows_total or ranked_only)
        off = draw(st.integers(-50, 50)) if rounded and place != own and shows_total else 0
        if shows_total or shows_rank:
            rows.append(
                row(
                    f"province {place}",
                    Decimal(value + off).scaleb(-2) if shows_total else None,
                    rank=place + 1 if shows_rank else None,
                    tolerance=Decimal("0.5") if off else None,
                )
            )
    totals = [Decimal(value).scaleb(-2) for value in cents]
    return World(totals, own, league(rows, size=len(cents)))


def _assert_bounds_hold(world: World, total: Decimal) -> None:
    facts = (world.published, f"province {world.own}", world.totals[world.own])
    assert Published(*facts).conflicts == ()
    bounds = HardBounds(*facts, unused=())
    for at in (total, *world.totals, Decimal(0), Decimal(100)):
        best, worst = bounds.at(at)
        assert best <= world.true_rank(at) <= worst


@given(st.one_of(worlds(), worlds(rounded=True), worlds(ranked_only=True)), Cents)
@one_in(5)
def test_the_estimate_stays_inside_the_bounds(world: World, cents: int) -> None:
    ranks = RankEstimator(world.published, f"province {world.own}", world.totals[world.own])
    for at in (Decimal(cents).scaleb(-2), *world.totals, Decimal(0), Decimal(100)):
        rank = ranks.at(at)
        assert (rank.best, rank.worst) == ranks.bounds.at(at)
        assert rank.best <= rank.low <= rank.median <= rank.high <= rank.worst
        assert sum(rank.probabilities) == pytest.approx(1)


@given(worlds(), Cents)
def test_bounds_hold_where_totals_are_exact_or_missing(world: World, cents: int) -> None:
    _assert_bounds_hold(world, Decimal(cents).scaleb(-2))


@given(worlds(rounded=True), Cents)
def test_bounds_hold_where_totals_are_rounded(world: World, cents: int) -> None:
    _assert_bounds_hold(world, Decimal(cents).scaleb(-2))


@given(worlds(ranked_only=True), Cents)
def test_bounds_hold_where_only_ranks_are_published(world: World, cents: int) -> None:
    _assert_bounds_hold(world, Decimal(cents).scaleb(-2))


@pytest.mark.parametrize("rank", [1, 3, 5])
def test_a_lone_published_rank_is_exact_at_its_own_total(rank: int) -> None:
    lone = league([row("A", "60.00", rank=rank)], size=5)
    estimate = RankEstimator(lone, "A", Decimal("60.00")).at(Decimal("60.00"))
    assert (estimate.best, estimate.median, estimate.worst) == (rank, rank, rank)


def test_a_lone_total_without_a_rank_may_stand_anywhere() -> None:
    lone = league([row("A", "60.00")], size=5)
    estimate = RankEstimator(lone, "A", Decimal("60.00")).at(Decimal("60.00"))
    assert (estimate.best, estimate.worst) == (1, 5)


def test_a_rank_that_the_totals_rule_out_is_reported_and_not_used() -> None:
    rows = [row("A", "90"), row("B", "80"), row("C", "70", rank=2), row("D", "60")]
    ranks = RankEstimator(league(rows, size=5), "D", Decimal(60))
    # Two known provinces are above C and one below it: rank 3 or 4 of 5.
    assert [(c.province, c.rank, c.best, c.worst) for c in ranks.conflicts] == [("C", 2, 3, 4)]
    trusting = RankEstimator(league([*rows[:2], row("C", "70"), rows[3]], size=5), "D", Decimal(60))
    assert ranks.at(Decimal(75)).probabilities == trusting.at(Decimal(75)).probabilities
