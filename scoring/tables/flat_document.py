"""OpenDocument spreadsheets as one plain XML file (.fods): packed, so that they go the way of any other."""

from __future__ import annotations

import io
import zipfile

from scoring.tables.grid import refuse

# The first element declares the names it uses, some thousand letters, and says what the document is.
HEAD = 20_000
STARTS = (b"<?xml", b"<office:document")
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
MACROS = (b"<ooo:module", b"<script:module")


def is_flat_document(content: bytes) -> bool:
    """Return whether a file is a spreadsheet in flat OpenDocument XML."""
    head = content[:HEAD]
    is_xml = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(STARTS)
    return is_xml and b"<office:document" in head and SPREADSHEET in head


def packed(content: bytes) -> bytes:
    """Return the same document as an archive (.ods), to be checked and read as one.

    Raises:
        OwnDataError: it holds macros, which stand in parts of their own in an archive.

    """
    if any(macro in content for macro in MACROS):
        raise refuse("macros")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", SPREADSHEET)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()
