"""Units by their digitisation points: published marks apart from estimates, and where they would go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, Unit, UnitStanding, district_median, unit_standings
from scoring.units.effect import Scope, local_kind
from scoring.units.units import UnitKind, group_of
from ui.charts.drawing import AXIS_HEIGHT, LABEL_SIZE, Drawing, axis, in_role, to_design, to_rows
from ui.words import numbers
from ui.words.texts import Language, Texts, load_texts
from ui.words.unit_groups import begun, group_facts

ROW_HEIGHT = 40

# More rows than this nobody reads as a chart; the table holds them all.
MOST_ROWS = 24

POINT_SIZE, TARGET_SIZE, MARK_SIZE = 130, 150, 18


def draw(
    standings: Sequence[UnitStanding],
    median: Decimal | None,
    maximum: Decimal,
    texts: Texts,
    *,
    kind: UnitKind = "district",
    called: Mapping[str, str] | None = None,
) -> Drawing:
    """Return units as dots, the highest first.

    ``median`` is that of the units of the ``kind``, ``maximum`` the most points there can be. ``called``
    says what the group of the points is called, digitisation where nothing is given.
    """
    facts = called or {"what": texts("units.what")}
    language = texts.language
    ordered = sorted(standings, key=lambda item: -item.points)
    alike = [item.points for item in ordered if item.unit.kind == kind]
    marks = {
        "median": None if median is None else float(median),
        "best": float(alike[0]) if alike else None,
    }
    rows: list[dict[str, Any]] = [
        {
            "place": place,
            "name": item.unit.name,
            "known": item.unit.known,
            "points": float(item.points),
            "low": float(item.low),
            "high": float(item.high),
            "after": None if item.unit.target is None else float(item.after),
            "text": _text(item, texts),
            **marks,
        }
        for place, item in enumerate(_shown(ordered))
    ]
    return Drawing(
        design=_design(
            language, begun(texts("units.axis", maximum=numbers.maximum(maximum, language), **facts))
        ),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + AXIS_HEIGHT,
        message=_message(ordered, len(rows), texts),
        alt=begun(texts("units.chart_alt", **facts)),
        make_table=partial(_table, rows, texts),
    )


def draw_in_scope(
    case: Case, units: Sequence[Unit], scope: Scope, texts: Texts, group: str | None = None
) -> Drawing:
    """Return the units of a case over which the mean runs, as dots, by a group."""
    shown = [item for item in unit_standings(case, units, group) if scope in ("all", item.unit.kind)]
    maximum = case.baseline.groups[group_of(case, group)].maximum
    kind = local_kind(units, scope)
    median = district_median(case, units, kind, group)
    return draw(shown, median, maximum, texts, kind=kind, called=group_facts(case, group, texts))


def _shown(ordered: Sequence[UnitStanding]) -> Sequence[UnitStanding]:
    """Return the highest and the lowest units, as many of each."""
    if len(ordered) <= MOST_ROWS:
        return ordered
    return [*ordered[: MOST_ROWS // 2], *ordered[-MOST_ROWS // 2 :]]


def _text(item: UnitStanding, texts: Texts) -> str:
    points = numbers.points(item.points, texts.language)
    text = f"{points} ({texts(f'units.mark.{item.unit.known}')})"
    if item.unit.target is None:
        return text
    return f"{text} → {numbers.points(item.after, texts.language)}"


def _message(ordered: Sequence[UnitStanding], shown: int, texts: Texts) -> str:
    """Return extremes and how much is estimated; it names no unit, whose names are free text."""
    message = texts(
        "units.chart_message",
        high=numbers.points(ordered[0].points, texts.language),
        low=numbers.points(ordered[-1].points, texts.language),
        estimated=sum(item.estimated for item in ordered),
        rows=len(ordered),
    )
    if shown == len(ordered):
        return message
    return f"{message} {texts('units.chart_part', half=MOST_ROWS // 2)}"


def _table(rows: list[dict[str, Any]], texts: Texts) -> pd.DataFrame:
    return pd.DataFrame(
        {
            texts("units.column.unit"): [row["name"] for row in rows],
            texts("table.points"): [row["text"] for row in rows],
        }
    )


@cache
def _design(language: Language, title: str) -> dict[str, Any]:
    texts = load_texts(language)
    tooltip = [
        alt.Tooltip("name:N", title=texts("units.column.unit")),
        alt.Tooltip("text:N", title=texts("table.points")),
    ]
    base = alt.Chart(pd.DataFrame({"x": []})).encode(y=alt.Y("place:O", title=None, axis=None))
    across = alt.X(
        "low:Q",
        title=title,
        axis=axis(tickCount=6),
        scale=alt.Scale(zero=False, padding=14),
    )
    bounds = base.mark_rule(strokeWidth=6, opacity=0.22, yOffset=8).encode(x=across, x2="high:Q")
    moves = base.transform_filter("isValid(datum.after)").mark_rule(strokeWidth=3, yOffset=8)
    layers = (
        in_role(bounds, "neutral"),
        _marks(base, "median", MARK_SIZE, 3),
        _marks(base, "best", MARK_SIZE, 1),
        in_role(moves.encode(x="points:Q", x2="after:Q"), "scenario"),
        in_role(_dots(base, "published", "circle", filled=True).encode(tooltip=tooltip), "gain"),
        in_role(_dots(base, "own", "diamond", filled=True).encode(tooltip=tooltip), "gain"),
        in_role(_dots(base, "unpublished", "circle", filled=False).encode(tooltip=tooltip), "neutral"),
        in_role(
            base.transform_filter("isValid(datum.after)")
            .mark_point(shape="triangle-up", filled=True, opacity=1, size=TARGET_SIZE, yOffset=8)
            .encode(x="after:Q", tooltip=tooltip),
            "scenario",
        ),
        in_role(
            base.transform_calculate(words="datum.name + ' · ' + datum.text")
            .mark_text(align="left", dy=-10, fontSize=LABEL_SIZE, limit=alt.expr("width"))
            .encode(x=alt.value(0), text="words:N"),
            "text",
        ),
    )
    return to_design(alt.layer(*layers), language)


def _dots(base: alt.Chart, known: str, shape: str, *, filled: bool) -> alt.Chart:
    of_kind = base.transform_filter(f"datum.known == '{known}'")
    dots: alt.Chart = of_kind.mark_point(
        shape=shape, filled=filled, opacity=1, size=POINT_SIZE, strokeWidth=2.5, yOffset=8
    )
    return dots.encode(x="points:Q")


def _marks(base: alt.Chart, field: str, size: int, thickness: float) -> alt.Chart:
    """Return a short upright mark in every row: a line through all rows would cross the names."""
    marks = base.transform_filter(f"isValid(datum.{field})").mark_tick(
        size=size, thickness=thickness, yOffset=8
    )
    return in_role(marks.encode(x=f"{field}:Q"), "text")
