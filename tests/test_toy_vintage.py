"""A vintage, a league and a case are data: a made-up index, of which no code knows, works throughout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.datafiles import DATA, DATA_VARIABLE, data_folder
from scoring.errors import DataFileError

ROOT = Path(__file__).resolve().parents[1]
TOY = ROOT / "tests" / "toy_vintage"

# The app's own words, which are about no index in particular.
WORDS = ("text", "tables")


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A folder of data with the toy's rules and figures and the app's words."""
    folder = Path(shutil.copytree(TOY, tmp_path / "data"))
    for name in WORDS:
        shutil.copytree(DATA / name, folder / name)
    return folder


@pytest.mark.slow
def test_library_and_pages_work_with_the_toy(toy: Path) -> None:
    # In a process of its own: what is read of the data is kept for as long as a process lives.
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/toy_checks.py"],
        cwd=ROOT,
        env={**os.environ, DATA_VARIABLE: str(toy)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_folder_of_data_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    with pytest.raises(DataFileError, match=r"missing, SCORING_DATA: is not a folder"):
        data_folder({DATA_VARIABLE: missing})


def test_without_the_variable_the_shipped_data_are_read() -> None:
    assert data_folder({}) == ROOT / "data"
