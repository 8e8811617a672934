"""An office's own template for the slides: what is refused, and why, before anything of it is used.

A template comes from outside, so nothing is taken for granted: sizes are looked at before anything is
unpacked, and only kinds of parts are let in that a template needs. What it links to, embeds or runs would
go out with every document made in it.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree.ElementTree import ParseError, fromstring

from scoring.tables.archive import DOCTYPES, ENCRYPTED_FLAG, ENCRYPTED_PART, OLD_START

MOST_BYTES, MOST_UNPACKED, MOST_XML = 3_000_000, 30_000_000, 5_000_000
MOST_PARTS, MOST_LAYOUTS = 800, 60
# A part above so many bytes may be so many times smaller in the archive.
SMALL_PART, MOST_RATIO = 200_000, 100
MILLION = 1_000_000

CONTENT_TYPES = "[Content_Types].xml"
MAIN_KIND = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MACRO_KIND = b"macroEnabled"

MARKUP = ("xml", "rels")
PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "fntdata")
# Settings of printers are the only binary parts that templates have for no harm.
PRINTER = re.compile(r"ppt/printersettings/printersettings\d+\.bin")
# Folders of what runs or is embedded, whatever its parts are called.
ACTING = ("embeddings/", "activex/", "customui", "webextension", "ctrlprops/")
SHOWN = 80


class TemplateError(ValueError):
    """A template that cannot be used. ``code`` says why, ``facts`` what it was."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep what a message needs."""
        super().__init__(code)
        self.code = code
        self.facts = {key: str(value)[:SHOWN] for key, value in facts.items()}


def check(content: bytes) -> None:
    """Refuse a file that cannot be a template of the slides.

    Raises:
        TemplateError: ``too_large`` (fact ``limit`` in megabytes), ``not_pptx``, ``encrypted``,
            ``unreadable``, ``bomb`` (``limit``), ``macros``, ``embedded`` (``part``), ``external``
            (``part`` and ``target``), ``too_many_layouts`` (``count``, ``limit``), ``no_first`` or
            ``no_content`` layout.

    """
    if len(content) > MOST_BYTES:
        raise TemplateError("too_large", limit=MOST_BYTES // MILLION)
    if content.startswith(OLD_START):
        raise TemplateError("encrypted" if ENCRYPTED_PART in content else "not_pptx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise TemplateError("not_pptx") from error
    with archive:
        _check_sizes(archive.infolist())
        _check_kind(archive)
        for part in archive.infolist():
            _check_part(archive, part)
    _try(content)


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise TemplateError("encrypted")
    if len(set(names)) < len(names):
        # Programs would disagree on which of the two is meant.
        raise TemplateError("unreadable")
    whole = sum(part.file_size for part in parts)
    markup = sum(part.file_size for part in parts if _ending(part.filename) in MARKUP)
    swollen = any(part.file_size > max(SMALL_PART, MOST_RATIO * part.compress_size) for part in parts)
    if swollen or whole > MOST_UNPACKED or markup > MOST_XML or len(parts) > MOST_PARTS:
        raise TemplateError("bomb", limit=MOST_UNPACKED // MILLION)


def _check_kind(archive: zipfile.ZipFile) -> None:
    kinds = _read(archive, CONTENT_TYPES) if CONTENT_TYPES in archive.namelist() else b""
    if MACRO_KIND in kinds:
        raise TemplateError("macros")
    if MAIN_KIND not in kinds:
        raise TemplateError("not_pptx")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    name, ending = part.filename.lower(), _ending(part.filename)
    if part.is_dir():
        return
    if "vbaproject" in name or "vbadata" in name:
        raise TemplateError("macros")
    if any(folder in name for folder in ACTING):
        raise TemplateError("embedded", part=part.filename)
    if ending in MARKUP:
        content = _read(archive, part.filename)
        if any(doctype in content for doctype in DOCTYPES):
            raise TemplateError("unreadable")
        if ending == "rels":
            _check_relations(part.filename, content)
    elif ending not in PICTURES and not PRINTER.fullmatch(name):
        raise TemplateError("embedded", part=part.filename)


def _check_relations(name: str, content: bytes) -> None:
    try:
        relations = list(fromstring(content))
    except (ParseError, ValueError, LookupError) as error:
        raise TemplateError("unreadable") from error
    for relation in relations:
        target = relation.get("Target", "")
        if relation.get("TargetMode", "").lower() == "external" or "://" in target:
            raise TemplateError("external", part=name, target=target)


def _try(content: bytes) -> None:
    """Set a slide of each layout, as documents will: what breaks on the way cannot be used."""
    # The library of slides is loaded where a template is tried, and not with the page that asks for one.
    from ui.exports.slide_layouts import LayoutError, add_slide, open_template  # noqa: PLC0415

    try:
        file, layouts = open_template(content)
        count = sum(len(master.slide_layouts) for master in file.slide_masters)
        if count > MOST_LAYOUTS:
            raise TemplateError("too_many_layouts", count=count, limit=MOST_LAYOUTS)
        for layout in (layouts.first, layouts.content):
            slide = add_slide(file, layout)
            slide.shapes.title.text_frame.text = "x"
            slide.notes_slide.notes_text_frame.text = "x"
        made = io.BytesIO()
        file.save(made)
        names = zipfile.ZipFile(made).namelist()
        if len(set(names)) < len(names):
            raise TemplateError("unreadable")
    except LayoutError as error:
        raise TemplateError(f"no_{error}") from error
    except TemplateError:
        raise
    except Exception as error:  # a broken file breaks in many ways
        raise TemplateError("unreadable") from error


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        # Never more than the directory declares: the sizes checked above.
        return archive.read(name)
    except Exception as error:  # a broken archive fails in many ways
        raise TemplateError("unreadable") from error


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
