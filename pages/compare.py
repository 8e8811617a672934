"""So sánh: kept scenarios side by side - totals, ranks, groups, levers, and where points come from."""

import streamlit as st

from ui import comparing, kept, kept_list, state
from ui.cases import find_case
from ui.simulator import outcome_of

texts = state.texts()
case = find_case(state.scenario().case)

items = kept.compared(case.id)
outcomes = [(item, outcome_of(item.scenario)) for item in items]
if outcomes:
    comparing.show_leading(outcomes, texts)
choice, against = st.columns([0.7, 0.3], gap="large")
with choice:
    kept_list.show_choice(case, texts)
if items:
    with against:
        reference = comparing.choose_reference(items, texts)
    comparing.show_figures(outcomes, reference, texts)
    comparing.show_chart(outcomes, texts)
    left, right = st.columns(2, gap="large")
    with left:
        comparing.show_groups(outcomes, reference, texts)
    with right:
        comparing.show_levers(outcomes, texts)
        comparing.show_effects(outcomes, texts)
kept_list.show_all(case, texts)
