"""What each lever is worth on top of the current scenario: a chart and a table."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from scoring import Case, Effort, LeverValue, lever_values, movable_levers
from scoring.what_if.scenario import Scenario
from ui import charts
from ui.visit import keys
from ui.visit.cases import case_of
from ui.widgets.chart import show_with_message
from ui.widgets.sections import section
from ui.words import counted, names
from ui.words.tables import copyable
from ui.words.texts import Texts

TABLE_KEY = "worth_table"
POINTS, PER_EFFORT = "points", "effort"

# The same question is computed once.
_lever_values = lru_cache(maxsize=64)(lever_values)


def show(scenario: Scenario, effort: Effort, texts: Texts, *, by_group: bool = False) -> None:
    """Show every lever's worth, by points or by points per point of effort."""
    case, values = case_of(scenario), values_of(scenario, effort, by_group=by_group)
    st.subheader(texts("worth.title"))
    keys.WORTH_BY.begin(POINTS)
    st.segmented_control(
        texts("worth.by"),
        (POINTS, PER_EFFORT),
        key=keys.WORTH_BY.name,
        format_func=lambda kind: texts(f"worth.by_{kind}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    drawing = charts.draw_tornado(values, case, texts, per_effort=keys.WORTH_BY.read() == PER_EFFORT)
    note = " ".join([texts("worth.chart_note"), *_estimated(scenario, values, texts)])
    show_with_message(drawing, "chart_worth", texts, note=note, source=case.source)
    behind = section(texts("worth.table", count=len(values)), TABLE_KEY)
    if behind is not None:
        table = _with_units(case, values, drawing.make_table(), texts)
        behind.dataframe(copyable(table), hide_index=True, height="content", alt=drawing.alt)
        behind.caption(texts("worth.table_note"))


def _with_units(
    case: Case, values: tuple[LeverValue, ...], table: pd.DataFrame, texts: Texts
) -> pd.DataFrame:
    """Return the table with how many more dossiers all the room takes, where they are counted."""
    needed = {
        names.lever(case.rules, value.lever, texts): counted.changed(case, value.lever, value.until, texts)
        for value in values
        if value.until is not None
    }
    if any(needed.values()):
        place = list(table.columns).index(texts("worth.until")) + 1
        table.insert(
            place,
            texts("worth.since_baseline"),
            [needed.get(name, "") for name in table[texts("table.lever")]],
        )
    return table


def _estimated(scenario: Scenario, values: tuple[LeverValue, ...], texts: Texts) -> list[str]:
    """Return a note on the levers whose place today is an estimate, where there are any."""
    unknown = case_of(scenario).estimated_indicators
    count = sum(value.lever in unknown and value.lever not in scenario.changes for value in values)
    return [texts("worth.estimated", count=count)] if count else []


def values_of(scenario: Scenario, effort: Effort, *, by_group: bool = False) -> tuple[LeverValue, ...]:
    """Return what each lever is worth on top of a scenario; the same question is computed once."""
    case = case_of(scenario)
    return _lever_values(
        case,
        scenario.changes,
        effort=effort,
        levers=movable_levers(case, scenario.changes, by_group=by_group),
        peers=scenario.peers,
        couplings=scenario.couplings,
    )
