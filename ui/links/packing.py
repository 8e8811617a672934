"""The short form of a link that would be long: its parts under one key, packed.

The parts are the same as in the open, a line each, so a packed link means what the open one means and
lasts as long. zlib's check sum tells a cut or damaged form from a whole one.
"""

from __future__ import annotations

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence

from ui.links.grammar import (
    CASE_KEY,
    DATA_KEY,
    LANGUAGE_KEY,
    MAX_PARTS,
    OWN_KEY,
    PACKED_KEY,
    PLATFORM_KEYS,
    VERSION_KEY,
)

# The version of the form, before the packed text.
FORM = "1."
PACKED_PATTERN = re.compile(r"1\.([A-Za-z0-9_-]{12,12000})")

# Four compared scenarios and a plan with every lever and long names have a third of this.
MOST_BYTES = 24_000

# What a reader wants to see of a link, and what says how the rest is to be read, is never packed.
OPEN_KEYS = frozenset({VERSION_KEY, DATA_KEY, CASE_KEY, OWN_KEY, LANGUAGE_KEY, PACKED_KEY, *PLATFORM_KEYS})

PART_END = "\n"


def pack(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of an open link with all that may be packed under one key."""
    lines = [f"{key}={value}" for key, value in parameters.items() if key not in OPEN_KEYS]
    packed = zlib.compress(PART_END.join(lines).encode(), 9)
    text = urlsafe_b64encode(packed).decode().rstrip("=")
    return {key: value for key, value in parameters.items() if key in OPEN_KEYS} | {PACKED_KEY: FORM + text}


def unpack(parameters: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[str]], list[str]]:
    """Return parameters with what was packed beside the rest, and the packed texts that cannot be used.

    A key that stands in the open too keeps both values, the open one last.
    """
    found: dict[str, list[str]] = {}
    refused: list[str] = []
    for text in parameters.get(PACKED_KEY, ()):
        parts = _parts(text)
        if parts is None:
            refused.append(text)
            continue
        for key, value in parts:
            found.setdefault(key, []).append(value)
    for key, values in parameters.items():
        if key != PACKED_KEY:
            found.setdefault(key, []).extend(values)
    return found, refused


def _parts(text: str) -> list[tuple[str, str]] | None:
    """Return keys and values of a packed text; None where it is not one, whole and as it was written."""
    match = PACKED_PATTERN.fullmatch(text)
    if match is None:
        return None
    try:
        lines = _inflated(match[1])
    except (ValueError, zlib.error):
        return None
    parts = [(key, value) for key, mark, value in (line.partition("=") for line in lines) if mark]
    keys = {key for key, _ in parts}
    is_whole = len(parts) == len(lines) == len(keys) <= MAX_PARTS and not keys & OPEN_KEYS
    return parts if is_whole else None


def _inflated(text: str) -> list[str]:
    """Return the lines of a packed text, never more of it than there may be.

    Raises:
        ValueError, zlib.error: it is damaged, cut, written in another way than ours, or too long.

    """
    packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if urlsafe_b64encode(packed).decode().rstrip("=") != text:
        raise ValueError("another way of writing")
    reader = zlib.decompressobj()
    plain = reader.decompress(packed, MOST_BYTES)
    if not reader.eof or reader.unused_data:
        raise ValueError("cut, or more than there may be")
    return plain.decode().split(PART_END)
