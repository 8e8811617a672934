"""Where the points came from: from the baseline's total to the scenario's, cause by cause."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from ui import names, numbers
from ui.charts.drawing import AXIS_HEIGHT, LABEL_SIZE, Drawing, in_role, role_of, to_design
from ui.text import Language, Texts, load_texts

# Room beyond the bars, as a share of their extent and at least so many points; labels stand right.
MARGIN_LEFT, MARGIN_RIGHT = 0.05, 0.25
LEAST_MARGIN = 0.2

ROW_HEIGHT = 44


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the waterfall of an outcome."""
    steps = _steps(outcome, texts)
    rows = pd.DataFrame(steps, columns=["name", "kind", "start", "end", "label", "note"])
    low, high = rows[["start", "end"]].min().min(), rows[["start", "end"]].max().max()
    extent = max(high - low, LEAST_MARGIN)
    rows["low"], rows["high"] = max(low - MARGIN_LEFT * extent, 0.0), high + MARGIN_RIGHT * extent
    table = pd.DataFrame(
        {
            texts("table.cause"): rows["name"],
            texts("table.kind"): [texts(f"chart.kind.{kind}") for kind in rows["kind"]],
            texts("table.points"): rows["label"],
        }
    )
    return Drawing(
        _design(texts.language), rows, _message(outcome, texts), table, len(rows) * ROW_HEIGHT + AXIS_HEIGHT
    )


def _steps(outcome: Outcome, texts: Texts) -> list[tuple[object, ...]]:
    language, rules = texts.language, outcome.case.rules
    if not outcome.changes:
        return _parts_of_baseline(outcome, texts)
    at = outcome.case.baseline.total
    steps: list[tuple[object, ...]] = [
        (texts("chart.baseline"), "neutral", float(at), float(at), numbers.points(at, language), "")
    ]
    for contribution in outcome.contributions:
        gained = contribution.points
        if not gained:
            continue
        name = names.lever(rules, contribution.target, texts)
        note = ""
        if contribution.kind == "coupled":
            note = texts("chart.through", cause=names.lever(rules, contribution.cause, texts))
            name = texts("chart.coupled_row", name=name)
        kind = ("gain" if gained > 0 else "loss") + ("_coupled" if contribution.kind == "coupled" else "")
        label = numbers.change(gained, language)
        steps.append((name, kind, float(at), float(at + gained), label, note))
        at += gained
    total = numbers.points(at, language)
    steps.append((texts("chart.scenario"), "neutral", float(at), float(at), total, ""))
    return steps


def _parts_of_baseline(outcome: Outcome, texts: Texts) -> list[tuple[object, ...]]:
    """Return what today's total is made of: without changes that is where its points come from."""
    at = Decimal(0)
    steps: list[tuple[object, ...]] = []
    for group in outcome.case.rules.groups.values():
        points = outcome.points[group.id]
        label = numbers.points(points, texts.language)
        name = texts.pick(group.name)
        steps.append((name, "gain", float(at), float(at + points), label, ""))
        at += points
    total = numbers.points(at, texts.language)
    steps.append((texts("chart.baseline"), "neutral", float(at), float(at), total, ""))
    return steps


def _message(outcome: Outcome, texts: Texts) -> str:
    language = texts.language
    gains: dict[str, Decimal] = {}
    for contribution in outcome.contributions:
        gains[contribution.cause] = gains.get(contribution.cause, Decimal(0)) + contribution.points
    if not gains:
        groups = outcome.case.rules.groups
        most = max(groups, key=lambda group: outcome.points[group])
        return texts(
            "chart.waterfall_unchanged",
            total=numbers.points(outcome.total, language),
            group=texts.pick(groups[most].name),
            points=numbers.points(outcome.points[most], language),
        )
    largest = max(gains, key=lambda cause: abs(gains[cause]))
    return texts(
        "chart.waterfall_message",
        before=numbers.points(outcome.case.baseline.total, language),
        after=numbers.points(outcome.total, language),
        cause=names.lever(outcome.case.rules, largest, texts),
        points=numbers.change(gains[largest], language),
    )


@cache
def _design(language: Language) -> dict[str, Any]:
    texts = load_texts(language)
    base = alt.Chart(pd.DataFrame({"x": []})).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=None),
        tooltip=[
            alt.Tooltip("name:N", title=texts("table.cause")),
            alt.Tooltip("label:N", title=texts("table.points")),
            alt.Tooltip("note:N", title=texts("table.note")),
        ],
    )
    # Invisible ends keep room for labels; the axis follows the data and need not start at 0,
    # because totals are drawn as marks and only changes as bars.
    room = base.mark_point(opacity=0).encode(
        x=alt.X("low:Q", title=texts("axis.points_of_100"), scale=alt.Scale(zero=False, nice=False))
    )
    more_room = base.mark_point(opacity=0).encode(x="high:Q")
    bars = (
        base.transform_filter("datum.kind != 'neutral'")
        .mark_bar(height={"band": 0.4}, yOffset=8)
        .encode(x="start:Q", x2="end:Q", color=role_of("kind"))
    )
    totals = (
        base.transform_filter("datum.kind == 'neutral'")
        .mark_tick(thickness=5, size=20, yOffset=8)
        .encode(x="end:Q", color=role_of("kind"))
    )
    values = in_role(
        base.transform_calculate(edge="max(datum.start, datum.end)")
        .mark_text(align="left", dx=7, dy=8, fontSize=LABEL_SIZE, fontWeight="bold")
        .encode(x="edge:Q", text="label:N"),
        "text",
    )
    # Names stand above their bars, so that a phone's width is left to the bars.
    names_above = in_role(
        base.mark_text(align="left", dy=-11, fontSize=LABEL_SIZE).encode(x=alt.value(0), text="name:N"),
        "text",
    )
    return to_design(alt.layer(room, more_room, bars, totals, values, names_above), language)
