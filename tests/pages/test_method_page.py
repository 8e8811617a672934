"""The method page: validation, rank estimate, rules, leagues, sources."""

import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from scoring import data_version
from scoring.validation import validate
from tests.pages.visit import ROOT, open_link, open_section, words


@pytest.fixture(scope="module")
def page() -> AppTest:
    return open_link("lang=en", "method")


def test_the_validation_table_is_the_one_of_validate(page: AppTest):
    (table,) = [frame.value for frame in page.dataframe if "Values checked" in frame.value]
    shown = table[["Year", "Values checked", "Match", "0.01 off"]].to_numpy().tolist()
    checks = validate()
    assert shown == [[str(check.year), check.checked, check.exact, check.close] for check in checks]
    named = [[part.rsplit(" ", 1)[0] for part in cell.split(", ") if part] for cell in table["No match"]]
    assert named == [[who for who, _ in check.exceptions] for check in checks]


def test_the_summary_adds_the_table_up(page: AppTest):
    (table,) = [frame.value for frame in page.dataframe if "Values checked" in frame.value]
    exact, figures = table["Match"].sum(), table["Values checked"].sum()
    assert f"{len(table)} of {len(table)} checks hold; {exact} of {figures} figures" in words(page)


def test_the_data_version_is_named(page: AppTest):
    assert f"Data version `{data_version()}`" in words(page)


def test_the_rank_at_some_totals_with_range_and_bounds(page: AppTest):
    (table,) = [table.value for table in page.table if "Hard bounds" in table.value]
    ranks = table.set_index("Total")["Rank"]
    assert ranks["66.96"] == "about 42 (40–45)"
    assert ranks["60.08"] == "54"


def test_every_province_without_a_total_lies_in_a_bracket(page: AppTest):
    (table,) = [table.value for table in page.table if "Unpublished provinces" in table.value]
    # Totals of 44 of 63 provinces are known.
    assert table["Unpublished provinces"].astype(int).sum() <= 63 - 44


def test_a_complete_league_needs_no_estimate():
    page = open_link("lang=en&case=lam-dong-2026", "method")
    assert "The table of Lâm Đồng 2026 holds all 34 provinces, so the rank is exact" in words(page)
    assert not [table for table in page.table if "Hard bounds" in table.value]


@pytest.mark.parametrize(
    ("case", "other"), [("binh-thuan-2023", "portal_2026"), ("lam-dong-2026", "portal_2022_2025")]
)
def test_rules_of_the_case_stand_open_and_the_others_open_on_demand(case: str, other: str):
    page = open_link(f"lang=en&case={case}", "method")
    rules = [frame.value for frame in page.dataframe if "Confidence" in frame.value]
    assert [len(table) for table in rules] == [21]
    open_section(page, f"rules_{other}")
    rules = [frame.value for frame in page.dataframe if "Confidence" in frame.value]
    assert [len(table) for table in rules] == [21, 21]


def test_maxima_of_the_rules_add_up_to_one_hundred(page: AppTest):
    (rules,) = [frame.value for frame in page.dataframe if "Confidence" in frame.value]
    assert rules["Maximum"].astype(float).sum() == 100


def test_leagues_say_how_much_of_them_is_known(page: AppTest):
    (leagues,) = [table.value for table in page.table if "Totals known" in table.value]
    known = leagues.set_index("Year")["Totals known"]
    assert known["2023"] == "44 / 63"
    assert (known["2025"], known["2026"]) == ("34 / 34", "34 / 34")


def test_every_source_is_listed(page: AppTest):
    (sources,) = [table.value for table in page.table if "Document" in table.value]
    listed = tomllib.loads((ROOT / "data" / "sources.toml").read_text(encoding="utf-8"))
    assert list(sources["Document"]) == [source["title"]["en"] for source in listed.values()]
