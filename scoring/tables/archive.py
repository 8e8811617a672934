"""Workbooks as archives: what must be known before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree.ElementTree import ParseError, fromstring

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

# Workbooks of other kinds: OpenDocument by its parts, Open XML's strict variant by the name of its markup.
OPEN_DOCUMENT_PARTS = {"mimetype", "content.xml"}
STRICT_MARKUP = b"http://purl.oclc.org/ooxml/spreadsheetml/main"

# Workbooks never declare document types; entities are how small XML becomes enormous.
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def is_workbook(content: bytes) -> bool:
    """Return whether a file is some kind of workbook rather than text."""
    return content.startswith((*ZIP_STARTS, OLD_START))


def check_archive(content: bytes) -> None:
    """Refuse a workbook that must not be opened, from the directory of its archive.

    Raises:
        OwnDataError: an old or encrypted workbook, one with macros, one that would unpack to more
            than is allowed, one whose sheets share their cells, or no workbook at all.

    """
    if content.startswith(OLD_START):
        raise refuse("encrypted" if ENCRYPTED_PART in content else "old_excel")
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
        if WORKBOOK_PART not in names:
            raise refuse("open_document" if names >= OPEN_DOCUMENT_PARTS else "unreadable")
        _check_markup(archive, parts)
        _check_sheets(archive)


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
