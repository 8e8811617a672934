"""The library explains what it offers, and knows nothing of the view."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import scoring

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "scoring").rglob("*.py"))
VIEW = {"streamlit", "altair", "pandas", "babel"}

# A type alias: it cannot carry a docstring of its own.
ALIASES = {"Percent"}


@pytest.mark.parametrize("name", sorted(set(scoring.__all__) - ALIASES))
def test_every_public_name_has_a_docstring_of_its_own(name: str) -> None:
    thing = getattr(scoring, name)
    assert inspect.isclass(thing) or callable(thing)
    text = vars(thing).get("__doc__") if inspect.isclass(thing) else thing.__doc__
    assert text
    assert not text.startswith(f"{name}("), "a dataclass's own signature explains nothing"


def test_public_names_are_sorted_and_given_once() -> None:
    assert scoring.__all__ == sorted(set(scoring.__all__))


@pytest.mark.parametrize(
    "name",
    [
        "load_case",
        "simulate",
        "load_rules",
        "score_many",
        "ScoringError",
        "list_cases",
        "find_case",
        "find_plan",
        "lever_ids",
        "data_version",
        "load_league",
    ],
)
def test_the_promised_interface_is_public(name: str) -> None:
    assert name in scoring.__all__


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_imports_the_view(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported.isdisjoint(VIEW)
    assert "ui" not in imported


def test_loading_the_library_loads_nothing_of_the_view() -> None:
    program = (
        "import sys, scoring\n"
        "scoring.simulate(scoring.load_case(), {'digitization': 45})\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(run.stdout.split())
    assert "scoring" in loaded
    assert loaded.isdisjoint(VIEW)
