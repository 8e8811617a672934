"""The texts of the interface, in Vietnamese and English, from ``data/text``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal, get_args

from scoring.datafiles import DATA, read_toml
from scoring.errors import DataFileError

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
    """Return the texts of a language.

    Raises:
        DataFileError: the file is wrong.

    """
    path = DATA / "text" / f"{language}.toml"
    return Texts(language, dict(_flatten(read_toml(path), path)))


def check_texts() -> None:
    """Compare the texts of all languages: the same texts, with the same placeholders.

    Raises:
        DataFileError: naming the file and the text that differs.

    """
    first, *others = [load_texts(language) for language in LANGUAGES]
    for other in others:
        for one, against in ((first, other), (other, first)):
            for key, text in against.entries.items():
                if key not in one.entries:
                    problem = f"is missing; {against.language}.toml has it"
                elif _placeholders(text) - _placeholders(one.entries[key]):
                    problem = f"has other placeholders than in {against.language}.toml"
                else:
                    continue
                raise DataFileError(file=f"{one.language}.toml", place=key, problem=problem)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def read_language(value: object) -> Language | None:
    """Return ``value`` as a language, or None where it is none."""
    return next((language for language in LANGUAGES if language == value), None)


def _flatten(content: Mapping[str, Any], path: Path, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if isinstance(value, dict):
            yield from _flatten(value, path, f"{prefix}{key}.")
            continue
        if not isinstance(value, str):
            raise DataFileError(file=path.name, place=prefix + key, problem=f"is no text (found {value!r})")
        try:
            _placeholders(value)
        except ValueError as error:
            raise DataFileError(file=path.name, place=prefix + key, problem=str(error)) from error
        yield prefix + key, value
