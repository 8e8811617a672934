"""Opening another page from a button, without a step in the browser's history that leads nowhere.

``st.switch_page`` first empties the query of the page that is left, which adds a step with its bare
address. Asking for a run of the other page alone does not; the browser then carries the query over to
that page's address. That is not public; ``tests/ui/platform/test_page_switch.py`` holds it.
"""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st
from streamlit.commands.execution_control import _force_yield_point
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx


def switch(file: Path) -> None:
    """Open the page of a file, without a query, and end the present run."""
    context = get_script_run_ctx()
    pages = context.pages_manager.get_pages().values() if context is not None else ()
    wanted = os.path.realpath(file)
    found = [page["page_script_hash"] for page in pages if page["script_path"] == wanted]
    if context is None or context.script_requests is None or not found:
        st.switch_page(file)
        return
    context.script_requests.request_rerun(
        RerunData(
            query_string="",
            page_script_hash=found[0],
            cached_message_hashes=context.cached_message_hashes,
            context_info=context.context_info,
        )
    )
    _force_yield_point()
