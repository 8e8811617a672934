"""The data version follows the figures and nothing else."""

import re
import shutil
from pathlib import Path

import pytest

import scoring
from scoring.datafiles import version_of

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_the_version_is_eight_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", scoring.data_version())


def test_a_copy_has_the_same_version(copy: Path) -> None:
    assert version_of(copy) == scoring.data_version()


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("rules/portal_2026.toml", "threshold = 90", "threshold = 91"),
        ("rules/definitions.toml", "Settlement progress", "Progress of settlement"),
        ("leagues/2023.csv", "60.08", "60.09"),
        ("leagues/2023.toml", '"69.8"', '"69.9"'),
        ("counts/2026.csv", "349383,349383", "349383,349384"),
        ("cases/binh_thuan_2023.toml", '"5.53"', '"5.54"'),
        ("units/binh_thuan_2023.toml", '"8.71"', '"8.72"'),
        ("divisions/binh_thuan_2023.toml", "Tuy Phong", "Tuy Hòa"),
        ("effort/it_first.toml", 'online_filing = "2"', 'online_filing = "3"'),
        ("cases.toml", "year = 2023", "year = 2025"),
    ],
)
def test_a_changed_figure_changes_the_version(copy: Path, file: str, before: str, after: str) -> None:
    content = (copy / file).read_bytes()
    assert before.encode() in content
    (copy / file).write_bytes(content.replace(before.encode(), after.encode(), 1))
    assert version_of(copy) != scoring.data_version()


def test_a_renamed_or_added_file_changes_the_version(copy: Path) -> None:
    (copy / "leagues" / "2022.csv").rename(copy / "leagues" / "2021.csv")
    renamed = version_of(copy)
    assert renamed != scoring.data_version()
    (copy / "cases" / "another.toml").write_text("", encoding="utf-8")
    assert version_of(copy) not in {renamed, scoring.data_version()}


def test_line_endings_do_not_change_the_version(copy: Path) -> None:
    for path in copy.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert b"\r\n" in (copy / "leagues" / "2023.csv").read_bytes()
    assert version_of(copy) == scoring.data_version()


def test_texts_and_source_titles_do_not_change_the_version(copy: Path) -> None:
    (copy / "sources.toml").write_text("", encoding="utf-8")
    (copy / "text").mkdir(exist_ok=True)
    (copy / "text" / "en.toml").write_text("title = 'x'", encoding="utf-8")
    assert version_of(copy) == scoring.data_version()
