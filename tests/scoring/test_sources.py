"""Every figure names a source that sources.toml explains, and every table names what the others know."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

import scoring

DATA = Path(__file__).resolve().parents[2] / "data"
TABLES = sorted([*DATA.glob("leagues/*.csv"), *DATA.glob("counts/*.csv")])
FACTS = sorted(
    path
    for folder in ("rules", "leagues", "cases", "units", "divisions")
    for path in DATA.glob(f"{folder}/*.toml")
)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _named(value: object) -> set[str]:
    """Return every value of a key ``source`` in a file that is not an indicator (couplings name those)."""
    if isinstance(value, list):
        return {name for item in value for name in _named(item)}
    if isinstance(value, dict):
        own = {value["source"]} if "source" in value and "target" not in value else set()
        return own | {name for item in value.values() for name in _named(item)}
    return set()


SOURCES = _toml(DATA / "sources.toml")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_row_names_a_known_source(path: Path) -> None:
    named = {row["source"] for row in _rows(path)}
    assert named
    assert named <= set(SOURCES)


@pytest.mark.parametrize("path", FACTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_facts_names_known_sources_only(path: Path) -> None:
    assert _named(_toml(path)) <= set(SOURCES)


def test_rules_cases_units_and_national_averages_name_their_source() -> None:
    vintages = {scoring.load_rules(name).source for name in scoring.vintages()}
    national = scoring.load_league(2023).national
    assert national is not None
    assert vintages == {"rulebook_766"}
    assert {scoring.load_rules(name).law for name in scoring.vintages()} == {"decision_766"} <= set(SOURCES)
    assert scoring.load_announcement().source == "binh_thuan_finance"
    assert scoring.load_units().source == "binh_thuan_finance"
    assert national.source == "binh_thuan_finance"


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_has_title_and_publisher_in_both_languages_and_a_date(name: str) -> None:
    source = SOURCES[name]
    for field in ("title", "publisher"):
        assert set(source[field]) == {"vi", "en"}
        assert all(text.strip() for text in source[field].values())
    assert source["published"][:4].isdigit()


@pytest.mark.parametrize("year", [2026])
def test_counts_are_of_provinces_in_the_league_and_indicators_in_the_rules(year: int) -> None:
    rows = _rows(DATA / "counts" / f"{year}.csv")
    league = scoring.load_league(year)
    assert {row["province"] for row in rows} == {row.province for row in league.rows}
    assert {row["indicator"] for row in rows} <= set(scoring.load_rules(league.vintage).indicators)
    assert {(row["code"], row["province"]) for row in rows} == {(r.code, r.province) for r in league.rows}


@pytest.mark.parametrize("year", scoring.league_years())
def test_a_league_file_is_of_its_own_year_and_known_rules(year: int) -> None:
    league = scoring.load_league(year)
    assert league.year == league.start.year == league.end.year == year
    rules = scoring.load_rules(league.vintage)
    assert rules.valid_from.year <= year <= (rules.valid_to.year if rules.valid_to else year)
    assert league.size == (63 if year < 2025 else 34)


@pytest.mark.parametrize("vintage", scoring.vintages())
def test_the_rules_of_a_file_carry_its_name(vintage: str) -> None:
    assert scoring.load_rules(vintage).id == vintage
