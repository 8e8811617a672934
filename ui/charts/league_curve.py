"""The league curve: which rank each total would have, with what is published and what is not."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache, partial
from statistics import median
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, Outcome, find_case
from ui import names, numbers, sentences
from ui.charts.drawing import LABEL_SIZE, Drawing, axis, in_role, role_of, to_design, to_rows
from ui.text import Language, Texts, load_texts

STEP = Decimal("0.25")
HEIGHT = 380

# Every row has every field, so that all become columns.
EMPTY = dict.fromkeys(
    ("what", "total", "total_end", "rank", "low", "high", "name", "count", "role", "text", "side")
)


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the league curve with the province before and after."""
    case = outcome.case
    field = _field(case.id)
    middle = median(row["total"] for row in field)
    moments = ["before"] if outcome.total == case.baseline.total else ["before", "after"]
    places = [_place(outcome, moment, middle, texts) for moment in moments]
    return Drawing(
        design=_design(texts.language),
        rows=to_rows([{**EMPTY, **row} for row in (*field, *places)]),
        height=HEIGHT,
        message=_message(outcome, texts),
        alt=_alt(outcome, texts),
        make_table=partial(_table, case.id, texts.language),
    )


def _place(outcome: Outcome, moment: str, middle: float, texts: Texts) -> dict[str, Any]:
    before = moment == "before"
    total = outcome.case.baseline.total if before else outcome.total
    rank = outcome.case.baseline.rank if before else outcome.rank
    text = f"{numbers.points(total, texts.language)} · {sentences.rank(rank, texts)}"
    return {
        "what": moment,
        "role": "neutral" if before else "scenario",
        "total": float(total),
        "rank": rank.median,
        "low": rank.low,
        "high": rank.high,
        "name": outcome.case.province,
        "text": text,
        "side": "low" if float(total) < middle else "high",
    }


@lru_cache(maxsize=64)
def _field(case_id: str) -> tuple[dict[str, Any], ...]:
    """Return the curve, the published provinces and the brackets of a case's league."""
    case = find_case(case_id)
    totals = [row.total for row in case.league.rows if row.total is not None]
    grid, stop = min(totals) - 1, max(totals) + 1
    rows: list[dict[str, Any]] = []
    while grid <= stop:
        estimate = case.ranks.at(grid)
        rows.append(
            {
                "what": "curve",
                "total": float(grid),
                "rank": estimate.median,
                "low": estimate.low,
                "high": estimate.high,
            }
        )
        grid += STEP
    rows += [
        {
            "what": "known",
            "total": float(row.total),
            "rank": case.ranks.at(row.total).median,
            "name": row.province,
        }
        for row in case.league.rows
        if row.total is not None and row.province != case.province
    ]
    rows += [
        {
            "what": "bracket",
            "total": max(bracket.low, float(min(totals)) - 1),
            "total_end": bracket.high,
            "count": bracket.count,
        }
        for bracket in case.ranks.brackets
    ]
    return tuple(rows)


def _message(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "chart.league_message" if outcome.changes else "chart.league_unchanged",
        province=outcome.case.province,
        rank_before=sentences.rank(baseline.rank, texts),
        rank_after=sentences.rank(outcome.rank, texts),
        best=outcome.rank.best,
        worst=outcome.rank.worst,
        size=outcome.rank.size,
    )


def _alt(outcome: Outcome, texts: Texts) -> str:
    gained = outcome.case.baseline.rank.median - outcome.rank.median
    direction = "rises" if gained > 0 else "falls" if gained < 0 else "stays"
    return texts(f"chart.league_{direction}", province=outcome.case.province, size=outcome.rank.size)


@lru_cache(maxsize=64)
def _table(case_id: str, language: Language) -> pd.DataFrame:
    """Return the league as published: every row with its total, rank, basis and trust."""
    case: Case = find_case(case_id)
    texts = load_texts(language)
    return pd.DataFrame(
        [
            {
                texts("table.province"): row.province,
                texts("table.total"): numbers.points(row.total, language) if row.total is not None else "",
                texts("table.rank"): str(row.rank) if row.rank is not None else "",
                texts("table.basis"): texts(f"basis.{row.basis}"),
                texts("table.trust"): texts(f"trust.{row.trust}"),
            }
            for row in case.league.rows
        ]
    )


