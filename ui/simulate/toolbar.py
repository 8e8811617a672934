"""The simulator's two rows of tools: above the levers what sets them, below what is done with a result."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.frame import rest_of_year
from ui.sharing import downloads
from ui.sharing import forms as sharing
from ui.simulate import keep_button, peers_choice, presets_choice
from ui.visit import keys, state
from ui.visit.lever_level import DETAILED, SIMPLE
from ui.words.texts import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show the level of detail, the rest of the year, undo and reset."""
    keys.LEVEL.begin(SIMPLE)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="toolbar"):
        # From a day on there are levers of indicators only.
        if outcome.case.from_now is None:
            st.segmented_control(
                texts("toolbar.level"),
                (SIMPLE, DETAILED),
                key=keys.LEVEL.name,
                format_func=lambda level: texts(f"toolbar.{level}"),
                required=True,
                label_visibility="collapsed",
                persist_state="session",
                on_change=st.rerun,
            )
        rest_of_year.show_switch(texts)
        # On a narrow screen the two ways back go to the next row together.
        with st.container(horizontal=True, gap="small", width="content", key="ways_back"):
            _show_ways_back(outcome, texts)


def show_tools(outcome: Outcome, texts: Texts) -> None:
    """Show ready scenarios, the other provinces, keeping, sharing and downloads."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="tools"):
        presets_choice.show(outcome, texts)
        peers_choice.show_button(outcome, texts)
        keep_button.show(outcome, texts)
        sharing.show(outcome, texts)
        downloads.show(outcome, texts, _adopt)
    peers_choice.show_choices(outcome, texts)


def _show_ways_back(outcome: Outcome, texts: Texts) -> None:
    st.button(
        texts("toolbar.undo"),
        key="undo",
        icon=":material/undo:",
        type="tertiary",
        disabled=not state.history_length(),
        on_click=_undo,
    )
    st.button(
        texts("toolbar.reset_all"),
        key="reset_all",
        icon=":material/restart_alt:",
        type="tertiary",
        disabled=not outcome.changes and outcome.couplings and outcome.peers == STILL,
        on_click=_reset_all,
    )


def _adopt(scenario: Scenario) -> None:
    """Open a scenario; the whole page tells of it."""
    state.open_scenario(scenario)
    st.rerun()


def _undo() -> None:
    state.undo()
    st.rerun()


def _reset_all() -> None:
    state.reset_all()
    st.rerun()
