"""The register of provinces: 63 before 1 July 2025, 34 since, and a source for every change."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import scoring
from scoring.errors import DataFileError
from scoring.provinces.register import read_register, register

ROOT = Path(__file__).resolve().parents[3]
SOURCES = tomllib.loads((ROOT / "data" / "sources.toml").read_text(encoding="utf-8"))


def _file(provinces: str = '"Aa", "Bb", "Cc"', also: str = "", merger: str = "", renaming: str = "") -> str:
    parts = f'{{ day = 2025-07-01, source = "s", parts = {{ {merger} }} }}'
    return f"""
provinces = [{provinces}]
before = []
after = []
former = []
also = {{ {also} }}
merger = [{parts if merger else ""}]
renaming = [{renaming}]
"""


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2022, 1, 1), 63), (date(2025, 1, 1), 63), (date(2025, 6, 30), 63), (date(2025, 7, 1), 34)],
)
def test_as_many_provinces_as_there_were(day: date, count: int) -> None:
    assert len(register().on(day)) == count


def test_every_province_leads_to_one_of_today_and_23_of_them_are_merged() -> None:
    today = date(2026, 1, 1)
    standings = {name: register().standing(name, today) for name in register().provinces}
    assert {standing.province for standing in standings.values()} == set(register().on(today))
    merged = [s for s in standings.values() if s.change is not None and s.change.kind == "merged"]
    assert len(merged) == 29
    assert len({standing.province for standing in merged}) == 23


def test_every_change_has_a_known_source() -> None:
    assert {change.source for change in register().changes} <= set(SOURCES)


@pytest.mark.parametrize("year", scoring.league_years())
def test_the_provinces_of_a_league_are_those_of_its_year(year: int) -> None:
    league = scoring.load_league(year)
    there = register().on(register().day_of(year, league.size))
    assert {row.province for row in league.rows} <= set(there)
    assert len(there) == league.size


def test_in_a_year_of_a_change_the_number_of_provinces_tells_which_names_are_meant() -> None:
    assert register().day_of(2025, 34) == date(2025, 12, 31)
    assert register().day_of(2025, 63) == date(2025, 1, 1)
    assert register().day_of(2026, 63) == date(2026, 12, 31)
    assert register().day_of(2025) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (_file('"Aa", "A a"'), "'A a' stands for Aa and for A a"),
        (_file('"Aa", "Aa"'), "'Aa' stands for Aa and for Aa"),
        (_file('"?"'), "'?' has no letter"),
        (_file(also='Aa = ["b-b"]'), "'Bb' stands for Aa and for Bb"),
        (_file(also='Dd = ["d"]'), "'Dd' is none of the provinces"),
        (_file(merger='Aa = ["Dd"]'), "merged: 'Dd' is none of the provinces"),
        (_file(merger='Aa = ["Cc"], Bb = ["Cc"]'), "'Cc' became part of two provinces"),
        (_file(merger='Aa = ["Bb"], Bb = ["Aa"]'), "'Aa' leads back to itself"),
        (_file(renaming='{ day = 2025-07-01, old = "Aa", new = "Bb" }'), "renaming.0.source"),
        (f"{_file()}unknown = 1\n", "unknown"),
        (_file().replace("merger = []", ""), "merger: Field required"),
    ],
)
def test_a_wrong_register_is_refused_with_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "provinces.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_register(path)
    assert says in str(caught.value)
    assert "provinces.toml" in str(caught.value)
