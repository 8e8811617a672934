"""The language switch, on every page."""

from __future__ import annotations

import streamlit as st

from ui.visit import keys, state
from ui.words.texts import LANGUAGES, Language, Texts


def show(texts: Texts) -> None:
    """Show the switch; the choice is part of the link."""
    keys.LANGUAGE_SWITCH.set(texts.language)
    st.segmented_control(
        texts("shell.language"),
        LANGUAGES,
        key=keys.LANGUAGE_SWITCH.name,
        format_func=own_name,
        required=True,
        label_visibility="collapsed",
        on_change=_switch,
    )


def _switch() -> None:
    state.change_language(keys.LANGUAGE_SWITCH.read())
    st.rerun()


def own_name(language: Language) -> str:
    """Return a language's name in itself."""
    return {"vi": "Tiếng Việt", "en": "English"}[language]
