"""Mô phỏng: move levers, see score and rank, see why."""

import streamlit as st

from scoring import Outcome, find_case, simulate
from ui import headline, levers, results, state, toolbar
from ui.text import Texts


@st.fragment
def simulator() -> None:
    """Show the simulator; moving a lever reruns only this part of the page."""
    texts, scenario = state.texts(), state.scenario()
    outcome = simulate(find_case(scenario.case), scenario.changes, couplings=scenario.couplings)
    headline.show(outcome, texts)
    toolbar.show(outcome, texts)
    left, right = st.columns([0.44, 0.56], gap="large")
    with left:
        choose(outcome, texts)
    with right:
        results.show(outcome, texts)
    results.show_changes(outcome, texts)
    results.show_assumptions(outcome, texts)
    state.show_link()


def choose(outcome: Outcome, texts: Texts) -> None:
    """Show the levers of the chosen level of detail."""
    if toolbar.is_detailed():
        st.caption(texts("lever.indicator_note"))
        levers.show_indicator_levers(outcome, texts)
    else:
        st.caption(texts("lever.group_note"))
        levers.show_group_levers(outcome, texts)


simulator()
