"""Mô phỏng: move levers, see score and rank, see why."""

import streamlit as st

from ui.sharing import forms as sharing
from ui.simulate import headline, levers, results, toolbar
from ui.simulate.parts import HEADLINE, RESULTS, TABLE, TOOLBAR
from ui.visit import address, state
from ui.visit.lever_level import is_detailed
from ui.visit.outcomes import outcome
from ui.widgets.parts import part


def show_headline() -> None:
    """Show the result of the current scenario and keep the link up to date."""
    headline.show(outcome(), state.texts())
    if st.context.is_embedded:
        sharing.show_differences(outcome(), state.texts())
    address.show_link()


with st.container(key="headline", border=True):
    part(HEADLINE, show_headline)
part(TOOLBAR, lambda: toolbar.show(outcome(), state.texts()))
left, right = st.columns([0.46, 0.54], gap="large")
with left:
    levers.show(outcome(), state.texts(), detailed=is_detailed())
with right:
    view = results.choose_view(state.texts())
    part(RESULTS, lambda: results.show(view, outcome(), state.texts()))
    part(TABLE, lambda: results.show_table(view, outcome(), state.texts()))
