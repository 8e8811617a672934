"""What each lever is worth: a bar for using all of its room, longest first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, LeverValue
from scoring.what_if.changes import FULL_PERCENT
from ui.charts.bars import (
    BAR_OFFSET,
    LEVER_ROOM,
    THICKNESS,
    across,
    along,
    labels_at,
    named,
    names_of,
    to_rows_design,
    upright,
)
from ui.charts.bars import rows as of_rows
from ui.charts.drawing import AXIS_HEIGHT, SMALL_SIZE, Drawing, fixed, in_role, px, role_of, tips, to_rows
from ui.words import names, numbers
from ui.words.texts import Language, Texts, load_texts

ROW_HEIGHT = 56

# The chart shows so many levers at most; the table has them all.
MOST_BARS = 8

# What the figures need right of the bars: points with rank, or points per effort alone.
LABEL_ROOM, RATE_ROOM = 236, 72

# The axis of a chart without bars is so long.
LEAST_EXTENT = 0.02

# A threshold less than one percentage point short of the end is named in the table only.
NEAR_THE_END = 1

# Every row has every field, so that all become columns.
EMPTY = dict.fromkeys(
    ("place", "what", "name", "lines", "more", "kind", "start", "end", "label", "note", "said", "high")
)


def draw(values: Sequence[LeverValue], case: Case, texts: Texts, *, per_effort: bool = False) -> Drawing:
    """Return levers by the points all of their room brings, or by those per point of effort."""
    shown = ranked(values, per_effort=per_effort)[:MOST_BARS]
    longest = max((float(_length(value, per_effort)) for value in shown), default=0.0)
    high = max(longest, LEAST_EXTENT)
    rows: list[dict[str, Any]] = []
    for place, value in enumerate(shown):
        rows += _rows(place, value, case, texts, per_effort=per_effort)
    message, alt_text = _messages(shown, case, texts, per_effort=per_effort)
    return Drawing(
        design=_design(texts.language, per_effort=per_effort),
        rows=to_rows(
            [{**EMPTY, **row, "high": high} for row in rows] or [{**EMPTY, "place": 0, "high": high}]
        ),
        height=max(len(shown), 1) * ROW_HEIGHT + AXIS_HEIGHT,
        message=message,
        alt=alt_text,
        make_table=partial(_table, values, case, texts, per_effort=per_effort),
    )


def ranked(values: Sequence[LeverValue], *, per_effort: bool) -> list[LeverValue]:
    """Return the levers that bring points, best first; equal ones keep their order."""
    found = [value for value in values if value.points and (value.effort or not per_effort)]
    return sorted(found, key=lambda value: -_length(value, per_effort))


def _length(value: LeverValue, per_effort: bool) -> Fraction:
    return (value.points_per_effort or Fraction(0)) if per_effort else Fraction(value.points)


def _rows(
    place: int, value: LeverValue, case: Case, texts: Texts, *, per_effort: bool
) -> list[dict[str, Any]]:
    """Return the parts of one bar: its own points, those brought along, thresholds on the way."""
    whole = float(_length(value, per_effort))
    own = whole * float(1 - Fraction(value.coupled) / Fraction(value.points))
    common = {
        "place": place,
        **named(names.lever(case.rules, value.lever, texts)),
        "label": _label(value, texts, per_effort=per_effort),
    }
    parts = [("gain", 0.0, own)] + ([("gain_coupled", own, whole)] if value.coupled else [])
    rows = [
        {
            **common,
            "what": "part",
            "kind": kind,
            "start": start,
            "end": end,
            "said": texts(f"chart.kind.{kind}"),
        }
        for kind, start, end in parts
    ]
    rows.append({**common, "what": "label", "start": 0.0, "end": whole})
    if not per_effort:
        rows += [
            {
                **common,
                "what": "threshold",
                "end": float(threshold.points),
                "note": _threshold(threshold.indicator, threshold.at, case, texts),
                "said": _threshold(threshold.indicator, threshold.at, case, texts),
            }
            for threshold in value.thresholds
            if value.until is not None and value.until - threshold.at >= NEAR_THE_END
        ]
    return rows


def _threshold(indicator: str, at: Any, case: Case, texts: Texts) -> str:
    return texts(
        "worth.threshold",
        percent=numbers.short_percent(at, texts.language),
        name=names.lever(case.rules, indicator, texts),
    )


def _label(value: LeverValue, texts: Texts, *, per_effort: bool) -> str:
    language = texts.language
    if per_effort:
        return texts("worth.bar_per_effort", points=numbers.rate(value.points_per_effort or 0, language))
    until = value.until if value.until is not None else FULL_PERCENT
    return texts(
        "worth.bar" if until == FULL_PERCENT else "worth.bar_threshold",
        points=numbers.change(value.points, language),
        percent=numbers.short_percent(until, language),
        places=value.places,
    )


def _messages(
    shown: Sequence[LeverValue], case: Case, texts: Texts, *, per_effort: bool
) -> tuple[str, str]:
    """Return what the chart says, with figures and without."""
    if not shown:
        return texts("worth.nothing_left"), texts("worth.nothing_left")
    first = shown[0]
    name = names.lever_in_sentence(case.rules, first.lever, texts)
    if per_effort:
        points = numbers.rate(first.points_per_effort or 0, texts.language)
        return texts("worth.message_per_effort", name=name, points=points), texts(
            "worth.alt_per_effort", name=name
        )
    points = numbers.change(first.points, texts.language)
    message = texts("worth.message", name=name, points=points, places=first.places, rank=first.rank.median)
    return message, texts("worth.alt", name=name)


def _table(values: Sequence[LeverValue], case: Case, texts: Texts, *, per_effort: bool) -> pd.DataFrame:
    """Return every lever, in the order of the chart; those that bring nothing come last."""
    order = ranked(values, per_effort=per_effort)
    levers = {value.lever for value in order}
    rest = [value for value in values if value.lever not in levers]
    return pd.DataFrame([_row(value, case, texts) for value in (*order, *rest)])


def _row(value: LeverValue, case: Case, texts: Texts) -> dict[str, str]:
    language = texts.language
    thresholds = [t for t in value.thresholds if value.until is not None and t.at < value.until]
    unscored = value.value is None
    return {
        texts("table.lever"): names.lever(case.rules, value.lever, texts),
        texts("worth.now"): texts("lever.no_score")
        if value.value is None
        else numbers.percent(value.value, language, decimals=2),
        texts("worth.next"): ""
        if value.next_points is None
        else numbers.change(value.next_points, language),
        texts("worth.next_coupled"): numbers.change(value.next_coupled, language)
        if value.next_coupled
        else "",
        texts("worth.until"): texts("worth.full")
        if value.until is None
        else numbers.short_percent(value.until, language),
        texts("worth.all_points"): numbers.change(value.points, language),
        texts("worth.all_coupled"): numbers.change(value.coupled, language) if value.coupled else "",
        texts("worth.places"): str(value.places),
        texts("worth.rank"): numbers.likely_rank(value.rank),
        texts("worth.effort"): "" if unscored else numbers.maximum(_tenth(value.effort), language),
        texts("worth.per_effort"): _rate(value.points_per_effort, language),
        texts("worth.places_per_effort"): _rate(value.places_per_effort, language),
        texts("worth.less_from"): "; ".join(_threshold(t.indicator, t.at, case, texts) for t in thresholds),
    }


def _tenth(effort: Fraction | None) -> Fraction:
    return Fraction(round((effort or Fraction(0)) * 10), 10)


def _rate(rate: Fraction | None, language: Language) -> str:
    return "" if rate is None else numbers.rate(rate, language)


@cache
def _design(language: Language, *, per_effort: bool) -> dict[str, Any]:
    texts = load_texts(language)
    base = of_rows()
    tooltip = tips("name", label=texts("table.points"), said=texts("table.kind"))
    title = texts("worth.per_effort" if per_effort else "worth.all_points")
    room = base.mark_rule(opacity=0).encode(
        x=alt.X("high:Q", title=title, axis=along(tickCount=5), scale=across(zero=True))
    )
    bars = (
        base.transform_filter("datum.what == 'part'")
        .mark_bar(height=alt.expr(f"min({THICKNESS}, 20 * unit)"), yOffset=alt.expr(BAR_OFFSET))
        .encode(x=alt.X("start:Q"), x2=alt.X2("end:Q"), color=role_of("kind"), tooltip=tooltip)
    )
    thresholds = base.transform_filter("datum.what == 'threshold'")
    ticks = in_role(
        upright(thresholds, "26 * unit", 0.12).encode(
            x=alt.X("end:Q"), tooltip=tips("name", said=texts("worth.less_from"))
        ),
        "text",
    )
    noted = in_role(
        thresholds.mark_text(
            align="left",
            baseline="middle",
            dy=alt.expr(f"{BAR_OFFSET} + 18 * unit"),
            fontSize=px(SMALL_SIZE),
            limit=alt.expr("width - left"),
        ).encode(x=fixed(alt.XValue, alt.expr("left")), text=alt.Text("note:N")),
        "text",
    )
    labels = base.transform_filter("datum.what == 'label'")
    layers = (room, bars, ticks, labels_at(labels, "end"), noted, names_of(labels))
    return to_rows_design(
        alt.layer(*layers),
        language,
        usual=ROW_HEIGHT,
        names=LEVER_ROOM,
        labels=RATE_ROOM if per_effort else LABEL_ROOM,
    )
