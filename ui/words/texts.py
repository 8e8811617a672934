"""The texts of the interface, in Vietnamese and English, from ``data/text``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from scoring.datafiles import DATA

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "vi"


@dataclass(frozen=True)
class Texts:
    """All texts of one language; ``texts("headline.total")`` returns one."""

    language: Language
    entries: Mapping[str, str]

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return a text with its placeholders filled.

        Raises:
            KeyError: no such text, or a placeholder without a fact.

        """
        return self.entries[key].format(**facts)

    def template(self, key: str) -> str:
        """Return a text as it is written, with the placeholders that somebody else fills.

        Raises:
            KeyError: no such text.

        """
        return self.entries[key]

    def pick(self, words: Any) -> str:
        """Return the wording of ``words`` (an object with ``vi`` and ``en``) in this language."""
        return str(getattr(words, self.language))


@cache
def load_texts(language: Language) -> Texts:
    """Return the texts of a language."""
    content = tomllib.loads((DATA / "text" / f"{language}.toml").read_text(encoding="utf-8"))
    return Texts(language, dict(_flatten(content)))


def read_language(value: object) -> Language | None:
    """Return ``value`` as a language, or None where it is none."""
    return next((language for language in LANGUAGES if language == value), None)


def _flatten(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flatten(value, f"{prefix}{key}.")
