from __future__ import annotations

import asyncio
from collections import deque
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from ui.platform import ended_visits, held_downloads
from ui.platform.ended_visits import GRACE_SECONDS, SESSION_SECONDS, EndedVisits

MIME = "text/csv"


class Server:
    """Streamlit's own managers, with sessions that are no more than names."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.media = MediaFileManager(MemoryMediaFileStorage("/media"))
        self.active: set[str] = set()
        self.stored: set[str] = set()
        self.closed: list[str] = []
        found = SimpleNamespace(
            media_file_mgr=self.media,
            _session_mgr=SimpleNamespace(
                list_active_sessions=lambda: _named(self.active),
                list_sessions=lambda: _named(self.active | self.stored),
            ),
            close_session=self.closed.append,
        )
        monkeypatch.setattr(runtime, "exists", lambda: True)
        monkeypatch.setattr(runtime, "get_instance", lambda: found)
        monkeypatch.setattr(held_downloads, "_held", deque())
        self._patch = monkeypatch
        self.visits = EndedVisits(found)

    def export(self, session: str, content: bytes) -> str:
        """Press a button to download in a session; return the file's id."""
        context = SimpleNamespace(session_id=session)
        self._patch.setattr(held_downloads, "get_script_run_ctx", lambda **_options: context)
        build = held_downloads.held(lambda: content, MIME, "x.csv")
        url = self.media.execute_deferred(self.media.add_deferred(build, MIME, "1.1", "x.csv"))
        return url.rsplit("/", 1)[1].split(".")[0]

    def answers(self, file: str) -> bool:
        return file in self.media._storage._files_by_id  # type: ignore[attr-defined]

    def look(self, *moments: float) -> None:
        for moment in moments:
            self.visits.look(moment)


def _named(names: set[str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(session=SimpleNamespace(id=name)) for name in sorted(names)]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    return Server(monkeypatch)


def test_what_was_made_of_own_data_ends_with_the_visit(server: Server):
    """Nothing of Streamlit ends a session whose page was closed: its files stay.

    If this fails because its managers have changed: mend ``ui/platform/ended_visits.py``. Meanwhile take
    ``looked_after`` out of ``ui/server/startup.py``: own data then stays in memory until a restart.
    """
    server.active = {"a", "b"}
    files = [server.export("a", b"of a"), server.export("b", b"of b")]
    server.look(0, 100)
    assert [server.answers(file) for file in files] == [True, True]
    server.active, server.stored = {"b"}, {"a"}
    server.look(200, 200 + GRACE_SECONDS - 1)
    assert server.answers(files[0])
    server.look(200 + GRACE_SECONDS, 202 + GRACE_SECONDS)
    assert [server.answers(file) for file in files] == [False, True]
    assert server.closed == []
    server.look(200 + SESSION_SECONDS)
    assert server.closed == ["a"]


def test_a_connection_that_comes_back_keeps_all(server: Server):
    server.active = {"a"}
    file = server.export("a", b"of a")
    server.look(0)
    server.active, server.stored = set(), {"a"}
    server.look(1, GRACE_SECONDS)
    server.active, server.stored = {"a"}, set()
    server.look(GRACE_SECONDS + 1)
    server.active, server.stored = set(), {"a"}
    server.look(GRACE_SECONDS + 2, 2 * GRACE_SECONDS + 1)
    assert server.answers(file)


def test_the_same_file_of_another_visit_stays(server: Server):
    server.active = {"a", "b"}
    files = {server.export("a", b"same"), server.export("b", b"same")}
    assert len(files) == 1
    server.active = {"b"}
    server.look(0, GRACE_SECONDS, GRACE_SECONDS + 2, GRACE_SECONDS + 4)
    assert server.answers(*files)


def test_streamlit_has_the_parts_that_are_relied_on():
    manager = WebsocketSessionManager(
        session_storage=MemorySessionStorage(),
        uploaded_file_manager=MemoryUploadedFileManager("/upload"),
        script_cache=MagicMock(),
        message_enqueued_callback=None,
    )
    assert manager.list_active_sessions() == manager.list_sessions() == []
    assert MemorySessionStorage()._cache.ttl > SESSION_SECONDS  # type: ignore[attr-defined]
    assert callable(Runtime.close_session)
    assert "_session_mgr" in Runtime.__init__.__code__.co_names


def test_a_look_that_fails_is_told_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(ended_visits, "LOOK_SECONDS", 0.001)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: None)

    async def serve() -> None:
        async with ended_visits.looked_after():
            await asyncio.sleep(0.1)

    ended_visits.logger.addHandler(caplog.handler)
    asyncio.run(serve())
    ended_visits.logger.removeHandler(caplog.handler)
    assert len([record for record in caplog.records if "not forgotten" in record.message]) > 1
