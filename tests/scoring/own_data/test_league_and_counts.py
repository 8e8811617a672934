"""An own league and own counts as one case: groups or totals of the league, indicators by the counts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring import find_case, load_rules, simulate
from scoring.case.counts import load_counts
from scoring.own_data import (
    LeagueAndCounts,
    LeagueFacts,
    OwnCounts,
    OwnDataError,
    OwnLeague,
    own_fingerprint,
    published_id,
    read_own_counts,
    read_own_league,
)
from scoring.rules import Rules

RULES: Rules = load_rules("portal_2026")
GROUPS = "Tỉnh;CKMB;TDGQ;CLGQ;TTTT;MDSH;MDHL;Tổng điểm\n"
# No league of 2030 is published, so nothing but the files tells anything.
YEAR = 2030


def _league(text: str) -> OwnLeague:
    # As many provinces as there are rows: every rank is then certain, and none has to be estimated.
    facts = LeagueFacts.of_year(YEAR, text.count("\n") - 1, "portal_2026")
    value = read_own_league(text.encode(), facts).value
    assert value is not None
    return value


def _counts(given: dict[str, tuple[int, int]], province: str = "Lâm Đồng") -> OwnCounts:
    rows = "".join(f"{name};{a};{b}\n" for name, (a, b) in given.items())
    content = f"indicator;numerator;denominator\n{rows}".encode()
    value = read_own_counts(content, RULES, province, year=YEAR).value
    assert value is not None
    return value


def _all_counts(share: int = 50) -> dict[str, tuple[int, int]]:
    return dict.fromkeys(RULES.indicators, (share, 100))


def test_a_province_has_the_groups_of_the_league_and_its_counts_below_them() -> None:
    own = _league(f"{GROUPS}Lâm Đồng;12;19;8;6;9;12;66\nHuế;12;18;8;6;9;12;65\n")
    both = LeagueAndCounts(own, _counts({"on_time_settlement": (950, 1000)}), "Lâm Đồng")
    case = both.case("Lâm Đồng")
    assert case.baseline.total == Decimal(66)
    item = case.baseline.indicators["on_time_settlement"]
    assert (item.basis, item.counts, item.points) == ("own", (950, 1000), Decimal("19.00"))
    assert case.baseline.indicators["dossier_digitised"].basis == "estimated"
    # The other provinces of the league are there too, on the same data.
    other = both.case("Huế")
    assert other.baseline.indicators["on_time_settlement"].counts is None
    assert {own_fingerprint(case.id), own_fingerprint(other.id), case.own} == {both.fingerprint}
    assert published_id(case.id) == "lam-dong-2030"
    assert both.fingerprint not in (own.fingerprint, both.counts.fingerprint)
    assert simulate(case, {"on_time_settlement": 100}).total == Decimal(67)


def test_counts_by_month_end_on_their_day_below_the_league_s_groups() -> None:
    own = _league(f"{GROUPS}Lâm Đồng;12;19;8;6;9;12;66\nHuế;12;18;8;6;9;12;65\n")
    rows = "T1;on_time_settlement;450;500\nT2;on_time_settlement;500;500\nT3;on_time_settlement;;600\n"
    content = f"Tháng;indicator;numerator;denominator\n{rows}".encode()
    counts = read_own_counts(content, RULES, "Lâm Đồng", year=YEAR).value
    assert counts is not None
    case = LeagueAndCounts(own, counts, "Lâm Đồng").case("Lâm Đồng")
    assert (case.baseline.total, case.period.end) == (Decimal(66), date(YEAR, 2, 28))
    assert case.is_running
    assert [*case.rest_of_year.per_day] == ["on_time_settlement"]
    contradicting = replace(counts, counts={"on_time_settlement": (500, 1000)})
    with pytest.raises(OwnDataError):
        LeagueAndCounts(own, contradicting, "Lâm Đồng").case("Lâm Đồng")


def test_counts_of_every_indicator_make_a_case_of_a_total_alone() -> None:
    counts = _counts(_all_counts())
    alone = LeagueAndCounts(_league("Tỉnh;Tổng điểm\nHuế;65\n"), counts, "Huế")
    total = alone.total_by_counts
    assert total is not None
    both = LeagueAndCounts(_league(f"Tỉnh;Tổng điểm\nLâm Đồng;{total}\nHuế;65\n"), counts, "Lâm Đồng")
    assert both.provinces == ("Lâm Đồng",)
    case = both.case("Lâm Đồng")
    assert case.baseline.total == total
    assert case.baseline.groups["progress"].points == Decimal("10.00")
    assert {item.counts for item in case.baseline.indicators.values()} == {(50, 100)}
    assert both.case("Lâm Đồng").baseline.rank.size == 2


def test_a_total_that_is_not_what_the_counts_come_to_is_refused() -> None:
    both = LeagueAndCounts(_league("Tỉnh;Tổng điểm\nLâm Đồng;80\n"), _counts(_all_counts()), "Lâm Đồng")
    with pytest.raises(OwnDataError) as caught:
        both.case("Lâm Đồng")
    assert caught.value.problem.code == "total_counted"
    assert f"80.00 in the league; from its counts it comes to {both.total_by_counts}" in str(caught.value)


def test_counts_that_the_league_s_groups_contradict_are_refused() -> None:
    own = _league(f"{GROUPS}Lâm Đồng;12;19;8;6;9;12;66\n")
    both = LeagueAndCounts(own, _counts({"on_time_settlement": (5, 10)}), "Lâm Đồng")
    with pytest.raises(OwnDataError) as caught:
        both.case("Lâm Đồng")
    assert caught.value.problem.code == "contradiction"


def test_without_groups_and_enough_counts_there_is_no_case() -> None:
    both = LeagueAndCounts(
        _league("Tỉnh;Tổng điểm\nLâm Đồng;66\n"), _counts({"on_time_settlement": (5, 10)}), "Lâm Đồng"
    )
    assert both.provinces == ()
    with pytest.raises(OwnDataError):
        both.case("Lâm Đồng")


def test_the_published_league_with_the_published_counts_is_the_published_case() -> None:
    case = find_case("lam-dong-2026")
    row = case.league.row("Lâm Đồng")
    assert row is not None
    groups = ";".join(str(row.points(name)) for name in RULES.groups)
    facts = LeagueFacts.of_year(2026, 1)
    read = read_own_league(f"{GROUPS}Lâm Đồng;{groups};{row.total}\n".encode(), facts).value
    assert read is not None
    official = {n: r.counts for n, r in load_counts(2026)["Lâm Đồng"].items() if r.counts is not None}
    both = LeagueAndCounts(read, _counts(official), "Lâm Đồng").case("Lâm Đồng")
    assert both.baseline.total == case.baseline.total
    for name in official:
        assert both.baseline.indicators[name].points == case.baseline.indicators[name].points


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Năm;Tỉnh;Tổng điểm\nNăm 2025;Huế;60\n", ["year_differs"]),
        ("Năm;Tỉnh;Tổng điểm\n2030;Huế;60\n", []),
        ("Năm;Tỉnh;Tổng điểm\nx;Huế;60\n", []),
    ],
)
def test_another_year_in_the_table_is_said(text: str, said: list[str]) -> None:
    reading = read_own_league(text.encode(), LeagueFacts.of_year(YEAR, 1))
    assert [problem.code for problem in reading.warnings] == said
    assert reading.value is not None


def test_another_year_in_counts_is_said() -> None:
    content = "Năm;indicator;numerator;denominator\n2025;e_result_issued;1;2\n".encode()
    reading = read_own_counts(content, RULES, "Huế", year=YEAR)
    assert "says 2025, and the table is read as of 2030" in str(reading.warnings[0])
