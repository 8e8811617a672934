"""What a visitor sees when the app itself fails: plain words, and the link kept."""

from __future__ import annotations

import logging

import streamlit as st

from ui import state

logger = logging.getLogger(__name__)


def show_failure(error: BaseException) -> bool:
    """Show an error page in the visitor's language and keep the trace in the server's log."""
    logger.error("The page failed", exc_info=error)
    texts = state.texts()
    st.error(texts("failure.message"), icon=":material/error:")
    return True
