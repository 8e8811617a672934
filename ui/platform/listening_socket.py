"""Sending answers at once: without waiting until the browser has confirmed what was sent before."""

from __future__ import annotations

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

# The open files of this process, on Linux and macOS; Windows has no such place.
OPEN_FILES = Path("/dev/fd")


def send_at_once() -> None:
    """Let every connection accepted from now on send small packets at once (``TCP_NODELAY``).

    Streamlit binds the server's socket in a way that keeps asyncio from setting this itself: each
    answer of two packets then waits for the other side's delayed acknowledgement, up to 40 ms.
    Connections inherit the option from the listening socket, which only its number leads to here.
    Where that is not possible, answers only come later.
    """
    if not OPEN_FILES.is_dir():
        return
    for name in [entry.name for entry in OPEN_FILES.iterdir()]:
        # The listing's own number is closed by now, and others may close meanwhile.
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                with socket.socket(fileno=os.dup(int(name))) as found:
                    _set(found)


def _set(found: socket.socket) -> None:
    is_tcp = found.type == socket.SOCK_STREAM and found.family in (socket.AF_INET, socket.AF_INET6)
    if is_tcp and found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
