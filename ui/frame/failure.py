"""What a visitor sees when the app itself fails: plain words, the link to keep, and a way back."""

from __future__ import annotations

import logging
from urllib.parse import urlencode

import streamlit as st

from ui.links.write import write_link
from ui.visit import address, state

logger = logging.getLogger(__name__)


def show_failure(error: BaseException) -> bool:
    """Show an error page in the visitor's language and keep the trace in the server's log."""
    logger.error("page failed", exc_info=error)
    texts = state.texts()
    st.error(texts("failure.message"), icon=":material/error:")
    shown, query = _address(), _query()
    st.caption(texts("failure.link"))
    # A code block shows outside text as it is and has a button that copies it.
    st.code(f"{shown}?{query}" if query else shown, language=None, wrap_lines=True)
    # A link and no button: it opens a new visit, whatever is wrong with this one.
    st.link_button(
        texts("failure.start_over"),
        f"{address.root()}/",
        icon=":material/restart_alt:",
        help=texts("failure.start_over_help"),
    )
    return True


def _address() -> str:
    """Return the address of the page in the visitor's browser, without query and slash at the end."""
    return (st.context.url or "").rstrip("/")


def _query() -> str:
    """Return the scenario as a query: the current one, also where the address does not hold it yet."""
    if state.has_begun():
        return urlencode(write_link(state.scenario(), state.language()))
    return urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
