"""Connections of the server send small packets at once."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

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
