"""Keeping the current scenario under a name, to compare it later."""

from __future__ import annotations

from functools import partial

import streamlit as st

from scoring import Outcome
from ui.links.grammar import NAME_LENGTH
from ui.visit import kept_scenarios as kept
from ui.visit import keys, state
from ui.visit.pages import COMPARE
from ui.widgets.windows import window
from ui.words.scenario_names import suggested_name
from ui.words.texts import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show a button that opens the naming of the current scenario."""
    window(
        texts("keep.button"),
        "keep",
        ":material/bookmark_add:",
        partial(_naming, outcome, texts),
        width="small",
    )


def _naming(outcome: Outcome, texts: Texts) -> None:
    if kept.is_full():
        st.warning(texts("keep.full", most=kept.MOST_KEPT))
    elif kept.is_kept(state.scenario()):
        st.caption(texts("keep.already"))
    else:
        named_for = (state.scenario(), texts.language)
        if keys.KEEP_NAMED.get() != named_for:
            keys.KEEP_NAMED.set(named_for)
            keys.KEEP_NAME.set(suggested_name(outcome, texts, NAME_LENGTH))
        with st.form("keep_form", border=False):
            st.text_input(texts("keep.name"), max_chars=NAME_LENGTH, key=keys.KEEP_NAME.name)
            st.form_submit_button(texts("keep.submit"), on_click=_keep)
    st.page_link(COMPARE.file, label=texts("keep.open"), icon=":material/compare_arrows:")


def _keep() -> None:
    """Keep it; the whole page tells how many are kept."""
    kept.keep(keys.KEEP_NAME.read(), state.scenario())
    st.rerun()
