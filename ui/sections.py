"""Sections that open and close, and stay as they are while their label changes."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def section(label: str, key: str, *, opened: bool = False) -> DeltaGenerator | None:
    """Show a section; return its container while it is open, None while it is closed.

    Streamlit takes an expander with another label for a new one and closes it, so what the reader
    opened is remembered apart.
    """
    remembered: dict[str, bool] = st.session_state.setdefault("sections", {})
    st.session_state[key] = remembered.get(key, opened)
    shown = st.expander(label, key=key, on_change=_remember, args=(key,))
    return shown if shown.open else None


def _remember(key: str) -> None:
    st.session_state["sections"][key] = bool(st.session_state[key])
