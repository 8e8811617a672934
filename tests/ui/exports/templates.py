"""Templates of slides to give to the tool: a usual one, and a gallery of those that are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.util import Inches

MAIN = "ppt/presentation.xml"
SLIDE_RELATIONS = "ppt/slides/_rels/slide1.xml.rels"
SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="x" '
    'id="{6B0B9A1C-0000-4000-8000-000000000000}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst>'
    "</p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
)


@cache
def usual() -> bytes:
    """Return a template as offices have them: 4:3, eleven layouts, a slide in a section, small footers."""
    file: Any = Presentation()
    slide = file.slides.add_slide(file.slide_layouts[1])
    slide.shapes.title.text_frame.text = "MẪU TRANG CỦA CƠ QUAN"
    return changed(_saved(file), replaced={MAIN: ("</p:presentation>", SECTIONS)})


@cache
def unnumbered() -> bytes:
    """Return a template whose placeholders have no numbers, as LibreOffice writes them."""
    file: Any = Presentation()
    for layout in file.slide_layouts:
        for place in layout.placeholders:
            where = place.left, place.top, place.width, place.height
            place.element.ph.attrib.pop("idx", None)
            place.left, place.top, place.width, place.height = where
    return _saved(file)


def changed(
    content: bytes,
    *,
    added: Mapping[str, bytes] | None = None,
    replaced: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return an archive with more parts, and with text in some parts replaced."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            found = old.read(part)
            if part.filename in (replaced or {}):
                before, after = (replaced or {})[part.filename]
                assert before.encode() in found, (part.filename, before)
                found = found.replace(before.encode(), after.encode())
            new.writestr(part.filename, found)
        for name, found in (added or {}).items():
            new.writestr(name, found)
    return made.getvalue()


def _saved(file: Any) -> bytes:
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _with_kind(kind: str) -> bytes:
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return changed(usual(), replaced={"[Content_Types].xml": (main, kind)})


def _linked() -> bytes:
    link = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'image" Target="https://x.example/a.png" TargetMode="External"/></Relationships>'
    )
    return changed(usual(), replaced={SLIDE_RELATIONS: ("</Relationships>", link)})


def _without(kind: str) -> bytes:
    """Return a template in which no layout has a placeholder of a kind."""
    file: Any = Presentation()
    for layout in file.slide_layouts:
        for place in list(layout.placeholders):
            if place.element.ph.get("type", "obj") == kind:
                place.element.getparent().remove(place.element)
    return _saved(file)


def _moved_off() -> bytes:
    """Return a template whose content stands beyond the slide's edge."""
    file: Any = Presentation()
    for layout in file.slide_layouts:
        for place in layout.placeholders:
            if place.element.ph.get("type", "obj") == "obj":
                width, height = Inches(8), Inches(4)
                place.left, place.top, place.width, place.height = Inches(9), Inches(2), width, height
    return _saved(file)


def _many_layouts() -> bytes:
    file: Any = Presentation()
    master = file.slide_master
    listed = master._element.sldLayoutIdLst
    first = listed[0]
    for number in range(60):
        again = first.makeelement(first.tag, dict(first.attrib))
        again.set("id", str(2147490000 + number))
        again.rId = first.rId
        listed.append(again)
    return _saved(file)


def _twice() -> bytes:
    made = io.BytesIO(usual())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("PPT/presentation.xml", b"<x/>")
    return made.getvalue()


def _declared() -> bytes:
    return changed(usual(), added={"ppt/x.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'})


# What is refused, by the code of its message.
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing at all": ("not_pptx", lambda: b""),
    "a picture": ("not_pptx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "an old presentation": ("not_pptx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "a password": (
        "encrypted",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "a .potx": (
        "not_pptx",
        lambda: _with_kind(
            "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
        ),
    ),
    "a .pptm": (
        "macros",
        lambda: _with_kind("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    ),
    "macros under another name": ("macros", lambda: changed(usual(), added={"ppt/vbaProject.bin": b"x"})),
    "too large": ("too_large", lambda: usual() + bytes(3_000_001)),
    "a bomb": ("bomb", lambda: changed(usual(), added={"ppt/media/a.png": bytes(40_000_000)})),
    "a document type": ("unreadable", _declared),
    "a part twice": ("unreadable", _twice),
    "broken markup": ("unreadable", lambda: changed(usual(), replaced={MAIN: ("<p:presentation", "<p:p")})),
    "a link to outside": ("external", _linked),
    "an embedded workbook": (
        "embedded",
        lambda: changed(usual(), added={"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": b"PK"}),
    ),
    "a film": ("embedded", lambda: changed(usual(), added={"ppt/media/media1.mp4": b"x"})),
    "something that runs": ("embedded", lambda: changed(usual(), added={"ppt/activeX/activeX1.bin": b"x"})),
    "a ribbon of its own": ("embedded", lambda: changed(usual(), added={"customUI/customUI.xml": b"<x/>"})),
    "too many layouts": ("too_many_layouts", _many_layouts),
    "no subtitle": ("no_first", lambda: _without("subTitle")),
    "no content": ("no_content", lambda: _without("obj")),
    "content off the slide": ("no_content", _moved_off),
}
