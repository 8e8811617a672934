"""The gallery of broken scenario files, tests/bad_scenario_files/gallery.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from ui.words.texts import LANGUAGES, Language

GALLERY = Path(__file__).resolve().parents[2] / "bad_scenario_files" / "gallery.toml"


@dataclass(frozen=True)
class BadFile:
    """A broken file, and what must come of it."""

    name: str
    content: str
    vi: list[str]
    en: list[str]
    error: str | None = None
    problems: dict[str, int] = field(default_factory=dict)
    changes: dict[str, str] = field(default_factory=dict)
    newer: int | None = None

    @property
    def exact_changes(self) -> dict[str, Decimal]:
        return {key: Decimal(value) for key, value in self.changes.items()}

    def words_in(self, language: Language) -> list[str]:
        return {"vi": self.vi, "en": self.en}[language]


def load_gallery() -> list[BadFile]:
    entries = tomllib.loads(GALLERY.read_text(encoding="utf-8"))["file"]
    return [BadFile(**entry) for entry in entries]


def opened() -> list[tuple[BadFile, Language]]:
    """Return every broken file with every language it can be opened in."""
    return [(file, language) for file in load_gallery() for language in LANGUAGES]
