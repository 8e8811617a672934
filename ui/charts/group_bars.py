"""Groups against the national average and their maximum, before and after."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from ui.charts.drawing import AXIS_HEIGHT, LABEL_SIZE, Drawing, axis, in_role, to_design, to_rows
from ui.words import names, numbers
from ui.words.below_average import below_sentence
from ui.words.texts import Language, Texts, load_texts

ROW_HEIGHT = 46


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the groups of an outcome against average and maximum."""
    language, case = texts.language, outcome.case
    rows: list[dict[str, Any]] = []
    for place, group in enumerate(case.rules.groups.values()):
        before, after = case.baseline.groups[group.id].points, outcome.points[group.id]
        average = case.averages.get(group.id)
        text = numbers.points(after, language)
        rows.append(
            {
                "place": place,
                "name": names.lever(case.rules, group.id, texts),
                "before": float(before),
                "after": float(after),
                "average": float(average.points) if average else None,
                "maximum": float(group.maximum),
                "text": text if before == after else f"{numbers.points(before, language)} → {text}",
            }
        )
    message = below_sentence(outcome, texts)
    return Drawing(
        design=_design(language),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + AXIS_HEIGHT,
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


@cache
def _design(language: Language) -> dict[str, Any]:
    texts = load_texts(language)
    base = alt.Chart(pd.DataFrame({"x": []})).encode(
        y=alt.Y("place:O", title=None, axis=None),
        tooltip=[
            alt.Tooltip("name:N", title=texts("table.group")),
            alt.Tooltip("text:N", title=texts("table.points")),
            alt.Tooltip("average:Q", title=texts("table.average"), format=".2f"),
            alt.Tooltip("maximum:Q", title=texts("table.maximum"), format="d"),
        ],
    )
    limit = base.mark_bar(height={"band": 0.42}, yOffset=9, opacity=0.2).encode(
        x=alt.X("maximum:Q", title=texts("axis.points_of_group"), axis=axis())
    )
    after = base.mark_bar(height={"band": 0.42}, yOffset=9).encode(x="after:Q")
    before = base.mark_bar(height={"band": 0.16}, yOffset=9).encode(x="before:Q")
    average = base.mark_tick(thickness=3, size=28, yOffset=9).encode(x="average:Q")
    words = base.transform_calculate(words="datum.name + ' · ' + datum.text")
    labels = words.mark_text(align="left", dy=-12, fontSize=LABEL_SIZE).encode(
        x=alt.value(0), text="words:N"
    )
    layers = (
        in_role(limit, "neutral"),
        in_role(after, "scenario"),
        in_role(before, "gain_coupled"),
        in_role(average, "text"),
        in_role(labels, "text"),
    )
    return to_design(alt.layer(*layers), language)
