from collections import Counter

import pytest

from scoring import find_case
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
