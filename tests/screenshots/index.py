"""The page that shows pictures side by side, those that differ first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

BEFORE, AFTER = "before", "after"

HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of every page</title>
<style>body{font:16px sans-serif;margin:1rem}figure{margin:0 0 2rem}div{display:flex;gap:1rem;
align-items:flex-start}a{flex:1;min-width:0}img{max-width:100%;border:1px solid #999}</style>
"""


def write(out: Path, names: Sequence[str], before: str, after: str) -> Path:
    """Write the page beside the folders of pictures and return its file."""
    changed = [name for name in names if is_changed(out, name)]
    same = [name for name in names if name not in changed]
    parts = [
        HEAD,
        f"<h1>{len(changed)} of {len(names)} pictures differ</h1>",
        f"<p>Left: {escape(before)}<br>Right: {escape(after)}</p>",
        *(_figure(out, name) for name in changed),
        f"<h2>The same in both: {len(same)}</h2>",
        *(_figure(out, name) for name in same),
    ]
    page = out / "index.html"
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


def is_changed(out: Path, name: str) -> bool:
    """Return whether the two pictures of a name differ, or one of them is missing."""
    before, after = (out / side / name for side in (BEFORE, AFTER))
    return not (before.is_file() and after.is_file() and before.read_bytes() == after.read_bytes())


def _figure(out: Path, name: str) -> str:
    shown = [
        f'<a href="{side}/{name}"><img loading="lazy" src="{side}/{name}" alt="{side}: {name}"></a>'
        if (out / side / name).is_file()
        else "<a>not there</a>"
        for side in (BEFORE, AFTER)
    ]
    return f"<figure><figcaption>{name}</figcaption><div>{''.join(shown)}</div></figure>"
