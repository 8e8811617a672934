"""What was typed and could not be used: it stays in its field until it is put right or overtaken."""

from __future__ import annotations

import streamlit as st

ENTRIES = "typed_errors"


def entries() -> dict[str, str]:
    """Return what was typed, by the lever or field it was typed into; to be changed in place."""
    found: dict[str, str] = st.session_state.setdefault(ENTRIES, {})
    return found
