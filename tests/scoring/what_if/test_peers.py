"""Other provinces that move: by points, at an observed pace, or as in another year."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import scoring
from scoring import Peers
from scoring.errors import PeersCaseError, PeersError
from scoring.rank.estimate import RankEstimator
from tests.examples import one_in
from tests.scoring.rank.small_leagues import league, row

CASE = scoring.load_case()
Shifts = st.integers(-3000, 3000).map(lambda cents: Decimal(cents).scaleb(-2))
Totals = st.integers(0, 10_000).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.mark.parametrize(
    "text",
    ["still", "shift:2.5", "shift:-3", "shift:2~0", "shift:-1.5~3.25", "pace:2022-2023", "field:2024"],
)
def test_an_assumption_is_read_as_it_is_written(text: str) -> None:
    assert str(Peers.read(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "stil",
        "shift:",
        "shift:31",
        "shift:2,5",
        "shift:1.234",
        "pace:2022",
        "field:24",
        "shift:nan",
        "shift:2~",
        "shift:2~-1",
        "shift:2~16",
        "shift:2~0.123",
        "still~1",
        "pace:2022-2023~1",
    ],
)
def test_what_is_no_assumption_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(PeersError, match=r"shift:2\.5.*-30 to 30.*pace:2022-2023"):
        Peers.read(text)


@pytest.mark.parametrize(
    ("year", "province", "peers"),
    [
        (2023, "Bình Thuận", "field:2023"),
        (2023, "Bình Thuận", "field:2025"),
        (2023, "Bình Thuận", "pace:2024-2025"),
        (2026, "Lâm Đồng", "pace:2022-2023"),
        (2026, "Lâm Đồng", "field:2025"),
    ],
)
def test_years_of_other_rules_or_another_number_of_provinces_are_refused(
    year: int, province: str, peers: str
) -> None:
    with pytest.raises(PeersCaseError, match="Allowed: still"):
        scoring.simulate(scoring.load_case(year, province), {}, peers=Peers.read(peers))


def test_choices_are_those_of_the_same_rules_and_number_of_provinces() -> None:
    assert [str(choice) for choice in scoring.peer_choices(CASE)] == [
        "still",
        "pace:2022-2023",
        "pace:2023-2024",
        "field:2022",
        "field:2024",
    ]
    assert scoring.peer_choices(scoring.load_case(2026, "Lâm Đồng")) == (Peers(),)


@pytest.mark.parametrize(
    ("years", "provinces", "mean", "lowest", "highest"),
    [((2022, 2023), 36, "16.98", "4.44", "30.74"), ((2023, 2024), 40, "6.56", "-3.15", "22.73")],
)
def test_a_pace_is_the_mean_of_the_provinces_known_in_both_years(
    years: tuple[int, int], provinces: int, mean: str, lowest: str, highest: str
) -> None:
    pace = scoring.pace_of(CASE, Peers("pace", years=years))
    assert (pace.start, pace.end, pace.provinces) == (*years, provinces)
    assert (pace.mean, pace.lowest, pace.highest) == (Decimal(mean), Decimal(lowest), Decimal(highest))


def test_a_pace_leaves_the_own_province_out() -> None:
    khanh_hoa = scoring.load_case(2023, "Khánh Hòa")
    assert scoring.pace_of(khanh_hoa, Peers("pace", years=(2022, 2023))).provinces == 35


def test_three_ranks_stay_apart() -> None:
    out = scoring.simulate(
        CASE, {"digitization": 60, "online_payment": 60}, peers=Peers("pace", years=(2023, 2024))
    )
    assert CASE.baseline.rank.median == 54
    assert out.rank.median < CASE.baseline.rank.median < out.unchanged_rank.median
    assert out.unchanged_rank.median == 60
    assert out.total == Decimal("70.26")


def test_the_assumption_names_years_and_number_of_provinces() -> None:
    out = scoring.simulate(CASE, {}, peers=Peers("pace", years=(2022, 2023)))
    assert "the 36 provinces known in both 2022 and 2023" in str(out.assumptions[0])
    codes = {assumption.code for assumption in out.assumptions}
    assert "peers_hold_still" not in codes
    other_year = scoring.simulate(CASE, {}, peers=Peers("field", years=(2022,)))
    assert other_year.assumptions[1].facts == {"year": 2022, "known": 36, "size": 63}


def test_nobody_rises_above_100_or_falls_below_0() -> None:
    up = scoring.field_of(CASE, Peers("shift", Decimal(30), spread=Decimal(0)))
    assert up.at(Decimal(100)).median == 1
    assert up.at(Decimal("99.99")).worst > 1
    assert up.at(Decimal("29.99")).best == 63
    down = scoring.field_of(CASE, Peers("shift", Decimal(-30), spread=Decimal(0)))
    assert down.at(Decimal("70.01")).worst == 1
    assert max(up.totals.values()) == 100
    assert min(down.totals.values()) >= 0
    assert all(0 <= b.low <= b.high <= 100 for b in (*up.brackets, *down.brackets))


def test_a_shift_of_all_alike_keeps_the_uncertainty_of_the_league() -> None:
    moved = scoring.field_of(CASE, Peers("shift", Decimal("2.5"), spread=Decimal(0)))
    assert moved.at(Decimal("69.46")) == CASE.ranks.at(Decimal("66.96"))
    assert moved.alike.at(Decimal("69.46")) == moved.at(Decimal("69.46"))


@pytest.mark.parametrize("text", ["shift:2", "shift:2~6", "pace:2022-2023", "pace:2023-2024"])
def test_each_province_moves_by_its_own_amount_so_the_range_is_wider(text: str) -> None:
    field = scoring.field_of(CASE, Peers.read(text))
    own, alike = field.at(Decimal("66.96")), field.alike.at(Decimal("66.96"))
    assert own.high - own.low > alike.high - alike.low
    assert own.best <= alike.best <= alike.low
    assert alike.high <= alike.worst <= own.worst


def test_a_wider_spread_widens_the_range() -> None:
    fields = [scoring.field_of(CASE, Peers("shift", Decimal(2), spread=Decimal(s))) for s in (0, 2, 5, 12)]
    widths = [rank.high - rank.low for rank in (field.at(Decimal(70)) for field in fields)]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    default = scoring.field_of(CASE, Peers.read("shift:2"))
    assert default.at(Decimal(70)) == scoring.field_of(CASE, Peers.read("shift:2~5.9")).at(Decimal(70))


def test_a_complete_league_is_open_where_its_provinces_move_each_their_own_way() -> None:
    case = scoring.load_case(2026, "Lâm Đồng")
    field = scoring.field_of(case, Peers.read("shift:2"))
    assert not field.at(case.baseline.total).is_exact
    assert field.alike.at(case.baseline.total).is_exact


def test_the_field_of_another_year_is_as_uncertain_as_that_league() -> None:
    # Of 2022, 36 of 63 totals are known, and Phú Yên's rank 61: many are unseen, also at the top.
    rank = scoring.field_of(CASE, Peers.read("field:2022")).at(Decimal("60.08"))
    assert rank.best < rank.median < rank.worst
    assert rank.high > rank.low


def test_ranks_only_get_better_as_the_total_grows_where_provinces_move() -> None:
    field = scoring.field_of(CASE, Peers.read("pace:2022-2023"))
    found = [field.at(Decimal(cents).scaleb(-2)) for cents in range(0, 10_001, 25)]
    for lower, higher in pairwise(found):
        for name in ("median", "low", "high", "best", "worst"):
            assert getattr(higher, name) <= getattr(lower, name)
    assert all(rank.best <= rank.low <= rank.median <= rank.high <= rank.worst for rank in found)


@given(Shifts, Shifts, Totals)
@one_in(5)
def test_moving_the_others_up_never_improves_the_rank(one: Decimal, other: Decimal, total: Decimal) -> None:
    low, high = (scoring.field_of(CASE, Peers("shift", d)).at(total) for d in sorted((one, other)))
    assert low.median <= high.median
    assert low.best <= high.best
    assert low.worst <= high.worst


@one_in(8)
@given(st.lists(st.integers(1, 9_999), min_size=3, max_size=8, unique=True), st.data())
def test_bounds_hold_where_the_own_total_is_not_published(cents: list[int], data: st.DataObject) -> None:
    cents = sorted(cents, reverse=True)
    own = data.draw(st.integers(0, len(cents) - 1))
    rows = [
        row(
            f"province {place}",
            Decimal(value).scaleb(-2),
            rank=data.draw(st.sampled_from([None, place + 1])),
        )
        for place, value in enumerate(cents)
        if place != own and data.draw(st.booleans())
    ]
    assume(rows)
    ranks = RankEstimator(league(rows, size=len(cents)), f"province {own}", None)
    assert ranks.conflicts == ()
    for total in (Decimal(data.draw(st.integers(0, 10_000))).scaleb(-2), Decimal(cents[own]).scaleb(-2)):
        true = 1 + sum(Decimal(value).scaleb(-2) > total for i, value in enumerate(cents) if i != own)
        rank = ranks.at(total)
        assert rank.best <= true <= rank.worst
        assert rank.best <= rank.low <= rank.median <= rank.high <= rank.worst
        assert sum(rank.probabilities) == pytest.approx(1)


def test_an_unknown_own_place_is_not_counted_among_the_others() -> None:
    # Of four provinces two are known; the own one is one of the two unknown, so one other is open.
    ranks = RankEstimator(league([row("A", "80"), row("B", "40")], size=4), "C", None)
    assert (ranks.at(Decimal(60)).best, ranks.at(Decimal(60)).worst) == (2, 3)
    assert ranks.at(Decimal(0)).worst == 4
