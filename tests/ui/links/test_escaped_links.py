"""A link whose ampersands were written for HTML on the way means the same, and nothing is said of it."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from scoring import find_case
from ui.links.read import read_link

LINK = (
    "v=1&case=binh-thuan-2023&lang=en&peers=shift:2&goal=total:70&s1=digitization=45;name=A&against=s1&step=2"
    "&digitization=45&online_payment=60"
)


@pytest.mark.parametrize("ampersand", ["&amp;", "&amp;amp;"])
def test_an_escaped_link_means_the_same(ampersand: str):
    escaped = read_link(parse_qs(LINK.replace("&", ampersand)), find_case)
    assert escaped == read_link(parse_qs(LINK), find_case)
    assert escaped.problems == ()


def test_a_key_given_both_ways_is_given_twice():
    link = read_link(parse_qs("digitization=30&amp;digitization=45"), find_case)
    assert [problem.code for problem in link.problems] == ["repeated"]
    assert link.scenario.changes == {"digitization": 45}


def test_what_only_begins_alike_is_named_as_it_is():
    link = read_link(parse_qs("ampere=1&amp;unknown=2&amp;=3", keep_blank_values=True), find_case)
    assert [problem.key for problem in link.problems] == ["ampere", "unknown", ""]


def test_own_data_is_asked_for_all_the_same():
    link = read_link(parse_qs("case=lam-dong-2026&amp;own=1a2b3c4d"), find_case)
    assert link.needs == "1a2b3c4d"
