"""Scenarios side by side: from today's total to each scenario's, with the rank it would have."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome, RankEstimate
from scoring.what_if.peers import STILL
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
from ui.charts.drawing import AXIS_HEIGHT, Drawing, fixed, in_role, px, role_of, tips, to_rows
from ui.words import numbers, sentences
from ui.words.texts import Language, Texts, load_texts

ROW_HEIGHT = 46

# What total and rank need right of a bar, the axis at least, in points, and the margin left of the bars.
LABEL_ROOM = 216
LEAST_EXTENT, MARGIN = 1.0, 0.03


def draw(named_outcomes: Sequence[tuple[str, Outcome]], texts: Texts) -> Drawing:
    """Return named outcomes of one case as bars from the baseline's total, with their ranks."""
    language = texts.language
    base = named_outcomes[0][1].case.baseline
    totals = [base.total, *(outcome.total for _, outcome in named_outcomes)]
    extent = max(float(max(totals) - min(totals)), LEAST_EXTENT)
    low = float(min(totals))
    ends = {"low": max(low - MARGIN * extent, 0.0), "high": low + extent}
    rows: list[dict[str, Any]] = [
        {"place": 0, **_row(texts("chart.baseline"), base.total, base.total, base.rank, texts), **ends}
    ]
    for place, (name, outcome) in enumerate(named_outcomes, start=1):
        row = _row(name, base.total, outcome.total, outcome.rank, texts)
        if _assume_differently(named_outcomes) and outcome.peers != STILL:
            row["label"] = f"{row['label']} *"
        rows.append({"place": place, **row, **ends})
    return Drawing(
        design=_design(language, name_room([row["name"] for row in rows])),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + AXIS_HEIGHT,
        message=_message(named_outcomes, texts),
        alt=texts("compare.chart_alt", count=len(named_outcomes)),
        make_table=partial(_table, rows, texts),
    )


def _row(name: str, base: Decimal, total: Decimal, rank: RankEstimate, texts: Texts) -> dict[str, Any]:
    points = numbers.points(total, texts.language)
    return {
        **named(name),
        "kind": "neutral" if total == base else "loss" if total < base else "gain",
        "start": float(base),
        "end": float(total),
        "edge": float(max(base, total)),
        "label": f"{points} · {_rank(rank, texts)}",
        "points": points,
        "change": numbers.change(total - base, texts.language),
        "rank": sentences.rank(rank, texts),
    }


def _rank(rank: RankEstimate, texts: Texts) -> str:
    return texts("compare.rank", rank=sentences.rank(rank, texts))


def _assume_differently(named_outcomes: Sequence[tuple[str, Outcome]]) -> bool:
    """Return whether the outcomes differ in what they assume of the other provinces."""
    return len({outcome.peers for _, outcome in named_outcomes}) > 1


def _message(named_outcomes: Sequence[tuple[str, Outcome]], texts: Texts) -> str:
    """Return which scenario leads, under the name it is drawn with; it is free text."""
    best = max(outcome.total for _, outcome in named_outcomes)
    leading = [name for name, outcome in named_outcomes if outcome.total == best]
    message = texts(
        "compare.chart_leading" if len(leading) == 1 else "compare.chart_message_shared",
        name=leading[0],
        points=numbers.points(best, texts.language),
        change=numbers.change(best - named_outcomes[0][1].case.baseline.total, texts.language),
        count=len(leading),
    )
    if _assume_differently(named_outcomes):
        message = f"{message} {texts('compare.chart_peers')}"
    return message


def _table(rows: list[dict[str, Any]], texts: Texts) -> pd.DataFrame:
    return pd.DataFrame(
        {
            texts("compare.scenario"): [row["name"] for row in rows],
            texts("table.total"): [row["points"] for row in rows],
            texts("compare.change"): [row["change"] for row in rows],
            texts("axis.rank"): [row["rank"] for row in rows],
        }
    )


@cache
def _design(language: Language, names_room: int) -> dict[str, Any]:
    texts = load_texts(language)
    base = of_rows()
    said = tips(
        "name",
        points=texts("table.total"),
        change=texts("compare.change"),
        rank=texts("axis.rank"),
    )
    room = base.mark_rule(opacity=0).encode(
        x=alt.X(
            "low:Q",
            title=texts("axis.points_of_100"),
            axis=along(tickCount=5),
            scale=across(zero=False),
        ),
        x2=alt.X2("high:Q"),
    )
    today = (
        base.transform_filter("datum.place == 0")
        .mark_rule(strokeDash=[4, 4], strokeWidth=px(1.5))
        .encode(x=alt.X("end:Q"), y=fixed(alt.YValue, 0), y2=fixed(alt.Y2Value, alt.expr("height")))
    )
    offset = alt.expr(BAR_OFFSET)
    bars = (
        base.transform_filter("datum.place > 0")
        .mark_bar(height=alt.expr(f"{THICKNESS} * 0.8"), yOffset=offset)
        .encode(x=alt.X("start:Q"), x2=alt.X2("end:Q"), color=role_of("kind"), tooltip=said)
    )
    # Where a scenario ends is marked as well: one that changes nothing has no bar.
    ends = upright(base, f"({THICKNESS} + 4 * unit)", 0.1).encode(
        x=alt.X("end:Q"), color=role_of("kind"), tooltip=said
    )
    layers = (room, in_role(today, "neutral"), bars, ends, labels_at(base, "edge"), names_of(base))
    return to_rows_design(
        alt.layer(*layers), language, usual=ROW_HEIGHT, names=names_room, labels=LABEL_ROOM
    )
