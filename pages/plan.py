"""Kế hoạch: what is to be reached, and the least that must be done for it."""

import streamlit as st

from scoring import find_case
from ui import state
from ui.planning import answer, goal_form, limits_table

texts = state.texts()
case = find_case(state.scenario().case)

goal_form.show(case, texts)
found = st.container()
limits_table.show(case, texts)
with found:
    answer.show(answer.current(case), texts)
