"""The levers in which the compared scenarios differ, and the effort each scenario takes."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome, effort_of
from scoring.what_if.peers import STILL
from ui.compare.side_by_side import Compared, moved_levers, table
from ui.visit import wish
from ui.words import names, numbers
from ui.words.caveats import from_now
from ui.words.percentages import shown_baseline
from ui.words.tables import copyable
from ui.words.texts import Texts
from ui.words.whole_year import with_whole_year


def show(compared: Compared, texts: Texts) -> None:
    """Show every lever in which the scenarios differ, and what they assume of the other provinces."""
    case = compared[0][1].case
    moved = [
        key
        for key in moved_levers(compared)
        if len({outcome.changes.get(key) for _, outcome in compared}) > 1
    ]
    labels = [names.lever(case.rules, key, texts) for key in moved]

    days_differ = any(outcome.case.from_now is not None for _, outcome in compared)
    peers_differ = any(outcome.peers != STILL for _, outcome in compared)
    effort, profile = wish.effort_of(case), wish.profile_name(case, texts)

    def column(outcome: Outcome) -> list[str]:
        assumed = [_days(outcome, texts)] if days_differ else []
        assumed += [names.peers_in_short(outcome.peers, texts)] if peers_differ else []
        spent = numbers.effort(effort_of(outcome, effort), texts.language)
        return [*(_lever(outcome, key, texts) for key in moved), *assumed, spent]

    st.subheader(texts("compare.levers"))
    if not moved and not peers_differ and not days_differ:
        st.caption(texts("compare.levers_alike"))
        return
    assumed = [texts("from_now.which")] if days_differ else []
    assumed += [texts("peers.button")] if peers_differ else []
    rows = [*labels, *assumed, texts("compare.effort", profile=profile)]
    st.dataframe(
        copyable(table(texts("table.lever"), rows, compared, column)),
        hide_index=True,
        alt=texts("compare.levers"),
    )
    st.caption(texts("compare.effort_note"))


def _lever(outcome: Outcome, key: str, texts: Texts) -> str:
    if key in outcome.changes:
        percent = outcome.changes[key]
        shown = numbers.short_percent(percent, texts.language)
        return with_whole_year(outcome.case, key, percent, shown, texts)
    return texts("compare.at_baseline", percent=shown_baseline(outcome.case, key, texts))


def _days(outcome: Outcome, texts: Texts) -> str:
    """Return of which days a scenario's levers are ratios."""
    return ", ".join(from_now(outcome.case, texts)) or texts("from_now.all")
