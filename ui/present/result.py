"""Steps on the result, on where its points come from, and on the scenarios side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from scoring import Contribution, Outcome
from ui import charts
from ui.charts import waterfall
from ui.present import figures, guess
from ui.present.step import CHART_ROOM, Step, show_enlarged
from ui.visit import kept_scenarios as kept
from ui.visit.outcomes import outcome_of
from ui.words import names, numbers, sentences
from ui.words.caveats import caveats
from ui.words.outside_text import as_text
from ui.words.scenario_names import numbered
from ui.words.texts import Texts

# Beyond this many contributions the chart shows one row a group.
MOST_ROWS = 7

# What a line on what a compared scenario rests on takes of the chart's room: it may break once.
ROOM_OF_LINE = 50


def steps() -> list[Step]:
    """Return the steps on the result and where it comes from."""
    return [Step("result", _result, _show_result), Step("from", _from, _show_from)]


def comparison_step() -> Step:
    """Return the step that shows the compared scenarios side by side."""
    return Step("compare", _compare, _show_compare, _compared_rest_on)


def by_group(outcome: Outcome) -> Outcome:
    """Return the outcome with one contribution a group: what the group gained, whatever the cause."""
    gained: dict[str, Decimal] = {}
    for group in outcome.case.rules.groups:
        gained[group] = outcome.points[group] - outcome.case.baseline.groups[group].points
    return replace(
        outcome,
        contributions=tuple(
            Contribution(group, group, "direct", points) for group, points in gained.items() if points
        ),
    )


def _result(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "present.result",
        before=numbers.points(baseline.total, texts.language),
        after=numbers.points(outcome.total, texts.language),
        rank_before=sentences.rank(baseline.rank, texts),
        rank_after=sentences.rank(outcome.rank, texts),
    )


def _show_result(outcome: Outcome, texts: Texts) -> None:
    with st.container(border=True):
        figures.show(outcome, texts)
    guess.compare(outcome, texts)


def _from(outcome: Outcome, texts: Texts) -> str:
    cause, points = waterfall.largest(_readable(outcome))
    facts = {
        "cause": names.lever(outcome.case.rules, cause, texts),
        "points": numbers.change(points, texts.language),
    }
    if not points:
        return texts("present.from_nothing")
    if points == outcome.change:
        return texts("present.from_one", **facts)
    return texts("present.from", of=numbers.change(outcome.change, texts.language), **facts)


def _show_from(outcome: Outcome, texts: Texts) -> None:
    shown = _readable(outcome)
    show_enlarged("from", charts.draw_waterfall(shown, texts))
    note = texts("view.waterfall_note")
    st.markdown(note if shown is outcome else f"{note} {texts('present.by_group')}")


def _readable(outcome: Outcome) -> Outcome:
    """Return the outcome with no more contributions than can be read on a screen."""
    rows = sum(1 for contribution in outcome.contributions if contribution.points)
    return outcome if rows <= MOST_ROWS else by_group(outcome)


def _compare(outcome: Outcome, texts: Texts) -> str:
    outcomes = _compared(outcome)
    best = max(item.total for item in outcomes)
    leading = [item for item in outcomes if item.total == best]
    if len(leading) > 1:
        return texts("present.compare")
    return texts(
        "present.compare_leading",
        number=outcomes.index(leading[0]) + 1,
        total=numbers.points(best, texts.language),
        rank=sentences.rank(leading[0].rank, texts),
    )


def _show_compare(outcome: Outcome, texts: Texts) -> None:
    titles = numbered([item.name for item in kept.compared(outcome.case.id)])
    named = list(zip(titles, _compared(outcome), strict=True))
    room = CHART_ROOM - ROOM_OF_LINE * (len(_compared_rest_on(outcome, texts)) - 1)
    show_enlarged("compare", charts.draw_comparison(named, texts), room)
    st.markdown(texts("compare.chart_note"))


def _compared_rest_on(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what the compared scenarios rest on: one line for all that rest on the same."""
    places: dict[str, list[str]] = {}
    for place, item in enumerate(_compared(outcome), start=1):
        places.setdefault(as_text(caveats(item, texts)), []).append(str(place))
    if len(places) == 1:
        return list(places)
    return [f"**{', '.join(numbered)}:** {line}" for line, numbered in places.items()]


def _compared(outcome: Outcome) -> list[Outcome]:
    return [outcome_of(item.scenario) for item in kept.compared(outcome.case.id)]
