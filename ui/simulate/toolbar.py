"""The simulator's toolbar: level of detail, ready scenarios, sharing, presenting, undo and reset."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from scoring import Outcome
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.links import presets
from ui.links.presets import Preset
from ui.sharing import downloads
from ui.sharing import forms as sharing
from ui.simulate import keep_button, peers_choice
from ui.visit import keys, state
from ui.visit.cases import find_case
from ui.visit.lever_level import DETAILED, SIMPLE
from ui.widgets import windows
from ui.widgets.windows import window
from ui.words.texts import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show the toolbar."""
    keys.LEVEL.begin(SIMPLE)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="toolbar"):
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
        window(texts("toolbar.presets"), "presets", ":material/bolt:", partial(_presets, outcome, texts))
        peers_choice.show(outcome, texts)
        keep_button.show(outcome, texts)
        sharing.show(outcome, texts)
        downloads.show(outcome, texts, _adopt)
        st.button(
            texts("toolbar.undo"),
            key="undo",
            icon=":material/undo:",
            disabled=not state.history_length(),
            on_click=_undo,
        )
        st.button(
            texts("toolbar.reset_all"),
            key="reset_all",
            icon=":material/restart_alt:",
            disabled=not outcome.changes and outcome.couplings and outcome.peers == STILL,
            on_click=_reset_all,
        )


def _presets(outcome: Outcome, texts: Texts) -> None:
    for preset in presets.presets_for(outcome.case):
        nothing = not presets.changes_of(preset, outcome.case)
        st.button(
            texts.pick(preset.name),
            key=f"preset_{preset.id}",
            type="tertiary",
            icon=":material/bolt:",
            disabled=nothing,
            on_click=_apply,
            args=(preset,),
        )
        note = texts("preset.nothing") if nothing else texts.pick(preset.modelled)
        st.caption(f"{note} {texts('preset.not_modelled', what=texts.pick(preset.not_modelled))}")


def _apply(preset: Preset) -> None:
    case = find_case(state.scenario().case)
    windows.close()
    _adopt(replace(presets.scenario_of(preset, case), peers=state.scenario().peers))


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
