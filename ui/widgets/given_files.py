"""What the browser says it gives: read strictly, since anybody can send anything.

A message is numbered and names every file that its place shall hold, with the content of those the
server has not got yet: so a message that is sent again, or overtaken by the next one, does no harm.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from ui.links.grammar import NAME_LENGTH, clean_name
from ui.visit.model import GivenFile, GivenFiles

# Beyond what a hand chooses at once a message is no message.
MOST_NAMED = 100
LONGEST_NAME = 1_000
LAST_SIGNS = 12
HIGHEST_NUMBER = 2**53

ID = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)

# Nothing of a message could be read.
UNREADABLE = (("unreadable_message", ""),)


@dataclass(frozen=True)
class Rules:
    """What a place takes: how many files, bytes at most of each, and endings of names; none for any."""

    most: int
    limit: int
    endings: tuple[str, ...] = ()


def read_message(message: Any, held: GivenFiles, rules: Rules) -> GivenFiles:
    """Return what a place holds after a message. Nothing raises: what cannot be used is named."""
    if not isinstance(message, dict) or set(message) != {"number", "files"}:
        return replace(held, refused=UNREADABLE)
    number, named = message["number"], message["files"]
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < HIGHEST_NUMBER:
        return replace(held, refused=UNREADABLE)
    if number <= held.heard:
        return held
    if not isinstance(named, list) or len(named) > MOST_NAMED:
        return replace(held, heard=number, refused=UNREADABLE)
    files: dict[str, GivenFile] = {}
    refused: list[tuple[str, str]] = []
    for item in _read_files(named, {file.id: file for file in held.files}, rules):
        if isinstance(item, tuple):
            refused.append(item)
        elif len(files) < rules.most or item.id in files:
            files[item.id] = item
        else:
            refused.append(("too_many", item.name))
    return GivenFiles(tuple(files.values()), number, tuple(refused))


def _read_files(
    named: list[Any], held: dict[str, GivenFile], rules: Rules
) -> Iterator[GivenFile | tuple[str, str]]:
    """Yield each file of a message, or why it is refused and its name."""
    for item in named:
        name = _plain_name(item.get("name")) if isinstance(item, dict) else "?"
        if not isinstance(item, dict) or not _is_id(item.get("id")):
            yield "mangled", name
        elif "content" in item:
            yield _read_file(item["id"], name, item["content"], rules)
        elif item["id"] in held:
            yield held[item["id"]]
        # What is named without its content and not held any more was put to use meanwhile.


def _read_file(file_id: str, name: str, content: Any, rules: Rules) -> GivenFile | tuple[str, str]:
    if rules.endings and PurePath(name).suffix.lower() not in rules.endings:
        return "wrong_kind", name
    if not isinstance(content, str):
        return "mangled", name
    # Four signs stand for three bytes: what is longer is not worth decoding.
    if len(content) > 4 * (rules.limit // 3 + 1):
        return "too_large", name
    try:
        decoded = b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return "mangled", name
    if len(decoded) > rules.limit:
        return "too_large", name
    return GivenFile(file_id, name, decoded) if decoded else ("empty", name)


def _is_id(found: Any) -> bool:
    return isinstance(found, str) and ID.fullmatch(found) is not None


def _plain_name(found: Any) -> str:
    """Return a file's name without folders, as one line of printable text; a long one keeps its end."""
    if not isinstance(found, str):
        return "?"
    name = re.split(r"[/\\]", found[-LONGEST_NAME:])[-1]
    whole, end = clean_name(name) or "?", clean_name(name[-LAST_SIGNS:])
    if whole.endswith(end):
        return whole
    return f"{whole[: NAME_LENGTH - len(end) - 1]}…{end}"
