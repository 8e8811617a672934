"""What the world does to a link on its way is undone, without a word, and nothing else is."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case, lever_ids, load_rules, vintages
from tests.ui.links.mangled_links import MangledLink, load_mangled
from tests.ui.links.test_link_round_trip import scenarios
from ui.links.arriving import CLINGING, as_sent
from ui.links.grammar import PLATFORM_KEYS
from ui.links.model import Link
from ui.links.read import LINK_KEYS, read_link
from ui.links.trackers import TRACKERS, is_tracker
from ui.links.write import write_link


def _read(query: str) -> Link:
    return read_link(parse_qs(query, keep_blank_values=True), find_case)


@pytest.mark.parametrize("link", load_mangled(), ids=lambda link: link.name)
def test_a_mangled_link_means_what_was_sent(link: MangledLink):
    assert _read(link.query) == _read(link.means)
    assert _read(link.means).problems == ()


def test_no_part_of_a_link_is_taken_for_a_tracker():
    levers = [lever for vintage in vintages() for lever in lever_ids(load_rules(vintage))]
    assert [key for key in (*levers, *LINK_KEYS, *PLATFORM_KEYS) if is_tracker(key)] == []


def test_every_tracker_is_known_however_it_is_written():
    assert all(is_tracker(key) and is_tracker(key.upper()) for key in TRACKERS)
    assert [is_tracker(key) for key in ("utm_anything", "zalo_id", "ga", "xfbclid", "ref")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@given(scenarios(), st.text(CLINGING, max_size=4).filter(lambda text: text.count(".") < 2))
def test_whatever_clings_to_a_link_it_is_read_as_it_was(scenario, clinging: str):
    written = write_link(scenario, "en")
    last = next(reversed(written))
    read = read_link(
        {key: [value] for key, value in written.items()} | {last: [written[last] + clinging]}, find_case
    )
    assert (read.scenario, read.language, read.problems) == (scenario, "en", ())


@pytest.mark.parametrize("value", ["A).", "B (2)", "60%.", "“C”", "…"])
def test_a_name_may_end_in_anything(value: str):
    (named,) = read_link({"s1": [f"digitization=45;name={value}"]}, find_case).comparison.scenarios
    assert named.name == value


@pytest.mark.parametrize(
    "value", ["45..", "45...", "45…", "45)..", "4 5", "<45>", "[45](x)", "'45'", "..", ")", "45--"]
)
def test_what_may_have_been_cut_or_means_something_else_stays_as_it_came(value: str):
    assert as_sent({"digitization": [value]}) == {"digitization": [value]}
    assert [problem.value for problem in read_link({"digitization": [value]}, find_case).problems] == [
        value
    ]


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3), max_size=8))
def test_what_was_undone_once_is_not_undone_again(parameters: dict[str, list[str]]):
    assert as_sent(as_sent(parameters)) == as_sent(parameters)
