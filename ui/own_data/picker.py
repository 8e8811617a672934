"""Choosing another province of one's own league."""

from __future__ import annotations

import streamlit as st

from scoring import Case
from scoring.what_if.scenario import DEFAULT_CASE, Scenario
from ui.visit import keys, own_data, state
from ui.widgets import province_choice
from ui.widgets.province_choice import Choice
from ui.words.texts import Texts


def is_league() -> bool:
    """Return whether the own data of this visit is a league."""
    data = own_data.held()
    return data is not None and data.kind == "league"


def show(current: Case, texts: Texts) -> None:
    """Show the choice among the provinces of the own league, and the way back to published figures."""
    data = own_data.held()
    if data is not None:
        keys.OWN_CASE_PROVINCE.set(current.province)
        choice = Choice(keys.OWN_CASE_PROVINCE, data.provinces, data.day)
        province_choice.show(choice, _open_province, texts)
    st.button(
        texts("own.published"),
        key="own_published",
        type="tertiary",
        on_click=state.change_scenario,
        args=(Scenario(case=DEFAULT_CASE),),
    )


def _open_province() -> None:
    data = own_data.held()
    if data is not None:
        state.change_scenario(Scenario(case=data.case_id(keys.OWN_CASE_PROVINCE.read())))
