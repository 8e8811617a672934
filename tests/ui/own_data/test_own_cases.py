"""Own data stays in its visit: one place looks cases up, and nothing is cached by a case's id."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.errors import UnknownCaseError
from scoring.own_data import own_fingerprint, published_id
from ui.visit.cases import find_case

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [path for folder in ("ui", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]
# The two places that mean a published case, whatever the visit holds.
# The JSON interface and the previews of links know published cases only.
LOOKS_UP = {
    "ui/visit/cases.py",
    "ui/visit/model.py",
    "ui/server/api/answers.py",
    "ui/server/link_previews/opened.py",
    "ui/server/api/query.py",
}
CACHES = {"cache", "lru_cache", "cache_data", "cache_resource"}


def _names(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr


def test_only_one_place_takes_cases_from_the_library():
    found = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("scoring")
        and any(alias.name == "find_case" for alias in node.names)
    }
    assert found <= LOOKS_UP


def test_what_is_cached_for_all_visitors_never_looks_up_a_case_by_its_id():
    cached = [
        (path, node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(CACHES & set(_names(decorator)) for decorator in node.decorator_list)
    ]
    assert len(cached) > 5
    assert [f"{path.name}:{node.name}" for path, node in cached if "find_case" in set(_names(node))] == []


def test_a_visit_without_own_data_finds_none():
    with pytest.raises(UnknownCaseError):
        find_case("binh-thuan-2023~1a2b3c4d")
    assert find_case("binh-thuan-2023").own is None


@pytest.mark.parametrize(
    ("name", "published", "own"),
    [
        ("binh-thuan-2023", "binh-thuan-2023", None),
        ("binh-thuan-2023~1a2b3c4d", "binh-thuan-2023", "1a2b3c4d"),
        ("a~b-2030~1a2b3c4d", "a~b-2030", "1a2b3c4d"),
    ],
)
def test_an_id_is_taken_apart_at_its_last_mark(name: str, published: str, own: str | None):
    assert published_id(name) == published
    assert own_fingerprint(name) == own
