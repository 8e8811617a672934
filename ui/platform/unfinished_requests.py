"""Closing connections on which no whole request comes.

The server under Streamlit (uvicorn) waits for ever for a request's first line, its headers and its body:
a few hundred such connections use up what a process may hold open. Streamlit offers no setting for it,
and uvicorn has none, so its open connections are looked at every few seconds and those that take too
long are closed. Which they are only its own state tells, which neither of the two promises.
"""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from typing import Any, NamedTuple

# In seconds: until the headers are there, and until the whole body is. A file of 1 MB takes 50 s at
# 20 kB a second.
HEADERS_WITHIN = 10.0
BODY_WITHIN = 90.0
LOOK_EVERY = 2.0


class _Waiting(NamedTuple):
    """What a connection waits for: the headers after so many requests, or a request's body."""

    request: int
    body: bool


class UnfinishedRequests:
    """Closes what takes too long; ``look`` at the open connections again and again."""

    def __init__(self) -> None:
        """Start with no connection seen."""
        self._since: dict[Any, tuple[_Waiting, float]] = {}

    def look(self, connections: set[Any], now: float) -> int:
        """Close connections whose request has not come in time, at ``now`` seconds; return how many."""
        seen: dict[Any, tuple[_Waiting, float]] = {}
        closed = 0
        for connection in list(connections):
            waiting = _waiting(connection)
            if waiting is None:
                continue
            before = self._since.get(connection)
            since = before[1] if before is not None and before[0] == waiting else now
            if now - since >= (BODY_WITHIN if waiting.body else HEADERS_WITHIN):
                connection.transport.abort()
                closed += 1
            else:
                seen[connection] = (waiting, since)
        self._since = seen
        return closed


def _waiting(connection: Any) -> _Waiting | None:
    """Return what a connection waits for from the other side; None while an answer is made, or none is due.

    WebSockets have no cycle of requests: once open, they look after themselves.
    """
    if not hasattr(connection, "cycle") or connection.transport is None:
        return None
    cycle = connection.cycle
    if cycle is None or cycle.response_complete:
        # Between two requests the server closes it by itself, as long as nothing of the next has come.
        idle = connection.timeout_keep_alive_task is not None
        return None if idle else _Waiting(id(cycle), body=False)
    return _Waiting(id(cycle), body=True) if cycle.more_body else None


async def close_unfinished(servers: list[Any]) -> None:
    """Look at the connections of servers until cancelled; nothing to do where there are none."""
    requests = UnfinishedRequests()
    while servers:
        await asyncio.sleep(LOOK_EVERY)
        connections = set().union(*(server.connections for server in servers))
        with suppress(AttributeError):
            requests.look(connections, asyncio.get_running_loop().time())


def find_servers() -> list[Any]:
    """Return the state of the servers in this process: nothing hands it to an app.

    Call it before what is loaded is taken out of garbage collection, or they are not found.
    """
    try:
        from uvicorn.server import ServerState  # noqa: PLC0415 - another server may be used
    except ImportError:
        return []
    # By type, not by isinstance: that asks a weak proxy for what it stands for, which may be gone.
    return [found for found in gc.get_objects() if issubclass(type(found), ServerState)]
