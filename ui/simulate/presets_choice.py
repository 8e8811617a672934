"""Choosing a ready scenario: what each brings, and what of it is modelled, before it is chosen."""

from __future__ import annotations

from functools import partial

import streamlit as st

from scoring import Case, Outcome
from ui.links import presets
from ui.links.presets import Preset
from ui.visit import state
from ui.visit.cases import find_case
from ui.visit.outcomes import outcome_of
from ui.widgets import windows
from ui.widgets.windows import window
from ui.words import names, sentences
from ui.words.texts import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show a button that opens the ready scenarios."""
    window(texts("toolbar.presets"), "presets", ":material/bolt:", partial(_choices, outcome, texts))


def _choices(outcome: Outcome, texts: Texts) -> None:
    case, peers = outcome.case, outcome.peers
    st.caption(texts("preset.under", peers=names.peers(peers, case, texts)))
    for preset in presets.presets_for(case):
        scenario = presets.scenario_of(preset, case, peers)
        with st.container(gap="xxsmall"):
            _choice(preset, case, texts, nothing=not scenario.changes)
            if scenario.changes:
                st.markdown(f"**{sentences.worth(outcome_of(scenario), texts)}**")
                note = texts.pick(preset.modelled)
            else:
                note = texts("preset.nothing")
            st.caption(f"{note} {texts('preset.not_modelled', what=texts.pick(preset.not_modelled))}")


def _choice(preset: Preset, case: Case, texts: Texts, *, nothing: bool) -> None:
    st.button(
        texts.pick(preset.name),
        key=f"preset_{preset.id}",
        type="tertiary",
        icon=":material/bolt:",
        disabled=nothing,
        on_click=_apply,
        args=(preset, case.id),
    )


def _apply(preset: Preset, case: str) -> None:
    windows.close()
    state.open_scenario(presets.scenario_of(preset, find_case(case), state.scenario().peers))
    st.rerun()
