"""Leagues of ``data/`` drawn beforehand, so that a start waits for none and every machine counts the same.

Drawing takes tenths of a second, and what it gives may differ in a few leagues between processors. A file
of another data version, or of other facts, is not used: then leagues are drawn anew.
"""

from __future__ import annotations

import hashlib
import io
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from scoring.datafiles import DATA, data_version
from scoring.errors import DataFileError
from scoring.league import League, league_years, load_league
from scoring.rank.facts import Facts, Published
from scoring.rank.posterior import Leagues, draw_leagues
from scoring.rank.usual import usual_shape

FOLDER = DATA / "drawn"


def leagues_of(facts: Facts, year: int) -> Leagues:
    """Return leagues drawn from what ``facts`` say of the league of a year: stored ones, or new ones."""
    return stored_leagues().get(_name(facts, data_version())) or draw_leagues(facts, usual_shape(year))


@cache
def stored_leagues() -> dict[str, Leagues]:
    """Return all stored leagues by what they were drawn for.

    Raises:
        DataFileError: a file is no such file.

    """
    return dict(read(path) for path in sorted(FOLDER.glob("*.npz")))


def write(folder: Path) -> tuple[Path, ...]:
    """Draw every league of ``data/`` that is not certain, write a file for each, and return the files.

    Facts are those of a province whose total is known: they are the same for each of them.
    """
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.npz"):
        old.unlink()
    return tuple(
        _write(folder / f"{year}.npz", facts, year)
        for year in league_years()
        if not (facts := facts_of(load_league(year))).is_certain
    )


def facts_of(league: League) -> Facts:
    """Return what is published of a league, none of its provinces being studied with a total of its own."""
    return Published(league, league.rows[0].province, None).facts


def read(path: Path) -> tuple[str, Leagues]:
    """Return for what a file was drawn, and the leagues.

    Raises:
        DataFileError: it is no such file.

    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            known, unknown = (arrays[name].astype(np.int64) for name in ("known", "unknown"))
            return str(arrays["drawn_for"]), Leagues(known, unknown)
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise DataFileError(file=path.name, place="file", problem="holds no drawn leagues") from error


def _write(path: Path, facts: Facts, year: int) -> Path:
    leagues, name = draw_leagues(facts, usual_shape(year)), np.array(_name(facts, data_version()))
    known, unknown = leagues.known.astype(np.uint16), leagues.unknown.astype(np.uint16)
    np.savez_compressed(path, drawn_for=name, known=known, unknown=unknown)
    return path


def _name(facts: Facts, version: str) -> str:
    return hashlib.sha256(f"{version} {facts!r}".encode()).hexdigest()
