"""Links that mean harm: a corpus and fuzzing. What comes of any link is a scenario that works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case, lever_ids, simulate
from scoring.what_if.scenario import Scenario
from tests.ui.links.test_link_round_trip import KEYS, VALUES
from ui.links.grammar import COMPARED_KEYS, MAX_PARTS, NAME_LENGTH, SHOWN_LENGTH
from ui.links.model import Link
from ui.links.read import read_link
from ui.links.write import write_link

CORPUS = [
    line
    for line in (Path(__file__).resolve().parents[2] / "bad_links" / "hostile.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]

# Parts as a comparison holds them, the separators themselves included.
PARTS = st.lists(
    st.sampled_from([";", "=", "name=", "s1", "digitization=45", "peers=shift:2", "\x00", "é"])
)
TEXTS = st.one_of(VALUES, st.text(max_size=200), PARTS.map("".join))
PARAMETERS = st.dictionaries(
    st.one_of(KEYS, st.sampled_from([*COMPARED_KEYS, "against", "peers"])),
    st.lists(TEXTS, max_size=4),
    max_size=80,
)


def works(scenario: Scenario) -> None:
    case = scenario.seen(find_case(scenario.case))
    assert set(scenario.changes) <= set(lever_ids(case.rules))
    outcome = simulate(case, scenario.changes, couplings=scenario.couplings, peers=scenario.peers)
    assert 0 <= outcome.total <= 100
    assert 1 <= outcome.rank.best <= outcome.rank.median <= outcome.rank.worst <= outcome.rank.size


def all_work(link: Link) -> None:
    """Expect every scenario of a link to work, and all that is kept of outside text to be short."""
    works(link.scenario)
    for named in link.comparison.scenarios:
        works(named.scenario)
        assert 0 < len(named.name) <= NAME_LENGTH
        assert named.name.isprintable()
    for problem in link.problems:
        assert max(len(problem.key), len(problem.value)) <= SHOWN_LENGTH + len("s1: ")


@pytest.mark.parametrize("query", CORPUS)
def test_a_hostile_link_does_nothing_but_be_named(query: str):
    link = read_link(parse_qs(query, keep_blank_values=True), find_case)
    all_work(link)
    assert link.scenario == Scenario()


@given(PARAMETERS)
def test_whatever_a_link_holds_its_scenarios_work(parameters: dict[str, list[str]]):
    link = read_link(parameters, find_case)
    all_work(link)
    written = write_link(link.scenario, link.language, link.comparison)
    again = read_link({key: [value] for key, value in written.items()}, find_case)
    assert (again.scenario, again.comparison) == (link.scenario, link.comparison)


@pytest.mark.parametrize(
    "huge",
    [
        lambda: {f"k{number}": ["1"] for number in range(10_000)},
        lambda: {"digitization": ["45"] * 100_000},
        lambda: {"digitization": ["9" * 1_000_000]},
        lambda: {"case": ["x" * 1_000_000]},
        lambda: {"s1": ["digitization=45;" * 100_000 + "name=" + "A" * 1_000_000]},
        lambda: {"s1": [";" * 1_000_000]},
        lambda: {"peers": ["shift:" + "1" * 1_000_000]},
        lambda: {
            "case": ["lam-dong-2026"],
            "now": ["2026-10-10"],
            "per_day": ["online_filing:1," * 100_000],
        },
        lambda: {"case": ["lam-dong-2026"], "now": ["2026-10-10"], "pace": ["9" * 1_000_000]},
        lambda: {"case": ["lam-dong-2026"], "now": ["1" * 1_000_000]},
    ],
    ids=[
        *("keys", "values", "a value", "a case", "parts", "separators", "peers"),
        *("paces a day", "a pace", "a day"),
    ],
)
def test_what_is_made_of_a_huge_link_stays_small(huge: Callable[[], dict[str, list[str]]]):
    link = read_link(huge(), find_case)
    all_work(link)
    assert len(link.problems) <= 2 * MAX_PARTS + 1
