"""Where the points came from: from the baseline's total to the scenario's, cause by cause."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from scoring.what_if.contributions import causes_first
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
)
from ui.charts.bars import rows as of_rows
from ui.charts.drawing import AXIS_HEIGHT, SMALL_SIZE, Drawing, fixed, in_role, px, role_of, tips, to_rows
from ui.words import names, numbers
from ui.words.texts import Language, Texts, load_texts

# Marks a step that is a part of today's total and no change of it.
PART = "part"

# One row: name, kind (a role), start, end and right edge in points, label, note.
Step = dict[str, Any]

# Where totals do not start at 0, how much of them is seen: a share of all changes, and the least extent
# in points.
SEEN_OF_TOTAL = 0.12
LEAST_EXTENT = 0.2

ROW_HEIGHT = 44

# What a figure needs right of its bar.
LABEL_ROOM = 64

# The cut of a total's bar: a stub, then a gap with two strokes, in pixels.
STUB, GAP = 10, 8


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the waterfall of an outcome; without changes, what today's total is made of."""
    steps = _steps(outcome, texts) if outcome.changes else _parts_of_baseline(outcome, texts)
    low = min(min(step["start"], step["end"]) for step in steps)
    high = max(max(step["start"], step["end"]) for step in steps)
    is_cut = bool(outcome.changes)
    ends = {"low": 0.0, "high": high}
    if is_cut:
        extent = max(high - low, LEAST_EXTENT)
        ends = {"low": max(low - SEEN_OF_TOTAL * extent, 0.0), "high": low + extent}
    rows = [
        {"place": place, "followed": place + 1 < len(steps), **named(step["name"]), **step, **ends}
        for place, step in enumerate(steps)
    ]
    message, alt_text = _messages(outcome, texts)
    return Drawing(
        design=_design(texts.language, is_cut=is_cut),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + AXIS_HEIGHT,
        message=message,
        alt=alt_text,
        make_table=partial(_table, steps, texts),
    )


def largest(outcome: Outcome) -> tuple[str, Decimal]:
    """Return the lever that moved most points, up or down, with what it brought in all.

    Raises:
        ValueError: nothing was changed.

    """
    gains: dict[str, Decimal] = {}
    for contribution in outcome.contributions:
        gains[contribution.cause] = gains.get(contribution.cause, Decimal(0)) + contribution.points
    return max(gains.items(), key=lambda gain: abs(gain[1]))


def _step(name: str, kind: str, start: Decimal, end: Decimal, texts: Texts, note: str = "") -> Step:
    """Return a step: a total where it is neutral, else a change from start to end."""
    is_total = kind == "neutral"
    gained = end if is_total else end - start
    shown = numbers.points(gained, texts.language)
    return {
        "name": name,
        "kind": kind,
        "start": float(start),
        "end": float(end),
        "edge": float(max(start, end)),
        "label": shown if is_total or note == PART else numbers.change(gained, texts.language),
        "note": "" if note == PART else note,
        "said": note if note not in ("", PART) else texts(f"chart.kind.{kind}"),
    }


def _steps(outcome: Outcome, texts: Texts) -> list[Step]:
    """Return the totals and between them what changed, every cause before what it brought along."""
    rules, at = outcome.case.rules, outcome.case.baseline.total
    steps = [_step(texts("chart.baseline"), "neutral", at, at, texts)]
    for contribution in causes_first(outcome.contributions):
        gained = contribution.points
        if not gained:
            continue
        name = names.lever(rules, contribution.target, texts)
        kind, note = "gain" if gained > 0 else "loss", ""
        if contribution.kind == "coupled":
            kind = f"{kind}_coupled"
            note = texts("chart.through", cause=names.lever(rules, contribution.cause, texts))
            name = texts("chart.coupled_row", name=name)
        steps.append(_step(name, kind, at, at + gained, texts, note))
        at += gained
    return [*steps, _step(texts("chart.scenario"), "neutral", at, at, texts)]


def _parts_of_baseline(outcome: Outcome, texts: Texts) -> list[Step]:
    """Return what today's total is made of: without changes that is where its points come from."""
    at = Decimal(0)
    steps: list[Step] = []
    for group in outcome.case.rules.groups.values():
        points = outcome.points[group.id]
        steps.append(_step(texts.pick(group.name), "gain", at, at + points, texts, PART))
        at += points
    return [*steps, _step(texts("chart.baseline"), "neutral", at, at, texts)]


