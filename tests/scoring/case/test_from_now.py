"""A case seen from a day on: the year's end to the cent, and what cannot be seen so."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Case, find_case, simulate
from scoring.case.from_now import FromNow
from scoring.errors import FromNowError, GroupFromNowError
from scoring.rounding import round_half_up
from scoring.what_if.many import score_many
from tests.scoring.what_if.scenarios import percents, without_score

DAY, LAST = date(2026, 10, 10), date(2026, 12, 31)
CASE = find_case("lam-dong-2026")
SEEN = CASE.seen(FromNow(DAY))
OTHER = find_case("dong-thap-2026")
COUNTS = {"online_filing": (400, 1000)}


def _events(case: Case) -> list[str]:
    return [name for name, rule in case.rules.indicators.items() if rule.measures == "events"]


def _year_end(case: Case, indicator: str, percent: Decimal, rest: Fraction) -> Fraction:
    counts = case.baseline.indicators[indicator].counts
    assert counts is not None
    done, so_far = counts
    return (done + rest * Fraction(percent) / 100) / (so_far + rest)


@pytest.mark.parametrize(
    ("case", "percent", "total", "rank"),
    [
        (CASE, "100", "64.18", 10),
        (CASE, "97.2", "64.02", 11),
        (CASE, "0", "58.19", 31),
        (OTHER, "100", "69.42", 1),
    ],
)
def test_the_best_on_time_share_that_a_year_can_still_end_with(
    case: Case, percent: str, total: str, rank: int
) -> None:
    """Golden: 82 of 365 days are left, at the pace of the 283 before."""
    outcome = simulate(case.seen(FromNow(DAY)), {"on_time_settlement": Decimal(percent)})
    counts = case.baseline.indicators["on_time_settlement"].counts
    assert counts is not None
    rest = Fraction(counts[1] * 82, 283)
    ratio = _year_end(case, "on_time_settlement", Decimal(percent), rest)
    assert outcome.points["progress"] == round_half_up(ratio * 20)
    assert (outcome.total, outcome.rank.median) == (Decimal(total), rank)


def test_about_88_percent_is_the_most_that_lam_dong_can_still_settle_on_time() -> None:
    rule = SEEN.rules.indicators["on_time_settlement"]
    assert round(float(rule.whole(Fraction(1))) * 100, 2) == 87.92
    assert rule.full_at is not None
    assert rule.full_at > 1


def test_own_counts_are_seen_from_their_own_day_on() -> None:
    own = CASE.with_counts(COUNTS)
    seen = own.seen(FromNow(date(2026, 11, 30), counted_to=date(2026, 11, 30)))
    rest = Fraction(1000 * 31, 334)
    ratio = (400 + rest / 4) / (1000 + rest)
    outcome = simulate(seen, {"online_filing": 25})
    # Six points are reached at 50 %; every dossier is synchronised.
    assert outcome.points["online_filing"] == round_half_up(6 * ratio * 2)


def test_days_between_the_figures_and_the_day_go_on_as_before() -> None:
    later = CASE.seen(FromNow(date(2026, 11, 30)))
    settled = later.rules.indicators["on_time_settlement"].so_far
    assert settled is not None
    assert settled.to_come == Fraction(31, 365)
    assert simulate(later, {}).total == CASE.baseline.total


def test_what_is_to_come_can_be_given() -> None:
    half = CASE.seen(FromNow(DAY, pace=Decimal(50)))
    given_ = CASE.seen(FromNow(DAY, per_day={"on_time_settlement": Decimal("1000.5")}))
    counts = CASE.baseline.indicators["on_time_settlement"].counts
    assert counts is not None
    for seen, rest in (
        (half, Fraction(counts[1] * 82, 2 * 283)),
        (given_, Fraction("1000.5") * 82),
    ):
        expected = _year_end(CASE, "on_time_settlement", Decimal(100), rest)
        assert seen.rules.indicators["on_time_settlement"].whole(Fraction(1)) == expected


@given(day=st.integers(0, 82), pace=st.integers(0, 10_000), own=st.integers(0, 100_000))
def test_going_on_as_so_far_leaves_every_ratio_where_it_is(day: int, pace: int, own: int) -> None:
    from_now = FromNow(
        date.fromordinal(DAY.toordinal() + day),
        pace=Decimal(pace).scaleb(-1),
        per_day={"petition_on_time": Decimal(own).scaleb(-1)},
    )
    seen = CASE.seen(from_now)
    for name, item in CASE.baseline.indicators.items():
        assert item.share is not None
        assert seen.rules.indicators[name].whole(item.share) == item.share
    kept = {name: item.share * 100 for name, item in CASE.baseline.indicators.items() if item.share}
    outcome = simulate(seen, kept)
    assert outcome.total == CASE.baseline.total


@given(rates=st.lists(percents(), min_size=21, max_size=21))
def test_with_nothing_to_come_only_states_move(rates: list[Decimal]) -> None:
    names = _events(CASE)
    for seen in (CASE.seen(FromNow(LAST)), CASE.seen(FromNow(DAY, pace=Decimal(0)))):
        outcome = simulate(seen, dict(zip(names, rates, strict=False)))
        assert outcome.total == CASE.baseline.total


@given(
    drawn=st.lists(st.dictionaries(st.sampled_from(list(CASE.rules.indicators)), percents()), min_size=1),
    couplings=st.booleans(),
)
def test_many_at_once_are_what_each_is_alone(drawn: list[dict[str, Decimal]], couplings: bool) -> None:
    for seen in (SEEN, CASE.seen(FromNow(date(2026, 11, 3), per_day={"dossier_sync": Decimal("7.3")}))):
        keys = list(CASE.rules.indicators)
        table = [[float(changes[key]) if key in changes else None for key in keys] for changes in drawn]
        totals = score_many(seen, table, keys=keys, couplings=couplings)
        for changes, total in zip(drawn, totals, strict=True):
            assert simulate(seen, changes, couplings=couplings).total == Decimal(f"{total:.2f}")


def test_an_indicator_without_a_score_so_far_has_nothing_behind_it() -> None:
    seen = without_score(CASE, "dossier_digitised").seen(FromNow(DAY))
    assert simulate(seen, {"dossier_digitised": 50}).points["dossier_digitised"] == Decimal("2.00")


def test_assumptions_name_what_the_rest_of_the_year_rests_on() -> None:
    seen = CASE.seen(FromNow(date(2026, 11, 1), per_day={"petition_on_time": Decimal(2)}))
    moved = {"petition_on_time": 90, "online_filing": 60, "payment_procedure_enabled": 50}
    codes = [item.code for item in simulate(seen, moved).assumptions]
    assert codes.count("from_now") == 1
    expected = {
        "from_now_carried",
        "from_now_open",
        "from_now_per_day",
        "from_now_by_days",
        "from_now_state",
        "measures_uncertain",
    }
    assert expected <= set(codes)
    assert not {code for code in (item.code for item in simulate(CASE, moved).assumptions) if "now" in code}


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ({"day": date(2026, 10, 9)}, "lies outside 2026-10-10 to 2026-12-31"),
        ({"day": date(2027, 1, 1)}, "lies outside"),
        ({"day": DAY, "pace": Decimal("-1")}, "no pace from 0 to 1000"),
        ({"day": DAY, "pace": Decimal("50.25")}, "at most one decimal"),
        ({"day": DAY, "pace": Decimal("NaN")}, "no pace"),
        ({"day": DAY, "per_day": {"on_time_settlement": Decimal("1e9")}}, "no pace from 0 to 100000"),
        ({"day": DAY, "per_day": {"progress": Decimal(5)}}, "no indicator that counts events"),
        ({"day": DAY, "per_day": {"publish_content_complete": Decimal(5)}}, "counts events"),
        ({"day": DAY, "counted_to": date(2026, 11, 1)}, "later than"),
    ],
)
def test_what_cannot_be_meant_is_refused(given_: dict[str, Any], says: str) -> None:
    with pytest.raises(FromNowError, match=says):
        CASE.seen(FromNow(**given_))


@pytest.mark.parametrize("name", ["binh-thuan-2023", "lam-dong-2025"])
def test_a_year_that_is_over_or_has_no_counts_cannot_be_seen_so(name: str) -> None:
    case = find_case(name)
    assert not case.is_running
    with pytest.raises(FromNowError, match="its year is over"):
        case.seen(FromNow(date(case.year, 12, 1)))


def test_a_group_of_several_has_no_lever_from_now_on() -> None:
    with pytest.raises(GroupFromNowError, match="Set the indicators instead"):
        simulate(SEEN, {"digitization": 50})
    assert simulate(SEEN, {"progress": 100}).total == simulate(SEEN, {"on_time_settlement": 100}).total
