"""Encodings are channels: of a name or a value alone Altair finds out slowly what is meant."""

import ast
from pathlib import Path

import pytest

CHARTS = sorted((Path(__file__).resolve().parents[3] / "ui" / "charts").glob("*.py"))


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.stem)
def test_no_encoding_is_a_name_or_a_value_alone(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    methods = [(call, call.func.attr) for call in calls if isinstance(call.func, ast.Attribute)]
    names = [
        encoding
        for call, method in methods
        if method == "encode"
        for encoding in call.keywords
        if isinstance(encoding.value, ast.Constant | ast.JoinedStr)
    ]
    values = [call for call, method in methods if method in {"value", "datum"}]
    assert [part.lineno for part in (*names, *values)] == []
