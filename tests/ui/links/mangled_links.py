"""The gallery of mangled links, tests/bad_links/mangled.toml: to add one, copy a table there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

GALLERY = Path(__file__).resolve().parents[2] / "bad_links" / "mangled.toml"


@dataclass(frozen=True)
class MangledLink:
    """A link that was mangled, and what it means; ``page_only`` where the JSON interface takes neither."""

    name: str
    query: str
    means: str
    page_only: bool = False


def load_mangled() -> list[MangledLink]:
    entries = tomllib.loads(GALLERY.read_text(encoding="utf-8"))["link"]
    return [MangledLink(**entry) for entry in entries]
