from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

from ui.platform import first_run
from ui.platform.served_components import UI


class Session:
    """What is asked of a session of Streamlit's: its name, and its event loop, which does all at once."""

    def __init__(self) -> None:
        self.id = "one"
        self._event_loop = self
        self.later: list[tuple[Any, ...]] = []

    def call_soon_threadsafe(self, function: Any, *given: Any) -> None:
        function(*given)

    def call_later(self, *what: Any) -> None:
        self.later.append(what)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of all requests that Streamlit gets to read, in order."""
    passed: list[str] = []
    monkeypatch.setattr(
        first_run, "_request_as_shipped", lambda _session, state: passed.append(state.query_string)
    )
    context = SimpleNamespace(session_id="one")
    monkeypatch.setattr(first_run, "get_script_run_ctx", lambda **_: context)
    return passed


def test_what_is_done_before_the_first_run_has_ended_waits_for_its_end(read: list[str]):
    """Streamlit hands every request for a run to ``AppSession.request_rerun`` on the session's event loop.

    If what is done in the moment after a restart is lost again: look in
    ``streamlit/runtime/app_session.py`` for where requests come in now, and hold them back there.
    Meanwhile leave the call out of ``ui/server/startup.py``: only the quickest visitors are affected.
    """
    assert callable(AppSession.request_rerun)
    session = Session()
    for query in ("digitization=45", "clicked", "typed"):
        first_run._request(session, ClientState(query_string=query))
    assert read == ["digitization=45"]
    first_run.end()
    assert read == ["digitization=45", "clicked", "typed"]
    first_run._request(session, ClientState(query_string="later"))
    first_run.end()
    assert read[3:] == ["later"]


def test_it_waits_only_so_long(read: list[str]):
    session = Session()
    for query in ("first", "clicked"):
        first_run._request(session, ClientState(query_string=query))
    ((seconds, do, *given),) = session.later
    assert seconds == first_run.PATIENCE
    do(*given)
    assert read == ["first", "clicked"]


def test_no_more_is_held_than_anybody_does(read: list[str]):
    session = Session()
    for _ in range(first_run.MOST_HELD + 2):
        first_run._request(session, ClientState())
    assert len(read) == 2
    first_run.end()
    assert len(read) == first_run.MOST_HELD + 2


def test_no_more_is_held_than_the_largest_files(read: list[str]):
    session = Session()
    first_run._request(session, ClientState())
    large = ClientState(query_string="x" * (first_run.MOST_BYTES - 100))
    for _ in range(2):
        first_run._request(session, large)
    assert len(read) == 2
    first_run.end()
    assert len(read) == 3


def test_outside_a_run_nothing_ends(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(first_run, "get_script_run_ctx", lambda **_: None)
    first_run.end()
    assert "one" not in first_run._first


def _told(*events: str) -> ClientState:
    """Return what a component reports."""
    state = ClientState(query_string="told")
    item = state.widget_states.widgets.add()
    item.json_trigger_value = json.dumps([{"event": event, "value": True} for event in events])
    return state


def test_a_first_run_waits_until_a_component_is_painted_and_nothing_is_run_for_that(
    read: list[str], monkeypatch: pytest.MonkeyPatch
):
    waited: list[float] = []
    assert not first_run.is_on()
    session = Session()
    first_run._request(session, ClientState(query_string="first"))
    assert first_run.is_on()
    painted = first_run._first["one"].painted
    monkeypatch.setattr(painted, "wait", waited.append)
    first_run.wait_for_paint()
    first_run._request(session, _told("act"))
    first_run._request(session, _told("painted", "act"))
    assert not painted.is_set()
    first_run._request(session, _told("painted"))
    assert painted.is_set()
    first_run.end()
    assert not first_run.is_on()
    first_run.wait_for_paint()
    first_run._request(session, _told("painted"))
    assert waited == [first_run.PAINTED_WITHIN]
    assert read == ["first", "told", "told"]


@pytest.mark.parametrize("sent", ["", "{", "[1]", '"painted"', '{"event": "act"}'])
def test_what_says_something_else_or_nothing_is_no_painting(sent: str):
    state = ClientState()
    state.widget_states.widgets.add().json_trigger_value = sent
    assert not first_run._says_painted(state)


def test_the_live_part_says_so_in_the_same_word():
    script = (UI / "live" / "browser" / "live.js").read_text("utf-8")
    assert f'this.send("{first_run.PAINTED}", true)' in script