def _table(steps: list[Step], texts: Texts) -> pd.DataFrame:
    return pd.DataFrame(
        {
            texts("table.cause"): [step["name"] for step in steps],
            texts("table.kind"): [texts(f"chart.kind.{step['kind']}") for step in steps],
            texts("table.points"): [step["label"] for step in steps],
            texts("table.note"): [step["note"] for step in steps],
        }
    )


def _messages(outcome: Outcome, texts: Texts) -> tuple[str, str]:
    """Return what the chart says, with figures and without."""
    language = texts.language
    if not outcome.contributions:
        groups = outcome.case.rules.groups
        most = max(groups, key=lambda group: outcome.points[group])
        facts = {
            "total": numbers.points(outcome.total, language),
            "group": texts.pick(groups[most].name),
            "points": numbers.points(outcome.points[most], language),
        }
        return texts("chart.waterfall_unchanged", **facts), texts("chart.waterfall_unchanged_alt", **facts)
    cause, gained = largest(outcome)
    facts = {
        "before": numbers.points(outcome.case.baseline.total, language),
        "after": numbers.points(outcome.total, language),
        "cause": names.lever(outcome.case.rules, cause, texts),
        "points": numbers.change(gained, language),
    }
    message = texts("chart.waterfall_message", **facts)
    if outcome.coupled_change:
        along = numbers.change(outcome.coupled_change, language)
        message = f"{message} {texts('chart.waterfall_coupled', points=along)}"
    return message, texts("chart.waterfall_alt", **facts)


@cache
def _design(language: Language, *, is_cut: bool) -> dict[str, Any]:
    """Return the design; where totals are cut, their bars and the axis say so."""
    texts = load_texts(language)
    base = of_rows()
    tooltip = tips("name", label=texts("table.points"), said=texts("table.kind"))
    title = texts("axis.points_cut" if is_cut else "axis.points_of_100")
    # An invisible extent: the axis runs from the lowest to the highest figure.
    room = base.mark_rule(opacity=0).encode(
        x=alt.X("low:Q", title=title, axis=along(tickCount=5), scale=across(zero=False)),
        x2=alt.X2("high:Q"),
    )
    bar: dict[str, Any] = {"height": alt.expr(THICKNESS), "yOffset": alt.expr(BAR_OFFSET)}
    bars = (
        base.transform_filter("datum.kind != 'neutral'")
        .mark_bar(**bar)
        .encode(x=alt.X("start:Q"), x2=alt.X2("end:Q"), color=role_of("kind"), tooltip=tooltip)
    )
    total = base.transform_filter("datum.kind == 'neutral'")
    begins = f"left + {STUB + GAP} * unit" if is_cut else "left"
    totals = total.mark_bar(**bar).encode(
        x=alt.X("end:Q", stack=None), x2=fixed(alt.X2Value, alt.expr(begins)), tooltip=tooltip
    )
    layers = [room, _steps_between(base), bars, in_role(totals, "neutral")]
    if is_cut:
        layers += _cut(total, bar)
    return to_rows_design(
        alt.layer(*layers, labels_at(base, "edge"), names_of(base)),
        language,
        usual=ROW_HEIGHT,
        names=LEVER_ROOM,
        labels=LABEL_ROOM,
    )


def _steps_between(base: alt.Chart) -> alt.Chart:
    """Return thin lines that lead from the end of one bar to the beginning of the next."""
    followed = base.transform_filter("datum.followed")
    lines = followed.mark_tick(
        orient="vertical",
        thickness=1,
        size=alt.expr("row"),
        yOffset=alt.expr(f"row / 2 + {BAR_OFFSET}"),
        opacity=0.7,
    )
    return in_role(lines.encode(x=alt.X("end:Q")), "neutral")


def _cut(total: alt.Chart, bar: dict[str, Any]) -> list[alt.Chart]:
    """Return the beginning of a total's bar and two strokes over the gap after it."""
    stub = total.mark_bar(**bar).encode(
        x=fixed(alt.XValue, alt.expr("left")), x2=fixed(alt.X2Value, alt.expr(f"left + {STUB} * unit"))
    )
    strokes = total.mark_text(
        text="//",
        baseline="middle",
        fontSize=px(SMALL_SIZE),
        fontWeight="bold",
        dy=alt.expr(BAR_OFFSET),
    ).encode(x=fixed(alt.XValue, alt.expr(f"left + {STUB + GAP / 2} * unit")))
    return [in_role(stub, "neutral"), in_role(strokes, "text")]
