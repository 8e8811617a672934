"""The gallery of broken links, tests/bad_links/gallery.toml: to add one, copy a table there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs

from scoring.case.from_now import FromNow
from scoring.what_if.scenario import Scenario
from ui.words.texts import LANGUAGES, Language

GALLERY = Path(__file__).resolve().parents[2] / "bad_links" / "gallery.toml"


@dataclass(frozen=True)
class BadLink:
    """A broken link, and what must come of it."""

    name: str
    query: str
    problems: dict[str, int]
    vi: list[str]
    en: list[str] = field(default_factory=list)
    outside_code: list[str] = field(default_factory=list)
    case: str = "binh-thuan-2023"
    changes: dict[str, str] = field(default_factory=dict)
    now: str | None = None
    per_day: dict[str, str] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        from_now = None
        if self.now is not None:
            paces = {key: Decimal(value) for key, value in self.per_day.items()}
            from_now = FromNow(date.fromisoformat(self.now), per_day=paces)
        changes = {key: Decimal(value) for key, value in self.changes.items()}
        return Scenario(self.case, changes, from_now=from_now)

    def query_in(self, language: Language) -> str:
        return self.query.replace("{lang}", language)

    def parameters_in(self, language: Language) -> dict[str, list[str]]:
        return parse_qs(self.query_in(language), keep_blank_values=True)

    def words_in(self, language: Language) -> list[str]:
        return {"vi": self.vi, "en": self.en}[language]


def load_gallery() -> list[BadLink]:
    entries = tomllib.loads(GALLERY.read_text(encoding="utf-8"))["link"]
    return [BadLink(**entry) for entry in entries]


def opened() -> list[tuple[BadLink, Language]]:
    """Return every broken link with every language it can be opened in."""
    return [
        (link, language) for link in load_gallery() for language in LANGUAGES if link.words_in(language)
    ]
