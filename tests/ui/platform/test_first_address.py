from __future__ import annotations

from types import SimpleNamespace

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

from ui.platform import first_address


def test_the_address_of_a_session_s_first_request_is_noted_once(monkeypatch):
    """Streamlit hands every request for a run to ``AppSession.request_rerun`` with the browser's address.

    If a page opened in the moment after a restart begins at the baseline again: look in
    ``streamlit/runtime/app_session.py`` for where requests come in now, and note the address there.
    Meanwhile leave the call out of ``ui/server/startup.py``: only the quickest visitors are affected.
    """
    assert callable(AppSession.request_rerun)
    passed = []
    monkeypatch.setattr(first_address, "_request_as_shipped", lambda *given: passed.append(given))
    context = SimpleNamespace(session_id="one")
    monkeypatch.setattr(first_address, "get_script_run_ctx", lambda **_: context)
    for query in ("digitization=45", ""):
        first_address._request(SimpleNamespace(id="one"), ClientState(query_string=query))
    assert len(passed) == 2
    assert [first_address.take(), first_address.take()] == ["digitization=45", ""]


def test_outside_a_run_there_is_none():
    assert first_address.take() == ""
