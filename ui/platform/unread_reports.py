"""Keeping what the browser reported and no run has read yet, where the next report comes at once.

A value that is typed is reported when its field is left, and the click that leaves it a moment later. Where
the click opens another page, its report says nothing of the page that is left. Streamlit merges reports
that wait for the same run, but of the earlier it keeps buttons only. ``runner.fastReruns`` is off in
``.streamlit/config.toml`` for the same reason: with it, a report that waits is thrown away.

Merged reports also take the page of the later one. Where the earlier asks for another page and the later
comes from a part of the page that is being left, or from a run of that page which asks for more to be
drawn, the visitor would stay where they are. Neither says which page comes next.
None of this is public; ``tests/ui/platform/test_unread_reports.py`` holds it.
"""

from __future__ import annotations

from dataclasses import replace

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
    _is_full_app_rerun,
)

_merge_as_shipped = script_requests._coalesce_widget_states
_request_as_shipped = ScriptRequests._request_rerun_locked


def keep() -> None:
    """Have values and pages stay that were reported and not read, unless the later report says better."""
    script_requests._coalesce_widget_states = _merged
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


def _merged(old_states: WidgetStates | None, new_states: WidgetStates | None) -> WidgetStates | None:
    merged = _merge_as_shipped(old_states, new_states)
    if old_states is None or merged is None:
        return merged
    known = {item.id for item in merged.widgets}
    values = [item for item in old_states.widgets if item.id not in known and not _is_trigger(item)]
    merged.widgets.extend(values)
    return merged


def _is_trigger(item: object) -> bool:
    value = item.WhichOneof("value")  # type: ignore[attr-defined]
    return str(value) in script_requests._TRIGGER_PROTO_FIELDS
