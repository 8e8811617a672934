"""Groups against the national average and their maximum, before and after."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from ui.charts import key
from ui.charts.bars import (
    BAR_OFFSET,
    THICKNESS,
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
from ui.charts.drawing import (
    AXIS_HEIGHT,
    ROLE_SCALE,
    Drawing,
    area,
    in_role,
    px,
    role_of,
    tips,
    to_rows,
)
from ui.words import names, numbers
from ui.words.below_average import below_sentence
from ui.words.texts import Language, Texts, load_texts

ROW_HEIGHT = 46

# What a figure needs right of a group's frame.
LABEL_ROOM = 138


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the groups of an outcome against average and maximum."""
    language, case = texts.language, outcome.case
    rows: list[dict[str, Any]] = []
    for place, group in enumerate(case.rules.groups.values()):
        before, after = case.baseline.groups[group.id].points, outcome.points[group.id]
        average = case.averages.get(group.id)
        text, most = numbers.points(after, language), numbers.maximum(group.maximum, language)
        if before != after:
            text = f"{numbers.points(before, language)} → {text}"
        rows.append(
            {
                "place": place,
                **named(names.lever(case.rules, group.id, texts)),
                "before": float(before),
                "after": float(after),
                "changed": before != after,
                "role": "scenario" if after > before else "loss",
                "average": float(average.points) if average else None,
                "maximum": float(group.maximum),
                "text": text,
                "label": f"{text} / {most}",
                "most": most,
                "mean": numbers.points(average.points, language) if average else texts("chart.no_average"),
            }
        )
    message = below_sentence(outcome, texts)
    changed, has_average = any(row["changed"] for row in rows), bool(case.averages)
    entries = len(_entries(texts, changed=changed, has_average=has_average))
    return Drawing(
        design=_design(
            language,
            name_room([row["name"] for row in rows]),
            len(rows),
            changed=changed,
            has_average=has_average,
        ),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + key.height_above(entries, wide=False) + AXIS_HEIGHT,
        message=message,
        alt=message,
        make_table=partial(_table, rows, texts),
    )


def _table(rows: list[dict[str, Any]], texts: Texts) -> pd.DataFrame:
    language = texts.language
    return pd.DataFrame(
        {
            texts("table.group"): [row["name"] for row in rows],
            texts("table.before"): [numbers.points(row["before"], language) for row in rows],
            texts("table.after"): [numbers.points(row["after"], language) for row in rows],
            texts("table.average"): [
                "" if row["average"] is None else numbers.points(row["average"], language) for row in rows
            ],
            texts("table.maximum"): [numbers.maximum(row["maximum"], language) for row in rows],
        }
    )


def _entries(texts: Texts, *, changed: bool, has_average: bool) -> list[key.Entry]:
    """Return the key: today a bar, the scenario a diamond, the average a mark, the maximum a frame."""
    return [
        key.Entry("bar", "gain", texts("chart.baseline_points")),
        *([key.Entry("diamond", "scenario", texts("chart.scenario"))] if changed else []),
        *([key.Entry("mark", "text", texts("table.average"))] if has_average else []),
        key.Entry("frame", "neutral", texts("table.maximum")),
    ]


@cache
def _design(
    language: Language, names_room: int, count: int, *, changed: bool, has_average: bool
) -> dict[str, Any]:
    texts = load_texts(language)
    entries = _entries(texts, changed=changed, has_average=has_average)
    base = of_rows(head=True)
    said = tips(
        "name", text=texts("table.points"), mean=texts("table.average"), most=texts("table.maximum")
    )
    bar: dict[str, Any] = {"height": alt.expr(THICKNESS), "yOffset": alt.expr(BAR_OFFSET)}
    frame = base.mark_bar(**bar, fillOpacity=0.12, strokeWidth=px(1)).encode(
        x=alt.X(
            "maximum:Q",
            title=None,
            axis=along(tickCount=6, grid=False),
            scale=across(),
        ),
        stroke=alt.Stroke("role:N", scale=ROLE_SCALE, legend=None),
        tooltip=said,
    )
    moved = base.transform_filter("datum.changed")
    path = moved.mark_bar(height=alt.expr(f"{THICKNESS} * 0.36"), yOffset=alt.expr(BAR_OFFSET))
    point = moved.mark_point(
        shape="diamond", filled=True, opacity=1, size=area(230), yOffset=alt.expr(BAR_OFFSET)
    )
    average = upright(base.transform_filter("isValid(datum.average)"), f"({THICKNESS} + 8 * unit)", 0.1)
    layers = [
        in_role(frame, "neutral"),
        in_role(base.mark_bar(**bar).encode(x=alt.X("before:Q"), tooltip=said), "gain"),
        path.encode(x=alt.X("before:Q"), x2=alt.X2("after:Q"), color=role_of("role"), tooltip=said),
        in_role(average.encode(x=alt.X("average:Q"), tooltip=said), "text"),
        point.encode(x=alt.X("after:Q"), color=role_of("role"), tooltip=said),
        labels_at(base, "maximum"),
        names_of(base),
        *key.above(entries),
    ]
    return to_rows_design(
        alt.layer(*layers),
        language,
        usual=ROW_HEIGHT,
        names=names_room,
        labels=LABEL_ROOM,
        head=(key.height_above(len(entries), wide=True), key.height_above(len(entries), wide=False), count),
    )
