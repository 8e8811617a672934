"""Broken uploads (tests/bad_uploads): each gives the messages paired with it, in both languages."""

import tomllib
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from scoring import load_rules
from scoring.own_data import (
    Choices,
    LeagueFacts,
    Problem,
    Reading,
    read_own_counts,
    read_own_league,
    wordings,
)
from scoring.units.table import read_units
from tests.bad_uploads.make import content_of

TESTS = Path(__file__).parents[2]
GALLERY, UNITS = (
    tomllib.loads((TESTS / path).read_text(encoding="utf-8"))["bad"]
    for path in ("bad_uploads/gallery.toml", "bad_files/units.toml")
)


RULES, TOP = load_rules("portal_2026"), Decimal(22)


def _read(entry: dict[str, Any]) -> Reading[Any]:
    content, choices = content_of(entry), Choices(entry.get("decimal"))
    if entry["kind"] == "league":
        return read_own_league(content, LeagueFacts.of_year(2025), choices)
    rules = load_rules("portal_2022_2025")
    return read_own_counts(content, rules, "Bình Thuận", choices, entry.get("year"))


def _told(reading: Reading[Any]) -> list[Problem]:
    """What is told to who cannot be asked: errors, and columns that must be confirmed."""
    return [*reading.errors, *(reading.layout.asked() if reading.layout else ())]


def _words(problem: Problem, language: str) -> str:
    wording = wordings()[problem.code]
    return " ".join(
        problem.worded(words, language) for words in (wording.what, wording.expected, wording.advice)
    )


@pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: f"{entry['kind']}: {entry['name']}")
def test_a_broken_upload_gives_the_messages_paired_with_it(entry: dict[str, Any]) -> None:
    reading = _read(entry)
    assert reading.value is None
    errors = _told(reading)
    said = "\n".join(map(str, errors))
    for words in entry["says"]:
        assert words in said
    if "rows" in entry:
        assert [problem.row for problem in errors] == entry["rows"]
    for problem in errors:
        assert not problem.is_warning
        assert "{" not in _words(problem, "vi") + _words(problem, "en")


def test_the_galleries_show_every_error_of_the_reader() -> None:
    of_cases = {"year", "size", "province_absent", "total_differs", "contradiction", "provinces_mixed"}
    # A league and counts together (tests/scoring/own_data/test_league_and_counts.py).
    of_cases |= {"total_counted"}
    # Counts of a former province, where the case is of its successor (test_province_column.py).
    of_cases |= {"province_part"}
    of_rows_typed = {"two_readings"}
    # Of the file of column choices: tests/scoring/tables/test_matching.py.
    of_choices = {"profile", "profile_kind", "profile_column"}
    # Told by the server, which reads files in a process of its own.
    of_the_server = {"busy", "too_costly"}
    shown = {problem.code for entry in GALLERY for problem in _told(_read(entry))}
    shown |= {
        problem.code
        for entry in UNITS
        for problem in _told(read_units(content_of(entry), TOP, rules=RULES))
    }
    errors = {code for code, wording in wordings().items() if not wording.warning}
    assert errors - shown == of_cases | of_rows_typed | of_choices | of_the_server


def test_a_wording_asks_for_the_same_facts_in_both_languages() -> None:
    def asked(text: str) -> set[str]:
        # A heading or name is given in both languages, each in its own fact.
        return {name for _, name, _, _ in Formatter().parse(text) if name} - {"vi", "en"}

    for code, wording in wordings().items():
        for words in (wording.what, wording.expected, wording.advice):
            assert asked(words.vi) == asked(words.en), code
            assert words.vi != words.en
