"""``python -m scoring check FILE``: a file of own data checked without the app."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from scoring.case.case import load_case
from scoring.case.opening import openings
from scoring.errors import DataFileError, FormerProvinceError, ScoringError
from scoring.league import league_years
from scoring.own_data.case import case_in_league, case_with_counts
from scoring.own_data.counts import OwnCounts, read_own_counts
from scoring.own_data.league import LeagueFacts, OwnLeague, read_own_league
from scoring.own_data.looks import is_province
from scoring.provinces.reading import read_province
from scoring.provinces.register import register
from scoring.tables.choices import Choices, read_choices, write_choices
from scoring.tables.columns import Kind
from scoring.tables.kinds import likely_kind
from scoring.tables.problem import Question, shown
from scoring.tables.reading import Layout, Reading
from scoring.tables.sizes import MAX_BYTES
from scoring.units.table import read_units_of
from scoring.units.units import Unit
from scoring.vintages import load_rules


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    opening = openings().opening
    parser.add_argument("file", type=Path, help="an XLSX, XLS, ODS, CSV, HTML or JSON file")
    parser.add_argument("--kind", choices=("league", "counts", "units"), help="by the headings if left out")
    parser.add_argument("--year", type=int, default=opening.year, help=f"the year ({opening.year})")
    counted = f"the province the counts are of ({opening.province})"
    parser.add_argument("--province", help=counted)
    parser.add_argument("--size", type=int, help="how many provinces are ranked that year")
    parser.add_argument("--decimal", choices=(",", "."), help="the sign that starts the decimals")
    parser.add_argument("--sheet", help="the title of the sheet to read")
    parser.add_argument("--columns", type=Path, metavar="FILE", help="column choices kept from before")
    parser.add_argument(
        "--save-columns",
        type=Path,
        metavar="FILE",
        help="write the columns as guessed, to correct",
    )


def check_file(options: argparse.Namespace) -> tuple[list[str], bool]:
    """Return what is to be said of the file, line by line, and whether it can be used."""
    name = options.file.name
    lines: list[str] = []
    try:
        content = _content(options.file)
        kind = options.kind or likely_kind(content, is_province, "league") or "league"
        choices = _choices(options, kind)
        facts = LeagueFacts.of_year(options.year, options.size)
        province, told = _province(options.province, facts)
        lines += told
        reading = _read(content, kind, choices, facts, province)
        lines += _lines(name, reading)
        if reading.layout is not None and options.save_columns is not None:
            options.save_columns.write_bytes(write_choices(reading.layout.confirmed(), kind))
            lines.append(f"{name}: column choices written to {options.save_columns}")
        if reading.value is not None:
            lines += _use(reading.value, options, province, facts)
    except ScoringError as error:
        return [*lines, f"{name}: error: {error}"], False
    return lines, reading.value is not None


def _choices(options: argparse.Namespace, kind: Kind) -> Choices:
    """Return what the options decide, over what a file of choices does."""
    kept = Choices() if options.columns is None else read_choices(_content(options.columns), kind)
    return replace(kept, decimal=options.decimal or kept.decimal, sheet=options.sheet or kept.sheet)


def _read(content: bytes, kind: Kind, choices: Choices, facts: LeagueFacts, province: str) -> Reading[Any]:
    if kind == "league":
        return read_own_league(content, facts, choices)
    if kind == "counts":
        return read_own_counts(content, load_rules(facts.vintage), province, choices, facts.year)
    return read_units_of(content, facts.vintage, choices)


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
    if reading.layout is not None:
        yield from _laid_out(name, reading.layout)
    if reading.question is not None:
        yield from _asked(name, reading.question)


def _laid_out(name: str, layout: Layout) -> Iterator[str]:
    """Say how the file was taken, and what must be confirmed before it is read."""
    if len(layout.sheets) > 1:
        for sheet in layout.sheets:
            read = "read" if sheet.title == layout.sheet else "not read"
            yield f"  sheet '{sheet.title}' ({read}): {sheet.rows} rows, begins {', '.join(sheet.first)}"
    if not layout.asks:
        return
    if layout.sheet_open:
        yield f"{name}: question: several sheets may be the table. Say --sheet"
    if layout.open:
        yield f"{name}: question: {len(layout.open)} columns must be confirmed. Save, correct, give them:"
        yield "  --save-columns FILE, then --columns FILE"
    for item in layout.open:
        values = ", ".join(item.values)
        yield f"  column {item.letter} '{item.heading}' ({values}): guessed as {item.column}"


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
    own: OwnLeague | OwnCounts | tuple[Unit, ...],
    options: argparse.Namespace,
    province: str,
    facts: LeagueFacts,
) -> Iterator[str]:
    """Try the data on the province asked for, and say what was read."""
    if isinstance(own, tuple):
        with_points = sum(unit.points is not None for unit in own)
        with_counts = sum(bool(unit.counts) for unit in own)
        counted = f", {with_counts} with counts" if with_counts else ""
        yield f"{len(own)} units, {with_points} of them with points{counted}, rules {facts.vintage}"
        return
    if isinstance(own, OwnLeague):
        league = own.league
        known = f"{league.known_totals} of {league.size} totals"
        yield f"league of {league.year}: {known}, rules {league.vintage}"
        if options.province:
            case = case_in_league(own, province)
            yield f"{case.province}: {case.baseline.total} points, rank {case.baseline.rank.median}"
    else:
        yield f"counts of {len(own.counts)} indicators, rules {facts.vintage}"
        if own.counted_to is not None:
            yield f"by month, up to {own.counted_to}; of {len(own.per_day)} more is expected"
        if facts.year in league_years():
            case_with_counts(load_case(facts.year, province), own)
    yield f"fingerprint {own.fingerprint}"
