"""Connections of the server send small packets at once."""

from __future__ import annotations

import inspect
import socket
from collections.abc import Iterator

import pytest
from streamlit.web.server.starlette import starlette_server

from ui.platform.listening_socket import OPEN_FILES, send_at_once


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    # As Streamlit binds it: without naming the protocol.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as found:
        found.bind(("127.0.0.1", 0))
        found.listen()
        yield found


def _sends_at_once(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def _accepted(listening: socket.socket) -> socket.socket:
    with socket.create_connection(listening.getsockname()):
        return listening.accept()[0]


def test_accepted_connections_inherit_it(listening: socket.socket) -> None:
    """Streamlit binds the socket without naming TCP, so asyncio does not set ``TCP_NODELAY`` itself.

    If the first assertion fails, or ``_bind_socket`` in Streamlit's ``starlette_server.py`` names the
    protocol: ``ui/platform/listening_socket.py`` can go. If the second does, connections no longer
    inherit the option: leave ``send_at_once`` out of ``ui/server/startup.py``; answers are right all the
    same, and up to 40 ms later (``make bench`` shows it).
    """
    assert "IPPROTO_TCP)" not in inspect.getsource(starlette_server._bind_socket)
    with _accepted(listening) as before:
        assert not _sends_at_once(before)
    send_at_once()
    with _accepted(listening) as after:
        assert _sends_at_once(after)


def test_no_file_stays_open_behind_it() -> None:
    send_at_once()
    before = len(list(OPEN_FILES.iterdir()))
    send_at_once()
    assert len(list(OPEN_FILES.iterdir())) == before


def test_other_open_files_stay_as_they_are(listening: socket.socket, tmp_path) -> None:
    here, there = socket.socketpair()
    with here, there, socket.create_connection(listening.getsockname()) as client:
        with (tmp_path / "file").open("w") as file:
            send_at_once()
            file.write("still open")
            here.sendall(b"x")
            assert there.recv(1) == b"x"
        assert not _sends_at_once(client)
        assert (tmp_path / "file").read_text() == "still open"
