"""Scenarios side by side: from today's total to each scenario's, with the rank it would have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from ui.charts.drawing import AXIS_HEIGHT, LABEL_SIZE, Drawing, axis, in_role, role_of, to_design, to_rows
from ui.words import numbers, sentences
from ui.words.texts import Language, Texts, load_texts

ROW_HEIGHT = 66

# Room beyond the bars, as a share of their extent, and the least extent in points. The figures stand
# above the bars, right of today's total, so that a phone's width holds them.
MARGIN_LEFT, MARGIN_RIGHT = 0.04, 0.08
LEAST_EXTENT = 1.0


def draw(named: Sequence[tuple[str, Outcome]], texts: Texts) -> Drawing:
    """Return named outcomes of one case as bars from the baseline's total, with their ranks."""
    language = texts.language
    base = named[0][1].case.baseline
    totals = [base.total, *(outcome.total for _, outcome in named)]
    extent = max(float(max(totals) - min(totals)), LEAST_EXTENT)
    ends = {
        "low": max(float(min(totals)) - MARGIN_LEFT * extent, 0.0),
        "high": float(max(totals)) + MARGIN_RIGHT * extent,
    }
    today = f"{numbers.points(base.total, language)} · {_rank(base.rank, texts)}"
    rows: list[dict[str, Any]] = [
        {
            "place": 0,
            "name": texts("chart.baseline"),
            "kind": "neutral",
            "start": float(base.total),
            "end": float(base.total),
            "label": today,
            **ends,
        }
    ]
    rows += [
        {
            "place": place,
            "name": name,
            "kind": "loss" if outcome.change < 0 else "gain",
            "start": float(base.total),
            "end": float(outcome.total),
            "label": f"{numbers.points(outcome.total, language)} · {_rank(outcome.rank, texts)}",
            **ends,
        }
        for place, (name, outcome) in enumerate(named, start=1)
    ]
    return Drawing(
        design=_design(language),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + AXIS_HEIGHT,
        message=_message(named, texts),
        alt=texts("compare.chart_alt", count=len(named)),
        make_table=partial(_table, rows, texts),
    )


def _rank(rank: Any, texts: Texts) -> str:
    return texts("compare.rank", rank=sentences.rank(rank, texts))


def _message(named: Sequence[tuple[str, Outcome]], texts: Texts) -> str:
    """Return which scenario leads; names are free text and are cited as such by the caller."""
    best = max(outcome.total for _, outcome in named)
    leading = sum(outcome.total == best for _, outcome in named)
    gained = numbers.change(best - named[0][1].case.baseline.total, texts.language)
    key = "compare.chart_message" if leading == 1 else "compare.chart_message_shared"
    return texts(key, points=numbers.points(best, texts.language), change=gained, count=leading)


def _table(rows: list[dict[str, Any]], texts: Texts) -> pd.DataFrame:
    return pd.DataFrame(
        {
            texts("compare.scenario"): [row["name"] for row in rows],
            texts("compare.result"): [row["label"] for row in rows],
        }
    )


@cache
def _design(language: Language) -> dict[str, Any]:
    texts = load_texts(language)
    base = alt.Chart(pd.DataFrame({"x": []})).encode(y=alt.Y("place:O", title=None, axis=None))
    tooltip = [
        alt.Tooltip("name:N", title=texts("compare.scenario")),
        alt.Tooltip("label:N", title=texts("compare.result")),
    ]
    room = base.mark_rule(opacity=0).encode(
        x=alt.X(
            "low:Q",
            title=texts("axis.points_of_100"),
            axis=axis(tickCount=8),
            scale=alt.Scale(zero=False, nice=False),
        ),
        x2="high:Q",
    )
    today = in_role(
        base.transform_filter("datum.place == 0")
        .mark_rule(strokeDash=[4, 4])
        .encode(x="end:Q", y=alt.value(0), y2=alt.value(alt.expr("height"))),
        "neutral",
    )
    bars = (
        base.transform_filter("datum.place > 0")
        .mark_bar(height={"band": 0.3}, yOffset=19)
        .encode(x="start:Q", x2="end:Q", color=role_of("kind"), tooltip=tooltip)
    )
    values = in_role(
        base.mark_text(align="left", dx=8, dy=-1, fontSize=LABEL_SIZE + 1, fontWeight="bold").encode(
            x="start:Q", text="label:N"
        ),
        "text",
    )
    names_above = in_role(
        base.mark_text(
            align="left", dx=8, dy=-20, fontSize=LABEL_SIZE, limit=alt.expr("width * 0.9")
        ).encode(x="start:Q", text="name:N"),
        "text",
    )
    return to_design(alt.layer(room, today, bars, values, names_above), language)
