"""Having a click on another page stand, whatever the page that is left still says.

Streamlit merges reports that wait for the same run and takes the page of the later one. Where the earlier
asks for another page and the later comes from a part of the page that is being left, or from a run of that
page which asks for more to be drawn, the visitor would stay where they are. Neither says which page comes
next. That is not public; ``tests/ui/platform/test_left_pages.py`` holds it.
"""

from __future__ import annotations

from dataclasses import replace

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
    _is_full_app_rerun,
)

_request_as_shipped = ScriptRequests._request_rerun_locked


def leave() -> None:
    """Have the page that was asked for come next, also where the one before says something meanwhile."""
    ScriptRequests._request_rerun_locked = _request  # type: ignore[method-assign]


def _request(self: ScriptRequests, new_data: RerunData) -> bool:
    waiting = self._rerun_data
    is_whole_run_waiting = self._state is ScriptRequestType.RERUN and _is_full_app_rerun(waiting)
    if is_whole_run_waiting and (not _is_full_app_rerun(new_data) or _is_of_this_run(new_data)):
        new_data = replace(
            new_data,
            page_script_hash=waiting.page_script_hash,
            page_name=waiting.page_name,
            query_string=waiting.query_string,
            is_history_navigation=waiting.is_history_navigation,
        )
    return _request_as_shipped(self, new_data)


def _is_of_this_run(data: RerunData) -> bool:
    """Return whether a run asks for its own page once more."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.page_script_hash == data.page_script_hash
