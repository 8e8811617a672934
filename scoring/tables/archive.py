"""Workbooks as archives: what must be known before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Literal
from xml.etree.ElementTree import ParseError, fromstring, iterparse

from scoring.tables.grid import refuse
from scoring.tables.sizes import MAX_CELLS, MAX_PARTS, MAX_RATIO, MAX_TAGS, MAX_UNPACKED, SMALL_PART

# An archive's first part, and the end of one without parts; a text may begin with the two letters alone.
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
# The container of old workbooks (.xls), and of new ones that are protected by a password.
OLD_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")

ENCRYPTED_FLAG = 0x1
WORKBOOK_PART = "xl/workbook.xml"
RELATIONS_PART = "xl/_rels/workbook.xml.rels"
MACRO_PART = "vbaproject.bin"

# Where an old workbook and an OpenDocument keep macros.
OLD_MACRO_PARTS = ("_VBA_PROJECT".encode("utf-16-le"),)
OPEN_MACROS = ("basic/", "scripts/")
MANIFEST = "META-INF/manifest.xml"
# No table repeats a cell more often than a number of so many digits says.
MOST_DIGITS = 7

# Workbooks of other kinds: OpenDocument by its parts, Open XML's strict variant by the name of its markup.
OPEN_DOCUMENT_PARTS = {"mimetype", "content.xml"}
STRICT_MARKUP = b"http://purl.oclc.org/ooxml/spreadsheetml/main"

# Workbooks never declare document types; entities are how small XML becomes enormous.
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def is_workbook(content: bytes) -> bool:
    """Return whether a file is some kind of workbook rather than text."""
    return content.startswith((*ZIP_STARTS, OLD_START))


def check_archive(content: bytes) -> Literal["xlsx", "xls", "ods"]:
    """Return what kind of workbook a file is; refuse one that must not be opened, before it is unpacked.

    Raises:
        OwnDataError: an encrypted workbook, one with macros, one that would unpack to more than is
            allowed, one whose sheets share their cells, or no workbook at all.

    """
    if content.startswith(OLD_START):
        if ENCRYPTED_PART in content:
            raise refuse("encrypted")
        if any(part in content for part in OLD_MACRO_PARTS):
            raise refuse("macros")
        return "xls"
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise refuse("unreadable") from error
    with archive:
        parts = archive.infolist()
        _check_sizes(parts)
        if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
            raise refuse("encrypted")
        names = {part.filename.lower() for part in parts}
        if any(name.endswith(MACRO_PART) for name in names):
            raise refuse("macros")
        if names >= OPEN_DOCUMENT_PARTS and WORKBOOK_PART not in names:
            _check_open_document(archive, parts)
            return "ods"
        if WORKBOOK_PART not in names:
            raise refuse("unreadable")
        _check_markup(archive, parts)
        _check_sheets(archive)
        return "xlsx"


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    whole = sum(part.file_size for part in parts)
    swollen = any(part.file_size > max(SMALL_PART, MAX_RATIO * part.compress_size) for part in parts)
    if len(parts) > MAX_PARTS or whole > MAX_UNPACKED or swollen:
        raise refuse("bomb", limit=MAX_UNPACKED // 1_000_000)


def _check_markup(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    tags = 0
    for part in parts:
        try:
            # Never more than the directory declares: the sizes checked above.
            found = archive.read(part)
        except Exception as error:  # a broken archive fails in many ways
            raise refuse("unreadable") from error
        if any(doctype in found for doctype in DOCTYPES):
            raise refuse("unreadable")
        if part.filename.lower() == WORKBOOK_PART and STRICT_MARKUP in found:
            raise refuse("strict_workbook")
        tags += found.count(b"<")
        if tags > MAX_TAGS:
            raise refuse("too_many_cells", limit=MAX_CELLS)


def _check_open_document(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse encrypted content, macros, and cells repeated beyond what any table has."""
    if any(part.filename.lower().startswith(OPEN_MACROS) for part in parts):
        raise refuse("macros")
    names = {part.filename for part in parts}
    if MANIFEST in names and b"encryption-data" in archive.read(MANIFEST):
        raise refuse("encrypted")
    _check_markup(archive, parts)
    content = archive.read("content.xml")
    if _repeated_cells(content) > MAX_CELLS:
        raise refuse("too_many_cells", limit=MAX_CELLS)


def _repeated_cells(content: bytes) -> int:
    """Return how many filled cells an OpenDocument says it has: rows and cells may be repeated at will."""
    whole = 0
    in_row = 0
    try:
        for _, element in iterparse(io.BytesIO(content)):
            name = _local(element.tag)
            given = {_local(key): value for key, value in element.attrib.items()}
            if name == "table-cell" and "value-type" in given:
                in_row += _times(given.get("number-columns-repeated"))
            elif name == "table-row":
                whole += in_row * _times(given.get("number-rows-repeated"))
                in_row = 0
            if name in ("table-cell", "table-row"):
                element.clear()
    except ParseError as error:
        raise refuse("unreadable") from error
    return whole


def _times(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else MAX_CELLS + 1


def _check_sheets(archive: zipfile.ZipFile) -> None:
    """Refuse sheets that share one part: no program writes them, and each would be read anew."""
    try:
        named = _values(archive, WORKBOOK_PART, "sheet", "id")
        parts = [_bare(target) for target in _values(archive, RELATIONS_PART, "Relationship", "Target")]
    except (ParseError, KeyError, ValueError, LookupError) as error:
        raise refuse("unreadable") from error
    if len(set(named)) < len(named) or len(set(parts)) < len(parts):
        raise refuse("unreadable")


def _values(archive: zipfile.ZipFile, part: str, tag: str, attribute: str) -> list[str]:
    """Return the values of an attribute of all elements of a kind, whatever their namespaces."""
    return [
        value
        for element in fromstring(archive.read(part)).iter()
        if _local(element.tag) == tag
        for name, value in element.attrib.items()
        if _local(name) == attribute
    ]


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _bare(target: str) -> str:
    """Return where a relation leads, from the folder of the workbook's part."""
    return posixpath.normpath(posixpath.join("/xl", target))
