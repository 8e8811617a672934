"""Keeping what the browser reported and no run has read yet, where the next report comes at once.

A value that is typed is reported when its field is left, and the click that leaves it a moment later. Where
the click opens another page, its report says nothing of the page that is left. Streamlit merges reports
that wait for the same run, but of the earlier it keeps buttons only. ``runner.fastReruns`` is off in
``.streamlit/config.toml`` for the same reason: with it, a report that waits is thrown away. And a run that
has taken a report, but not read it, gives way to one that comes just then and asks for another page.
None of this is public; ``tests/ui/platform/test_unread_reports.py`` holds it.
"""

from __future__ import annotations

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
)

_merge_as_shipped = script_requests._coalesce_widget_states
_give_way_as_shipped = ScriptRequests.on_scriptrunner_yield


def keep() -> None:
    """Have values stay that were reported and not read, unless the later report says what they are."""
    script_requests._coalesce_widget_states = _merged
    ScriptRequests.on_scriptrunner_yield = _give_way  # type: ignore[method-assign]


def _give_way(self: ScriptRequests) -> ScriptRequest | None:
    context = get_script_run_ctx(suppress_warning=True)
    is_read = context is None or context.has_script_started
    # What asks for the same page once more says all that is known of it.
    page = None if context is None else context.page_script_hash
    is_for_another = self._state is ScriptRequestType.RERUN and self._rerun_data.page_script_hash != page
    return None if is_for_another and not is_read else _give_way_as_shipped(self)


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
