"""Asks the server's own layers and routes without a socket; a plain page stands in for Streamlit."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import Message
from starlette.websockets import WebSocket

from ui import server
from ui.server import Settings

PAGE = "a page of Streamlit"

# What Streamlit has under a name of its own; everything else is answered with its shell.
FILES = frozenset(
    {
        *("favicon.png", "static/js/index.js", "media/1.png", "component/c/index.js", "_stcore/health"),
        *("_stcore/metrics", "_stcore/host-config"),
    }
)


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def application(settings: Settings) -> Starlette:
    async def page(request: Request) -> Response:
        is_file = request.path_params["path"] in FILES
        return PlainTextResponse(PAGE) if is_file else HTMLResponse(PAGE)

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()

    streamlit = [WebSocketRoute("/_stcore/stream", stream), Route("/{path:path}", page)]
    return Starlette(
        routes=[*server.routes(settings), Mount(settings.base_path, routes=streamlit)],
        middleware=server.middleware(settings),
    )


DEFAULT = application(Settings())


def ask(
    target: str,
    app: Starlette = DEFAULT,
    *,
    method: str = "GET",
    host: str = "example.vn",
    headers: dict[str, str] | None = None,
) -> Reply:
    """Ask for a path with its query, given as a browser writes them."""
    path, _, query = target.partition("?")
    scope = _scope("http", path, query, {"host": host, **(headers or {})}) | {"method": method}
    sent = _run(app, scope, {"type": "http.request", "body": b"", "more_body": False})
    start = sent[0]
    return Reply(
        start["status"],
        {name.decode().lower(): value.decode() for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in sent[1:]),
    )


def connects(app: Starlette, *, host: str, origin: str | None, path: str = "/_stcore/stream") -> bool:
    """Return whether the WebSocket is accepted."""
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    sent = _run(app, _scope("websocket", path, "", headers), {"type": "websocket.connect"})
    return sent[0]["type"] == "websocket.accept"


def _scope(kind: str, path: str, query: str, headers: dict[str, str]) -> dict[str, Any]:
    return {
        "type": kind,
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "scheme": "http" if kind == "http" else "ws",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode("utf-8", "surrogatepass"),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.7", 50000),
        "server": ("127.0.0.1", 80),
        "subprotocols": [],
    }


def _run(app: Starlette, scope: dict[str, Any], first: Message) -> list[Message]:
    sent: list[Message] = []

    async def conversation() -> None:
        coming = [first]

        async def receive() -> Message:
            if not coming:
                # As a browser that stays: it says nothing more.
                await asyncio.Event().wait()
            return coming.pop()

        async def send(message: Message) -> None:
            sent.append(message)

        await app(scope, receive, send)

    asyncio.run(conversation())
    return sent
