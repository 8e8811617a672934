"""Cases on own data: own counts change the baseline as they should, an own league ranks as published."""

import copy

import pytest

from scoring import find_case, list_cases, load_case, load_league, load_rules, simulate
from scoring.datafiles import DATA
from scoring.own_data import (
    LeagueFacts,
    OwnCounts,
    OwnDataError,
    OwnLeague,
    case_in_league,
    case_with_counts,
    provinces_of,
    read_own_counts,
    read_own_league,
)

COUNTS = b"indicator,numerator,denominator\ne_result_issued,300,1000\n"


def _counts(content: bytes = COUNTS) -> OwnCounts:
    value = read_own_counts(content, load_rules("portal_2022_2025"), "Bình Thuận").value
    assert value is not None
    return value


def _league(content: bytes, year: int = 2025, size: int | None = None) -> OwnLeague:
    reading = read_own_league(content, LeagueFacts.of_year(year, size))
    assert reading.value is not None, reading.errors
    return reading.value


def _renamed_2025() -> OwnLeague:
    """The league of 2025 with every name changed, so that nothing of it can be found elsewhere."""
    text = (DATA / "leagues" / "2025.csv").read_text(encoding="utf-8")
    for row in load_league(2025).rows:
        text = text.replace(f",{row.province},", f",Miền {row.province[::-1]},")
    return _league(text.encode())


def test_own_counts_change_the_baseline_as_with_counts_does() -> None:
    own = case_with_counts(load_case(), _counts())
    direct = load_case().with_counts({"e_result_issued": (300, 1000)})
    assert own.baseline == direct.baseline
    assert own.own == _counts().fingerprint
    assert own.id == f"binh-thuan-2023~{own.own}"


def test_the_published_case_and_the_list_of_cases_are_left_alone() -> None:
    before = copy.copy(load_case().baseline)
    listed = list_cases()
    own = case_with_counts(load_case(), _counts())
    simulate(own, {"e_result_issued": 60})
    case_in_league(_renamed_2025(), provinces_of(_renamed_2025())[0])
    assert load_case().baseline == before
    assert list_cases() is listed
    assert load_case().own is None
    with pytest.raises(ValueError, match="There is no case"):
        find_case(own.id)


def test_counts_that_contradict_the_groups_are_a_problem_like_any_other() -> None:
    own = _counts(b"indicator,numerator,denominator\npayment_dossier_online,60,100\n")
    with pytest.raises(OwnDataError) as caught:
        case_with_counts(load_case(), own)
    assert caught.value.problem.code == "contradiction"
    assert "Bình Thuận 2023" in str(caught.value)
    assert "published with 3.49 points" in str(caught.value)


def test_a_renamed_copy_of_2025_gives_the_same_ranks_and_totals() -> None:
    own = _renamed_2025()
    assert provinces_of(own) == tuple(row.province for row in own.league.rows)
    for row in load_league(2025).rows:
        published, copied = load_case(2025, row.province), case_in_league(own, f"Miền {row.province[::-1]}")
        assert copied.baseline.rank == published.baseline.rank
        assert copied.baseline.total == published.baseline.total
        assert copied.baseline.points == published.baseline.points
        assert {group.basis for group in copied.baseline.groups.values()} == {"own"}


def test_scenarios_on_a_renamed_copy_rank_the_same() -> None:
    own = case_in_league(_renamed_2025(), "Miền gnồĐ mâL")
    published = load_case(2025, "Lâm Đồng")
    for percent in (0, 60, 100):
        ours, theirs = (simulate(case, {"digitization": percent}) for case in (own, published))
        assert (ours.total, ours.rank, ours.change) == (theirs.total, theirs.rank, theirs.change)


def test_a_complete_own_league_has_derived_averages_and_a_partial_one_none() -> None:
    own = case_in_league(_renamed_2025(), "Miền gnồĐ mâL")
    published = load_case(2025, "Lâm Đồng")
    assert {k: a.points for k, a in own.averages.items()} == {
        k: a.points for k, a in published.averages.items()
    }
    head, first, *_ = (DATA / "leagues" / "2025.csv").read_bytes().splitlines(keepends=True)
    assert case_in_league(_league(head + first), "Bắc Ninh").averages == {}


def test_published_groups_are_ranked_among_own_totals() -> None:
    own = _league("Tỉnh;Tổng điểm\nBình Thuận;60,08\nCà Mau;89,64\nHuế;50\n".encode(), 2023, size=3)
    case = case_in_league(own, "Bình Thuận")
    assert case.baseline.rank.is_exact
    assert case.baseline.rank.median == 2
    assert case.baseline.points == load_case().baseline.points
    assert case.detail == "announced"


def test_a_total_that_is_not_that_of_the_published_groups_is_refused() -> None:
    own = _league("Tỉnh;Tổng điểm\nBình Thuận;61\nCà Mau;89,64\n".encode(), 2023)
    with pytest.raises(OwnDataError) as caught:
        case_in_league(own, "Bình Thuận")
    assert caught.value.problem.code == "total_differs"
    assert "61.00 in the file, but its published groups add up to 60.08" in str(caught.value)


def test_a_province_without_groups_is_no_case() -> None:
    own = _league("Tỉnh;Tổng điểm\nLâm Đồng;61\nHuế;50\n".encode(), 2030)
    assert provinces_of(own) == ()
    with pytest.raises(OwnDataError) as caught:
        case_in_league(own, "Huế")
    assert caught.value.problem.code == "province_absent"


@pytest.mark.parametrize(
    ("year", "size", "vintage"),
    [
        (2019, 63, "portal_2022_2025"),
        (2024, 63, "portal_2022_2025"),
        (2025, 34, "portal_2022_2025"),
        (2027, 34, "portal_2026"),
    ],
)
def test_the_facts_of_a_year_are_what_was_in_force_then(year: int, size: int, vintage: str) -> None:
    facts = LeagueFacts.of_year(year)
    assert (facts.size, facts.vintage) == (size, vintage)


@pytest.mark.parametrize(
    ("year", "size", "code"),
    [(1999, 63, "year"), (2101, 63, "year"), (2025, 0, "size"), (2025, 101, "size")],
)
def test_facts_that_cannot_be_are_refused(year: int, size: int, code: str) -> None:
    with pytest.raises(OwnDataError) as caught:
        LeagueFacts(year, size, "portal_2026")
    assert caught.value.problem.code == code
