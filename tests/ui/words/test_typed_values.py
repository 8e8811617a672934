"""What is typed for a lever: percentages and units in every way people write them, nothing guessed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import counts_of, find_case, percent_of_units, units_needed
from scoring.frozen import FrozenMap
from scoring.what_if.scenario import Scenario
from ui.exports import scenario_file
from ui.links.read import read_link
from ui.links.write import write_link
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language, load_texts
from ui.words.typed_values import (
    TYPED_LENGTH,
    UNIT_KINDS,
    Refusal,
    Typed,
    noun,
    read,
    read_day,
    read_decimal,
    read_percent,
    read_whole,
    refused,
)

CASE = find_case("lam-dong-2026")
LEVER = "on_time_settlement"
NOW, OF = counts_of(CASE, LEVER) or (0, 0)


@given(units=st.integers(0, OF), language=st.sampled_from(LANGUAGES), plain=st.booleans())
def test_units_are_read_as_they_are_written_in_either_language(units: int, language: Language, plain: bool):
    written = str(units) if plain else numbers.whole(units, language)
    found = read(f"{written} {noun('dossiers', units, load_texts(language))}", CASE, LEVER)
    assert found == Typed(
        percent_of_units(CASE, LEVER, units).percent, percent_of_units(CASE, LEVER, units)
    )


@given(wanted=st.integers(0, OF), language=st.sampled_from(LANGUAGES))
def test_a_sign_counts_from_the_baseline(wanted: int, language: Language):
    sign = "+" if wanted >= NOW else numbers.MINUS
    found = read(f"{sign}{numbers.whole(abs(wanted - NOW), language)} hs", CASE, LEVER)
    assert isinstance(found, Typed)
    assert found.units == percent_of_units(CASE, LEVER, wanted)


@given(text=st.text(max_size=TYPED_LENGTH))
def test_any_text_is_read_or_refused_with_words_in_both_languages(text: str):
    found = read(text, CASE, LEVER)
    if isinstance(found, Typed):
        assert 0 <= found.percent <= 100
    else:
        said = {refused(found, "X", CASE, LEVER, load_texts(language)) for language in LANGUAGES}
        assert len(said) == 2
        assert all("{" not in words for words in said)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("+5", "which"),
        ("8420", "which"),
        ("101", "which"),
        ("+8420%", "number"),
        ("45% hồ sơ", "number"),
        ("5 thủ tục", "unit"),
        ("5 complaints", "unit"),
        ("8.42 hs", "whole"),
        ("84.20.000 hs", "whole"),
        ("8.420,000 hs", "whole"),
        ("516497 hs", "range"),
        ("+80475 hs", "range"),
        ("-436023 hs", "range"),
        ("８420 hs", "number"),
        ("=1+1", "number"),
        ("", "number"),
    ],
)
def test_what_cannot_be_used_is_told_apart(text: str, code: str):
    assert read(text, CASE, LEVER) == Refusal(code)


def test_a_plain_number_up_to_a_hundred_is_a_percentage_as_ever():
    assert read("45,5", CASE, LEVER) == Typed(Decimal("45.5"))


def test_a_unit_without_counts_is_refused_as_such():
    assert read("+5 hồ sơ", CASE, "digitization") == Refusal("no_counts")
    assert read("+5 hồ sơ", find_case("binh-thuan-2023"), LEVER) == Refusal("no_counts")


def test_every_kind_of_unit_of_the_rules_has_words():
    assert {rule.counted for rule in CASE.rules.indicators.values()} == set(UNIT_KINDS)


@pytest.mark.parametrize(
    ("text", "most", "number"),
    [
        ("45", 100, "45"),
        (" 45,5 ", 100, "45.5"),
        ("45.50", 100, "45.50"),
        ("030", 100, "30"),
        ("30", Decimal(30), "30"),
        ("100,00", 100, "100.00"),
    ],
)
def test_a_decimal_is_read_with_comma_or_point(text: str, most: Decimal | int, number: str):
    assert read_decimal(text, most) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("", 100),
        ("45,", 100),
        (",5", 100),
        ("45,555", 100),
        ("1.000,5", 100),
        ("100,01", 100),
        ("0045", 100),
        ("030", Decimal(30)),
        ("-1", 100),
        ("4 5", 100),
        ("٤٥", 100),
    ],
)
def test_what_is_no_decimal_or_too_large_is_none(text: str, most: Decimal | int):
    assert read_decimal(text, most) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("40", 40),
        (" 63 ", 63),
        ("1", 1),
        *((text, None) for text in ("40,5", "40.0", "405", "64", "0", "-3", "4e1", "4 0", "٤٠", "040", "")),
    ],
)
def test_a_whole_number_is_read_or_refused_as_a_whole(text: str, number: int | None):
    assert read_whole(text, range(1, 64)) == number


@pytest.mark.parametrize("text", ["1" + " " * 500_000 + "x", "a" + "\u0301\u0323" * 200_000, "4" * 500_000])
def test_text_longer_than_any_value_is_refused_unread(text: str):
    assert read(text, find_case("binh-thuan-2023"), "digitization") == Refusal("number")
    assert read_percent(text) is None
    assert read_whole(text, range(1, 64)) is None


@pytest.mark.parametrize("units", range(48))
def test_few_units_stay_as_many_through_link_and_file(units: int):
    found = find_case("lam-dong-2026")
    items = found.baseline.indicators
    counted = FrozenMap({**items, "petition_on_time": replace(items["petition_on_time"], counts=(0, 47))})
    case = replace(found, baseline=replace(found.baseline, indicators=counted))
    typed = read(f"{units} PAKN", case, "petition_on_time")
    assert isinstance(typed, Typed)
    scenario = Scenario(case.id, {"petition_on_time": typed.percent})
    by_link = read_link({key: [text] for key, text in write_link(scenario, "vi").items()}, lambda _: case)
    by_file = scenario_file.read(scenario_file.write(scenario, "x"), lambda _: case)
    for opened in (scenario, by_link.scenario, by_file.scenario):
        assert units_needed(case, "petition_on_time", opened.changes["petition_on_time"]).needed == units


@pytest.mark.parametrize("text", ["30/6/2026", "30/06/2026", " 30.6.2026 ", "30-06-2026", "2026-06-30"])
def test_a_day_is_read_as_people_write_it(text: str):
    assert read_day(text) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    ["", "30/6", "31/6/2026", "30/6-2026", "6/30/2026", "30/6/26", "30/6/1999", "٣٠/6/2026", "x" * 9_000],
)
def test_what_is_no_day_is_none(text: str):
    assert read_day(text) is None
