"""A wrong change is refused with its key, its value and what is allowed; nothing else ever leaks out."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

import scoring
from scoring.errors import (
    LeverConflictError,
    LeverValueError,
    UnknownCaseError,
    UnknownLeagueError,
    UnknownLeverError,
)


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("digitisation", "digitization"),
        ("e_result", "e_result_issued"),
        ("dossier_digitized", "dossier_digitised"),
    ],
)
def test_an_unknown_lever_is_named_with_the_closest_ones(key: str, suggestion: str) -> None:
    with pytest.raises(UnknownLeverError) as caught:
        scoring.simulate(scoring.load_case(), {key: 50})
    assert f"'{key}' is neither a group nor an indicator" in str(caught.value)
    assert suggestion in str(caught.value)


@pytest.mark.parametrize(
    "key", ["", "total", "DIGITIZATION", "số hóa", pytest.param("x" * 10_000, id="long"), 7, None]
)
def test_anything_else_as_a_lever_is_refused_with_a_readable_message(key: object) -> None:
    with pytest.raises(UnknownLeverError) as caught:
        scoring.simulate(scoring.load_case(), {key: 50})
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "value",
    [
        -0.1,
        100.1,
        -1,
        101,
        1e300,
        float("nan"),
        float("inf"),
        float("-inf"),
        True,
        False,
        "45",
        "45%",
        "",
        None,
        [45],
        45 + 0j,
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("100.0000000000000000000000000001"),
        Fraction(-1, 10**40),
        np.float64("nan"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("key", ["digitization", "e_result_issued", "on_time_settlement"])
def test_a_value_that_is_no_percentage_is_named_with_what_is_allowed(key: str, value: object) -> None:
    with pytest.raises(LeverValueError) as caught:
        scoring.simulate(scoring.load_case(), {key: value})
    assert f"'{key}' cannot be set to {value!r}"[:60] in str(caught.value)
    assert "a number from 0 to 100" in str(caught.value)


@pytest.mark.parametrize("value", [10**5_000, Fraction(10**5_000), Decimal("1e5000")], ids=type)
def test_a_huge_number_is_refused_like_any_other(value: object) -> None:
    with pytest.raises(LeverValueError, match=r"'digitization'.*from 0 to 100"):
        scoring.simulate(scoring.load_case(), {"digitization": value})


@pytest.mark.parametrize(
    "value", [45, 45.0, Decimal(45), Decimal("45.00"), Fraction(45), np.float64(45)], ids=repr
)
def test_every_kind_of_number_means_the_same_percentage(value: scoring.Percent) -> None:
    outcome = scoring.simulate(scoring.load_case(), {"digitization": value})
    assert outcome.points["digitization"] == Decimal("9.90")
    assert outcome.changes == {"digitization": Decimal(45)}


@pytest.mark.parametrize("value", [0, 0.0, -0.0, 100, 100.0])
def test_the_ends_of_the_range_are_allowed(value: float) -> None:
    outcome = scoring.simulate(scoring.load_case(), {"digitization": value})
    assert outcome.points["digitization"] == Decimal(22) * int(value) / 100


@pytest.mark.parametrize("group", ["transparency", "progress", "digitization", "satisfaction"])
def test_a_group_and_its_own_indicator_together_are_refused_naming_both(group: str) -> None:
    case = scoring.load_case()
    for indicator in case.rules.groups[group].indicators:
        for changes in ({group: 50, indicator: 50}, {indicator: 50, group: 50}):
            with pytest.raises(LeverConflictError) as caught:
                scoring.simulate(case, changes)
            assert f"'{group}'" in str(caught.value)
            assert f"'{indicator}'" in str(caught.value)
            assert "Keep one of the two" in str(caught.value)


def test_a_group_and_an_indicator_of_another_group_go_together() -> None:
    outcome = scoring.simulate(scoring.load_case(), {"digitization": 45, "online_filing": 50})
    assert set(outcome.changes) == {"digitization", "online_filing"}


@pytest.mark.parametrize(
    ("year", "province", "expected"),
    [
        (2023, "Bình Thuậ", r"'binh-thua-2023'.*binh-thuan-2023"),
        (2024, "Bình Thuận", r"'binh-thuan-2024'.*binh-thuan-2023"),
        (2026, "Bình Thuận", r"'binh-thuan-2026'.*binh-thuan-2023"),
        (2023, "", r"'2023'"),
    ],
)
def test_an_unknown_case_is_named_with_the_closest_ones(year: int, province: str, expected: str) -> None:
    with pytest.raises(UnknownCaseError, match=expected):
        scoring.load_case(year, province)


def test_an_unknown_league_is_named_with_the_years_there_are() -> None:
    with pytest.raises(UnknownLeagueError, match=r"2021.*2022, 2023, 2024, 2025, 2026"):
        scoring.load_league(2021)


def _all_errors(base: type[scoring.ScoringError]) -> list[type[scoring.ScoringError]]:
    return [error for found in base.__subclasses__() for error in (found, *_all_errors(found))]


def test_every_error_is_a_scoring_error_and_a_value_error_with_its_own_code() -> None:
    errors = _all_errors(scoring.ScoringError)
    assert issubclass(scoring.ScoringError, ValueError)
    assert len(errors) > 8
    assert len({error.code for error in errors} | {"scoring"}) == len(errors) + 1
    assert all(error.__doc__ and "Facts:" in error.__doc__ for error in errors)


def test_an_error_carries_its_facts_for_other_languages() -> None:
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.simulate(scoring.load_case(), {"digitization": 101})
    assert caught.value.code == "lever_value"
    assert caught.value.facts == {"key": "digitization", "value": "101"}
