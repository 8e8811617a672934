"""The address that a new session heard of first, also where its first run was overtaken.

After a restart the browser asks for a whole run with the page's address, and the visitor may open another
page before that run has begun: Streamlit then runs for the other page alone, whose address is bare. So
the address of a session's first request is noted as it comes in. That is not public;
``tests/ui/platform/test_first_address.py`` holds it.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import wraps

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Sessions whose first run has not begun: far more than come at once, and no more memory than that.
MOST_WAITING = 2000

_waiting: OrderedDict[str, str] = OrderedDict()
_known: OrderedDict[str, None] = OrderedDict()
_request_as_shipped = AppSession.request_rerun


def note() -> None:
    """Have the address of every session's first request noted."""
    AppSession.request_rerun = _request  # type: ignore[method-assign]


def take() -> str:
    """Return the query of the present session's first request, once; empty where none is noted."""
    context = get_script_run_ctx(suppress_warning=True)
    return "" if context is None else _waiting.pop(context.session_id, "")


@wraps(_request_as_shipped)
def _request(self: AppSession, client_state: ClientState | None) -> None:
    if client_state is not None and self.id not in _known:
        _known[self.id] = None
        _waiting[self.id] = client_state.query_string
        for noted in (_known, _waiting):
            while len(noted) > MOST_WAITING:
                noted.popitem(last=False)
    _request_as_shipped(self, client_state)
