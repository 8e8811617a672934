"""Broken uploads (tests/bad_uploads): each gives the messages paired with it, in both languages."""

import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from scoring import load_rules
from scoring.own_data import LeagueFacts, Problem, Reading, read_own_counts, read_own_league, wordings
from tests.bad_uploads.make import MAKERS, workbook

GALLERY = tomllib.loads(
    (Path(__file__).parents[2] / "bad_uploads" / "gallery.toml").read_text(encoding="utf-8")
)["bad"]


def _content(entry: dict[str, Any]) -> bytes:
    if "make" in entry:
        return MAKERS[entry["make"]]()
    return workbook(entry["sheet"]) if "sheet" in entry else entry["text"].encode()


def _read(entry: dict[str, Any]) -> Reading[Any]:
    content, decimal = _content(entry), entry.get("decimal")
    if entry["kind"] == "league":
        return read_own_league(content, LeagueFacts.of_year(2025), decimal)
    return read_own_counts(content, load_rules("portal_2022_2025"), "Bình Thuận", decimal)


def _words(problem: Problem, language: str) -> str:
    wording = wordings()[problem.code]
    return " ".join(
        problem.worded(words, language) for words in (wording.what, wording.expected, wording.advice)
    )


@pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: f"{entry['kind']}: {entry['name']}")
def test_a_broken_upload_gives_the_messages_paired_with_it(entry: dict[str, Any]) -> None:
    reading = _read(entry)
    assert reading.value is None
    said = "\n".join(map(str, reading.errors))
    for words in entry["says"]:
        assert words in said
    if "rows" in entry:
        assert [problem.row for problem in reading.errors] == entry["rows"]
    for problem in reading.errors:
        assert not problem.is_warning
        assert "{" not in _words(problem, "vi") + _words(problem, "en")


def test_the_gallery_shows_every_error_of_the_reader() -> None:
    of_cases = {"year", "size", "province_absent", "total_differs", "contradiction", "provinces_mixed"}
    shown = {problem.code for entry in GALLERY for problem in _read(entry).errors}
    errors = {code for code, wording in wordings().items() if not wording.warning}
    assert errors - shown == of_cases


def test_a_wording_asks_for_the_same_facts_in_both_languages() -> None:
    def asked(text: str) -> set[str]:
        # A heading or name is given in both languages, each in its own fact.
        return {name for _, name, _, _ in Formatter().parse(text) if name} - {"vi", "en"}

    for code, wording in wordings().items():
        for words in (wording.what, wording.expected, wording.advice):
            assert asked(words.vi) == asked(words.en), code
            assert words.vi != words.en
