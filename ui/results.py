"""Results below the headline: charts with their tables, the list of changes, the assumptions."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from scoring import Assumption, Outcome
from ui import charts, levers, names, numbers
from ui.charts import Drawing, league_curve
from ui.text import Texts

VIEWS: dict[str, Callable[[Outcome, Texts], Drawing]] = {
    "waterfall": charts.draw_waterfall,
    "league": charts.draw_league,
    "groups": charts.draw_groups,
}

# Facts of assumptions that hold ids of groups or indicators, to be shown by name.
NAMED_FACTS = ("groups", "indicators", "source", "target")


def show(outcome: Outcome, texts: Texts) -> None:
    """Show one chart at a time: only the one in view is drawn."""
    tabs = st.tabs([texts(f"view.{view}") for view in VIEWS], key="views", on_change="rerun")
    for tab, (view, draw) in zip(tabs, VIEWS.items(), strict=True):
        if tab.open:
            with tab:
                _chart(view, draw(outcome, texts), outcome, texts)


def _chart(view: str, drawing: Drawing, outcome: Outcome, texts: Texts) -> None:
    st.vega_lite_chart(
        drawing.rows,
        drawing.design,
        height=drawing.height,
        key=f"chart_{view}",
        alt=drawing.message,
    )
    st.caption(_note(view, outcome, texts))
    behind = st.expander(texts("view.table"), key=f"table_{view}", on_change="rerun")
    if behind.open:
        behind.dataframe(drawing.table, hide_index=True, alt=drawing.message)


def _note(view: str, outcome: Outcome, texts: Texts) -> str:
    if view == "league":
        return league_curve.note(outcome.case, texts)
    unchanged = view == "waterfall" and not outcome.changes
    return texts("view.waterfall_start" if unchanged else f"view.{view}_note")


def show_changes(outcome: Outcome, texts: Texts) -> None:
    """Show every changed lever: from, to, points brought directly and by coupling."""
    if not outcome.changes:
        return
    st.subheader(texts("changes.title"))
    st.table(_changes(outcome, texts), hide_index=True, alt=texts("changes.title"))


def show_assumptions(outcome: Outcome, texts: Texts) -> None:
    """Show what was estimated or assumed to get the result."""
    section = st.expander(
        texts("assumption.title", count=len(outcome.assumptions)),
        icon=":material/rule:",
        key="assumptions",
        on_change="rerun",
    )
    if section.open:
        lines = [f"- {assumption(item, outcome, texts)}" for item in outcome.assumptions]
        section.markdown("\n".join(lines))


def assumption(item: Assumption, outcome: Outcome, texts: Texts) -> str:
    """Return an assumption in the current language."""
    facts = {
        key: names.levers(outcome.case.rules, str(value), texts) if key in NAMED_FACTS else value
        for key, value in item.facts.items()
    }
    code = f"{item.code}_{item.facts['kind']}" if item.code == "coupling" else item.code
    return texts(f"assumption.{code}", **facts)


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
                texts("table.direct"): numbers.change(direct, language),
                texts("table.coupled"): numbers.change(coupled, language),
            }
        )
    return pd.DataFrame(rows)
