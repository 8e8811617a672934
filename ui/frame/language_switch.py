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
        format_func=_own_name,
        required=True,
        label_visibility="collapsed",
        on_change=_switch,
    )


def show_button(texts: Texts) -> None:
    """Show the switch as one button to the other language, which takes no arrow keys of its own."""
    other = next(language for language in LANGUAGES if language != texts.language)
    st.button(
        _own_name(other),
        key="language_button",
        icon=":material/translate:",
        type="tertiary",
        on_click=state.change_language,
        args=(other,),
    )


def _switch() -> None:
    state.change_language(keys.LANGUAGE_SWITCH.read())
    st.rerun()


def _own_name(language: Language) -> str:
    return {"vi": "Tiếng Việt", "en": "English"}[language]
