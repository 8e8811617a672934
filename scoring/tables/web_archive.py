"""Web archives as grids: Excel's "single file web page" (.mht), pages a browser saved whole (.mhtml).

They are mails whose parts are pages, pictures and styles. Only the pages are read, as every other page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from html import unescape
from urllib.parse import unquote

from scoring.tables.encodings import decode
from scoring.tables.grid import Book, Sheet, refuse
from scoring.tables.markup import read_tables
from scoring.tables.sizes import MAX_PARTS, MAX_SHEETS

# The lines before the first empty one, and what they say of such a file.
HEAD = 4_000
LONGEST_ADDRESS = 1_000
FIRST_LINE = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}: ?")
ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)

# Parts inside parts are how a small mail takes long to take apart; a web archive has one level of them.
# So is a long list of what such a part is like: its head must end soon.
MOST_LEVELS = 3
NEST = re.compile(rb"multipart/", re.IGNORECASE)
EMPTY_LINE = re.compile(rb"\n\r?\n")
MACRO_TYPES = frozenset({"application/x-mso", "application/vnd.ms-office.vbaproject"})

# What Excel tells of its sheets in the first page: name, page, whether it is hidden.
WORKSHEET = "<x:excelworksheet>"
NAME = re.compile(r"<x:name>([^<]{1,100})</x:name>", re.IGNORECASE)
PAGE = re.compile(r"<x:worksheetsource href=\"([^\"]{1,300})\"", re.IGNORECASE)
HIDDEN = re.compile(r"<x:visible>\s*sheet(?:very)?hidden", re.IGNORECASE)


def is_web_archive(content: bytes) -> bool:
    """Return whether a file begins as a web archive."""
    head = content[:HEAD].lstrip()
    return FIRST_LINE.match(head) is not None and ARCHIVE.search(head) is not None


def read_web_archive(content: bytes) -> Book:
    """Return every table of the pages of a web archive; the sheets by their names, where it tells them.

    Raises:
        OwnDataError: it is broken, holds macros or no table, or more than a file may hold.

    """
    pages, encoding = _pages(content)
    named = {page: (name, is_hidden) for text in pages.values() for page, name, is_hidden in _sheets(text)}
    found: list[Sheet] = []
    hidden = []
    for page, text in pages.items():
        name, is_hidden = named.get(page, named.get("", ("", False)))
        if any(named) and page not in named:
            # Excel's frame around the sheets, and the strip of their names.
            continue
        if is_hidden and len(named) > 1:
            hidden.append(name)
            continue
        found += _titled(read_tables(text), name, len(found))
        if len(found) > MAX_SHEETS:
            raise refuse("too_many_sheets", limit=MAX_SHEETS)
    if not found:
        raise refuse("no_table")
    return Book("mht", tuple(found), tuple(hidden), encoding=encoding)


def _pages(content: bytes) -> tuple[Mapping[str, str], str]:
    """Return the text of every page by the last part of its address, and an encoding that is not UTF-8."""
    nests = [found.end() for found in NEST.finditer(content)]
    ends = [EMPTY_LINE.search(content, place, place + HEAD) for place in nests]
    if len(nests) > MOST_LEVELS or None in ends or content.count(b"\n--") > 2 * MAX_PARTS:
        raise refuse("unreadable")
    try:
        parts = [*map(_part, message_from_bytes(content, policy=policy.compat32).walk())]
    except Exception as error:  # a broken mail fails in many ways
        raise refuse("unreadable") from error
    if any(kind in MACRO_TYPES for kind, _, _ in parts):
        raise refuse("macros")
    found: dict[str, str] = {}
    encodings = [""]
    for number, (kind, address, page) in enumerate(parts):
        if kind == "text/html":
            text, encoding = decode(page)
            found.setdefault(address or f"#{number}", text)
            encodings.append(encoding)
    return found, max(encodings)


def _part(part: Message) -> tuple[str, str, bytes]:
    """Return what kind of content a part has, the last part of its address, and what it holds."""
    content = part.get_payload(decode=True)
    address = str(part.get("Content-Location", ""))[:LONGEST_ADDRESS]
    return part.get_content_type(), _last(address), content if isinstance(content, bytes) else b""


def _last(address: str) -> str:
    return unquote(unescape(address)).replace("\\", "/").rpartition("/")[2].casefold()


def _sheets(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield page, name and whether it is hidden of each sheet that Excel's first page tells of.

    A workbook of one sheet has no other page: its page is empty.
    """
    folded = text.casefold()
    place = folded.find(WORKSHEET)
    for _ in range(MAX_SHEETS + 1):
        if place < 0:
            return
        end = folded.find(WORKSHEET, place + 1)
        told = text[place : place + 2_000 if end < 0 else min(end, place + 2_000)]
        name, page = NAME.search(told), PAGE.search(told)
        if name is not None:
            yield _last(page[1]) if page else "", unescape(name[1]), HIDDEN.search(told) is not None
        place = end


def _titled(sheets: tuple[Sheet, ...], name: str, before: int) -> Iterator[Sheet]:
    for number, sheet in enumerate(sheets, start=1):
        title = name if name and len(sheets) == 1 else f"{name} {number}".strip()
        yield replace(sheet, title=title if name else str(before + number))
