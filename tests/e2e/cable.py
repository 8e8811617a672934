"""A line between browser and server that can be cut and mended, as a meeting room's network does."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from urllib.parse import urlsplit

from tests.e2e.server import HOST, Server

CHUNK = 65536


class Cable(socketserver.ThreadingTCPServer):
    """Passes everything on to a server while it is not cut."""

    daemon_threads = True

    def __init__(self, server: Server) -> None:
        super().__init__((HOST, 0), _Line)
        self.lead_to(server)
        self.url = f"http://{HOST}:{self.server_address[1]}"
        self.is_cut = False
        self.open_sockets: set[socket.socket] = set()

    def lead_to(self, server: Server) -> None:
        """Lead every connection that is made from now on to this server."""
        port = urlsplit(server.url).port
        assert port is not None
        self.far_end = (HOST, port)

    def cut(self) -> None:
        """Break every connection and let none through any more."""
        self.is_cut = True
        for end in tuple(self.open_sockets):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let connections through again."""
        self.is_cut = False


class _Line(socketserver.BaseRequestHandler):
    server: Cable

    def handle(self) -> None:
        if self.server.is_cut:
            return
        near: socket.socket = self.request
        with socket.create_connection(self.server.far_end) as far:
            other = {near: far, far: near}
            self.server.open_sockets |= other.keys()
            with suppress(OSError):
                _pass_on(other)
            self.server.open_sockets -= other.keys()


def _pass_on(other: dict[socket.socket, socket.socket]) -> None:
    """Pass on what comes at either end to the other, until one of them ends."""
    while True:
        for end in select(list(other), [], [])[0]:
            data = end.recv(CHUNK)
            if not data:
                return
            other[end].sendall(data)


@contextmanager
def cable_to(server: Server) -> Iterator[Cable]:
    """Lay a cable to a server."""
    with Cable(server) as cable:
        thread = threading.Thread(target=cable.serve_forever, daemon=True)
        thread.start()
        yield cable
        cable.cut()
        cable.shutdown()
        thread.join()
