"""Results below the headline: charts with their tables, the list of changes, the assumptions."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import Outcome
from ui.charts.views import VIEWS, note
from ui.visit import keys
from ui.widgets.chart import show_with_message
from ui.words import counted, names, numbers
from ui.words.assumptions import assumption
from ui.words.outside_text import as_text
from ui.words.percentages import baseline_percent
from ui.words.tables import copyable
from ui.words.texts import Texts
from ui.words.whole_year import with_whole_year

CHANGES = "changes"


def choose_view(texts: Texts) -> str:
    """Show the choice of what to see, and return it: one chart at a time, or the changes in words."""
    keys.VIEW.begin(next(iter(VIEWS)))
    st.segmented_control(
        texts("view.choice"),
        [*VIEWS, CHANGES],
        key=keys.VIEW.name,
        format_func=lambda name: texts(f"view.{name}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return keys.VIEW.read()


def show(view: str, outcome: Outcome, texts: Texts) -> None:
    """Show the chosen view of an outcome."""
    if view == CHANGES:
        _show_changes(outcome, texts)
        _show_assumptions(outcome, texts)
    elif view in VIEWS:
        show_with_message(
            VIEWS[view](outcome, texts),
            f"chart_{view}",
            texts,
            note=as_text(note(view, outcome, texts)),
            source=outcome.case.source,
        )


def show_table(view: str, outcome: Outcome, texts: Texts) -> None:
    """Show a switch for the table behind the chart in view, and the table while it is on."""
    if view not in VIEWS:
        return
    if st.toggle(texts("view.table"), key=keys.TABLE_OPEN.name, persist_state="session"):
        drawing = VIEWS[view](outcome, texts)
        st.dataframe(copyable(drawing.make_table()), hide_index=True, alt=drawing.alt)


def _show_changes(outcome: Outcome, texts: Texts) -> None:
    """Show every changed lever: from, to, points brought directly and by coupling."""
    if outcome.changes:
        st.table(copyable(_changes(outcome, texts)), hide_index=True, alt=texts("changes.title"))
    else:
        st.caption(texts("changes.none"))


def _show_assumptions(outcome: Outcome, texts: Texts) -> None:
    """Show what was estimated or assumed to get the result."""
    st.markdown(f"**{texts('assumption.title', count=len(outcome.assumptions))}**")
    st.markdown("\n".join(f"- {assumption(item, outcome, texts)}" for item in outcome.assumptions))


def _changes(outcome: Outcome, texts: Texts) -> pd.DataFrame:
    language, rules = texts.language, outcome.case.rules
    rows = []
    for key, percent in outcome.changes.items():
        direct, coupled = outcome.brought("direct", key), outcome.brought("coupled", key)
        before = baseline_percent(outcome.case, key)
        rows.append(
            {
                texts("table.lever"): names.lever(rules, key, texts),
                texts("table.kind"): names.kind(rules, key, texts),
                texts("table.before"): "" if before is None else numbers.percent(before, language),
                texts("table.after"): with_whole_year(
                    outcome.case, key, percent, numbers.short_percent(percent, language), texts
                ),
                texts("worth.units"): counted.changed(outcome.case, key, percent, texts),
                texts("table.direct"): numbers.change(direct, language),
                texts("table.coupled"): numbers.change(coupled, language),
            }
        )
    frame = pd.DataFrame(rows)
    has_units = any(row[texts("worth.units")] for row in rows)
    return frame if has_units else frame.drop(columns=texts("worth.units"))
