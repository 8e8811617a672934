"""Links: what is shared comes back as it was, and nothing a link can hold makes reading it fail."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Peers, data_version, find_case, lever_ids, list_cases, peer_choices
from scoring.what_if.scenario import DEFAULT_CASE, Scenario
from ui.links.model import Link
from ui.links.read import read_link
from ui.links.trackers import is_tracker
from ui.links.write import write_link, write_whole_link
from ui.words.texts import LANGUAGES, Language

# The default case, then every tenth: every year and level of detail.
CASES = [ref.id for ref in list_cases()][::10]


@st.composite
def scenarios(draw: st.DrawFn, *, case: str | None = None) -> Scenario:
    """Any case and couplings; of every group nothing, its attainment, or some of its indicators."""
    case = case or draw(st.sampled_from(CASES))
    spreads = st.none() | st.integers(0, 1500).map(lambda cents: Decimal(cents) / 100)
    shift = st.builds(
        lambda cents, spread: Peers("shift", Decimal(cents) / 100, spread=spread),
        st.integers(-3000, 3000),
        spreads,
    )
    peers = draw(st.sampled_from(peer_choices(find_case(case))) | shift)
    scenario = Scenario(case=case, couplings=draw(st.booleans()), peers=peers)
    percents = st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths) / 100)
    for group in draw(st.permutations(tuple(find_case(scenario.case).rules.groups.values()))):
        levers = draw(
            st.one_of(
                st.just([]), st.just([group.id]), st.lists(st.sampled_from(group.indicators), unique=True)
            )
        )
        for lever in levers:
            scenario = scenario.with_change(find_case(case).rules, lever, draw(percents))
    return scenario


def _read(parameters: dict[str, str]) -> Link:
    return read_link({key: [value] for key, value in parameters.items()}, find_case)


@given(scenario=scenarios(), language=st.sampled_from(LANGUAGES))
def test_a_shared_scenario_comes_back_equal(scenario: Scenario, language: Language):
    read = _read(write_link(scenario, language))
    assert read.scenario == scenario
    assert list(read.scenario.changes) == list(scenario.changes)
    assert read.language == language
    assert read.problems == ()


@given(scenario=scenarios() | st.just(Scenario()), language=st.sampled_from(LANGUAGES))
def test_what_is_sent_to_others_names_its_data_also_of_the_default_view(
    scenario: Scenario, language: Language
):
    link = write_whole_link(scenario, language)
    assert (link["v"], link["data"], link["case"]) == ("1", data_version(), scenario.case)
    read = _read(link)
    assert (read.scenario, read.language, read.problems) == (scenario, language, ())


@given(scenario=scenarios(), language=st.sampled_from(LANGUAGES))
def test_every_link_but_the_default_view_says_what_it_was_made_with(scenario: Scenario, language: Language):
    link = write_link(scenario, language)
    is_default = scenario == Scenario() and language == "vi"
    facts = {"v": "1", "data": data_version(), "case": scenario.case, "lang": language}
    assert {key: link.get(key) for key in facts} == (dict.fromkeys(facts) if is_default else facts)
    assert (link.get("couplings") == "off") == (not scenario.couplings)


def test_the_sample_of_cases_holds_every_level_of_detail():
    assert DEFAULT_CASE in CASES
    assert {find_case(case).detail for case in CASES} == {ref.detail for ref in list_cases()}


def test_the_default_view_needs_no_link():
    assert write_link(Scenario(), "vi") == {}
    assert _read({}) == Link(Scenario(), "vi", None, ())


@pytest.mark.parametrize(
    ("percent", "written"),
    [("74.44", "74.44"), ("45", "45"), ("45.0", "45"), ("45.50", "45.5"), ("0", "0"), ("100", "100")],
)
def test_a_percentage_is_written_plainly_and_read_exactly(percent: str, written: str):
    link = write_link(Scenario(changes={"transparency": Decimal(percent)}), "en")
    assert link["transparency"] == written
    assert _read(link).scenario.changes == {"transparency": Decimal(percent)}


@pytest.mark.parametrize("lever", lever_ids(find_case(DEFAULT_CASE).rules))
def test_a_lever_at_nothing_is_a_change(lever: str):
    assert _read({lever: "0"}).scenario.changes == {lever: Decimal(0)}


KEYS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["v", "data", "case", "lang", "couplings", "embed"]),
    st.sampled_from(lever_ids(find_case(DEFAULT_CASE).rules)),
)
VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["1", "off", "en", "00000000", "lam-dong-2026", "45", "100", "100.01", "-0", "", "1e2"]
    ),
)


@given(st.dictionaries(KEYS, st.lists(VALUES, max_size=3), max_size=70))
def test_no_link_raises_and_what_comes_of_it_can_be_shared(parameters: dict[str, list[str]]):
    read = read_link(parameters, find_case)
    assert read.language in LANGUAGES
    assert set(read.scenario.changes) <= set(lever_ids(find_case(read.scenario.case).rules))
    assert all(0 <= percent <= 100 for percent in read.scenario.changes.values())
    again = _read(write_link(read.scenario, read.language))
    assert (again.scenario, again.language, again.problems) == (read.scenario, read.language, ())


@given(st.dictionaries(KEYS, st.lists(VALUES, min_size=1, max_size=1), max_size=30))
def test_every_part_of_a_link_that_is_no_scenario_is_named(parameters: dict[str, list[str]]):
    parameters.pop("v", None)
    read = read_link(parameters, find_case)
    named = {problem.key for problem in read.problems} | set(filter(is_tracker, parameters))
    known = {"lang", "case", "couplings", "data", "embed"}
    assert {key for key in parameters if key not in named} <= set(read.scenario.changes) | known
