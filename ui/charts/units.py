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
from ui.charts.bars import (
    BAR_OFFSET,
    across,
    along,
    labels_at,
    name_room,
    named,
    names_of,
    to_rows_design,
    upright,
)
from ui.charts.bars import rows as of_rows
from ui.charts.drawing import AXIS_HEIGHT, Drawing, area, in_role, px, tips, to_rows
from ui.words import numbers
from ui.words.texts import Language, Texts, load_texts
from ui.words.unit_groups import begun, group_facts

ROW_HEIGHT = 40

# More rows than this nobody reads as a chart; the table holds them all.
MOST_ROWS = 24

POINT_SIZE, TARGET_SIZE, MARK_SIZE = 130, 150, 20

# What points and how they are known need right of the dots.
LABEL_ROOM = 176


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
            **named(item.unit.name),
            "known": item.unit.known,
            "points": float(item.points),
            "range": _range(item, language),
            "low": float(item.low),
            "high": float(item.high),
            "after": None if item.unit.target is None else float(item.after),
            "edge": max(float(item.high), float(item.after), marks["best"] or 0.0, marks["median"] or 0.0),
            "text": _text(item, texts),
            **marks,
        }
        for place, item in enumerate(_shown(ordered))
    ]
    return Drawing(
        design=_design(
            language,
            begun(texts("units.axis", maximum=numbers.maximum(maximum, language), **facts)),
            name_room([row["name"] for row in rows]),
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


def _range(item: UnitStanding, language: Language) -> str:
    """Return what the points may be: one figure where they are published."""
    low, high = numbers.points(item.low, language), numbers.points(item.high, language)
    return low if low == high else f"{low}{numbers.EN_DASH}{high}"


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
def _design(language: Language, title: str, names_room: int) -> dict[str, Any]:
    texts = load_texts(language)
    said = tips("name", text=texts("table.points"), range=texts("units.possible"))
    base = of_rows()
    x = alt.X("low:Q", title=title, axis=along(tickCount=6), scale=across(zero=False))
    offset = alt.expr(BAR_OFFSET)
    bounds = base.mark_rule(strokeWidth=px(6), opacity=0.22, yOffset=offset).encode(
        x=x, x2=alt.X2("high:Q"), tooltip=said
    )
    moved = base.transform_filter("isValid(datum.after)")
    moves = moved.mark_rule(strokeWidth=px(3), yOffset=offset).encode(
        x=alt.X("points:Q"), x2=alt.X2("after:Q")
    )
    targets = moved.mark_point(
        shape="triangle-up", filled=True, opacity=1, size=area(TARGET_SIZE), yOffset=offset
    ).encode(x=alt.X("after:Q"), tooltip=said)
    layers = (
        in_role(bounds, "neutral"),
        _marks(base, "median", 0.16),
        _marks(base, "best", 0.06),
        in_role(moves, "scenario"),
        in_role(_dots(base, "published", "circle", filled=True).encode(tooltip=said), "gain"),
        in_role(_dots(base, "own", "diamond", filled=True).encode(tooltip=said), "gain"),
        in_role(_dots(base, "unpublished", "circle", filled=False).encode(tooltip=said), "neutral"),
        in_role(targets, "scenario"),
        labels_at(base, "edge", "text"),
        names_of(base),
    )
    return to_rows_design(
        alt.layer(*layers), language, usual=ROW_HEIGHT, names=names_room, labels=LABEL_ROOM
    )


def _dots(base: alt.Chart, known: str, shape: str, *, filled: bool) -> alt.Chart:
    of_kind = base.transform_filter(f"datum.known == '{known}'")
    dots: alt.Chart = of_kind.mark_point(
        shape=shape,
        filled=filled,
        opacity=1,
        size=area(POINT_SIZE),
        strokeWidth=px(2.5),
        yOffset=alt.expr(BAR_OFFSET),
    )
    return dots.encode(x=alt.X("points:Q"))


def _marks(base: alt.Chart, field: str, thickness: float) -> alt.Chart:
    there = base.transform_filter(f"isValid(datum.{field})")
    return in_role(upright(there, f"({MARK_SIZE} * unit)", thickness).encode(x=alt.X(f"{field}:Q")), "text")
