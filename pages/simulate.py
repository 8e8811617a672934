"""Mô phỏng: move levers, see score and rank follow the hand, see why."""

import streamlit as st

from ui.frame import rest_of_year, still_open
from ui.live import component
from ui.platform import first_run
from ui.sharing import forms as sharing
from ui.simulate import results, toolbar
from ui.simulate.parts import LEVER_TABLES, LIVE, RESULTS, TABLE, TOOLBAR, TOOLS, draw_after
from ui.visit import address, state
from ui.visit.lever_level import is_detailed
from ui.visit.outcomes import outcome
from ui.widgets.parts import part


def show_live() -> None:
    """Show the result with its levers, and keep the link up to date."""
    component.show(outcome(), state.texts(), detailed=is_detailed(), do=draw_after)
    if st.context.is_embedded:
        sharing.show_differences(outcome(), state.texts())
    address.show_link()


def show_tables() -> None:
    """Bring what the browser looks up while a lever is held: after all that is seen."""
    component.show_tables(outcome(), detailed=is_detailed())


part(TOOLBAR, lambda: toolbar.show(outcome(), state.texts()))
part(LIVE, show_live)
rest_of_year.show_settings(state.texts())
part(TOOLS, lambda: toolbar.show_tools(outcome(), state.texts()))
possible = st.container()
view = results.choose_view(state.texts())
# The browser loads its library of charts once, for longer than all the rest: the result comes before.
first_run.wait_for_paint()
with possible:
    still_open.show(state.texts())
part(RESULTS, lambda: results.show(view, outcome(), state.texts()))
part(TABLE, lambda: results.show_table(view, outcome(), state.texts()))
part(LEVER_TABLES, show_tables)
