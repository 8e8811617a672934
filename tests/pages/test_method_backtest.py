"""The method page's proof of the rank estimate: the committed table, and a sentence about it."""

import pytest
from streamlit.testing.v1 import AppTest

from scoring.backtest.backtest import METHODS, summaries
from scoring.backtest.table import load_backtest
from scoring.league import complete_years
from tests.pages.visit import open_link, open_section, words

FACTS, RESULTS = load_backtest()
COVERAGE = {"en": "Range holds true rank", "vi": "Khoảng chứa hạng thật"}


@pytest.fixture(scope="module")
def page() -> AppTest:
    return open_link("lang=en", "method")


def test_the_table_shows_the_committed_results_of_each_league_and_method(page: AppTest):
    (table,) = [frame.value for frame in page.dataframe if COVERAGE["en"] in frame.value]
    found = {key: found for key, found in summaries(RESULTS).items() if key[1] == "as_2023"}
    assert len(table) == len(complete_years()) * len(METHODS)
    assert list(table["Year"]) == [str(year) for year, _, _ in found]
    assert list(table[COVERAGE["en"]]) == [
        f"{one.coverage:.1%}".replace("%", "\u00a0%") for one in found.values()
    ]
    assert list(table["Ranks in range"]) == [f"{one.width:.2f}" for one in found.values()]
    assert list(table["Trials"]) == [f"{one.trials:,}" for one in found.values()]


def test_the_sentence_sums_the_leagues_up(page: AppTest):
    used = [one for one in RESULTS if (one.setting, one.method) == ("as_2023", "used")]
    trials, covered = sum(one.trials for one in used), sum(one.covered for one in used)
    assert f"held the true rank in {covered / trials:.1%} of {trials:,} trials".replace("%", " %") in words(
        page
    )


def test_the_command_with_data_version_and_seed_is_named(page: AppTest):
    said = words(page)
    assert f"`{FACTS.command}` (data version `{FACTS.data_version}`, seed {FACTS.seed})" in said


def test_the_harder_settings_open_on_demand(page: AppTest):
    open_section(page, "backtest_others")
    tables = [frame.value for frame in page.dataframe if COVERAGE["en"] in frame.value]
    assert [len(table) for table in tables] == [8, 16]
    assert set(tables[1]["Setting"]) == {"own province elsewhere", "hidden anywhere"}


def test_the_table_is_vietnamese_by_default():
    page = open_link("", "method")
    (table,) = [frame.value for frame in page.dataframe if COVERAGE["vi"] in frame.value]
    assert all("," in cell and "." not in cell for cell in table[COVERAGE["vi"]])
    assert table["Cách ước lượng"].iloc[0] == "công cụ này"
