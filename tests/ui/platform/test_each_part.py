"""What Streamlit does not promise is used in ``ui/platform`` only; each file there is listed and held."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from ui import platform

ROOT = Path(__file__).resolve().parents[3]
PLATFORM = ROOT / "ui" / "platform"
PARTS = sorted(file.stem for file in PLATFORM.glob("*.py") if file.stem != "__init__")
ELSEWHERE = [
    file
    for file in (ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "ui").rglob("*.py"))
    if PLATFORM not in file.parents
]


def _of_streamlit_beyond_its_face(file: Path) -> list[str]:
    """Return what a file takes from Streamlit other than ``import streamlit as st``."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.startswith("streamlit.")]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "streamlit":
            found.append(str(node.module))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "st" and (node.attr.startswith("_") or node.attr == "runtime"):
                found.append(f"st.{node.attr}")
            elif node.value.id == "st" and node.attr == "__file__":
                found.append("a file inside the package")
    return found


def test_only_the_public_face_of_streamlit_is_used_elsewhere():
    assert {str(file): found for file in ELSEWHERE if (found := _of_streamlit_beyond_its_face(file))} == {}


def test_every_part_is_listed():
    lines = (platform.__doc__ or "").splitlines()
    assert [line.split("``")[1] for line in lines if line.startswith("- ``")] == PARTS


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_one_contract_that_says_what_to_do_when_it_breaks(part: str):
    module = import_module(f"tests.ui.platform.test_{part}")
    tests = [item for name, item in vars(module).items() if name.startswith("test_")]
    (contract,) = [doc for item in tests if (doc := inspect.getdoc(item))]
    assert "Streamlit" in contract
    assert "If " in contract
