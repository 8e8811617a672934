"""Figures as facts: each with what it is of, its period, how it is known, and its source."""

from __future__ import annotations

from functools import cache

from scoring.datafiles import DATA, Schema, Words, check, filled, read_toml
from scoring.own_data.league import OWN_SOURCE
from ui.words.texts import Texts


class Source(Schema):
    """Where a figure comes from."""

    title: Words
    publisher: Words
    published: str
    via: str | None = None


@cache
def load_sources() -> dict[str, Source]:
    """Return every source by id.

    Raises:
        DataFileError: the file is wrong, or lists none.

    """
    path = DATA / "sources.toml"
    return {
        name: check(Source, values, path, name) for name, values in filled(read_toml(path), path).items()
    }


def source(name: str, texts: Texts) -> str:
    """Return a source as one line: publisher, title, where it was collected."""
    if name == OWN_SOURCE:
        return texts("own.source")
    item = load_sources()[name]
    line = f"{texts.pick(item.publisher)}: {texts.pick(item.title)}"
    return f"{line} ({texts('fact.via', via=item.via)})" if item.via else line
