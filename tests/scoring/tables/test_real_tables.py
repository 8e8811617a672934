"""Files of the shapes that offices have (tests/real_tables): each gives what is paired with it."""

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from scoring import load_rules
from scoring.own_data import (
    LeagueFacts,
    OwnCounts,
    OwnLeague,
    Reading,
    read_own_counts,
    read_own_league,
)
from scoring.units.table import read_units_of
from tests.bad_uploads.make import GOOD, open_document

TABLES = Path(__file__).parents[2] / "real_tables"
GALLERY: list[dict[str, Any]] = tomllib.loads((TABLES / "gallery.toml").read_text(encoding="utf-8"))[
    "table"
]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def _stored(text: str, encoding: str) -> bytes:
    if encoding != "cp1258":
        return text.encode(encoding)
    # Windows-1258 has no letters with two accents: the sign of the tone follows the letter.
    parts = []
    for letter in text:
        signs = unicodedata.normalize("NFD", letter)
        tone = "".join(sign for sign in signs if sign in TONES)
        bare = "".join(sign for sign in signs if sign not in TONES)
        parts.append(unicodedata.normalize("NFC", bare) + tone)
    return "".join(parts).encode("cp1258")


def content_of(entry: dict[str, Any]) -> bytes:
    if "make" in entry:
        return open_document(GOOD)
    if "file" in entry:
        return (TABLES / "files" / entry["file"]).read_bytes()
    return _stored(entry["content"], entry.get("stored", "utf-8"))


def _read(entry: dict[str, Any]) -> Reading[Any]:
    content = content_of(entry)
    if entry["kind"] == "league":
        return read_own_league(content, LeagueFacts.of_year(2026))
    if entry["kind"] == "counts":
        return read_own_counts(content, load_rules("portal_2026"))
    return read_units_of(content, "portal_2026")


def _figures(value: Any) -> list[dict[str, str]]:
    if isinstance(value, OwnLeague):
        return [
            {"province": row.province, "total": str(row.total), "rank": str(row.rank)}
            | {name: str(points) for name, points in (*row.groups.items(), *row.combined.items())}
            for row in value.league.rows
        ]
    if isinstance(value, OwnCounts):
        return [{name: " ".join(map(str, counts))} for name, counts in value.counts.items()]
    return [
        {"unit": u.name, "kind": u.kind, "points": str(u.points), "dossiers": str(u.dossiers)}
        | {name: str(points) for name, points in u.scores}
        | {name: " ".join(map(str, counts)) for name, counts in u.counts}
        for u in value
    ]


@pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: f"{entry['kind']}: {entry['name']}")
def test_a_table_gives_what_is_paired_with_it(entry: dict[str, Any]) -> None:
    reading = _read(entry)
    assert reading.errors == ()
    assert reading.layout is not None
    assert {item.heading: item.column for item in reading.layout.open} == entry.get("asks", {})
    if "asks" in entry:
        assert reading.value is None
        return
    found = _figures(reading.value)
    assert len(found) == entry["rows"]
    for place, *told in entry.get("figures", []):
        if isinstance(place, int):
            assert found[place][told[0]] == told[1]
        else:
            assert {place: " ".join(told)} in found
    said = "\n".join(map(str, reading.warnings))
    for words in entry.get("says", []):
        assert words in said
    assert reading.layout.left_out == entry.get("left_out", 0)
