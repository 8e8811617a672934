"""Where the points came from: from the baseline's total to the scenario's, cause by cause."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from scoring import Outcome
from ui import names, numbers
from ui.charts.drawing import (
    GAIN,
    GAIN_COUPLED,
    LABEL_SIZE,
    LOSS,
    LOSS_COUPLED,
    NEUTRAL,
    Drawing,
    to_design,
)
from ui.text import Language, Texts, load_texts

KINDS = ("total", "gain", "gain_coupled", "loss", "loss_coupled")
COLOURS = (NEUTRAL, GAIN, GAIN_COUPLED, LOSS, LOSS_COUPLED)

# Room for the labels beyond the longest bar, in points.
MARGIN = 0.18
LEAST_MARGIN = 0.5


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the waterfall of an outcome."""
    steps = _steps(outcome, texts)
    rows = pd.DataFrame(steps, columns=["order", "name", "kind", "start", "end", "label", "note"])
    low, high = rows[["start", "end"]].min().min(), rows[["start", "end"]].max().max()
    margin = max(MARGIN * (high - low), LEAST_MARGIN)
    rows["low"], rows["high"] = low - margin, high + margin
    table = pd.DataFrame(
        {
            texts("table.cause"): rows["name"],
            texts("table.kind"): [texts(f"chart.kind.{kind}") for kind in rows["kind"]],
            texts("table.points"): rows["label"],
        }
    )
    return Drawing(_design(texts.language), rows, _message(outcome, texts), table)


def _steps(outcome: Outcome, texts: Texts) -> list[tuple[object, ...]]:
    language, rules = texts.language, outcome.case.rules
    at = outcome.case.baseline.total
    steps: list[tuple[object, ...]] = [
        (0, texts("chart.baseline"), "total", float(at), float(at), numbers.points(at, language), "")
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
        steps.append((len(steps), name, kind, float(at), float(at + gained), label, note))
        at += gained
    total = numbers.points(at, language)
    steps.append((len(steps), texts("chart.scenario"), "total", float(at), float(at), total, ""))
    return steps


def _message(outcome: Outcome, texts: Texts) -> str:
    language = texts.language
    gains: dict[str, Decimal] = {}
    for contribution in outcome.contributions:
        gains[contribution.cause] = gains.get(contribution.cause, Decimal(0)) + contribution.points
    if not gains:
        return texts("chart.waterfall_unchanged", total=numbers.points(outcome.total, language))
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
        y=alt.Y("name:N", sort=alt.SortField("order"), title=None, axis=alt.Axis(labelLimit=230)),
        tooltip=[
            alt.Tooltip("name:N", title=texts("table.cause")),
            alt.Tooltip("label:N", title=texts("table.points")),
            alt.Tooltip("note:N", title=texts("table.note")),
        ],
    )
    # Invisible ends keep room for labels; the axis follows the data and need not start at 0,
    # because totals are drawn as marks and only the changes as bars.
    room = base.mark_point(opacity=0).encode(
        x=alt.X("low:Q", title=texts("axis.points_of_100"), scale=alt.Scale(zero=False, nice=False))
    )
    more_room = base.mark_point(opacity=0).encode(x="high:Q")
    bars = (
        base.transform_filter("datum.kind != 'total'")
        .mark_bar(height={"band": 0.62})
        .encode(
            x="start:Q",
            x2="end:Q",
            color=alt.Color("kind:N", scale=alt.Scale(domain=KINDS, range=COLOURS), legend=None),
        )
    )
    totals = (
        base.transform_filter("datum.kind == 'total'")
        .mark_tick(thickness=4, size=24, color=NEUTRAL)
        .encode(x="end:Q")
    )
    labels = (
        base.transform_calculate(edge="max(datum.start, datum.end)")
        .mark_text(align="left", dx=7, fontSize=LABEL_SIZE, fontWeight="bold")
        .encode(x="edge:Q", text="label:N")
    )
    return to_design(room + more_room + bars + totals + labels, language)
