"""Numbers as read and as typed, in both languages."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.what_if.positions import POSITIONS, percent_at
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language
from ui.words.typed_values import read_percent

TRUE_MINUS = "\u2212"
EN_DASH = "\u2013"


@pytest.mark.parametrize(
    ("shown", "vi", "en"),
    [
        (lambda lang: numbers.points(Decimal("60.08"), lang), "60,08", "60.08"),
        (lambda lang: numbers.points(Decimal(100), lang), "100,00", "100.00"),
        (lambda lang: numbers.points(0.1, lang), "0,10", "0.10"),
        (lambda lang: numbers.points(Fraction(1, 3), lang), "0,33", "0.33"),
        (lambda lang: numbers.maximum(Decimal(22), lang), "22", "22"),
        (lambda lang: numbers.maximum(Decimal("74.50"), lang), "74,5", "74.5"),
        (lambda lang: numbers.whole(516496, lang), "516.496", "516,496"),
        (lambda lang: numbers.whole(1234567, lang), "1.234.567", "1,234,567"),
        (lambda lang: numbers.typed_percent(Decimal(45), lang), "45,0", "45.0"),
        (lambda lang: numbers.typed_percent(Decimal("74.44"), lang), "74,44", "74.44"),
        (lambda lang: numbers.date(dt.date(2023, 1, 5), lang), "05/01/2023", "5 January 2023"),
    ],
)
def test_vietnamese_has_a_decimal_comma_and_english_a_point(shown, vi: str, en: str):
    assert (shown("vi"), shown("en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi"),
    [
        ("6.88", "+6,88"),
        ("-0.5", f"{TRUE_MINUS}0,50"),
        ("0", "0,00"),
        ("-39.92", f"{TRUE_MINUS}39,92"),
    ],
)
def test_a_change_has_its_sign_and_a_true_minus(value: str, vi: str):
    assert numbers.change(Decimal(value), "vi") == vi
    assert numbers.change(Decimal(value), "en") == vi.replace(",", ".")


@pytest.mark.parametrize(
    ("shown", "vi"),
    [
        (lambda lang: numbers.percent(Decimal("25.1"), lang), "25,1"),
        (lambda lang: numbers.percent(Decimal(45), lang), "45,0"),
        (lambda lang: numbers.percent(Decimal("74.776"), lang, decimals=2), "74,78"),
        (lambda lang: numbers.percent(Decimal(80), lang, decimals=0), "80"),
        (lambda lang: numbers.short_percent(Decimal("45.00"), lang), "45"),
        (lambda lang: numbers.short_percent(Decimal("45.50"), lang), "45,5"),
        (lambda lang: numbers.short_percent(Decimal("74.44"), lang), "74,44"),
        (lambda lang: numbers.short_percent(Decimal(0), lang), "0"),
    ],
)
def test_a_percent_sign_follows_its_number_without_a_space(shown, vi: str):
    assert shown("vi") == f"{vi}%"
    assert shown("en") == f"{vi.replace(',', '.')}%"


def test_a_range_of_ranks_has_an_en_dash_and_one_rank_none():
    assert numbers.rank_range(39, 44) == f"39{EN_DASH}44"
    assert numbers.rank_range(16, 16) == "16"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tenth_is_read_as_it_was_written(language: Language):
    tenths = [Decimal(tenth) / 10 for tenth in range(1001)]
    assert [read_percent(numbers.typed_percent(percent, language)) for percent in tenths] == tenths


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lever_s_positions_can_be_typed_as_they_are_shown(language: Language):
    percents = [percent_at(position) for position in range(POSITIONS)]
    assert percents == [Decimal(tenth) / 10 for tenth in range(1001)]
    assert [read_percent(numbers.percent(percent, language)) for percent in percents] == percents


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("45", "45"),
        ("45,5", "45.5"),
        ("45.5", "45.5"),
        ("45,55", "45.55"),
        ("45.5%", "45.5"),
        ("45,5%", "45.5"),
        ("45%", "45"),
        (" 45 ", "45"),
        ("0", "0"),
        ("007", "7"),
        ("100", "100"),
        ("100,00%", "100"),
    ],
)
def test_a_percentage_may_be_typed_as_people_write_it(text: str, percent: str):
    assert read_percent(text) == Decimal(percent)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "%",
        "abc",
        "101",
        "100,01",
        "-1",
        f"{TRUE_MINUS}1",
        "+45",
        "1e2",
        "45,555",
        "45,",
        ",5",
        "4 5",
        "1.000,5",
        "٤٥",
        "４５",
        "4%5",
        "%45",
        "45%%",
        "45 % %",
        "NaN",
        "1_0",
        "45\n46",
    ],
)
def test_what_is_not_a_percentage_is_refused(text: str):
    assert read_percent(text) is None
