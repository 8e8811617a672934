"""The league curve: which rank each total would have, with what is published and what is not."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache, partial
from itertools import pairwise
from statistics import median
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, Outcome, Peers, field_of
from scoring.rank.brackets import Bracket
from scoring.rules import TOTAL_POINTS
from scoring.what_if.peers import STILL
from ui.charts import key, neighbours
from ui.charts.drawing import (
    LABEL_SIZE,
    SMALL_SIZE,
    Drawing,
    area,
    axis,
    in_role,
    no_data,
    px,
    role_of,
    tips,
    to_design,
    to_rows,
)
from ui.words import numbers, sentences
from ui.words.texts import Language, Texts, load_texts

STEP = Decimal("0.25")

# The province today, unchanged among the others as they are assumed to move, and in the scenario.
MOMENTS = ("before", "unchanged", "after")
HEIGHT, ROWS = 420, 10

# Above the curve brackets stand over the totals between which provinces are unpublished. Their words need
# so many pixels; a narrower bracket has its count alone.
BRACKETS, BRACKET_LINE, BRACKET_END, BRACKET_WORDS = 44, 26, 8, 128

# What the key needs in the free corner below the curve.
KEY_ROOM = 190

# Labels of places less than so many ranks apart would lie on each other.
LINE_OF_RANKS = 5

# The width of a letter of a name and of our own figures, at their usual size.
NARROW_LETTER, BOLD_LETTER = 6.4, 7.0

# In a narrower chart our places have their figures alone.
SHORT_WIDTH = 520

# A move of less than this many points has no room for an arrow.
LEAST_MOVE = Decimal("0.5")

# Every row has every field, so that all become columns.
SAID = ("name", "said_total", "said_rank", "words")
EMPTY = dict.fromkeys(
    (
        "what",
        "total",
        "total_end",
        "rank",
        "rank_end",
        "low",
        "high",
        "open",
        "role",
        "text",
        "short",
        "side",
        "reached",
        *SAID,
    )
)


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the league curve with the province before and after."""
    case = outcome.case
    field = _field(case, outcome.peers, texts.language)
    middle = median(row["total"] for row in field)
    moments = ["before"]
    if outcome.unchanged_rank != case.baseline.rank:
        moments.append("unchanged")
    if outcome.total != case.baseline.total:
        moments.append("after")
    places = [_place(outcome, moment, middle, texts) for moment in moments]
    moves = _moves(outcome, places)
    near = neighbours.named(field, places)
    rows = (*field, *near, *moves, *places)
    return Drawing(
        design=_design(
            texts.language,
            has_brackets=any(row["what"] == "bracket" for row in field),
            has_band=any(row["what"] == "curve" and row["low"] < row["high"] for row in field),
        ),
        rows=to_rows([{**EMPTY, **row} for row in rows]),
        height=HEIGHT,
        message=_message(outcome, texts),
        alt=_alt(outcome, texts),
        make_table=partial(_table, case, outcome.peers, texts.language),
    )


