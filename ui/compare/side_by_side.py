"""Kept scenarios side by side: figures, one chart, groups, levers and where the points come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from scoring import Outcome, effects_alone, effects_in_order, effort_of, lever_ids
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui import charts
from ui.platform import rerun as redraw
from ui.visit import kept_scenarios as kept
from ui.visit import wish
from ui.visit.kept_scenarios import Kept
from ui.visit.outcomes import outcome_of
from ui.widgets import chart
from ui.widgets.metrics import changed_metric
from ui.words import names, numbers, ranks, sentences
from ui.words.percentages import baseline_percent
from ui.words.scenario_names import numbered
from ui.words.texts import Texts

REFERENCE_KEY, EFFECTS_KEY = "compare_against", "compare_effects"
BASELINE = 0

# The parts of the page that are drawn again when the scenarios are held against something else.
FIGURES, GROUPS = "part_compared_figures", "part_compared_groups"

ALONE, IN_ORDER = "alone", "in_order"

Compared = Sequence[tuple[Kept, Outcome]]


def show_leading(compared: Compared, texts: Texts) -> None:
    """Show which scenario leads, in a sentence that reads aloud."""
    best = max(outcome.total for _, outcome in compared)
    leading = [place for place, (_, outcome) in enumerate(compared, start=1) if outcome.total == best]
    outcome = compared[leading[0] - 1][1]
    said = texts(
        "compare.leading" if len(leading) == 1 else "compare.leading_shared",
        numbers=", ".join(map(str, leading)),
        points=numbers.points(best, texts.language),
        change=numbers.change(outcome.change, texts.language),
        rank=sentences.rank(outcome.rank, texts),
    )
    with st.container(key="headline", border=True):
        st.markdown(f"**{said}**")


def choose_reference(items: Sequence[Kept], texts: Texts) -> None:
    """Show what the scenarios are held against: the baseline, or one of them by its number."""
    labels = {BASELINE: texts("chart.baseline")}
    labels |= {item.id: str(place) for place, item in enumerate(items, start=1)}
    chosen = kept.against(items[0].scenario.case)
    st.session_state[REFERENCE_KEY] = BASELINE if chosen is None else chosen
    st.segmented_control(
        texts("compare.against"),
        list(labels),
        key=REFERENCE_KEY,
        format_func=lambda number: labels[number],
        required=True,
        on_change=_hold_against,
    )


def reference_of(compared: Compared) -> Kept | None:
    """Return what the scenarios are held against: None for the baseline."""
    chosen = kept.against(compared[0][0].scenario.case)
    return next((item for item, _ in compared if item.id == chosen), None)


def show_figures(compared: Compared, reference: Kept | None, texts: Texts) -> None:
    """Show total, rank and band of every scenario, biggest numbers first."""
    before = _reference(compared, reference)
    columns = st.columns(len(compared), border=True)
    for column, title, (item, outcome) in zip(columns, _titles(compared), compared, strict=True):
        with column:
            st.text(title)
            difference = outcome.total - before.total
            figures = st.container(horizontal=True, gap="medium")
            changed_metric(
                figures,
                texts("headline.total"),
                numbers.points(outcome.total, texts.language),
                texts("compare.reference")
                if item is reference
                else numbers.change(difference, texts.language),
                difference,
            )
            figures.metric(
                texts("headline.rank", size=outcome.rank.size),
                sentences.rank_alone(outcome.rank, texts),
            )
            st.caption(_standing(outcome, texts))


def show_chart(compared: Compared, texts: Texts) -> None:
    """Show from where to where each scenario leads."""
    named = list(zip(_titles(compared), [outcome for _, outcome in compared], strict=True))
    drawing = charts.draw_comparison(named, texts)
    chart.show_chart(drawing, "chart_compare")
    st.caption(texts("compare.chart_note"))


def show_groups(compared: Compared, reference: Kept | None, texts: Texts) -> None:
    """Show total and groups of every scenario, with the difference from the reference."""
    before = _reference(compared, reference)
    rules = before.case.rules
    labels = {"": texts("table.total"), **{name: names.lever(rules, name, texts) for name in rules.groups}}

    def column(outcome: Outcome) -> list[str]:
        return [_with_difference(_points(outcome, key), _points(before, key), texts) for key in labels]

    st.subheader(texts("compare.groups"))
    st.dataframe(
        _side_by_side(texts("table.group"), list(labels.values()), compared, column),
        hide_index=True,
        alt=texts("compare.groups"),
    )
    items = [item for item, _ in compared]
    name = texts("chart.baseline") if reference is None else _titles(compared)[items.index(reference)]
    st.text(texts("compare.difference_from", name=name))


def show_levers(compared: Compared, texts: Texts) -> None:
    """Show every lever in which the scenarios differ, and what they assume of the other provinces."""
    case = compared[0][1].case
    moved = [
        key for key in _moved(compared) if len({outcome.changes.get(key) for _, outcome in compared}) > 1
    ]
    labels = [names.lever(case.rules, key, texts) for key in moved]

    peers_differ = any(outcome.peers != STILL for _, outcome in compared)
    effort, profile = wish.effort_of(case), wish.profile_name(case, texts)

    def column(outcome: Outcome) -> list[str]:
        assumed = [names.peers(outcome.peers, case, texts)] if peers_differ else []
        spent = numbers.effort(effort_of(outcome, effort), texts.language)
        return [*(_lever(outcome, key, texts) for key in moved), *assumed, spent]

    st.subheader(texts("compare.levers"))
    if not moved and not peers_differ:
        st.caption(texts("compare.levers_alike"))
        return
    assumed = [texts("peers.button")] if peers_differ else []
    rows = [*labels, *assumed, texts("compare.effort", profile=profile)]
    st.dataframe(
        _side_by_side(texts("table.lever"), rows, compared, column),
        hide_index=True,
        alt=texts("compare.levers"),
    )
    st.caption(texts("compare.effort_note"))


def show_effects(compared: Compared, texts: Texts) -> None:
    """Show what each lever brings, alone or in order, and say which."""
    moved = _moved(compared)
    if not moved:
        return
    rules = compared[0][1].case.rules
    st.subheader(texts("compare.effects"))
    st.session_state.setdefault(EFFECTS_KEY, ALONE)
    st.segmented_control(
        texts("compare.effects"),
        (ALONE, IN_ORDER),
        key=EFFECTS_KEY,
        format_func=lambda kind: texts(f"compare.effects_{kind}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    alone = st.session_state[EFFECTS_KEY] == ALONE

    def column(outcome: Outcome) -> list[str]:
        effects = effects_alone(outcome) if alone else effects_in_order(outcome)
        shown = [numbers.change(effects[key], texts.language) if key in effects else "" for key in moved]
        together = outcome.change - sum(effects.values(), Decimal(0))
        rest = [numbers.change(together, texts.language)] if alone else []
        return [*shown, *rest, numbers.change(outcome.change, texts.language)]

    rows = [names.lever(rules, key, texts) for key in moved]
    rows += [texts("compare.together")] if alone else []
    st.dataframe(
        _side_by_side(texts("table.lever"), [*rows, texts("compare.whole")], compared, column),
        hide_index=True,
        alt=texts("compare.effects"),
    )
    st.caption(texts("compare.effects_alone_note" if alone else "compare.effects_in_order_note"))


def _titles(compared: Compared) -> list[str]:
    return numbered([item.name for item, _ in compared])


def _reference(compared: Compared, reference: Kept | None) -> Outcome:
    if reference is None:
        return outcome_of(Scenario(case=compared[0][1].case.id))
    return next(outcome for item, outcome in compared if item is reference)


def _side_by_side(
    head: str, rows: Sequence[str], compared: Compared, column: Callable[[Outcome], list[str]]
) -> pd.DataFrame:
    columns = {
        title: column(outcome) for title, (_, outcome) in zip(_titles(compared), compared, strict=True)
    }
    return pd.DataFrame({head: rows, **columns})


def _standing(outcome: Outcome, texts: Texts) -> str:
    parts = [texts("compare.band", band=texts.pick(outcome.band.name))]
    if not outcome.rank.is_exact:
        parts.insert(0, ranks.range_of(outcome.rank, texts))
    if outcome.peers != STILL:
        unchanged = sentences.rank(outcome.unchanged_rank, texts)
        parts.append(texts("compare.unchanged", rank=unchanged))
    return " · ".join(parts)


def _points(outcome: Outcome, key: str) -> Decimal:
    return outcome.points[key] if key else outcome.total


def _with_difference(points: Decimal, before: Decimal, texts: Texts) -> str:
    shown = numbers.points(points, texts.language)
    return shown if points == before else f"{shown} ({numbers.change(points - before, texts.language)})"


def _moved(compared: Compared) -> list[str]:
    moved = {key for _, outcome in compared for key in outcome.changes}
    return [key for key in lever_ids(compared[0][1].case.rules) if key in moved]


def _lever(outcome: Outcome, key: str, texts: Texts) -> str:
    if key in outcome.changes:
        return numbers.short_percent(outcome.changes[key], texts.language)
    before = baseline_percent(outcome.case, key)
    shown = texts("lever.no_score") if before is None else numbers.percent(before, texts.language)
    return texts("compare.at_baseline", percent=shown)


def _hold_against() -> None:
    chosen = st.session_state[REFERENCE_KEY]
    kept.hold_against(None if chosen == BASELINE else chosen)
    redraw.parts([FIGURES, GROUPS])
