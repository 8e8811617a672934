"""Results below the headline: charts with their tables, the list of changes, the assumptions."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pandas as pd
import streamlit as st

from scoring import Assumption, Outcome
from ui import charts
from ui.charts import Drawing, league_curve
from ui.simulate import levers
from ui.visit import outcomes as simulator
from ui.words import counted as dossiers
from ui.words import names, numbers
from ui.words.texts import Texts

VIEWS: dict[str, Callable[[Outcome, Texts], Drawing]] = {
    "waterfall": charts.draw_waterfall,
    "league": charts.draw_league,
    "groups": charts.draw_groups,
}

VIEW_KEY = "view"
CHANGES = "changes"

# Facts of assumptions that hold ids of groups or indicators, to be shown by name.
NAMED_FACTS = ("groups", "indicators", "source", "target")


def choose_view(texts: Texts) -> str:
    """Show the choice of what to see, and return it: one chart at a time, or the changes in words."""
    st.session_state.setdefault(VIEW_KEY, next(iter(VIEWS)))
    st.segmented_control(
        texts("view.choice"),
        [*VIEWS, CHANGES],
        key=VIEW_KEY,
        format_func=lambda name: texts(f"view.{name}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return str(st.session_state[VIEW_KEY])


def show(view: str, outcome: Outcome, texts: Texts) -> None:
    """Show the chosen view of an outcome."""
    if view == CHANGES:
        _show_changes(outcome, texts)
        _show_assumptions(outcome, texts)
    elif view in VIEWS:
        _show_chart(view, VIEWS[view](outcome, texts), outcome, texts)


def _show_chart(view: str, drawing: Drawing, outcome: Outcome, texts: Texts) -> None:
    st.vega_lite_chart(
        drawing.rows,
        drawing.design,
        height=drawing.height,
        key=f"chart_{view}",
        alt=drawing.alt,
    )
    st.caption(f"{drawing.message} {note(view, outcome, texts)}")


def show_table(view: str, outcome: Outcome, texts: Texts) -> None:
    """Show a switch for the table behind the chart in view, and the table while it is on."""
    if view not in VIEWS:
        return
    if st.toggle(texts("view.table"), key=simulator.TABLE_KEY, persist_state="session"):
        drawing = VIEWS[view](outcome, texts)
        st.dataframe(drawing.make_table(), hide_index=True, alt=drawing.alt)


def note(view: str, outcome: Outcome, texts: Texts) -> str:
    """Return how to read the chart in view."""
    if view == "league":
        return league_curve.note(outcome, texts)
    unchanged = view == "waterfall" and not outcome.changes
    return texts("view.waterfall_start" if unchanged else f"view.{view}_note")


def _show_changes(outcome: Outcome, texts: Texts) -> None:
    """Show every changed lever: from, to, points brought directly and by coupling."""
    if outcome.changes:
        st.table(_changes(outcome, texts), hide_index=True, alt=texts("changes.title"))
    else:
        st.caption(texts("changes.none"))


def _show_assumptions(outcome: Outcome, texts: Texts) -> None:
    """Show what was estimated or assumed to get the result."""
    st.markdown(f"**{texts('assumption.title', count=len(outcome.assumptions))}**")
    st.markdown("\n".join(f"- {assumption(item, outcome, texts)}" for item in outcome.assumptions))


def assumption(item: Assumption, outcome: Outcome, texts: Texts) -> str:
    """Return an assumption in the current language."""
    facts = {key: _fact(key, value, outcome, texts) for key, value in item.facts.items()}
    code = f"{item.code}_{item.facts['kind']}" if item.code == "coupling" else item.code
    return texts(f"assumption.{code}", **facts)


def _fact(key: str, value: object, outcome: Outcome, texts: Texts) -> object:
    if key in NAMED_FACTS:
        return names.levers(outcome.case.rules, str(value), texts)
    if isinstance(value, Decimal):
        return numbers.change(value, texts.language)
    return numbers.typed_percent(value, texts.language) if isinstance(value, float) else value


def _changes(outcome: Outcome, texts: Texts) -> pd.DataFrame:
    language, rules = texts.language, outcome.case.rules
    rows = []
    for key, percent in outcome.changes.items():
        direct = sum(c.points for c in outcome.contributions if c.cause == key and c.kind == "direct")
        coupled = sum(c.points for c in outcome.contributions if c.cause == key and c.kind == "coupled")
        before = levers.baseline_percent(outcome.case, key)
        rows.append(
            {
                texts("table.lever"): names.lever(rules, key, texts),
                texts("table.kind"): texts(
                    "lever.kind_group" if key in rules.groups else "lever.kind_indicator"
                ),
                texts("table.before"): "" if before is None else numbers.percent(before, language),
                texts("table.after"): numbers.short_percent(percent, language),
                texts("worth.units"): dossiers.changed(outcome.case, key, percent, texts),
                texts("table.direct"): numbers.change(direct, language),
                texts("table.coupled"): numbers.change(coupled, language),
            }
        )
    frame = pd.DataFrame(rows)
    counted = any(row[texts("worth.units")] for row in rows)
    return frame if counted else frame.drop(columns=texts("worth.units"))
