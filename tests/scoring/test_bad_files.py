"""Broken data files (tests/bad_files): each gives the message paired with it, and no other error."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import scoring
from scoring.case.announcement import read_announcement, read_units
from scoring.case.counts import read_counts
from scoring.case.opening import read_openings
from scoring.case.reconciliation import reconcile
from scoring.errors import DataFileError
from scoring.league import read_league
from scoring.provinces.register import read_register
from scoring.vintages import read_rules

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
GALLERY = tomllib.loads((ROOT / "tests" / "bad_files" / "gallery.toml").read_text(encoding="utf-8"))["bad"]


def _reconciled_announcement(path: Path) -> object:
    announcement = read_announcement(path)
    return reconcile(announcement.groups, announcement.total.printed, path.name)


READERS: dict[str, Callable[[Path], object]] = {
    "rules": lambda path: read_rules(path, DATA / "rules" / "definitions.toml"),
    "definitions": lambda path: read_rules(DATA / "rules" / "portal_2026.toml", path),
    "league facts": lambda path: read_league(path, DATA / "leagues" / f"{path.stem}.csv"),
    "league table": lambda path: read_league(DATA / "leagues" / f"{path.stem}.toml", path),
    "counts": read_counts,
    "announcement": _reconciled_announcement,
    "units": read_units,
    "openings": read_openings,
    "provinces": read_register,
}
SHIPPED = {
    "rules": "rules/portal_2026.toml",
    "definitions": "rules/definitions.toml",
    "league facts": "leagues/2023.toml",
    "league table": "leagues/2023.csv",
    "counts": "counts/2026.csv",
    "announcement": "cases/binh_thuan_2023.toml",
    "units": "units/binh_thuan_2023.toml",
    "openings": "cases.toml",
    "provinces": "provinces.toml",
}

every_reader = pytest.mark.parametrize("reader", READERS)


def _broken(entry: dict[str, Any], folder: Path) -> Path:
    path = folder / Path(entry["file"]).name
    shipped = (DATA / entry["file"]).read_text(encoding="utf-8")
    assert shipped.count(entry["find"]) == 1, "the text to replace must be in the shipped file once"
    path.write_text(shipped.replace(entry["find"], entry["put"]), encoding="utf-8")
    return path


@pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: f"{entry['reader']}: {entry['name']}")
def test_a_broken_file_gives_the_message_paired_with_it(entry: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(scoring.ScoringError) as caught:
        READERS[entry["reader"]](_broken(entry, tmp_path))
    for words in entry["says"]:
        assert words in str(caught.value)


@every_reader
def test_the_shipped_files_are_read_without_complaint(reader: str) -> None:
    assert READERS[reader](DATA / SHIPPED[reader])


def _refused(reader: str, path: Path) -> str:
    with pytest.raises(DataFileError) as caught:
        READERS[reader](path)
    return str(caught.value)


@every_reader
def test_a_file_that_is_not_there_is_named(reader: str, tmp_path: Path) -> None:
    path = tmp_path / Path(SHIPPED[reader]).name
    assert _refused(reader, path) == f"{path.name}, file: cannot be read"


@every_reader
def test_a_file_that_is_not_utf_8_is_named_with_the_first_wrong_byte(reader: str, tmp_path: Path) -> None:
    path = tmp_path / Path(SHIPPED[reader]).name
    path.write_bytes((DATA / SHIPPED[reader]).read_text(encoding="utf-8").encode("utf-16"))
    assert _refused(reader, path) == f"{path.name}, byte 0: is not UTF-8 text"


@every_reader
def test_a_file_of_more_than_two_million_bytes_is_refused(reader: str, tmp_path: Path) -> None:
    path = tmp_path / Path(SHIPPED[reader]).name
    content = (DATA / SHIPPED[reader]).read_bytes()
    path.write_bytes(content + b"\n" * (2_000_001 - len(content)))
    assert _refused(reader, path) == f"{path.name}, file: is larger than 2000000 bytes"


@every_reader
def test_an_empty_file_is_refused(reader: str, tmp_path: Path) -> None:
    path = tmp_path / Path(SHIPPED[reader]).name
    path.touch()
    assert _refused(reader, path).startswith(f"{path.name}, ")


@every_reader
def test_a_byte_order_mark_and_windows_line_endings_do_no_harm(reader: str, tmp_path: Path) -> None:
    path = tmp_path / Path(SHIPPED[reader]).name
    content = (DATA / SHIPPED[reader]).read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    assert READERS[reader](path) == READERS[reader](DATA / SHIPPED[reader])


def test_a_file_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "portal_2026.toml"
    path.write_text("id = " + "[" * 20_000, encoding="utf-8")
    assert _refused("rules", path).startswith("portal_2026.toml, TOML: ")


def test_a_cell_longer_than_any_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2026.csv"
    shipped = (DATA / "leagues" / "2026.csv").read_text(encoding="utf-8")
    path.write_text(shipped.replace("Đồng Nai", "Đ" * 200_000, 1), encoding="utf-8")
    assert _refused("league table", path).startswith("2026.csv, row 3")
