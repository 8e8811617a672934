"""All data are loaded and checked at the start: no page finds a wrong file later than the server did."""

from __future__ import annotations

from functools import cache
from typing import get_args

from scoring import (
    ScoringError,
    lever_ids,
    list_cases,
    load_case,
    load_league,
    load_profiles,
    load_rules,
    vintages,
)
from scoring.backtest.hidden_leagues import load_regions
from scoring.backtest.table import has_backtest, load_backtest, load_held_out
from scoring.case.announcement import announced_units_by_case, announcements
from scoring.case.counts import load_counts
from scoring.case.offered import case_years
from scoring.case.opening import openings
from scoring.datafiles import DATA
from scoring.errors import DataFileError
from scoring.league import league_years
from scoring.own_data.month_names import month_forms
from scoring.provinces.register import register
from scoring.rank.stored import stored_leagues
from scoring.tables.columns import Kind, headings
from scoring.tables.encodings import old_fonts
from scoring.tables.problem import wordings
from scoring.tables.row_words import row_words
from scoring.units.units import load_division
from ui.links.data_history import data_history
from ui.links.presets import load_presets
from ui.words.sources import load_sources
from ui.words.texts import check_texts

REMEDY = (
    "The server does not start with a wrong data file. Mend it at this place, or put the file of the "
    "release back; 'python -m scoring validate' checks figures. Then start again."
)


def stop_on_wrong_data() -> None:
    """End the process where a data file is wrong, with the file, the place and what to do.

    Raises:
        SystemExit: a file is wrong.

    """
    try:
        check_data()
    except ScoringError as error:
        raise SystemExit(f"{DATA}: {error}\n{REMEDY}") from error


@cache
def check_data() -> None:
    """Load every file of the data, and compare those that name each other.

    Raises:
        DataFileError: a file is wrong. Only success is remembered.

    """
    check_texts()
    load_sources()
    wordings()
    data_history()
    openings()
    _check_changes()
    for vintage in vintages():
        load_rules(vintage)
    for year in league_years():
        _check_league(year)
        _check_counts(year)
    for kind in get_args(Kind):
        headings(kind)
    row_words()
    month_forms()
    old_fonts()
    stored_leagues()
    load_profiles()
    _check_presets()
    if has_backtest():
        load_backtest()
        load_held_out()
        load_regions()
    for year, province in announcements():
        load_case(year, province)
    for year, province in announced_units_by_case():
        load_division(year, province)
    load_case()
    for year in case_years():
        load_case(year, next(ref.province for ref in list_cases() if ref.year == year))


def _check_changes() -> None:
    """Refuse what became of a province from a source that is not listed."""
    for change in register().changes:
        if change.source not in load_sources():
            problem = f"unknown source '{change.source}'"
            raise DataFileError(file="provinces.toml", place=change.kind, problem=problem)


def _check_league(year: int) -> None:
    """Refuse rows of a league from a source that is not listed, or of a province that was none then."""
    league = load_league(year)
    provinces = register().on(register().day_of(year, league.size))
    for row in league.rows:
        problem = ""
        if row.source not in load_sources():
            problem = f"unknown source '{row.source}'"
        elif row.province not in provinces:
            problem = f"is no province of {year} in provinces.toml"
        if problem:
            raise DataFileError(file=f"{year}.csv", place=row.province, problem=problem)


def _check_counts(year: int) -> None:
    """Refuse counts of an indicator that the year's rules do not have."""
    known = load_rules(load_league(year).vintage).indicators
    for province, counted in load_counts(year).items():
        if unknown := sorted(set(counted) - set(known)):
            problem = f"unknown indicator '{unknown[0]}'"
            raise DataFileError(file=f"{year}.csv", place=province, problem=problem)


def _check_presets() -> None:
    """Refuse presets of a lever that no rules have."""
    known = {lever for vintage in vintages() for lever in lever_ids(load_rules(vintage))}
    for preset in load_presets():
        if unknown := sorted({*preset.raise_to, *preset.to_average} - known):
            problem = f"unknown lever '{unknown[0]}'"
            raise DataFileError(file=f"{preset.id}.toml", place="raise_to", problem=problem)
