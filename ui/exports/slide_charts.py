"""What the slides' native charts share: bars with their values beside them, axes, labels, room for names.

Labels are texts, not number formats: which decimal sign a format shows depends on the computer that
opens the file, and every number must read the same everywhere. The axes hold whole numbers only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ui.exports.slide_deck import Slide
from ui.exports.slide_style import INK, LINES, SMALL, Colour
from ui.exports.slide_text import points
from ui.exports.type_width import LINE, line_count, width
from ui.exports.xml_text import printable
from ui.words import numbers

# What the names of bars take of a chart's width at most, and what lies between them and the bars.
MOST_FOR_NAMES, NAME_GAP = 0.52, 12
# What a legend above takes of the height, an axis with its numbers below, and the labels at a bar's end.
FOR_LEGEND, FOR_AXIS, AT_END = 0.09, 0.09, 0.02
# Room between bars, in percent of a bar: a few of them would otherwise be blocks.
FEW, APART, CLOSE = 3, 90, 45


# Formulas, arrays of them, and addresses, as the library behind charts knows them by their beginning.
ACTING = re.compile(r"[^\w\s]|\w+:")


@dataclass(frozen=True)
class Series:
    """A series of bars: values (None leaves a gap), colour (None: unseen), and labels beside them."""

    name: str
    values: Sequence[Decimal | None]
    colour: Colour | None
    labels: Sequence[str] = ()


def bars(
    slide: Slide,
    names: Sequence[str],
    series: Sequence[Series],
    kind: Any,
    title: str,
    *,
    axis: bool = False,
) -> Any:
    """Put lying bars on a slide, the first at the top; ``axis`` shows the numbers below them."""
    data = CategoryChartData(number_format="0.00")
    data.categories = [category(name) for name in names]
    for item in series:
        data.add_series(item.name, [None if value is None else float(value) for value in item.values])
    chart = base(slide, kind, data, title, legend=len(series) > 1)
    for drawn, item in zip(chart.plots[0].series, series, strict=True):
        if item.colour is None:
            drawn.format.fill.background()
            continue
        fill(drawn.format.fill, item.colour)
        drawn.invert_if_negative = False
        for number, shown in enumerate(item.labels):
            if shown:
                label(drawn.points[number], shown, INK, XL_LABEL_POSITION.OUTSIDE_END)
    chart.plots[0].gap_width = CLOSE if len(names) > FEW else APART
    chart.category_axis.reverse_order = True
    # Upside down, the axis of values would stand on top; the library has no name for moving it back.
    chart.value_axis._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM
    name_every_bar(chart.category_axis)
    quiet(chart.category_axis)
    chart.value_axis.crosses = XL_AXIS_CROSSES.MINIMUM
    if axis:
        numbered(chart.value_axis)
    else:
        chart.value_axis.visible = False
        chart.value_axis.has_major_gridlines = False
    share = share_of_names(names, slide)
    top = FOR_LEGEND if len(series) > 1 else 0.0
    height = 1 - top - (FOR_AXIS if axis else 0)
    plot_area(chart, share, top, 1 - share - AT_END, height)
    return chart


def category(name: str) -> str:
    """Return a name as a category: the chart's own workbook would take some beginnings for a formula."""
    shown = printable(name)
    return numbers.NO_BREAK_SPACE + shown if ACTING.match(shown) else shown


def base(slide: Slide, kind: Any, data: Any, title: str, *, legend: bool) -> Any:
    """Put a chart on a slide with the texts' size and ink, and a legend above where asked."""
    chart = slide.chart(kind, data, title)
    chart.has_title = False
    chart.has_legend = legend
    chart.font.size = Pt(SMALL)
    INK.give(chart.font.color)
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(SMALL)
    return chart


def share_of_names(names: Sequence[str], slide: Slide) -> float:
    """Return which share of the width the names of bars take: the longest word by word, up to a bound."""
    longest = max(width(name, SMALL * slide.wider) for name in names) + NAME_GAP
    return min(longest / points(slide.room.width), MOST_FOR_NAMES)


def height_of_names(names: Sequence[str], slide: Slide) -> float:
    """Return how high names stand below each other, in points, with a little room between."""
    room = points(slide.room.width) * share_of_names(names, slide) - NAME_GAP
    return sum(line_count(name, SMALL * slide.wider, room) * SMALL * LINE + SMALL / 2 for name in names)


def plot_area(chart: Any, left: float, top: float, wide: float, high: float) -> None:
    """Say where the bars themselves stand, as shares of the chart; names stand beside them."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    parts = {"x": left, "y": top, "w": wide, "h": high}
    modes = "".join(f'<c:{part}Mode val="edge"/>' for part in "xy")
    values = "".join(f'<c:{part} val="{value:.4f}"/>' for part, value in parts.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f"{modes}{values}</c:manualLayout></c:layout>"
        ),
    )


def name_every_bar(axis: Any) -> None:
    """Let no name be left out for want of room, which the library has no word for."""
    last = axis._element.find(qn("c:noMultiLvlLbl"))
    last.addprevious(last.makeelement(qn("c:tickLblSkip"), {"val": "1"}))


def quiet(axis: Any) -> None:
    """Let an axis be a thin line with its names only."""
    axis.format.line.width = Pt(1)
    LINES.give(axis.format.line.color)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(SMALL)
    axis.has_major_gridlines = False
    # Also where bars reach below zero, names stand outside them.
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def numbered(axis: Any) -> None:
    """Give an axis whole numbers and thin lines."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = Pt(SMALL)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    LINES.give(axis.major_gridlines.format.line.color)
    LINES.give(axis.format.line.color)


def axis_title(axis: Any, title: str) -> None:
    """Say what an axis counts."""
    axis.axis_title.text_frame.text = title
    for run in axis.axis_title.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(SMALL), False
        INK.give(run.font.color)


def fill(what: Any, colour: Colour) -> None:
    """Fill a mark with a colour of the theme."""
    what.solid()
    colour.give(what.fore_color)


def label(
    point: Any, shown: str, colour: Colour, position: Any, *, bold: bool = False, down: float = 0
) -> None:
    """Put a text beside a mark on one line; ``down`` moves it by a share of the chart's height."""
    made = point.data_label
    made.text_frame.text = printable(shown)
    made.text_frame.word_wrap = False
    made.position = position
    for run in made.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(SMALL), bold
        colour.give(run.font.color)
    if down:
        # The library has no word for moving a label from its place.
        place = f'<c:manualLayout><c:x val="0"/><c:y val="{down}"/></c:manualLayout>'
        layout = parse_xml(f"<c:layout {nsdecls('c')}>{place}</c:layout>")
        made._dLbl.find(qn("c:idx")).addnext(layout)
