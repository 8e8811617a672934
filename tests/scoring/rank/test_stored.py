"""Leagues drawn beforehand are those that would be drawn now."""

from pathlib import Path

import numpy as np
import pytest

from scoring import list_cases, load_case, simulate
from scoring.errors import DataFileError
from scoring.league import league_years, load_league
from scoring.rank import posterior, stored
from scoring.rank.usual import usual_shape

NOT_CERTAIN = [year for year in league_years() if not stored.facts_of(load_league(year)).is_certain]


@pytest.mark.parametrize("year", NOT_CERTAIN)
def test_what_is_stored_is_what_drawing_gives(year: int) -> None:
    """Not league by league: processors differ in the last digit. If this fails: python -m scoring draw."""
    facts = stored.facts_of(load_league(year))
    name, found = stored.read(stored.FOLDER / f"{year}.npz")
    assert name == stored._name(facts, stored.data_version()), "run python -m scoring draw"
    drawn = posterior.draw_leagues.__wrapped__(facts, usual_shape(year))
    assert found.known.shape == drawn.known.shape
    assert found.unknown.shape == drawn.unknown.shape
    for place in (0, facts.unknown // 2, facts.unknown - 1):
        for share in (0.1, 0.5, 0.9):
            before, now = (np.quantile(leagues.unknown[:, place], share) for leagues in (found, drawn))
            assert before == pytest.approx(now, abs=100), (place, share)


def test_no_shipped_case_draws_a_league(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> posterior.Leagues:
        raise AssertionError("a league was drawn")

    monkeypatch.setattr(stored, "draw_leagues", refuse)
    for case in {case.year: case for case in list_cases()}.values():
        outcome = simulate(load_case(case.year, case.province), {})
        assert outcome.rank.best <= outcome.rank.median <= outcome.rank.worst


def test_facts_that_are_not_stored_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = stored.facts_of(load_league(2023))
    monkeypatch.setattr(stored, "stored_leagues", dict)
    monkeypatch.setattr(stored, "draw_leagues", lambda facts, usual: (facts, usual))
    assert stored.leagues_of(facts, 2023) == (facts, usual_shape(2023))


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "2023.npz"
    for content in (b"", b"PK\x03\x04 no archive", (stored.FOLDER / "2023.npz").read_bytes()[:-500]):
        path.write_bytes(content)
        with pytest.raises(DataFileError, match=r"2023\.npz.*no drawn leagues"):
            stored.read(path)
