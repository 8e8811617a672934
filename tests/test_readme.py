"""The README's snippet runs and prints what its comments say."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from scoring.backtest.backtest import by_pattern, over_all, worst_pattern
from scoring.backtest.table import load_backtest

README = Path(__file__).resolve().parent.parent / "README.md"


def _snippet() -> str:
    match = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert match is not None
    return match[1]


def _printed(snippet: str) -> list[str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(snippet, "README.md", "exec"), {})
    return output.getvalue().splitlines()


def test_every_line_of_the_snippet_prints_what_the_readme_says() -> None:
    promised = [
        line.rsplit("#", 1)[1].split(":")[0].strip()
        for line in _snippet().splitlines()
        if line.startswith("print(")
    ]
    assert len(promised) >= 10
    assert _printed(_snippet()) == promised


@pytest.mark.parametrize(("name", "comma"), [("README.md", "."), ("README.vi.md", ",")])
def test_the_worst_pattern_of_the_backtest_is_stated(name: str, comma: str) -> None:
    _, results = load_backtest()
    pattern, worst = worst_pattern(results)
    assert pattern == "table_of_best"
    said = " ".join((README.parent / name).read_text(encoding="utf-8").split())
    for found in (worst, by_pattern(results)["as_2023", "used"]):
        coverage, width = f"{found.coverage * 100:.1f}", f"{found.width:.2f}"
        assert f"{coverage.replace('.', comma)}%" in said
        assert width.replace(".", comma) in said
    for found in over_all(results).values():
        assert f"{found.coverage * 100:.1f}".replace(".", comma) in said
