"""Connections on which no whole request comes are closed; all others stay."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn

from ui.platform import unfinished_requests as unfinished
from ui.platform.unfinished_requests import (
    BODY_WITHIN,
    HEADERS_WITHIN,
    UnfinishedRequests,
    close_unfinished,
    find_servers,
)

HALF_OPEN = 400


async def _app(scope, receive, send) -> None:
    if scope["type"] == "lifespan":
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


@asynccontextmanager
async def _serving() -> AsyncIterator[tuple[uvicorn.Server, int]]:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(_app, lifespan="off", log_level="error"))
        task = asyncio.create_task(server.serve(sockets=[bound]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield server, bound.getsockname()[1]
        server.should_exit = True
        await task


async def _connect(port: int, sent: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    await writer.drain()
    return reader, writer


async def _settled(server: uvicorn.Server, count: int) -> set:
    connections = server.server_state.connections
    for _ in range(500):
        if len(connections) == count:
            break
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    assert len(connections) == count
    return connections


async def _half_open() -> None:
    async with _serving() as (server, port):
        assert server.server_state in find_servers()
        starts = (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET / HTTP/1.1\r\nX: ")
        clients = [await _connect(port, starts[n % len(starts)]) for n in range(HALF_OPEN)]
        requests, connections = UnfinishedRequests(), await _settled(server, HALF_OPEN)
        assert requests.look(connections, 0) == 0
        assert requests.look(connections, HEADERS_WITHIN - 1) == 0
        assert requests.look(connections, HEADERS_WITHIN) == HALF_OPEN
        await _settled(server, 0)
        for _, writer in clients:
            writer.close()


def test_streamlit_s_server_waits_for_ever_and_we_do_not() -> None:
    """Streamlit is served by uvicorn, whose open connections say by their state what they wait for.

    If this fails because uvicorn closes such connections itself, or Streamlit offers a setting for it:
    ``ui/platform/unfinished_requests.py`` can go. If attributes have changed: mend ``_waiting`` and
    ``find_servers``; until then nothing is closed, and a proxy in front has to do it (nginx does).
    """
    asyncio.run(_half_open())


async def _others() -> None:
    async with _serving() as (server, port):
        body = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
        slow = await _connect(port, body)
        idle = await _connect(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"204" in await idle[0].readuntil(b"\r\n\r\n")
        again = await _connect(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"204" in await again[0].readuntil(b"\r\n\r\n")
        again[1].write(b"GET / HT")
        requests, connections = UnfinishedRequests(), await _settled(server, 3)
        assert requests.look(connections, 0) == 0
        # A body takes its time, and one between two requests the server closes itself.
        assert requests.look(connections, HEADERS_WITHIN) == 1
        assert await again[0].read() == b""
        slow[1].write(b"123456789")
        assert b"204" in await slow[0].readuntil(b"\r\n\r\n")
        stuck = await _connect(port, body + b"1234")
        await _settled(server, 3)
        assert requests.look(connections, 100) == 0
        assert requests.look(connections, 100 + BODY_WITHIN) == 1
        assert await stuck[0].read() == b""
        for _, writer in (slow, idle, again, stuck):
            writer.close()


def test_only_the_unfinished_are_closed() -> None:
    asyncio.run(_others())


@pytest.mark.parametrize("connections", [set(), {object()}])
def test_what_is_no_connection_of_requests_is_left_alone(connections: set) -> None:
    requests = UnfinishedRequests()
    assert [requests.look(connections, now) for now in (0, 1000)] == [0, 0]


def test_without_a_server_there_is_nothing_to_look_at() -> None:
    asyncio.run(asyncio.wait_for(close_unfinished([]), 1))


async def _looked_at_again_and_again() -> None:
    async with _serving() as (server, port):
        task = asyncio.create_task(close_unfinished([server.server_state]))
        reader, writer = await _connect(port, b"GET / HT")
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
        task.cancel()


def test_it_looks_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(unfinished, "HEADERS_WITHIN", 0.05)
    asyncio.run(_looked_at_again_and_again())
