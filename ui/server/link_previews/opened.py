"""The link of a request, as a reader without a visit opens it: published cases only."""

from __future__ import annotations

from urllib.parse import parse_qs

from scoring import find_case
from ui.links.model import Link
from ui.links.read import read_link

# Longer than four compared scenarios with every lever and a long name; more than that is not read.
MOST_CHARACTERS = 16_000


def open_link(query: bytes) -> Link:
    """Return what a request's query says; the default view where it is too long to be a link."""
    readable = query.decode(errors="replace") if len(query) <= MOST_CHARACTERS else ""
    return read_link(parse_qs(readable, keep_blank_values=True, errors="replace"), find_case)
