"""Trình chiếu: the current scenario in full-screen steps, one message each."""

import streamlit as st

from ui.present import bar, sequence
from ui.visit import state
from ui.visit.outcomes import outcome

texts = state.texts()
steps = sequence.steps_for(outcome())
place = bar.place(len(steps))

bar.show(place, len(steps), texts)
bar.show_beyond(len(steps), texts)
with st.container(key=f"step_{steps[place].id}", gap="small"):
    sequence.show_step(steps[place], outcome(), texts)
