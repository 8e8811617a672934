"""The two layouts of a template that slides are set in, and what stands where on them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.util import Inches

# Smaller than this, a content placeholder holds no chart that can be read from the back of a room, and a
# title or subtitle no message.
LEAST_CONTENT = Inches(7), Inches(3)
LEAST_TITLE = Inches(4), Inches(0.6)

TITLES, CONTENTS = ("title", "ctrTitle"), ("obj", "chart")


class LayoutError(ValueError):
    """A template without a layout that is needed: ``first`` or ``content``."""


class Place(NamedTuple):
    """A rectangle on a slide, in the file's own unit (EMU)."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Layouts:
    """``first`` has a title and a subtitle, ``content`` a title and one large content placeholder."""

    first: Any
    content: Any


def open_template(template: bytes) -> tuple[Any, Layouts]:
    """Return a template as a presentation without slides, and the layouts that slides are set in.

    Layouts that the template's own slides use come before others, then those of the same masters, then
    PowerPoint's own kinds.

    Raises:
        LayoutError: the template lacks a layout.

    """
    file: Any = Presentation(io.BytesIO(template))
    used = [slide.slide_layout for slide in file.slides]
    listed = file.slides._sldIdLst
    for slide in list(listed):
        file.part.drop_rel(slide.rId)
        listed.remove(slide)
    # Sections and custom shows name slides that are gone: presentation software would offer a repair.
    for part in file.part._element.xpath("./p:extLst | ./p:custShowLst"):
        part.getparent().remove(part)
    return file, _find_layouts(file, used)


def _find_layouts(file: Any, used: list[Any]) -> Layouts:
    layouts = [layout for master in file.slide_masters for layout in master.slide_layouts]
    size = file.slide_width, file.slide_height
    first = _best([layout for layout in layouts if _is_first(layout, size)], "title", used[:1])
    content = _best([layout for layout in layouts if _is_content(layout, size)], "obj", used[1:] or used)
    if first is None:
        raise LayoutError("first")
    if content is None:
        raise LayoutError("content")
    return Layouts(first, content)


def add_slide(file: Any, layout: Any) -> Any:
    """Return a new slide of a layout, each placeholder where the layout has one of its kind.

    Slides find their layout's placeholders by number, which some programs leave out.
    """
    slide = file.slides.add_slide(layout)
    for place in slide.placeholders:
        drawn = next(other for other in layout.placeholders if kind_of(other) == kind_of(place))
        where = rectangle(drawn)
        if where is not None and rectangle(place) != where:
            place.left, place.top, place.width, place.height = where
    return slide


def kind_of(place: Any) -> str:
    """Return a placeholder's kind as the file names it; one without a kind takes any content."""
    return str(place.element.ph.get("type", "obj"))


def rectangle(place: Any) -> Place | None:
    """Return where a placeholder stands, None where neither it nor its master says so."""
    where = (place.left, place.top, place.width, place.height)
    return None if None in where else Place(*where)


def _is_first(layout: Any, size: tuple[int, int]) -> bool:
    kinds = {kind_of(place) for place in layout.placeholders if _holds(place, LEAST_TITLE, size)}
    return "subTitle" in kinds and any(title in kinds for title in TITLES)


def _is_content(layout: Any, size: tuple[int, int]) -> bool:
    contents = [place for place in layout.placeholders if kind_of(place) in CONTENTS]
    titles = [place for place in layout.placeholders if kind_of(place) in TITLES]
    return (
        len(contents) == 1
        and _holds(contents[0], LEAST_CONTENT, size)
        and any(_holds(title, LEAST_TITLE, size) for title in titles)
    )


def _holds(place: Any, least: tuple[int, int], size: tuple[int, int]) -> bool:
    """Return whether a placeholder stands on the slide and is at least so wide and high."""
    where = rectangle(place)
    if where is None or where.width < least[0] or where.height < least[1]:
        return False
    on_it = where.left + where.width <= size[0] and where.top + where.height <= size[1]
    return on_it and min(where.left, where.top) >= 0


def _best(layouts: list[Any], kind: str, used: list[Any]) -> Any:
    parts = {layout.part.partname for layout in used}
    masters = {layout.slide_master.part.partname for layout in used}

    def rank(layout: Any) -> tuple[bool, bool, bool]:
        usual = layout._element.get("type") == kind
        own = layout.slide_master.part.partname in masters
        return layout.part.partname not in parts, not own, not usual

    return min(layouts, key=rank, default=None)
