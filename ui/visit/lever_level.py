"""The level of the levers, by group or by indicator: never one that hides what a scenario moves."""

from __future__ import annotations

import streamlit as st

from scoring.what_if.scenario import Scenario
from ui.visit.cases import find_case

LEVEL_KEY = "level"
SIMPLE, DETAILED = "simple", "detailed"


def is_detailed() -> bool:
    """Return whether levers are shown by indicator."""
    return st.session_state.get(LEVEL_KEY) == DETAILED


def show_levers_of(scenario: Scenario) -> None:
    """Show the levers at the level at which a scenario moves them, by group where it moves none."""
    st.session_state[LEVEL_KEY] = DETAILED if _moves_indicators(scenario) else SIMPLE


def keep_in_sight(scenario: Scenario) -> None:
    """Show the levers by indicator where a scenario moves one; else leave the reader's choice."""
    if _moves_indicators(scenario):
        st.session_state[LEVEL_KEY] = DETAILED


def _moves_indicators(scenario: Scenario) -> bool:
    indicators = find_case(scenario.case).rules.indicators
    return any(lever in indicators for lever in scenario.changes)
