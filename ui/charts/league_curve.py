"""The league curve: which rank each total would have, with what is published and what is not."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache, partial
from statistics import median
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, Outcome, Peers, field_of
from scoring.rank.brackets import Bracket
from scoring.rules import TOTAL_POINTS
from scoring.what_if.peers import STILL
from ui.charts.drawing import LABEL_SIZE, Drawing, axis, in_role, role_of, to_design, to_rows
from ui.words import names, numbers, sentences
from ui.words.texts import Language, Texts, load_texts

STEP = Decimal("0.25")

# The province today, unchanged among the others as they are assumed to move, and in the scenario.
MOMENTS = ("before", "unchanged", "after")
HEIGHT = 380

# Every row has every field, so that all become columns.
EMPTY = dict.fromkeys(
    ("what", "total", "total_end", "rank", "low", "high", "name", "count", "role", "text", "side")
)


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the league curve with the province before and after."""
    case = outcome.case
    field = _field(case, outcome.peers)
    middle = median(row["total"] for row in field)
    moments = ["before"]
    if outcome.unchanged_rank != case.baseline.rank:
        moments.append("unchanged")
    if outcome.total != case.baseline.total:
        moments.append("after")
    places = [_place(outcome, moment, middle, texts) for moment in moments]
    return Drawing(
        design=_design(texts.language),
        rows=to_rows([{**EMPTY, **row} for row in (*field, *places)]),
        height=HEIGHT,
        message=_message(outcome, texts),
        alt=_alt(outcome, texts),
        make_table=partial(_table, case, outcome.peers, texts.language),
    )


def _place(outcome: Outcome, moment: str, middle: float, texts: Texts) -> dict[str, Any]:
    baseline = outcome.case.baseline
    total = outcome.total if moment == "after" else baseline.total
    rank = {"before": baseline.rank, "unchanged": outcome.unchanged_rank, "after": outcome.rank}[moment]
    text = f"{numbers.points(total, texts.language)} · {sentences.rank(rank, texts)}"
    side = "low" if float(total) < middle else "high"
    if outcome.unchanged_rank != baseline.rank and moment != "after":
        text = f"{text} · {texts(f'chart.at_{moment}')}"
        if moment == "before" and side == "low":
            # Off the curve, the label of today's place would lie on it.
            side = "raised"
    return {
        "what": moment,
        "role": "scenario" if moment == "after" else "neutral",
        "total": float(total),
        "rank": rank.median,
        "low": rank.low,
        "high": rank.high,
        "name": outcome.case.province,
        "text": text,
        "side": side,
    }


@lru_cache(maxsize=64)
def _field(case: Case, peers: Peers) -> tuple[dict[str, Any], ...]:
    """Return the curve, the known provinces and the brackets of the field a case is ranked in."""
    field = field_of(case, peers)
    totals = [*field.totals.values(), case.baseline.total]
    lowest, highest = max(min(totals) - 1, Decimal(0)), min(max(totals) + 1, Decimal(TOTAL_POINTS))
    grid, stop = lowest, highest
    rows: list[dict[str, Any]] = []
    while grid <= stop:
        estimate = field.at(grid)
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
            "total": float(total),
            "rank": field.at(total).median,
            "name": province,
        }
        for province, total in field.totals.items()
    ]
    rows += [
        {
            "what": "bracket",
            "total": max(bracket.low, float(lowest)),
            "total_end": bracket.high,
            "count": bracket.count,
        }
        for bracket in field.brackets
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
def _table(case: Case, peers: Peers, language: Language) -> pd.DataFrame:
    """Return the league as published, every row with its basis and trust, then what is unpublished.

    Where the other provinces are assumed to move, their assumed totals stand beside.
    """
    field, texts = field_of(case, peers), load_texts(language)
    assumed = texts("table.total_assumed")
    rows = [
        {
            texts("table.province"): row.province,
            texts("table.total"): _shown(row.total, language),
            **({assumed: _shown(field.totals.get(row.province), language)} if field.moves else {}),
            texts("table.rank"): str(row.rank) if row.rank is not None else "",
            texts("table.basis"): texts(f"basis.{row.basis}"),
            texts("table.trust"): texts(f"trust.{row.trust}"),
        }
        for row in field.league.rows
    ]
    totals = [row.total for row in field.league.rows if row.total is not None]
    lowest = min(totals, default=Decimal(0))
    for bracket, moved in zip(field.published_brackets, field.brackets, strict=True):
        # Below the lowest published total a bracket ends where the estimate assumes it to.
        is_open = bracket.low < lowest
        rows.append(
            {
                texts("table.province"): texts("chart.unknown_rows", count=bracket.count),
                texts("table.total"): _between(bracket, language, is_open=is_open),
                **({assumed: _between(moved, language, is_open=is_open)} if field.moves else {}),
            }
        )
    return pd.DataFrame(rows).fillna("")


def _shown(total: Decimal | None, language: Language) -> str:
    return "" if total is None else numbers.points(total, language)


def _between(bracket: Bracket, language: Language, *, is_open: bool) -> str:
    low, high = (numbers.points(round(end, 2), language) for end in (bracket.low, bracket.high))
    return f"< {high}" if is_open else f"{low}{numbers.EN_DASH}{high}"


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
    own = base.transform_filter(f"indexof({list(MOMENTS)}, datum.what) >= 0")
    colour = role_of("role")
    moments = alt.Scale(domain=list(MOMENTS), range=["circle", "square", "diamond"])
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
    raised = own.transform_filter("datum.side == 'raised'").mark_text(
        align="left", dx=13, dy=-9, fontSize=LABEL_SIZE, fontWeight="bold"
    )
    above = own.transform_filter("datum.side == 'high'").mark_text(
        align="right", dx=-13, dy=-8, fontSize=LABEL_SIZE, fontWeight="bold"
    )
    labels = [text.encode(x=x, y=y, text="text:N", color=colour) for text in (below, raised, above)]
    return [spread, points, *labels]


def note(outcome: Outcome, texts: Texts) -> str:
    """Return how to read the curve, in one line."""
    field = field_of(outcome.case, outcome.peers)
    key = "chart.league_note_complete" if field.league.is_complete else "chart.league_note"
    moved = texts("chart.league_note_moved") if outcome.peers != STILL else ""
    conflicts = ", ".join(conflict.province for conflict in field.conflicts)
    extra = texts("chart.league_conflicts", provinces=conflicts) if conflicts else ""
    parts = (texts(key, case=names.case(outcome.case)), moved, extra)
    return " ".join(part for part in parts if part)
