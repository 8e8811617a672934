"""Effort against what it brings: total points, and the national rank with its 80 % range."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import pairwise
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from scoring import CheapestSteps, Leg, field_of
from scoring.rounding import round_half_up
from ui.charts.drawing import (
    LABEL_SIZE,
    SMALL_SIZE,
    Drawing,
    area,
    axis,
    fixed,
    in_role,
    no_data,
    px,
    tips,
    to_design,
    to_rows,
)
from ui.words import names, numbers, sentences
from ui.words.texts import Language, Texts, load_texts

HEIGHT, ROWS = 400, 10

# The rank is estimated every so many points along a leg.
POINTS_STEP = Fraction(1, 2)

# Legs are named where their labels stand at least this far apart (share of the height), and left of
# this share of the width they stand right of the curve.
LABEL_GAP = 0.085
LABEL_TURN = 0.4

# What a mark says when pointed at, in words.
SAID = ("name", "said_effort", "said_total", "said_rank")
EMPTY = dict.fromkeys(("what", "effort", "total", "rank", "low", "high", "label", "side", *SAID))


def draw(steps: CheapestSteps, texts: Texts) -> Drawing:
    """Return the total against cumulative effort, every leg a stretch between two marks."""
    totals = [float(steps.start.total), *(float(leg.outcome.total) for leg in steps.legs)]
    rows = [*_ends(steps, texts), *_bands(steps, texts)]
    rows += _labels(steps, totals, texts)
    return _drawing("total", rows, steps, texts)


def draw_rank(steps: CheapestSteps, texts: Texts) -> Drawing:
    """Return the rank (median and 80 % range) against cumulative effort."""
    outcomes = [steps.start, *(leg.outcome for leg in steps.legs)]
    medians = [float(outcome.rank.median) for outcome in outcomes]
    # The lower the rank's number the higher it stands.
    heights = [-median for median in medians]
    rows = [*_ends(steps, texts), *_ranks(steps)]
    rows += [{**row, "rank": -row["total"]} for row in _labels(steps, heights, texts)]
    return _drawing("rank", rows, steps, texts)


def _drawing(what: str, rows: list[dict[str, Any]], steps: CheapestSteps, texts: Texts) -> Drawing:
    return Drawing(
        design=_design(texts.language, what),
        rows=to_rows([{**EMPTY, **row} for row in rows]),
        height=HEIGHT,
        message=_message(steps, texts),
        alt=texts(f"worth.curve_alt_{what}"),
        make_table=partial(_table, steps, texts),
    )


def _ends(steps: CheapestSteps, texts: Texts) -> list[dict[str, Any]]:
    """Return the start and the end of every leg."""
    spent = [Fraction(0), *(leg.total_effort for leg in steps.legs)]
    outcomes = [steps.start, *(leg.outcome for leg in steps.legs)]
    called = [
        texts("plan.from"),
        *(_leg_name(place, leg, steps, texts) for place, leg in enumerate(steps.legs)),
    ]
    return [
        {
            "what": "end",
            "effort": float(at),
            "total": float(outcome.total),
            "rank": outcome.rank.median,
            "low": outcome.rank.low,
            "high": outcome.rank.high,
            "name": name,
            "said_effort": effort(at, texts.language),
            "said_total": numbers.points(outcome.total, texts.language),
            "said_rank": sentences.rank(outcome.rank, texts),
        }
        for at, outcome, name in zip(spent, outcomes, called, strict=True)
    ]


def _ranks(steps: CheapestSteps) -> list[dict[str, Any]]:
    """Return the rank along every leg; between its ends the points rise evenly."""
    field = field_of(steps.start.case, steps.start.peers)
    rows: list[dict[str, Any]] = []
    before, spent = steps.start.total, Fraction(0)
    for leg in steps.legs:
        parts = max(1, ceil(Fraction(leg.points) / POINTS_STEP))
        for part in range(parts + 1):
            share = Fraction(part, parts)
            estimate = field.at(round_half_up(Fraction(before) + Fraction(leg.points) * share))
            rows.append(
                {
                    "what": "curve",
                    "effort": float(spent + leg.effort * share),
                    "rank": estimate.median,
                    "low": estimate.low,
                    "high": estimate.high,
                }
            )
        before, spent = leg.outcome.total, leg.total_effort
    return rows


def _bands(steps: CheapestSteps, texts: Texts) -> list[dict[str, Any]]:
    """Return the rating bands that begin between the start and the end."""
    return [
        {
            "what": "band",
            "total": float(band.start),
            "label": texts("worth.band", band=texts.pick(band.name), points=band.start),
        }
        for band in steps.start.case.rules.bands
        if steps.start.total < band.start <= steps.end.total
    ]


def _labels(steps: CheapestSteps, heights: Sequence[float], texts: Texts) -> list[dict[str, Any]]:
    """Return the names of the legs that gain most, as many as can stand apart."""
    gap = LABEL_GAP * max(max(heights) - min(heights), 0.01)
    whole = float(steps.legs[-1].total_effort) if steps.legs else 1.0
    chosen: list[dict[str, Any]] = []
    rises = [after - before for before, after in pairwise(heights)]
    middles = [(after + before) / 2 for before, after in pairwise(heights)]
    for place in sorted(range(len(rises)), key=lambda place: -rises[place]):
        leg = steps.legs[place]
        middle = float(leg.total_effort - leg.effort / 2)
        side = "right" if middle < LABEL_TURN * whole else "left"
        alike = (row for row in chosen if row["side"] == side)
        if rises[place] and all(abs(row["total"] - middles[place]) >= gap for row in alike):
            chosen.append(
                {
                    "what": "label",
                    "effort": middle,
                    "total": middles[place],
                    "label": _leg_name(place, leg, steps, texts),
                    "side": side,
                }
            )
    return chosen


def _leg_name(place: int, leg: Leg, steps: CheapestSteps, texts: Texts) -> str:
    return texts(
        "worth.leg",
        number=place + 1,
        name=names.lever(steps.start.case.rules, leg.lever, texts),
        percent=numbers.short_percent(leg.end, texts.language),
    )


def _message(steps: CheapestSteps, texts: Texts) -> str:
    if not steps.legs:
        return texts("worth.nothing_left")
    first = steps.legs[0]
    return texts(
        "worth.curve_message",
        name=names.lever_in_sentence(steps.start.case.rules, first.lever, texts),
        percent=numbers.short_percent(first.end, texts.language),
        points=numbers.change(first.points, texts.language),
        effort=effort(first.effort, texts.language),
        total=numbers.points(steps.end.total, texts.language),
        rank=sentences.rank(steps.end.rank, texts),
        whole=effort(steps.legs[-1].total_effort, texts.language),
    )


def effort(points: Fraction, language: Language) -> str:
    """Return points of effort with at most one decimal: ``11,6``."""
    return numbers.maximum(round_half_up(points).quantize(Decimal("0.1")), language)


def _table(steps: CheapestSteps, texts: Texts) -> pd.DataFrame:
    language, rules = texts.language, steps.start.case.rules
    return pd.DataFrame(
        [
            {
                texts("worth.number"): place,
                texts("table.lever"): names.lever(rules, leg.lever, texts),
                texts("worth.now"): numbers.percent(leg.start, language, decimals=2),
                texts("worth.to"): numbers.short_percent(leg.end, language),
                texts("table.points"): numbers.change(leg.points, language),
                texts("worth.effort"): effort(leg.effort, language),
                texts("worth.per_effort"): numbers.rate(leg.points_per_effort, language),
                texts("worth.total_effort"): effort(leg.total_effort, language),
                texts("table.total"): numbers.points(leg.outcome.total, language),
                texts("worth.rank"): numbers.likely_rank(leg.outcome.rank),
            }
            for place, leg in enumerate(steps.legs, start=1)
        ]
    )


@cache
def _design(language: Language, what: str) -> dict[str, Any]:
    texts = load_texts(language)
    base = no_data()
    x = alt.X(
        "effort:Q", title=texts("worth.total_effort"), axis=axis(tickCount=8), scale=alt.Scale(nice=False)
    )
    layers = _total(base, x, texts) if what == "total" else _rank(base, x, texts)
    return to_design(alt.layer(*layers), language, row=f"height / {ROWS}", usual=HEIGHT / ROWS, params={})


def _only(base: alt.Chart, what: str) -> alt.Chart:
    return base.transform_filter(f"datum.what == '{what}'")


def _total(base: alt.Chart, x: alt.X, texts: Texts) -> list[alt.Chart]:
    y = alt.Y(
        "total:Q",
        title=texts("axis.points_of_100"),
        axis=axis(tickCount=6),
        scale=alt.Scale(zero=False, nice=True),
    )
    bands = _only(base, "band").mark_rule(strokeDash=[2, 6], opacity=0.6).encode(y=y)
    band_names = (
        _only(base, "band")
        .mark_text(align="right", dx=px(-4), dy=px(-8), fontSize=px(SMALL_SIZE))
        .encode(y=y, x=fixed(alt.XValue, alt.expr("width")), text=alt.Text("label:N"))
    )
    line = _only(base, "end").mark_line(strokeWidth=px(2.5)).encode(x=x, y=y)
    return [
        in_role(bands, "neutral"),
        in_role(band_names, "text"),
        in_role(line, "gain"),
        *_marks(base, x, y, texts),
    ]


def _rank(base: alt.Chart, x: alt.X, texts: Texts) -> list[alt.Chart]:
    y = alt.Y(
        "rank:Q",
        title=texts("axis.rank"),
        scale=alt.Scale(reverse=True, zero=False, nice=False),
        axis=axis(tickMinStep=1, format="d"),
    )
    curve = _only(base, "curve")
    spread = curve.mark_area(opacity=0.35, interpolate="step-after").encode(
        x=x, y=y_low(texts), y2=alt.Y2("high:Q")
    )
    line = curve.mark_line(strokeWidth=px(2.5), interpolate="step-after").encode(x=x, y=y)
    return [in_role(spread, "gain_coupled"), in_role(line, "gain"), *_marks(base, x, y, texts)]


def y_low(texts: Texts) -> alt.Y:
    """Return the place of the better end of a range of ranks, on the axis of the ranks."""
    return alt.Y("low:Q", title=texts("axis.rank"), axis=axis(tickMinStep=1, format="d"))


def _marks(base: alt.Chart, x: alt.X, y: alt.Y, texts: Texts) -> list[alt.Chart]:
    """Return the ends of the legs and the names of the largest legs beside the curve."""
    tooltip = tips(
        "name",
        said_effort=texts("worth.total_effort"),
        said_total=texts("table.total"),
        said_rank=texts("axis.rank"),
    )
    ends = _only(base, "end").mark_point(size=area(70), filled=True, opacity=1)
    labels = base.transform_filter("datum.what == 'label'")
    at = "scale('x', datum.effort)"
    # A curve that flattens leaves room on the right of its steep part and above its flat one.
    right = labels.transform_filter("datum.side == 'right'").mark_text(
        align="left",
        dx=px(16),
        dy=px(8),
        fontSize=px(LABEL_SIZE),
        limit=alt.expr(f"width - {at} - 20 * unit"),
    )
    left = labels.transform_filter("datum.side == 'left'").mark_text(
        align="right", dx=px(-8), dy=px(-9), fontSize=px(LABEL_SIZE), limit=alt.expr(f"{at} - 12 * unit")
    )
    named = [in_role(text.encode(x=x, y=y, text=alt.Text("label:N")), "text") for text in (right, left)]
    return [in_role(ends.encode(x=x, y=y, tooltip=tooltip), "gain"), *named]