@cache
def _design(language: Language) -> dict[str, Any]:
    texts = load_texts(language)
    base = alt.Chart(pd.DataFrame({"x": []}))
    x = alt.X(
        "total:Q", title=texts("axis.points_of_100"), axis=axis(), scale=alt.Scale(zero=False, nice=False)
    )
    y = alt.Y(
        "rank:Q",
        title=texts("axis.rank"),
        scale=alt.Scale(reverse=True, zero=False, nice=False),
        axis=axis(tickMinStep=1, format="d"),
    )
    brackets = (
        _only(base, "bracket")
        .mark_rect(opacity=0.1)
        .encode(x=x, x2="total_end:Q", tooltip=[alt.Tooltip("count:Q", title=texts("chart.unknown"))])
    )
    bracket_labels = (
        _only(base, "bracket")
        .transform_calculate(
            middle="(datum.total + datum.total_end) / 2",
            words=f"datum.count + ' {texts('chart.unknown_short')}'",
        )
        .mark_text(baseline="top", dy=4, fontSize=LABEL_SIZE - 2)
        .encode(x="middle:Q", y=alt.value(0), text="words:N")
    )
    band = (
        _only(base, "curve")
        .mark_area(opacity=0.25, interpolate="step-after")
        .encode(x=x, y=alt.Y("low:Q", title=texts("axis.rank"), axis=axis()), y2="high:Q")
    )
    line = _only(base, "curve").mark_line(strokeWidth=1.5, interpolate="step-after").encode(x=x, y=y)
    known = (
        _only(base, "known")
        .mark_point(size=28, filled=True, opacity=0.9)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("name:N", title=texts("table.province")),
                alt.Tooltip("total:Q", title=texts("table.total"), format=".2f"),
            ],
        )
    )
    layers = (
        in_role(brackets, "neutral"),
        in_role(bracket_labels, "text"),
        in_role(band, "gain"),
        in_role(line, "gain"),
        in_role(known, "neutral"),
        *_own(base, x, y, texts),
    )
    return to_design(alt.layer(*layers), language)


def _only(base: alt.Chart, what: str) -> alt.Chart:
    return base.transform_filter(f"datum.what == '{what}'")


def _own(base: alt.Chart, x: alt.X, y: alt.Y, texts: Texts) -> list[alt.Chart]:
    """Return the province before (circle) and after (diamond), with their ranges and figures."""
    own = base.transform_filter("datum.what == 'before' || datum.what == 'after'")
    colour = role_of("role")
    moments = alt.Scale(domain=["before", "after"], range=["circle", "diamond"])
    spread = own.mark_rule(strokeWidth=4, opacity=0.8).encode(
        x=x, y=alt.Y("low:Q", title=texts("axis.rank"), axis=axis()), y2="high:Q", color=colour
    )
    points = own.mark_point(size=190, filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=colour,
        shape=alt.Shape("what:N", scale=moments, legend=None),
        tooltip=[alt.Tooltip("name:N", title=texts("table.province")), alt.Tooltip("text:N", title=" ")],
    )
    # Above the curve there is room on the left, below it on the right.
    below = own.transform_filter("datum.side == 'low'").mark_text(
        align="left", dx=15, dy=9, fontSize=LABEL_SIZE, fontWeight="bold"
    )
    above = own.transform_filter("datum.side == 'high'").mark_text(
        align="right", dx=-13, dy=-8, fontSize=LABEL_SIZE, fontWeight="bold"
    )
    labels = [text.encode(x=x, y=y, text="text:N", color=colour) for text in (below, above)]
    return [spread, points, *labels]


def note(case: Case, texts: Texts) -> str:
    """Return how to read the curve, in one line."""
    key = "chart.league_note_complete" if case.league.is_complete else "chart.league_note"
    conflicts = ", ".join(conflict.province for conflict in case.ranks.conflicts)
    extra = texts("chart.league_conflicts", provinces=conflicts) if conflicts else ""
    return f"{texts(key, case=names.case(case))} {extra}".strip()