def _moves(outcome: Outcome, places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return arrows from each moment to the next, where there is room for one.

    An arrow's head takes the place of the mark of the moment it leads to.
    """
    arrows = []
    for start, end in pairwise(places):
        stays = start["total"] == end["total"] and start["rank"] == end["rank"]
        if stays or (start["total"] != end["total"] and abs(outcome.change) < LEAST_MOVE):
            continue
        end["reached"] = True
        arrows.append(
            {
                "what": "move",
                "total": start["total"],
                "rank": start["rank"],
                "total_end": end["total"],
                "rank_end": end["rank"],
                "role": end["role"],
            }
        )
    return arrows


def _place(outcome: Outcome, moment: str, middle: float, texts: Texts) -> dict[str, Any]:
    baseline = outcome.case.baseline
    total = outcome.total if moment == "after" else baseline.total
    rank = {"before": baseline.rank, "unchanged": outcome.unchanged_rank, "after": outcome.rank}[moment]
    shown = numbers.points(total, texts.language)
    text = short = f"{shown} · {sentences.rank(rank, texts)}"
    side = "low" if float(total) < middle else "high"
    if outcome.unchanged_rank != baseline.rank and moment != "after":
        text = f"{text} · {texts(f'chart.at_{moment}')}"
        near = abs(outcome.unchanged_rank.median - baseline.rank.median) < LINE_OF_RANKS
        if moment == "before" and side == "low" and near:
            # The label of today's place would lie on that of the same place among the moved others.
            side = "second"
    called = {"before": "chart.baseline", "unchanged": "chart.at_unchanged", "after": "chart.scenario"}
    return {
        "what": moment,
        "role": "scenario" if moment == "after" else "text",
        "total": float(total),
        "rank": rank.median,
        "low": rank.low,
        "high": rank.high,
        "name": f"{outcome.case.province} · {texts(called[moment])}",
        "said_total": shown,
        "said_rank": sentences.rank(rank, texts),
        "text": text,
        "short": short,
        "side": side,
    }


@lru_cache(maxsize=64)
def _field(case: Case, peers: Peers, language: Language) -> tuple[dict[str, Any], ...]:
    """Return the curve, the known provinces and the brackets of the field a case is ranked in."""
    field, texts = field_of(case, peers), load_texts(language)
    totals = [*field.totals.values(), case.baseline.total]
    lowest, highest = max(min(totals) - 1, Decimal(0)), min(max(totals) + 1, Decimal(TOTAL_POINTS))
    grid = lowest
    rows: list[dict[str, Any]] = []
    while grid <= highest:
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
    for province, total in field.totals.items():
        estimate = field.at(total)
        rows.append(
            {
                "what": "known",
                "total": float(total),
                "rank": estimate.median,
                "name": province,
                "said_total": numbers.points(total, language),
                "said_rank": sentences.rank(estimate, texts),
            }
        )
    for bracket in field.brackets:
        is_open = bracket.low < float(lowest)
        rows.append(
            {
                "what": "bracket",
                "total": max(bracket.low, float(lowest)),
                "total_end": bracket.high,
                "open": is_open,
                "name": texts("chart.unknown_rows", count=bracket.count),
                "said_total": _between(bracket, language, is_open=is_open),
                "text": str(bracket.count),
                "words": f"{bracket.count} {texts('chart.unknown_short')}",
            }
        )
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
def _design(language: Language, *, has_brackets: bool, has_band: bool) -> dict[str, Any]:
    texts = load_texts(language)
    base = no_data()
    x = alt.X(
        "total:Q",
        title=texts("axis.points_of_100"),
        axis=axis(tickCount=alt.expr("width / (70 * unit)")),
        scale=alt.Scale(zero=False, nice=False),
    )
    top = BRACKETS if has_brackets else 8
    scale = alt.Scale(
        reverse=True, zero=False, nice=False, range=[alt.expr("height"), alt.expr(f"{top} * unit")]
    )
    ranks: dict[str, Any] = {
        "title": texts("axis.rank"),
        "axis": axis(tickMinStep=1, tickCount=6, format="d"),
    }
    y = alt.Y("rank:Q", scale=scale, **ranks)
    curve = _only(base, "curve")
    band = curve.mark_area(opacity=0.45, interpolate="step-after").encode(
        x=x, y=alt.Y("low:Q", **ranks), y2="high:Q"
    )
    line = curve.mark_line(strokeWidth=px(1.5), interpolate="step-after").encode(x=x, y=y)
    known = (
        _only(base, "known")
        .mark_point(size=area(30), filled=True, opacity=0.9)
        .encode(x=x, y=y, tooltip=_said(texts))
    )
    layers = (
        *(_brackets(base, x, texts) if has_brackets else ()),
        in_role(band, "gain_coupled"),
        in_role(line, "gain"),
        in_role(known, "neutral"),
        *_near(base, x, y),
        *_arrows(base, x, y),
        *_own(base, x, y, texts),
        *key.in_corner(_entries(texts, has_band=has_band), KEY_ROOM),
    )
    return to_design(alt.layer(*layers), language, row=f"height / {ROWS}", usual=HEIGHT / ROWS, params={})


def _only(base: alt.Chart, what: str) -> alt.Chart:
    return base.transform_filter(f"datum.what == '{what}'")


def _said(texts: Texts) -> list[alt.Tooltip]:
    return tips("name", said_total=texts("table.total"), said_rank=texts("axis.rank"))


def _entries(texts: Texts, *, has_band: bool) -> list[key.Entry]:
    return [
        *([key.Entry("bar", "gain_coupled", texts("chart.likely_band"), 0.6)] if has_band else []),
        key.Entry("dot", "neutral", texts("chart.known_province")),
    ]


def _brackets(base: alt.Chart, x: alt.X, texts: Texts) -> list[alt.Chart]:
    """Return a bracket over every stretch of totals with unpublished provinces, and their number."""
    brackets = _only(base, "bracket")
    said = tips("name", said_total=texts("table.total"))
    line, top = alt.value(px(BRACKET_LINE)), alt.value(px(BRACKET_LINE + BRACKET_END))
    across = brackets.mark_rule(strokeWidth=px(2)).encode(x=x, x2="total_end:Q", y=line, tooltip=said)
    # The last bracket has no lower end that is known.
    lower = brackets.transform_filter("!datum.open").mark_rule(strokeWidth=px(2), xOffset=1)
    upper = brackets.mark_rule(strokeWidth=px(2), xOffset=-1)
    room = "abs(scale('x', datum.total_end) - scale('x', datum.total))"
    words = brackets.transform_calculate(middle="(datum.total + datum.total_end) / 2").mark_text(
        baseline="bottom", fontSize=px(SMALL_SIZE)
    )
    text = alt.value(alt.expr(f"{room} > {BRACKET_WORDS} * unit ? datum.words : datum.text"))
    return [
        in_role(across, "neutral"),
        in_role(lower.encode(x=x, y=line, y2=top), "neutral"),
        in_role(upper.encode(x="total_end:Q", y=line, y2=top), "neutral"),
        in_role(words.encode(x="middle:Q", y=alt.value(px(BRACKET_LINE - 5)), text=text), "text"),
    ]


def _near(base: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the names of known provinces near ours, where they have room left of their dots."""
    near = _only(base, "near")
    has_room = f"scale('x', datum.total) > length(datum.text) * {NARROW_LETTER} * unit + 12"
    names_left = near.mark_text(
        align="right",
        baseline="bottom",
        dx=px(-7),
        dy=px(-2),
        fontSize=px(SMALL_SIZE),
        opacity=alt.expr(f"{has_room} ? 1 : 0"),
    )
    return [in_role(names_left.encode(x=x, y=y, text="text:N"), "text")]


def _arrows(base: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return our moves as lines with a head that points where they lead."""
    moves = _only(base, "move")
    colour = role_of("role")
    lines = moves.mark_rule(strokeWidth=px(3)).encode(
        x=x, y=y, x2="total_end:Q", y2="rank_end:Q", color=colour
    )
    rise = "scale('y', datum.rank_end) - scale('y', datum.rank)"
    run = "scale('x', datum.total_end) - scale('x', datum.total)"
    heads = moves.mark_point(
        shape="triangle-right",
        filled=True,
        opacity=1,
        size=area(260),
        angle=alt.expr(f"atan2({rise}, {run}) * 180 / PI"),
    ).encode(x="total_end:Q", y="rank_end:Q", color=colour)
    return [lines, heads]


def _own(base: alt.Chart, x: alt.X, y: alt.Y, texts: Texts) -> list[alt.Chart]:
    """Return the province before (circle) and after (diamond), with their ranges and figures."""
    own = base.transform_filter(f"indexof({list(MOMENTS)}, datum.what) >= 0")
    colour = role_of("role")
    moments = alt.Scale(domain=list(MOMENTS), range=["circle", "square", "diamond"])
    spread = own.mark_rule(strokeWidth=px(4), opacity=0.8).encode(
        x=x, y=alt.Y("low:Q", title=texts("axis.rank")), y2="high:Q", color=colour
    )
    points = own.mark_point(size=area(150), filled=True, opacity=alt.expr("datum.reached ? 0 : 1")).encode(
        x=x,
        y=y,
        color=colour,
        shape=alt.Shape("what:N", scale=moments, legend=None),
        tooltip=_said(texts),
    )
    bold: dict[str, Any] = {"fontSize": px(LABEL_SIZE), "fontWeight": "bold"}
    # A phone has room for the figures alone; which place they are of its tooltip says.
    words = f"(width < {SHORT_WIDTH} * unit ? datum.short : datum.text)"
    # Above the curve there is room on the left, below it on the right, as far as the frame goes.
    room = f"width - scale('x', datum.total) - length({words}) * {BOLD_LETTER} * unit"
    below = own.transform_filter("datum.side == 'low'").mark_text(
        align="left", dx=alt.expr(f"min(15 * unit, {room})"), dy=px(10), **bold
    )
    second = own.transform_filter("datum.side == 'second'").mark_text(
        align="left", dx=alt.expr(f"min(15 * unit, {room})"), dy=px(28), **bold
    )
    above = own.transform_filter("datum.side == 'high'").mark_text(
        align="right", dx=px(-13), dy=px(-8), **bold
    )
    labels = [
        text.encode(x=x, y=y, text=alt.value(alt.expr(words)), color=colour)
        for text in (below, second, above)
    ]
    return [spread, points, *labels]


def note(outcome: Outcome, texts: Texts) -> str:
    """Return how to read the curve, in one line."""
    field = field_of(outcome.case, outcome.peers)
    key = "chart.league_read_complete" if field.league.is_complete else "chart.league_read"
    moved = texts("chart.league_note_moved") if outcome.peers != STILL else ""
    conflicts = ", ".join(conflict.province for conflict in field.conflicts)
    extra = texts("chart.league_conflicts", provinces=conflicts) if conflicts else ""
    parts = (texts(key), moved, extra)
    return " ".join(part for part in parts if part)
