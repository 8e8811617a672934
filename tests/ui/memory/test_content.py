"""What a browser has stored comes from outside: it is read strictly, and what cannot be used is named."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.what_if.scenario import Scenario
from tests.ui.links.test_link_round_trip import scenarios
from ui.memory.content import (
    MOST_STORED,
    ComparedItem,
    Content,
    FieldsItem,
    GuessesItem,
    KeptItem,
    RoadMapItem,
    UnitsItem,
    WishItem,
    WorkItem,
    read_content,
    read_scenario,
    write_content,
    write_scenario,
)
from ui.words.texts import LANGUAGES, load_texts

SCENARIO = "v=1&case=binh-thuan-2023&digitization=45"
ITEM = {"mark": "0a1b2c3d", "name": "A", "scenario": SCENARIO}

EVERYTHING = Content(
    kept=(KeptItem(**ITEM),),
    compared=(ComparedItem(case="binh-thuan-2023", marks=["0a1b2c3d"], against="0a1b2c3d"),),
    units=(UnitsItem(case="binh-thuan-2023", language="vi", rows=[["A", "district", "1", "8,71", ""]]),),
    scope="all",
    guesses=GuessesItem(scenario=SCENARIO, totals=["65.5", "66"], ranks=[40]),
    wish=WishItem(
        case="binh-thuan-2023", asked={"goal": "total:70"}, mistyped={"digitization": {"weight": "x"}}
    ),
    work=WorkItem(units="Xã A; 1200; Ông B\nXã C; 1300"),
    road_maps=(
        RoadMapItem(
            case="binh-thuan-2023",
            from_now=False,
            parts={"milestones": "2026-06-30", "targets": "digitization:45"},
        ),
    ),
    fields=FieldsItem(case="binh-thuan-2023", entries={"digitization": "4x"}),
)


def _with(**parts: object) -> str:
    return json.dumps({"version": 1, **parts})


def test_what_is_written_is_read_back():
    assert read_content(write_content(EVERYTHING)) == EVERYTHING
    assert read_content(write_content(EVERYTHING)).problems == ()


def test_nothing_is_stored_as_nothing():
    assert write_content(Content()) == ""
    assert read_content("") == Content()


# Each stored text with the codes of what is said about it.
GALLERY = {
    "no json": ("{", ("text",)),
    "another kind of json": ("[]", ("text",)),
    "nested beyond reading": ("[" * 100_000, ("text",)),
    "too large": (" " * (MOST_STORED + 1), ("size",)),
    "no version": ("{}", ("version",)),
    "an older version": ('{"version":0}', ("version",)),
    "a newer version": ('{"version":2,"kept":[]}', ("version",)),
    "a version as text": ('{"version":"1"}', ("version",)),
    "an unknown part": (_with(secret=1), ("parts",)),
    "kept is no list": (_with(kept={}), ("kept",)),
    "too many kept": (_with(kept=[ITEM] * 61), ("kept",)),
    "a kept scenario without a name": (_with(kept=[{**ITEM, "name": ""}]), ("kept",)),
    "a name beyond all length": (_with(kept=[{**ITEM, "name": "x" * 61}]), ("kept",)),
    "a mark that is none": (_with(kept=[{**ITEM, "mark": "<b>"}]), ("kept",)),
    "one thing more": (_with(kept=[{**ITEM, "more": 1}]), ("kept",)),
    "a number for a name": (_with(kept=[{**ITEM, "name": 5}]), ("kept",)),
    "a province there is not": (_with(kept=[{**ITEM, "scenario": "case=atlantis-2023"}]), ("kept",)),
    "an indicator there is not": (_with(kept=[{**ITEM, "scenario": f"{SCENARIO}&x=1"}]), ("kept",)),
    "a value out of range": (_with(kept=[{**ITEM, "scenario": "digitization=450"}]), ("kept",)),
    "own data": (_with(kept=[{**ITEM, "scenario": f"{SCENARIO}&own=0a1b2c3d"}]), ("kept",)),
    "more fields than a link has": (
        _with(kept=[{**ITEM, "scenario": "&".join(f"a{n}=1" for n in range(200))}]),
        ("kept",),
    ),
    "five compared": (
        _with(compared=[{"case": "a", "marks": ["0a1b2c3d"] * 5, "against": None}]),
        ("compared",),
    ),
    "a row too short": (_with(units=[{"case": "a", "language": "vi", "rows": [["A"]]}]), ("units",)),
    "a language there is not": (_with(units=[{"case": "a", "language": "fr", "rows": []}]), ("units",)),
    "a scope there is not": (_with(scope="world"), ("units",)),
    "a rank of zero": (_with(guess={"scenario": SCENARIO, "total": None, "rank": 0}), ("guess",)),
    "a rank that is no number": (
        _with(guess={"scenario": SCENARIO, "total": None, "rank": True}),
        ("guess",),
    ),
    "more guesses than there can be": (
        _with(guesses={"scenario": SCENARIO, "totals": ["65"] * 31, "ranks": []}),
        ("guess",),
    ),
    "a guess that is a number": (
        _with(guesses={"scenario": SCENARIO, "totals": [65], "ranks": []}),
        ("guess",),
    ),
    "a wish that is none": (_with(wish="all"), ("wish",)),
    "a road map without parts": (_with(road_maps=[{"case": "a"}]), ("road_maps",)),
    "a road map in more parts than there are": (
        _with(
            road_maps=[{"case": "a", "from_now": False, "parts": {str(number): "" for number in range(5)}}]
        ),
        ("road_maps",),
    ),
    "too many road maps": (
        _with(road_maps=[{"case": "a", "from_now": False, "parts": {}}] * 13),
        ("road_maps",),
    ),
    "fields without a case": (_with(fields={"entries": {}}), ("fields",)),
    "a list of units beyond all length": (_with(work={"units": "x" * 30_001}), ("work",)),
    "a list of units that is none": (_with(work={"units": ["x"]}), ("work",)),
    "two parts at once": (_with(kept=1, wish=2), ("kept", "wish")),
}


@pytest.mark.parametrize("name", GALLERY)
def test_hostile_and_old_content_is_dropped_and_named(name: str):
    text, codes = GALLERY[name]
    found = read_content(text)
    assert found == Content()
    assert found.problems == codes
    for language in LANGUAGES:
        texts = load_texts(language)
        assert all(texts(f"memory.problem.{code}") for code in codes)


@pytest.mark.parametrize(
    ("total", "rank", "totals", "ranks"), [("65.5", None, ["65.5"], []), (None, 40, [], [40])]
)
def test_the_one_guess_an_older_visit_stored_is_a_guess_still(
    total: str | None, rank: int | None, totals: list[str], ranks: list[int]
):
    found = read_content(_with(guess={"scenario": SCENARIO, "total": total, "rank": rank}))
    assert found.guesses == GuessesItem(scenario=SCENARIO, totals=totals, ranks=ranks)
    assert found.problems == ()


def test_one_bad_item_takes_no_other_with_it():
    found = read_content(_with(kept=[{**ITEM, "name": 5}, ITEM], guess=1))
    assert found.kept == (KeptItem(**ITEM),)
    assert found.problems == ("kept", "guess")


def test_a_scenario_is_stored_without_language_and_data_version():
    scenario = Scenario(changes={"digitization": Decimal(45)}, couplings=False)
    text = write_scenario(scenario)
    assert read_scenario(text) == scenario
    assert "lang" not in text
    assert "data" not in text


@given(scenarios())
def test_a_stored_scenario_comes_back_equal_also_from_a_day_on(scenario: Scenario):
    assert read_scenario(write_scenario(scenario)) == scenario


@given(st.text(max_size=300) | st.recursive(st.integers() | st.text(max_size=9), st.lists).map(json.dumps))
def test_nothing_raises(text: str):
    assert isinstance(read_content(text), Content)
