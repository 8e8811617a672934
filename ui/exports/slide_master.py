"""The tool's own master of slides: 16:9, a font that carries Vietnamese, the pages' colours as a theme.

It is the library's template made over: what stands on a slide stands in a placeholder of its layouts, and
takes font and colours from its theme. So an office may set the slides in a template of its own, before
(``slide_template.py``) or afterwards in its presentation software.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches

from ui.charts.drawing import ROLES
from ui.exports.light_theme import colours

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, INNER_WIDTH = Inches(0.6), Inches(12.13)

# Arial is on every office computer and carries Vietnamese.
FONT = "Arial"

TITLE_SLIDE, TITLE_AND_CONTENT, TITLE_ONLY = 0, 1, 5
KEPT = (TITLE_SLIDE, TITLE_AND_CONTENT, TITLE_ONLY)

# Where the placeholders of every layout stand: left, top, width, height.
PLACES = {
    "title": (LEFT, Inches(0.35), INNER_WIDTH, Inches(1.35)),
    "body": (LEFT, Inches(1.8), INNER_WIDTH, Inches(4.75)),
    "ftr": (LEFT, Inches(6.58), Inches(11.2), Inches(0.82)),
    "sldNum": (Inches(11.9), Inches(6.58), Inches(0.83), Inches(0.82)),
}
# On the first slide the title stands on a ground of its own, over the upper part of the slide.
GROUND_HEIGHT = Inches(4.1)
FIRST = {
    "ctrTitle": (Inches(0.9), Inches(0.9), Inches(11.5), Inches(2.8)),
    "subTitle": (Inches(0.9), Inches(4.3), Inches(11.5), Inches(2.2)),
}

# Sizes of the master's texts, in hundredths of a point: headline, first level of text, those below it.
HEADLINE, TEXT, DEEPER, FIRST_HEADLINE, FOOTER = 2800, 1800, 1600, 4000, 1400


@cache
def own_master() -> bytes:
    """Return the tool's own template as a file without slides."""
    file: Any = Presentation()
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    layouts = list(file.slide_layouts)
    for number, layout in enumerate(layouts):
        if number not in KEPT:
            file.slide_layouts.remove(layout)
    master = file.slide_master
    _theme(master)
    _text_styles(master)
    for part in (master, *(layouts[number] for number in KEPT)):
        _places(part)
    _bar(master)
    _first(layouts[TITLE_SLIDE])
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _theme(master: Any) -> None:
    part = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    theme = part.blob.decode()
    for name, colour in _scheme().items():
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', theme
        )
    theme = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{FONT}"/>', theme)
    theme = re.sub(r'(script="Viet" typeface=)"[^"]*"', rf'\1"{FONT}"', theme)
    part._blob = theme.encode()


def _scheme() -> dict[str, str]:
    """Return the theme's colours: what they mean in the slides stands in ``slide_style.py``."""
    theme = colours()
    # Ink without a hue: its lighter kinds are greys, and no blue that could pass for a bar's.
    own = {"dk1": "#161616", "lt1": theme["backgroundColor"], "dk2": "#123B52", "lt2": "#E8F0F5"}
    roles = dict(zip(ROLES, theme["chartCategoricalColors"], strict=True))
    accents = (roles["gain"], roles["loss"], roles["scenario"], "#7A4E9E", "#B8860B", roles["neutral"])
    own |= {f"accent{number}": colour for number, colour in enumerate(accents, start=1)}
    return {name: colour.lstrip("#").upper() for name, colour in own.items()}


def _text_styles(master: Any) -> None:
    styles = master._element.find(".//{*}txStyles")
    title = styles.find("{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("sz", str(HEADLINE))
    title.find("{*}defRPr").set("b", "1")
    for level, style in enumerate(styles.find("{*}bodyStyle")):
        if (run := style.find("{*}defRPr")) is not None:
            run.set("sz", str(DEEPER if level else TEXT))


def _places(part: Any) -> None:
    for place in list(part.placeholders):
        kind = place.element.ph.get("type", "body")
        if kind == "dt":
            # The date of the export stands behind the source.
            place.element.getparent().remove(place.element)
        elif kind in PLACES:
            _put(place, PLACES[kind])
        if kind in ("ftr", "sldNum"):
            _footer(place, "l" if kind == "ftr" else "r")


def _footer(place: Any, alignment: str) -> None:
    style = place.element.txBody.find("{*}lstStyle")
    for level in list(style):
        style.remove(level)
    style.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} algn="{alignment}"><a:defRPr sz="{FOOTER}"><a:solidFill>'
            '<a:schemeClr val="accent6"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _first(layout: Any) -> None:
    layout._element.set("showMasterSp", "0")
    _rectangle(layout, "Ground", "tx2", (0, 0, WIDTH, GROUND_HEIGHT))
    for place in layout.placeholders:
        kind = place.element.ph.get("type")
        if kind not in FIRST:
            continue
        _put(place, FIRST[kind])
        place.element.txBody.find("{*}bodyPr").set("anchor", "b" if kind == "ctrTitle" else "t")
        style = place.element.txBody.find("{*}lstStyle")
        for level in list(style):
            style.remove(level)
        size, colour = (FIRST_HEADLINE, "bg1") if kind == "ctrTitle" else (TEXT + 200, "tx1")
        style.append(
            parse_xml(
                f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{size}">'
                f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
            )
        )


def _bar(master: Any) -> None:
    _rectangle(master, "Bar", "accent1", (0, Inches(0.5), Inches(0.2), Inches(1.05)))


def _rectangle(part: Any, name: str, colour: str, place: tuple[int, int, int, int]) -> None:
    """Put a filled rectangle behind the placeholders of a master or layout, which the library cannot."""
    left, top, width, height = place
    tree = part.shapes._spTree
    number = max(int(value) for value in tree.xpath("//@id") if value.isdigit()) + 1
    tree.insert(
        2,
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='{number}' name='{name}'/><p:cNvSpPr/>"
            "<p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr><a:xfrm>"
            f"<a:off x='{left}' y='{top}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>"
            "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill>"
            f"<a:schemeClr val='{colour}'/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        ),
    )


def _put(place: Any, where: tuple[int, int, int, int]) -> None:
    place.left, place.top, place.width, place.height = map(Emu, where)
