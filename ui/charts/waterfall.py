"""Where the points came from: from the baseline's total to the scenario's, cause by cause."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from ui.charts.drawing import (
    AXIS_HEIGHT,
    LABEL_AND_NOTE,
    LABEL_SIZE,
    Drawing,
    axis,
    in_role,
    role_of,
    to_design,
    to_rows,
)
from ui.words import names, numbers
from ui.words.texts import Language, Texts, load_texts

# One row: name, kind (a role), start, end and right edge in points, label, note.
Step = dict[str, Any]

# Room beyond the bars, as a share of their extent and at least so many points; labels stand right.
MARGIN_LEFT, MARGIN_RIGHT = 0.05, 0.25
LEAST_MARGIN = 0.2

ROW_HEIGHT = 44


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the waterfall of an outcome; without changes, what today's total is made of."""
    steps = _steps(outcome, texts) if outcome.changes else _parts_of_baseline(outcome, texts)
    low = min(min(step["start"], step["end"]) for step in steps)
    high = max(max(step["start"], step["end"]) for step in steps)
    extent = max(high - low, LEAST_MARGIN)
    ends = {"low": max(low - MARGIN_LEFT * extent, 0.0), "high": high + MARGIN_RIGHT * extent}
    rows = [{"place": place, **step, **ends} for place, step in enumerate(steps)]
    message, alt_text = _messages(outcome, texts)
    return Drawing(
        design=_design(texts.language),
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


def _step(name: str, kind: str, start: Decimal, end: Decimal, label: str, note: str = "") -> Step:
    return {
        "name": name,
        "kind": kind,
        "start": float(start),
        "end": float(end),
        "edge": float(max(start, end)),
        "label": label,
        "note": note,
    }


def _steps(outcome: Outcome, texts: Texts) -> list[Step]:
    language, rules = texts.language, outcome.case.rules
    at = outcome.case.baseline.total
    steps = [_step(texts("chart.baseline"), "neutral", at, at, numbers.points(at, language))]
    for contribution in outcome.contributions:
        gained = contribution.points
        if not gained:
            continue
        name = names.lever(rules, contribution.target, texts)
        kind, note = "gain" if gained > 0 else "loss", ""
        if contribution.kind == "coupled":
            kind = f"{kind}_coupled"
            note = texts("chart.through", cause=names.lever(rules, contribution.cause, texts))
            name = texts("chart.coupled_row", name=name)
        label = numbers.change(gained, language)
        steps.append(_step(name, kind, at, at + gained, label, note))
        at += gained
    label = numbers.points(at, language)
    return [*steps, _step(texts("chart.scenario"), "neutral", at, at, label)]


def _parts_of_baseline(outcome: Outcome, texts: Texts) -> list[Step]:
    """Return what today's total is made of: without changes that is where its points come from."""
    at = Decimal(0)
    steps: list[Step] = []
    for group in outcome.case.rules.groups.values():
        points = outcome.points[group.id]
        label = numbers.points(points, texts.language)
        steps.append(_step(texts.pick(group.name), "gain", at, at + points, label))
        at += points
    label = numbers.points(at, texts.language)
    return [*steps, _step(texts("chart.baseline"), "neutral", at, at, label)]


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
def _design(language: Language) -> dict[str, Any]:
    texts = load_texts(language)
    rows = alt.Chart(pd.DataFrame({"x": []})).transform_calculate(said=LABEL_AND_NOTE)
    base = rows.encode(y=alt.Y("place:O", title=None, axis=None))
    tooltip = [
        alt.Tooltip("name:N", title=texts("table.cause")),
        alt.Tooltip("said:N", title=texts("table.points")),
    ]
    # An invisible extent keeps room for labels; the axis follows the data and need not start at 0,
    # because totals are drawn as marks and only changes as bars.
    room = base.mark_rule(opacity=0).encode(
        x=alt.X(
            "low:Q", title=texts("axis.points_of_100"), axis=axis(), scale=alt.Scale(zero=False, nice=False)
        ),
        x2="high:Q",
    )
    bars = (
        base.transform_filter("datum.kind != 'neutral'")
        .mark_bar(height={"band": 0.4}, yOffset=8)
        .encode(x="start:Q", x2="end:Q", color=role_of("kind"), tooltip=tooltip)
    )
    totals = (
        base.transform_filter("datum.kind == 'neutral'")
        .mark_tick(thickness=5, size=20, yOffset=8)
        .encode(x="end:Q", color=role_of("kind"), tooltip=tooltip)
    )
    values = in_role(
        base.mark_text(align="left", dx=7, dy=8, fontSize=LABEL_SIZE, fontWeight="bold").encode(
            x="edge:Q", text="label:N"
        ),
        "text",
    )
    # Names stand above their bars, so that a phone's width is left to the bars.
    names_above = in_role(
        base.mark_text(align="left", dy=-11, fontSize=LABEL_SIZE).encode(x=alt.value(0), text="name:N"),
        "text",
    )
    return to_design(alt.layer(room, bars, totals, values, names_above), language)
