"""So sánh: kept scenarios side by side - totals, ranks, groups, levers, and where points come from."""

import streamlit as st

from ui.compare import effects, figures, groups, kept_list, levers, reference
from ui.visit import address, state
from ui.visit import kept_scenarios as kept
from ui.visit.cases import case_of
from ui.visit.outcomes import outcome_of
from ui.widgets.parts import part

texts = state.texts()
case = case_of(state.scenario())


def show_figures() -> None:
    """Show the scenarios' figures against what they are held against, and keep the link up to date."""
    figures.show_figures(outcomes, reference.chosen(outcomes), texts)
    address.show_link()


def show_groups() -> None:
    """Show the scenarios' groups against what they are held against."""
    groups.show(outcomes, reference.chosen(outcomes), texts)


items = kept.compared(case.id)
outcomes = [(item, outcome_of(item.scenario)) for item in items]
if outcomes:
    figures.show_leading(outcomes, texts)
choice, against = st.columns([0.7, 0.3], gap="large")
with choice:
    kept_list.show_choice(case, texts)
if items:
    with against:
        reference.choose(items, texts)
    part(reference.FIGURES, show_figures)
    figures.show_chart(outcomes, texts)
    part(reference.GROUPS, show_groups)
    levers.show(outcomes, texts)
    effects.show(outcomes, texts)
kept_list.show_all(case, texts)
