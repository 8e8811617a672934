"""So sánh: kept scenarios side by side - totals, ranks, groups, levers, and where points come from."""

import streamlit as st

from ui.compare import kept_list
from ui.compare import side_by_side as comparing
from ui.visit import kept_scenarios as kept
from ui.visit import state
from ui.visit.cases import find_case
from ui.visit.outcomes import outcome_of, part

texts = state.texts()
case = find_case(state.scenario().case)


def show_figures() -> None:
    """Show the scenarios' figures against what they are held against, and keep the link up to date."""
    comparing.show_figures(outcomes, comparing.reference_of(outcomes), texts)
    state.show_link()


def show_groups() -> None:
    """Show the scenarios' groups against what they are held against."""
    comparing.show_groups(outcomes, comparing.reference_of(outcomes), texts)


items = kept.compared(case.id)
outcomes = [(item, outcome_of(item.scenario)) for item in items]
if outcomes:
    comparing.show_leading(outcomes, texts)
choice, against = st.columns([0.7, 0.3], gap="large")
with choice:
    kept_list.show_choice(case, texts)
if items:
    with against:
        comparing.choose_reference(items, texts)
    part(comparing.FIGURES, show_figures)
    comparing.show_chart(outcomes, texts)
    left, right = st.columns(2, gap="large")
    with left:
        part(comparing.GROUPS, show_groups)
    with right:
        comparing.show_levers(outcomes, texts)
        comparing.show_effects(outcomes, texts)
kept_list.show_all(case, texts)
