"""A comparison in a link comes back as it was, whatever its names hold."""

from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case
from scoring.what_if.scenario import Scenario
from tests.ui.links.test_link_round_trip import scenarios
from ui.links.grammar import NAME_LENGTH, clean_name
from ui.links.model import Comparison, NamedScenario
from ui.links.read import read_link
from ui.links.write import write_link
from ui.visit.kept_scenarios import distinct

names = st.text(min_size=1, max_size=80).map(clean_name).filter(bool)


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Scenario, Comparison]:
    current = draw(scenarios())
    drawn = draw(st.lists(scenarios(case=current.case), min_size=1, max_size=4))
    named = tuple(NamedScenario(draw(names), scenario) for scenario in drawn)
    against = draw(st.none() | st.integers(0, len(named) - 1))
    return current, Comparison(named, against)


@given(comparisons())
def test_a_shared_comparison_comes_back_equal(drawn: tuple[Scenario, Comparison]):
    current, comparison = drawn
    link = write_link(current, "en", comparison)
    read = read_link({key: [value] for key, value in link.items()}, find_case)
    assert (read.scenario, read.comparison, read.problems) == (current, comparison, ())


@given(st.text(max_size=400))
def test_whatever_a_part_holds_is_read_or_named(text: str):
    read = read_link({"s1": [text]}, find_case)
    (named,) = read.comparison.scenarios
    assert clean_name(named.name) == named.name != ""
    assert all(len(problem.value) <= 40 for problem in read.problems)
    if not text.startswith("name=") and ";name=" not in text:
        assert "name" in [problem.code for problem in read.problems]


@given(st.text(max_size=1000))
def test_a_name_is_one_bounded_printable_line(text: str):
    name = clean_name(text)
    assert len(name) <= NAME_LENGTH
    assert name.isprintable()
    assert name == " ".join(name.split())


@given(st.lists(names, max_size=6), names)
def test_a_name_that_is_taken_gets_a_number(taken: list[str], name: str):
    free = distinct(name, taken)
    assert free not in taken
    assert len(free) <= NAME_LENGTH
    assert (free == name) == (name not in taken)


def test_numbers_count_on():
    assert distinct("A", ["A", "A (2)"]) == "A (3)"
