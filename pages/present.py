"""Trình chiếu: the current scenario in full-screen steps, one message each."""

import streamlit as st

from ui import presenting, state
from ui.presenting import bar
from ui.simulator import outcome

texts = state.texts()
steps = presenting.steps_for(outcome())
place = bar.place(len(steps))

bar.show(place, len(steps), texts)
bar.show_beyond(len(steps), texts)
with st.container(key=f"step_{steps[place].id}", gap="small"):
    presenting.show_step(steps[place], outcome(), texts)
