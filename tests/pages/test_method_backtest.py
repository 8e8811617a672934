"""The method page's proof of the rank estimate: the committed tables, and sentences about them."""

import pytest
from streamlit.testing.v1 import AppTest

from scoring.backtest.backtest import METHODS, by_pattern, over_all, worst_pattern
from scoring.backtest.patterns import PATTERNS
from scoring.backtest.table import load_backtest, load_held_out
from tests.pages.visit import open_link, open_section, words

FACTS, RESULTS = load_backtest()
COVERAGE = {"en": "Range holds true rank", "vi": "Khoảng chứa hạng thật"}


@pytest.fixture(scope="module")
def page() -> AppTest:
    return open_link("lang=en", "method")


def _percent(share: float) -> str:
    return f"{share:.1%}"


def test_the_table_shows_every_pattern_the_worst_first(page: AppTest):
    (table,) = [frame.value for frame in page.dataframe if COVERAGE["en"] in frame.value]
    found = sorted(
        (one for (_, method), one in by_pattern(RESULTS).items() if method == "used"),
        key=lambda one: one.coverage,
    )
    assert len(table) == len(PATTERNS)
    assert list(table[COVERAGE["en"]]) == [_percent(one.coverage) for one in found]
    assert list(table["Ranks in range"]) == [f"{one.width:.2f}" for one in found]
    assert list(table["Trials"]) == [f"{one.trials:,}" for one in found]


def test_the_sentence_names_the_worst_pattern_and_that_of_2023(page: AppTest):
    worst, found = worst_pattern(RESULTS)
    said = words(page).replace("\u00a0", " ")
    assert f"there the 80% range held the true rank in {found.coverage:.1%}"[:40] in said
    assert f"{found.coverage:.1%}" in said
    assert f"{by_pattern(RESULTS)['as_2023', 'used'].coverage:.1%}" in said
    assert f"{len(PATTERNS)} patterns" in said
    assert worst in PATTERNS


def test_the_reliability_table_says_what_was_said_and_seen(page: AppTest):
    (table,) = [frame.value for frame in page.dataframe if "80% range" in frame.value]
    used = over_all(RESULTS)["used"]
    assert len(table) == len(METHODS)
    assert table.iloc[0, 1] == f"said {_percent(used.said[50])}, seen {_percent(used.held[50])}"


def test_the_published_ranks_foretold_are_shown(page: AppTest):
    (table,) = [frame.value for frame in page.dataframe if "Published rank" in frame.value]
    rows = load_held_out()
    assert list(table["Published rank"]) == [str(row.rank) for row in rows]
    assert sum(cell != "" for cell in table["Note"]) == sum(row.contradicts == "yes" for row in rows)


def test_the_command_with_data_version_and_seed_is_named(page: AppTest):
    said = words(page)
    assert f"`{FACTS.command}` (data version `{FACTS.data_version}`, seed {FACTS.seed})" in said


def test_the_other_methods_open_on_demand(page: AppTest):
    open_section(page, "backtest_others")
    tables = [frame.value for frame in page.dataframe if COVERAGE["en"] in frame.value]
    assert [len(table) for table in tables] == [len(PATTERNS), len(PATTERNS) * len(METHODS)]
    assert set(tables[1]["Estimate"]) == {
        "this simulator",
        "earlier estimate",
        "linear interpolation",
        "normal fit",
    }


def test_the_table_is_vietnamese_by_default():
    page = open_link("", "method")
    (table,) = [frame.value for frame in page.dataframe if COVERAGE["vi"] in frame.value]
    assert all("," in cell and "." not in cell for cell in table[COVERAGE["vi"]])
    assert "như năm 2023" in set(table["Kiểu công bố"])
