from collections.abc import Mapping

from hypothesis import example, given
from hypothesis import strategies as st

from scoring import find_case, simulate
from tests.ui.scenarios import LEVERS
from ui.scenario import read_link, write_link
from ui.text import load_texts

KEYS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(LEVERS),
    st.sampled_from(["v", "data", "case", "lang", "couplings", "embed", "embed_options"]),
)
VALUES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(["1", "9", "vi", "en", "off", "lam-dong-2026", "45", "74.44", "100.01", "-0", "1e2"]),
        st.decimals(allow_nan=True, allow_infinity=True).map(str),
    ),
    max_size=3,
)
PARAMETERS = st.dictionaries(KEYS, VALUES, max_size=80)


@given(PARAMETERS)
@example({"case": ["\x00"], "data": ["\ud800"], "lang": [""], "v": [], "digitization": ["٤٥"]})
def test_whatever_a_link_holds_gives_a_scenario_that_can_be_simulated(parameters: Mapping[str, list[str]]):
    link = read_link(parameters)
    outcome = simulate(find_case(link.scenario.case), link.scenario.changes)
    assert 0 <= outcome.total <= 100
    assert link.language in ("vi", "en")


@given(PARAMETERS)
def test_no_part_is_dropped_without_a_word(parameters: Mapping[str, list[str]]):
    link = read_link(parameters)
    codes = {problem.code for problem in link.problems}
    if codes & {"version", "too_many"}:
        return  # those say of all that follows that it is not used
    named = {problem.key for problem in link.problems}
    for key in parameters.keys() - {"v", "data", "case", "lang", "couplings", "embed", "embed_options"}:
        assert key in link.scenario.changes or key[:40] in named


@given(PARAMETERS)
def test_what_remains_of_any_link_is_a_good_link(parameters: Mapping[str, list[str]]):
    link = read_link(parameters)
    clean = {key: [value] for key, value in write_link(link.scenario, link.language).items()}
    again = read_link(clean)
    assert again.problems == ()
    assert (again.scenario, again.language) == (link.scenario, link.language)


@given(PARAMETERS)
def test_every_problem_has_a_message_in_both_languages(parameters: Mapping[str, list[str]]):
    for problem in read_link(parameters).problems:
        for language in ("vi", "en"):
            assert load_texts(language)(
                f"link.problem.{problem.code}", key=problem.key, value=problem.value
            ).strip()
