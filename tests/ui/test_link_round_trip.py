from decimal import Decimal
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import data_version
from tests.ui.scenarios import scenarios
from ui.scenario import Scenario, read_link, write_link
from ui.text import LANGUAGES, Language

LANGUAGE = st.sampled_from(LANGUAGES)


def through_the_address(parameters: dict[str, str]) -> dict[str, list[str]]:
    return parse_qs(urlencode(parameters), keep_blank_values=True)


@given(scenarios(), LANGUAGE)
def test_a_written_link_reads_back_as_the_same_view(scenario: Scenario, language: Language):
    link = read_link(through_the_address(write_link(scenario, language)))
    assert link.scenario == scenario
    assert link.language == language
    assert link.problems == ()


@given(scenarios(), LANGUAGE)
def test_reading_and_writing_again_changes_nothing(scenario: Scenario, language: Language):
    parameters = write_link(scenario, language)
    link = read_link(through_the_address(parameters))
    assert write_link(link.scenario, link.language) == parameters


def test_the_default_view_has_an_empty_link():
    assert write_link(Scenario(), "vi") == {}
    assert read_link({}).scenario == Scenario()
    assert read_link({}).language == "vi"


@pytest.mark.parametrize(
    ("scenario", "language"),
    [
        (Scenario(), "en"),
        (Scenario(case="lam-dong-2026"), "vi"),
        (Scenario(couplings=False), "vi"),
        (Scenario(changes={"digitization": Decimal("25.14")}), "vi"),
    ],
    ids=["another language", "another case", "couplings off", "a change"],
)
def test_every_other_view_has_a_link_that_says_versions_case_and_language(
    scenario: Scenario, language: Language
):
    parameters = write_link(scenario, language)
    assert parameters["v"] == "1"
    assert parameters["data"] == data_version()
    assert parameters["case"] == scenario.case
    assert parameters["lang"] == language


@pytest.mark.parametrize(
    ("percent", "written"),
    [("74.44", "74.44"), ("45.50", "45.5"), ("45.0", "45"), ("0", "0"), ("0.01", "0.01"), ("100", "100")],
)
def test_values_are_written_as_typed(percent: str, written: str):
    parameters = write_link(Scenario(changes={"digitization": Decimal(percent)}), "vi")
    assert parameters["digitization"] == written


def test_the_link_of_the_planners_example():
    scenario = Scenario().with_change("digitization", Decimal(45)).with_change("online_payment", Decimal(60))
    assert write_link(scenario, "vi") == {
        "v": "1",
        "data": data_version(),
        "case": "binh-thuan-2023",
        "lang": "vi",
        "online_payment": "60",
        "digitization": "45",
    }


def test_couplings_are_written_only_where_they_are_off():
    assert write_link(Scenario(couplings=False), "vi")["couplings"] == "off"
    assert "couplings" not in write_link(Scenario(), "en")


def test_a_short_link_written_by_hand_means_the_default_case_in_vietnamese():
    link = read_link({"digitization": ["45"]})
    assert link.scenario == Scenario(changes={"digitization": Decimal(45)})
    assert link.language == "vi"
    assert link.data is None
    assert link.problems == ()


def test_the_order_of_the_parts_does_not_matter():
    parts = {"digitization": ["45"], "lang": ["en"], "case": ["lam-dong-2026"], "v": ["1"], "progress": ["90"]}
    backwards = dict(reversed(parts.items()))
    assert read_link(parts) == read_link(backwards)
