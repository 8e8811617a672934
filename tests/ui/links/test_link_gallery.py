from collections import Counter
from decimal import Decimal

import pytest

from scoring import find_case
from scoring.what_if.scenario import Scenario
from tests.ui.links.bad_links import BadLink, load_gallery, opened
from ui.links.read import read_link
from ui.words.texts import Language


@pytest.mark.parametrize(("link", "language"), opened(), ids=lambda part: getattr(part, "name", part))
def test_bad_parts_are_named_and_the_rest_is_kept(link: BadLink, language: Language):
    read = read_link(link.parameters_in(language), find_case)
    assert Counter(problem.code for problem in read.problems) == link.problems
    assert read.scenario == link.scenario
    assert read.language == language


def test_every_kind_of_problem_is_in_the_gallery():
    shown = {code for link in load_gallery() for code in link.problems}
    assert shown >= {
        "unknown",
        "value",
        "repeated",
        "conflict",
        "case",
        "case_changes",
        "version",
        "data",
        "language",
        "couplings",
        "too_many",
        "peers",
        "peers_case",
        "name",
        "against",
        "goal",
        "goal_case",
        "option",
        "planned",
        "limit",
        "limits",
        "weight",
        "step",
        "packed",
        "road_days",
        "road_lever",
        "road_repeated",
        "road_count",
        "road_percent",
        "road_conflict",
        "road_no_target",
        "road_no_targets",
        "road_task",
        "road_deadline",
        "road_text",
        "now",
        "now_case",
        "now_outside",
        "now_needed",
        "now_changes",
        "group_from_now",
        "pace",
        "per_day",
        "per_day_of",
        "counted_to",
    }


def test_what_is_named_is_cut_to_a_readable_length():
    read = read_link({"k" * 500: ["v" * 500], "digitization": ["9" * 500]}, find_case)
    lengths = [len(part) for problem in read.problems for part in (problem.key, problem.value)]
    assert len(read.problems) == 2
    assert max(lengths) == 40


def test_streamlit_s_own_parameters_are_not_a_problem():
    read = read_link(
        {"embed": ["true"], "embed_options": ["dark_theme"], "digitization": ["45"]}, find_case
    )
    assert read.problems == ()
    assert list(read.scenario.changes) == ["digitization"]


@pytest.mark.parametrize("others", [60, 900])
def test_what_the_levers_depend_on_is_read_however_much_stands_before_it(others: int):
    unknown = {f"k{number}": ["1"] for number in range(others)}
    levers = {"online_payment": ["60"]}
    said = {"case": ["nguyen-2023"], "couplings": ["off"], "peers": ["shift:2"], "lang": ["en"]}
    read = read_link({**levers, **unknown, **said}, find_case)
    assert [problem.key for problem in read.problems if problem.code == "case"] == ["case"]
    assert read.scenario == Scenario()
    read = read_link({**levers, **unknown, **said, "case": ["lam-dong-2026"]}, find_case)
    assert (read.scenario.case, read.scenario.couplings, read.language) == ("lam-dong-2026", False, "en")
    assert str(read.scenario.peers) == "shift:2"
    assert read.scenario.changes == {"online_payment": Decimal(60)}
    assert [problem.value for problem in read.problems if problem.code == "too_many"] == [str(others + 5)]
    newer = read_link({**levers, **unknown, "v": ["9"]}, find_case)
    assert [problem.code for problem in newer.problems] == ["too_many", "version"]
    assert newer.scenario == Scenario()
    own = read_link({**levers, **unknown, "own": ["0123abcd"]}, find_case)
    assert own.needs == "0123abcd"
    assert own.scenario == Scenario()
