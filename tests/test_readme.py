"""The README's snippet runs and prints what its comments say."""

import contextlib
import io
import re
from pathlib import Path

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
