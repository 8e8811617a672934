"""``python -m scoring check FILE``: a file of own data checked without the app."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring.case.case import load_case
from scoring.case.opening import openings
from scoring.errors import DataFileError, FormerProvinceError, ScoringError
from scoring.league import league_years
from scoring.own_data.case import case_in_league, case_with_counts
from scoring.own_data.counts import OwnCounts, read_own_counts
from scoring.own_data.league import LeagueFacts, OwnLeague, read_own_league
from scoring.provinces.reading import read_province
from scoring.provinces.register import register
from scoring.tables.columns import OwnKind, headings, plain
from scoring.tables.figures import DecimalSign
from scoring.tables.problem import Question, Reading, shown
from scoring.tables.sizes import MAX_BYTES
from scoring.tables.table import read_grid
from scoring.units.table import read_units
from scoring.units.units import units_group
from scoring.vintages import load_rules


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    opening = openings().opening
    parser.add_argument("file", type=Path, help="a CSV or XLSX file")
    parser.add_argument(
        "--kind",
        choices=("league", "counts", "units"),
        help="league or counts if left out, by the headings",
    )
    parser.add_argument("--year", type=int, default=opening.year, help=f"the year ({opening.year})")
    counted = f"the province the counts are of ({opening.province})"
    parser.add_argument("--province", help=counted)
    parser.add_argument("--size", type=int, help="how many provinces are ranked that year")
    parser.add_argument("--decimal", choices=(",", "."), help="the sign that starts the decimals")


def check_file(options: argparse.Namespace) -> tuple[list[str], bool]:
    """Return what is to be said of the file, line by line, and whether it can be used."""
    lines: list[str] = []
    try:
        content = _content(options.file)
        if options.kind == "units":
            return _check_units(options.file.name, content, options.decimal)
        kind = options.kind or kind_of(content)
        facts = LeagueFacts.of_year(options.year, options.size)
        province, told = _province(options.province, facts)
        lines += told
        reading: Reading[Any] = (
            read_own_league(content, facts, options.decimal)
            if kind == "league"
            else read_own_counts(content, load_rules(facts.vintage), province, options.decimal, facts.year)
        )
        lines += _lines(options.file.name, reading)
        if reading.value is not None:
            lines += _use(reading.value, options, province, facts)
    except ScoringError as error:
        return [*lines, f"{options.file.name}: error: {error}"], False
    return lines, reading.value is not None


def _check_units(name: str, content: bytes, decimal: DecimalSign | None) -> tuple[list[str], bool]:
    """Say what there is to say of a table of units of the case that opens first."""
    case = load_case()
    reading = read_units(content, case.rules.groups[units_group(case)].maximum, decimal)
    lines = list(_lines(name, reading))
    if reading.value is not None:
        known = sum(unit.points is not None for unit in reading.value)
        lines.append(f"{len(reading.value)} units, {known} of them with points")
    return lines, reading.value is not None


def kind_of(content: bytes) -> OwnKind:
    """Return what kind of table a file holds: the one whose headings it shows more of."""
    kinds: tuple[OwnKind, ...] = ("counts", "league")

    def known(kind: OwnKind) -> int:
        rows = read_grid(content, kind).rows[:15]
        return max(
            (sum(plain(c.text) in headings(kind) for c in r.cells.values()) for r in rows), default=0
        )

    return max(kinds, key=known)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than allowed is enough to see that there are too many.
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataFileError(file=path.name, place="file", problem="cannot be read") from error


def _lines(name: str, reading: Reading[Any]) -> Iterator[str]:
    for problem in reading.errors:
        yield f"{name}: error: {problem}"
    for problem in reading.warnings:
        yield f"{name}: warning: {problem}"
    if reading.question is not None:
        yield from _asked(name, reading.question)


def _asked(name: str, question: Question) -> Iterator[str]:
    count = question.count
    yield f"{name}: question: {count} numbers can be read in two ways. Say --decimal , or --decimal ."
    for example in question.examples:
        yield (
            f"  row {example.row}, '{example.column}': '{example.text}' is {example.with_comma} "
            f"with a decimal comma, {example.with_point} with a decimal point"
        )


def _province(text: str | None, facts: LeagueFacts) -> tuple[str, list[str]]:
    """Return the province of the year that a text names, and what it was taken for where that differs.

    Without a text it is the one that opens first, or what became of it by then.

    Raises:
        FormerProvinceError: it names what is a part of another province in that year.

    """
    if text is None:
        return register().standing(openings().opening.province, facts.day).province, []
    name = read_province(text, facts.day)
    if name.is_part and name.change is not None:
        raise FormerProvinceError(name=name.change.old, into=name.change.new, day=name.change.day)
    if name.named is None:
        close = f"; perhaps {name.meant} is meant" if name.meant else ""
        return name.text, [f"province: '{shown(name.text)}' is the name of no known province{close}"]
    found = name.province or name.text
    return found, [f"province: '{shown(name.text)}' is read as {found}"] if found != name.text else []


def _use(
    own: OwnLeague | OwnCounts, options: argparse.Namespace, province: str, facts: LeagueFacts
) -> Iterator[str]:
    """Try the data on the province asked for, and say what was read."""
    if isinstance(own, OwnLeague):
        league = own.league
        known = f"{league.known_totals} of {league.size} totals"
        yield f"league of {league.year}: {known}, rules {league.vintage}"
        if options.province:
            case = case_in_league(own, province)
            yield f"{case.province}: {case.baseline.total} points, rank {case.baseline.rank.median}"
    else:
        yield f"counts of {len(own.counts)} indicators, rules {facts.vintage}"
        if facts.year in league_years():
            case_with_counts(load_case(facts.year, province), own)
    yield f"fingerprint {own.fingerprint}"
