"""Having a new session draw its page before anything else that is done on it is read.

After a restart of the server, or on another replica, the browser asks a new session for a whole run with
the page's address (``reconnection``). What the visitor does before that run has ended would break it off,
or be about a part of the page that nobody knows yet: it would be lost, and with a click on another page
the scenario too. So it waits for that end.

The first run itself may wait until the browser has painted what it has sent so far: the library of charts
takes the browser longer to load than all the rest, which would stand behind it. A component tells it by
``PAINTED``, for which nothing is run. None of this is public; ``tests/ui/platform/test_first_run.py``
holds it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import wraps
from threading import Event
from weakref import WeakSet

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.platform.turns import stand_aside

# More than anybody does in that time, also in bytes, since files come this way; and for how many seconds it
# waits at most.
MOST_HELD, MOST_BYTES, PATIENCE = 20, 20_000_000, 20

# What a component reports when it is painted, and for how many seconds that is waited for.
PAINTED, PAINTED_WITHIN = "painted", 1.0


@dataclass(frozen=True)
class _First:
    """A session whose first run has not ended, and what has been reported since it was asked for."""

    session: AppSession
    reports: list[ClientState] = field(default_factory=list)
    painted: Event = field(default_factory=Event)


_known: WeakSet[AppSession] = WeakSet()
_first: dict[str, _First] = {}
_request_as_shipped = AppSession.request_rerun


def protect() -> None:
    """Have every session's first run come to its end."""
    AppSession.request_rerun = _request  # type: ignore[method-assign]


def is_on() -> bool:
    """Return whether the present run is its session's first."""
    return _present() is not None


def wait_for_paint() -> None:
    """Wait in a session's first run until the browser reports that it has painted, or not much longer."""
    if (first := _present()) is not None:
        with stand_aside():
            first.painted.wait(PAINTED_WITHIN)


def end() -> None:
    """Say from inside a run that it has drawn its page: what waited for a session's first is read now."""
    if (first := _present()) is not None:
        first.session._event_loop.call_soon_threadsafe(_read_what_waited, first.session.id)


def _present() -> _First | None:
    context = get_script_run_ctx(suppress_warning=True)
    return None if context is None else _first.get(context.session_id)


@wraps(_request_as_shipped)
def _request(self: AppSession, client_state: ClientState | None) -> None:
    if self not in _known:
        _known.add(self)
        _first[self.id] = _First(self)
        self._event_loop.call_later(PATIENCE, _read_what_waited, self.id)
    elif client_state is not None and _says_painted(client_state):
        if first := _first.get(self.id):
            first.painted.set()
        return
    elif client_state is not None and (first := _first.get(self.id)) and _has_room(first, client_state):
        first.reports.append(client_state)
        return
    _request_as_shipped(self, client_state)


def _has_room(first: _First, report: ClientState) -> bool:
    reports = [*first.reports, report]
    return len(reports) <= MOST_HELD and sum(held.ByteSize() for held in reports) <= MOST_BYTES


def _read_what_waited(session_id: str) -> None:
    first = _first.pop(session_id, None)
    if first is not None:
        for report in first.reports:
            _request_as_shipped(first.session, report)


def _says_painted(report: ClientState) -> bool:
    """Return whether a component reports that it is painted, and nothing else was done."""
    sent = [item.json_trigger_value for item in report.widget_states.widgets if item.json_trigger_value]
    return len(sent) == 1 and _events(sent[0]) == [PAINTED]


def _events(sent: str) -> list[object]:
    """Return the names of what a component reports at once."""
    try:
        told = json.loads(sent)
    except ValueError:
        return []
    triggers = told if isinstance(told, list) else [told]
    return [trigger.get("event") for trigger in triggers if isinstance(trigger, dict)]
