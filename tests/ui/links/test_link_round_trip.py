"""Links: what is shared comes back as it was, and nothing a link can hold makes reading it fail."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Case, Peers, data_version, find_case, lever_ids, list_cases, peer_choices
from scoring.case.from_now import FromNow
from scoring.what_if.scenario import DEFAULT_CASE, Scenario
from ui.links.model import Link
from ui.links.read import read_link
from ui.links.trackers import is_tracker
from ui.links.write import write_link, write_whole_link
from ui.words.texts import LANGUAGES, Language

# The default case, then every tenth: every year and level of detail.
CASES = [ref.id for ref in list_cases()][::10]


RUNNING, DAY = find_case("lam-dong-2026"), date(2026, 10, 10)


@st.composite
def days(draw: st.DrawFn, case: Case) -> FromNow:
    """Any day from which a running case can be seen, and whatever may be said of what is to come."""
    tenths = st.integers(0, 10_000).map(lambda tenths: Decimal(tenths) / 10)
    events = [name for name, rule in case.rules.indicators.items() if rule.measures == "events"]
    first = draw(st.none() | st.dates(case.period.start, case.period.year_end))
    day = draw(st.dates(first or case.period.end, case.period.year_end))
    per_day = draw(st.dictionaries(st.sampled_from(events), tenths, max_size=3))
    return FromNow(day, draw(tenths), per_day, first)


@st.composite
def scenarios(draw: st.DrawFn, *, case: str | None = None) -> Scenario:
    """Any case and couplings; of every group nothing, its attainment, or some of its indicators.

    A case whose year runs may be seen from a day on.
    """
    case = case or draw(st.sampled_from([*CASES, RUNNING.id]))
    spreads = st.none() | st.integers(0, 1500).map(lambda cents: Decimal(cents) / 100)
    shift = st.builds(
        lambda cents, spread: Peers("shift", Decimal(cents) / 100, spread=spread),
        st.integers(-3000, 3000),
        spreads,
    )
    peers = draw(st.sampled_from(peer_choices(find_case(case))) | shift)
    scenario = Scenario(case=case, couplings=draw(st.booleans()), peers=peers)
    if find_case(case).is_running:
        scenario = replace(scenario, from_now=draw(st.none() | days(find_case(case))))
    rules = scenario.seen(find_case(case)).rules
    percents = st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths) / 100)
    for group in draw(st.permutations(tuple(rules.groups.values()))):
        whole = [group.id] if group.id in lever_ids(rules) else []
        levers = draw(
            st.one_of(st.just([]), st.just(whole), st.lists(st.sampled_from(group.indicators), unique=True))
        )
        for lever in levers:
            scenario = scenario.with_change(rules, lever, draw(percents))
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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({}, FromNow(DAY)),
        ({"pace": "97,5 %"}, FromNow(DAY, Decimal("97.5"))),
        ({"pace": "0"}, FromNow(DAY, Decimal(0))),
        (
            {"per_day": "on_time_settlement:900,5,petition_on_time:3"},
            FromNow(DAY, per_day={"on_time_settlement": Decimal("900.5"), "petition_on_time": Decimal(3)}),
        ),
        ({"counted_to": "2026-09-30"}, FromNow(DAY, counted_to=date(2026, 9, 30))),
    ],
)
def test_from_which_day_on_a_case_is_seen_is_read_as_people_write_it(
    written: dict[str, str], meant: FromNow
):
    read = _read({"case": RUNNING.id, "online_filing": "60", "now": "2026-10-10", **written})
    assert read.scenario == Scenario(RUNNING.id, {"online_filing": Decimal(60)}, from_now=meant)
    assert read.problems == ()


def test_a_case_seen_from_a_day_on_is_written_plainly():
    from_now = FromNow(DAY, Decimal("90.0"), {"petition_on_time": Decimal("3.50")}, date(2026, 9, 30))
    link = write_link(Scenario(RUNNING.id, from_now=from_now), "vi")
    assert {key: link[key] for key in ("now", "pace", "per_day", "counted_to")} == {
        "now": "2026-10-10",
        "pace": "90",
        "per_day": "petition_on_time:3.5",
        "counted_to": "2026-09-30",
    }
    assert set(write_link(Scenario(RUNNING.id, from_now=FromNow(DAY)), "vi")) == {
        *("v", "data", "case", "lang", "now")
    }


def test_limits_of_groups_are_kept_while_a_case_is_seen_from_a_day_on():
    read = _read({"case": RUNNING.id, "now": "2026-10-10", "locked": "digitization,online_filing,progres"})
    assert read.plan.locked == {"digitization", "online_filing"}
    assert [(problem.code, problem.value) for problem in read.problems] == [("planned", "progres")]


KEYS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["v", "data", "case", "lang", "couplings", "embed", "now", "pace", "per_day"]),
    st.sampled_from(lever_ids(find_case(DEFAULT_CASE).rules)),
)
VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *("1", "off", "en", "00000000", "lam-dong-2026", "45", "100", "100.01", "-0", "", "1e2"),
            *("2026-10-10", "2026-11-31", "online_filing:3", "90.5"),
        ]
    ),
)


@given(st.dictionaries(KEYS, st.lists(VALUES, max_size=3), max_size=70))
def test_no_link_raises_and_what_comes_of_it_can_be_shared(parameters: dict[str, list[str]]):
    read = read_link(parameters, find_case)
    assert read.language in LANGUAGES
    case = read.scenario.seen(find_case(read.scenario.case))
    assert set(read.scenario.changes) <= set(lever_ids(case.rules))
    assert all(0 <= percent <= 100 for percent in read.scenario.changes.values())
    again = _read(write_link(read.scenario, read.language))
    assert (again.scenario, again.language, again.problems) == (read.scenario, read.language, ())


@given(st.dictionaries(KEYS, st.lists(VALUES, min_size=1, max_size=1), max_size=30))
def test_every_part_of_a_link_that_is_no_scenario_is_named(parameters: dict[str, list[str]]):
    parameters.pop("v", None)
    read = read_link(parameters, find_case)
    named = {problem.key for problem in read.problems} | set(filter(is_tracker, parameters))
    known = {"lang", "case", "couplings", "data", "embed", "now", "pace", "per_day"}
    assert {key for key in parameters if key not in named} <= set(read.scenario.changes) | known
