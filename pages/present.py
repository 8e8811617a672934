"""Trình chiếu: the current scenario on a stage, step by step, one message and one picture each."""

import streamlit as st

from ui.present import sequence, stage
from ui.visit import address, state
from ui.visit.outcomes import outcome

texts = state.texts()
steps = sequence.steps_for(outcome(), texts)

if address.step() > len(steps):
    st.info(texts("present.beyond", step=address.step(), count=len(steps)))
stage.show(steps, sequence.place(len(steps)), outcome(), texts)
