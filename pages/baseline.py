"""Hiện trạng: the published result of the case, every figure with its source."""

import streamlit as st

from scoring import simulate
from ui.baseline import announced, result
from ui.visit import state
from ui.visit.cases import find_case

texts = state.texts()
case = find_case(state.scenario().case)
outcome = simulate(case, {})

result.show_headline(case, texts)
result.show_groups(outcome, texts)
if case.detail == "announced":
    announced.show_causes(texts)
    announced.show_units(texts)
else:
    st.caption(texts("announced.only_default"))
result.show_indicators(case, texts)
