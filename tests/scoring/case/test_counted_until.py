"""Own counts that end on a day of their own: points, total and rank follow, and so does the year's rest."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Case, find_case, simulate
from scoring.case.from_now import FromNow
from scoring.errors import FromNowError, ReconciliationError

CASE = find_case("lam-dong-2026")
PUBLISHED = {name: item.counts for name, item in CASE.baseline.indicators.items() if item.counts}
TO = date(2026, 11, 30)


def test_the_same_counts_are_the_same_points_on_another_day() -> None:
    own = CASE.counted_until(PUBLISHED, TO)
    assert (own.baseline.total, own.baseline.rank) == (CASE.baseline.total, CASE.baseline.rank)
    assert {n: (g.points, g.basis) for n, g in own.baseline.groups.items()} == {
        n: (g.points, g.basis) for n, g in CASE.baseline.groups.items()
    }
    assert own.period.end == TO
    assert CASE.period.end == date(2026, 10, 10)


def test_points_total_and_rank_follow_counts_of_another_day() -> None:
    """Golden: 20 x 0.9 = 18.00 in place of 16.88 (436022 of 516496), so 63.24 becomes 64.36."""
    own = CASE.counted_until({"on_time_settlement": (900_000, 1_000_000)}, TO)
    assert own.baseline.groups["progress"].points == Decimal("18.00")
    assert own.baseline.basis_of("progress") == "own"
    assert own.baseline.total == Decimal("64.36")
    # The complete league ranks it: as many are ahead as have more.
    ahead = sum(row.total > Decimal("64.36") for row in CASE.league.rows if row.total is not None)
    assert own.baseline.rank.median == own.baseline.rank.worst == 1 + ahead
    row = own.league.row("Lâm Đồng")
    assert row is not None
    assert (row.total, row.rank, row.basis) == (Decimal("64.36"), None, "own")
    assert CASE.league.row("Lâm Đồng") != row


def test_on_the_league_s_own_day_published_points_must_agree() -> None:
    counts = {"on_time_settlement": (900_000, 1_000_000)}
    with pytest.raises(ReconciliationError):
        CASE.counted_until(counts, CASE.league.end)


def test_estimates_keep_their_ratio_and_are_multiplied_by_own_counts() -> None:
    """Golden: of 4.93 for filing, every dossier synchronised, half are left with half of them: 2.465."""
    own = CASE.counted_until({"dossier_sync": (1, 2)}, TO)
    filing, before = own.baseline.indicators["online_filing"], CASE.baseline.indicators["online_filing"]
    assert (filing.share, filing.points) == (before.share, Decimal("2.47"))
    assert own.baseline.groups["online_service"].points == Decimal("9.86") - Decimal("2.46")
    assert own.baseline.groups["transparency"].points == Decimal("5.00")


@given(done=st.integers(0, 1000), synced=st.integers(1, 1000), day=st.integers(0, 364))
def test_a_scenario_without_changes_is_the_baseline(done: int, synced: int, day: int) -> None:
    counts = {"on_time_settlement": (done, 1000), "dossier_sync": (synced, 1000)}
    to = date.fromordinal(date(2026, 1, 1).toordinal() + day)
    if to == CASE.league.end:
        return
    own = CASE.counted_until(counts, to)
    assert simulate(own, {}).total == own.baseline.total
    if own.is_running:
        seen = own.seen(own.rest_of_year)
        assert simulate(seen, {}).total == own.baseline.total


def test_the_rest_of_the_year_starts_where_own_counts_end() -> None:
    """Golden: 31 days of December at 100 dossiers a day, all on time: (9000 + 3100) of (10000 + 3100)."""
    expected = {"on_time_settlement": Decimal(100)}
    own = CASE.counted_until({"on_time_settlement": (9000, 10_000)}, TO, expected)
    assert own.is_running
    assert own.rest_of_year == FromNow(TO, per_day=expected)
    best = simulate(own.seen(own.rest_of_year), {"on_time_settlement": 100}, couplings=False)
    assert Fraction(12_100, 13_100) * 20 == Fraction(2420, 131)
    assert best.points["progress"] == Decimal("18.47")
    assert best.change == Decimal("0.47")


def test_a_result_says_where_own_counts_end_on_another_day_than_the_others() -> None:
    for to, says in ((TO, True), (CASE.league.end, False)):
        codes = {item.code for item in simulate(CASE.counted_until(PUBLISHED, to), {}).assumptions}
        assert ("own_until" in codes) is says
    assert "own_until" not in {item.code for item in simulate(CASE, {}).assumptions}


def test_a_published_case_goes_on_from_its_league_s_last_day() -> None:
    assert CASE.rest_of_year == FromNow(CASE.league.end)


def test_counts_of_the_whole_year_leave_nothing_to_come() -> None:
    assert not CASE.counted_until(PUBLISHED, date(2026, 12, 31)).is_running


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_day_of_another_year_is_refused(day: date) -> None:
    with pytest.raises(FromNowError, match="lies outside 2026-01-01 to 2026-12-31"):
        CASE.counted_until(PUBLISHED, day)


@pytest.mark.parametrize("name", ["lam-dong-2025", "binh-thuan-2023"])
def test_an_estimated_group_follows_what_is_counted_of_it(name: str) -> None:
    case: Case = find_case(name)
    item = case.baseline.indicators["e_result_issued"]
    own = case.counted_until({"e_result_issued": (1, 2)}, date(case.year, 9, 30))
    change = own.baseline.points["e_result_issued"] - item.counted
    assert own.baseline.points["digitization"] == case.baseline.points["digitization"] + change
    assert own.baseline.total == case.baseline.total + change
    assert own.baseline.rank.best <= own.baseline.rank.median <= own.baseline.rank.worst
