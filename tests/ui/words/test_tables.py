"""Numbers of a table that is copied into a spreadsheet are numbers there."""

from __future__ import annotations

import ast
from pathlib import Path

import pandas as pd
import pytest

from ui.words import numbers
from ui.words.tables import copyable

ROOT = Path(__file__).resolve().parents[3]

# These quote what stands in a file of the visitor's, as it is written there.
QUOTING = {"ui/widgets/problems.py", "ui/widgets/read_report.py"}


def test_a_negative_number_has_the_minus_sign_of_a_keyboard():
    frame = pd.DataFrame(
        {"points": [numbers.change(-0.5, "vi"), "9,90 (\u22120,50)", "a \u2212 b", ""], "n": 1}
    )
    shown = copyable(frame)
    assert shown["points"].tolist() == ["-0,50", "9,90 (-0,50)", "a \u2212 b", ""]
    assert shown["n"].tolist() == [1] * 4
    assert frame["points"][0] == "\u22120,50"


@pytest.mark.parametrize("folder", ["ui", "pages"])
def test_every_table_on_the_pages_is_copyable(folder: str):
    tables = 0
    for path in sorted((ROOT / folder).rglob("*.py")):
        place = str(path.relative_to(ROOT))
        if place in QUOTING or place.startswith("ui/exports/"):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr in ("dataframe", "table") and call.args:
                tables += 1
                assert ast.unparse(call.args[0]).startswith("copyable("), f"{place}:{call.lineno}"
    assert tables > 10 or folder == "pages"
