"""The bytes of broken uploads, those too that cannot be written down in a gallery."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl

from tests.bad_uploads import costly

HEADER = ("Tỉnh", "Tổng điểm")
GOOD = (HEADER, ("Hà Nội", 60.08), ("Huế", 61.5))


def workbook(rows: Sequence[Sequence[object]], sheets: int = 1) -> bytes:
    """Return a workbook with these rows in its first sheet."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    for _ in range(sheets - 1):
        book.create_sheet()
    return _saved(book)


def changed(content: bytes, replace: dict[str, bytes], flag: int = 0) -> bytes:
    """Return a workbook with some parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", 8) as archive:
        parts = {name: source.read(name) for name in source.namelist()} | replace
        for name, part in parts.items():
            archive.writestr(name, part)
    result = target.getvalue()
    if flag:
        # The flags stand 8 bytes into an entry of the directory, 6 into a part's own header.
        for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            start = result.index(mark)
            result = result[: start + place] + bytes([flag]) + result[start + place + 1 :]
    return result


def _saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _percent_cell() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(HEADER)
    book.active.append(["Hà Nội", 0.6])
    book.active["B2"].number_format = "0.00%"
    return _saved(book)


def _strict() -> bytes:
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(io.BytesIO(workbook(GOOD))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return changed(workbook(GOOD), {name: part.replace(usual, strict) for name, part in parts.items()})


def open_document(rows: Sequence[Sequence[object]], **parts: str) -> bytes:
    """Return an OpenDocument spreadsheet with these rows, and other parts by their names."""
    cells = "".join(f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows)
    return open_document_of(cells, **parts)


def open_document_of(markup: str, **parts: str) -> bytes:
    """Return an OpenDocument spreadsheet whose one sheet, called ``Bảng``, is this markup."""
    names = ["office", "table", "text", "manifest"]
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", parts.pop("manifest", f"<manifest:manifest {spaces}/>"))
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Bảng">{markup}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _open_cell(value: object) -> str:
    if isinstance(value, int | float):
        shown = f'office:value-type="float" office:value="{value}"'
    else:
        shown = 'office:value-type="string"'
    return f"<table:table-cell {shown}><text:p>{value}</text:p></table:table-cell>"


def _two_tables() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "2025"
    for sheet in (book.active, book.create_sheet("2026")):
        for row in GOOD:
            sheet.append(list(row))
    return _saved(book)


def _other_archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("letter.txt", "hello")
    return target.getvalue()


def _entities() -> bytes:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    return changed(workbook(GOOD), {"xl/sharedStrings.xml": laughs})


def _flat_document(markup: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    kind = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    return (
        f"<office:document {names} {kind}><office:body><office:spreadsheet>"
        f'<table:table table:name="Bảng">{markup}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def _nested_web_archive() -> bytes:
    levels = "".join(f"--{n}\nContent-Type: multipart/related; boundary={n + 1}\n\n" for n in range(5_000))
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=0\n\n{levels}".encode()


def _text(*rows: str) -> bytes:
    return "\n".join(("Tỉnh;Tổng điểm", *rows)).encode()


MAKERS: dict[str, Callable[[], bytes]] = {
    "too_large": lambda: _text("Hà Nội;60") + b"\n" * 1_000_000,
    "old_excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "encrypted": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    ),
    "encrypted_parts": lambda: changed(workbook(GOOD), {}, flag=1),
    "macros": lambda: changed(workbook(GOOD), {"xl/vbaProject.bin": b"macro"}),
    "bomb": lambda: changed(workbook(GOOD), {"xl/sharedStrings.xml": b" " * 15_000_000}),
    "many_cells": costly.COSTLY["the same part again and again"],
    "shared_sheet": costly.COSTLY["ten sheets of one part"],
    "many_parts": lambda: changed(workbook(GOOD), {f"xl/{n}.xml": b"" for n in range(201)}),
    "entities": _entities,
    "other_archive": _other_archive,
    "cut_off": lambda: workbook(GOOD)[:2000],
    "broken_sheet": lambda: changed(
        workbook(GOOD), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"}
    ),
    "strict": _strict,
    "open_document": lambda: open_document_of("</table:table>"),
    "open_macros": lambda: open_document(GOOD, **{"Basic/Standard/Module1.xml": "<module/>"}),
    "open_encrypted": lambda: open_document(GOOD, manifest="<m><encryption-data/></m>"),
    "open_repeated": lambda: open_document_of(
        f'<table:table-row table:number-rows-repeated="1048576">{_open_cell(1)}</table:table-row>'
    ),
    "flat_repeated": lambda: _flat_document(
        f'<table:table-row table:number-rows-repeated="1048576">{_open_cell(1)}</table:table-row>'
    ),
    "nested_web_archive": _nested_web_archive,
    "old_macros": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "_VBA_PROJECT_CUR".encode("utf-16-le")
    ),
    "two_tables": _two_tables,
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "old_encoding": lambda: _text("Huế;60").replace("ế".encode(), b"\xaa"),
    "many_sheets": lambda: workbook(GOOD, sheets=11),
    "many_rows": lambda: _text(*(f"P{n};60" for n in range(2001))),
    "many_columns": lambda: ";".join(["Tỉnh", "Tổng điểm", *map(str, range(59))]).encode() + b"\nHue;6",
    "long_cell": lambda: _text(f"{'Đ' * 501};60"),
    "percent_cell": _percent_cell,
    "many_units": lambda: b"unit,kind\n" + b"".join(b"%d,district\n" % n for n in range(401)),
    "long_unit": lambda: b"unit,kind\n" + b"A" * 501 + b",district\n",
    "many_provinces": lambda: _text(*(f"P{n};60" for n in range(35))),
}


def content_of(entry: Mapping[str, Any]) -> bytes:
    """Return the file an entry of a gallery stands for: its text, a workbook of its sheet, or a maker's."""
    if "make" in entry:
        return MAKERS[entry["make"]]()
    if "sheet" in entry:
        return workbook(entry["sheet"])
    text: str = entry["content"]
    return text.encode()
