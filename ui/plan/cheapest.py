"""The next cheapest point: curves, the order of the levers as a table, and a way to take it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from scoring import CheapestSteps, Effort, cheapest_steps, movable_levers
from scoring.what_if.scenario import Scenario
from ui import charts
from ui.visit import keys, state
from ui.visit.cases import case_of
from ui.widgets.chart import show_with_message
from ui.words import counted, names, numbers
from ui.words.tables import copyable
from ui.words.texts import Texts

CURVES = {"total": charts.draw_effort_curve, "rank": charts.draw_effort_rank}

# The same question is computed once.
_cheapest_steps = lru_cache(maxsize=64)(cheapest_steps)


def show(scenario: Scenario, effort: Effort, texts: Texts, *, by_group: bool = False) -> None:
    """Show in which order the levers bring most for the effort, and how far that leads."""
    st.subheader(texts("worth.order_title"))
    steps = steps_of(scenario, effort, by_group=by_group)
    if not steps.legs:
        st.caption(texts("worth.nothing_left"))
        return
    keys.CHEAPEST_CURVE.begin("total")
    st.segmented_control(
        texts("worth.curve"),
        tuple(CURVES),
        key=keys.CHEAPEST_CURVE.name,
        format_func=lambda curve: texts(f"worth.curve_{curve}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    curve = keys.CHEAPEST_CURVE.read()
    drawing = CURVES[curve](steps, texts)
    notes = [texts("worth.curve_note")]
    if steps.unscored:
        listed = names.levers(steps.start.case.rules, ", ".join(steps.unscored), texts)
        notes.append(texts("worth.unscored", names=listed))
    show_with_message(
        drawing, f"chart_{curve}_effort", texts, note=" ".join(notes), source=steps.start.case.source
    )
    table = with_units(steps, drawing.make_table(), texts)
    st.dataframe(copyable(table), hide_index=True, height="content", alt=texts("worth.order"))
    _show_taking(scenario, steps, texts)


def with_units(steps: CheapestSteps, table: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """Return the table with how many more dossiers each leg's end takes, where they are counted."""
    case = steps.start.case
    more = [counted.changed(case, leg.lever, leg.end, texts) for leg in steps.legs]
    if any(more):
        table.insert(4, texts("worth.since_baseline"), more)
    return table


def _show_taking(scenario: Scenario, steps: CheapestSteps, texts: Texts) -> None:
    """Let the reader make the way up to a leg the current scenario."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            texts("worth.take_until"),
            range(1, len(steps.legs) + 1),
            key=keys.CHEAPEST_STEP.name,
            filter_mode=None,
            format_func=lambda place: texts(
                "worth.leg",
                number=place,
                name=names.lever(steps.start.case.rules, steps.legs[place - 1].lever, texts),
                percent=numbers.short_percent(steps.legs[place - 1].end, texts.language),
            ),
            width=420,
        )
        st.button(
            texts("worth.take"),
            key="cheapest_take",
            icon=":material/check:",
            on_click=_take,
            args=(scenario, steps, number),
        )


def _take(scenario: Scenario, steps: CheapestSteps, number: int) -> None:
    changes = steps.legs[number - 1].outcome.changes
    state.open_scenario(replace(scenario, changes=changes))


def steps_of(scenario: Scenario, effort: Effort, *, by_group: bool = False) -> CheapestSteps:
    """Return the cheapest order on top of a scenario; the same question is computed once."""
    case = case_of(scenario)
    return _cheapest_steps(
        case,
        scenario.changes,
        effort=effort,
        levers=movable_levers(case, scenario.changes, by_group=by_group),
        peers=scenario.peers,
        couplings=scenario.couplings,
    )
