"""A file that is larger than any page reads comes in cut, whole as a form, and is refused by its reader."""

from __future__ import annotations

import asyncio
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import Message

from scoring.own_data.league import LeagueFacts, read_own_league
from scoring.tables.sizes import MAX_BYTES
from ui.platform.kept_uploads import UPLOAD_MEGABYTES
from ui.server.large_uploads import KEPT, MOST_RECEIVED, LargeUploads

ADDRESS = "/_stcore/upload_file/session/file"
PIECE = 65_536
ROOT = Path(__file__).resolve().parents[3]


async def _receive(request: Request) -> JSONResponse:
    form = await request.form()
    upload = form["file"]
    assert not isinstance(upload, str)
    content = await upload.read()
    told = request.headers.get("content-length")
    return JSONResponse({"size": len(content), "starts": content[:4].decode(), "told": told})


ROUTES = [Route(path, _receive, methods=["PUT"]) for path in (ADDRESS, "/elsewhere")]
APP = Starlette(routes=ROUTES, middleware=[Middleware(LargeUploads)])


def _put(size: int, path: str = ADDRESS) -> dict[str, Any]:
    """Put a file of so many bytes, in pieces as a server gets them; return what the app found of it."""
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="own.csv"\r\n\r\na;b\n'
    body = head + b"x" * (size - 4) + b"\r\n--edge--\r\n"
    pieces = iter([body[start : start + PIECE] for start in range(0, len(body), PIECE)])
    left = -(-len(body) // PIECE)
    scope = {
        "type": "http",
        "method": "PUT",
        "path": path,
        "query_string": b"",
        "headers": [
            (b"content-type", b"multipart/form-data; boundary=edge"),
            (b"content-length", str(len(body)).encode()),
        ],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        nonlocal left
        left -= 1
        if left < 0:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": next(pieces), "more_body": left > 0}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    assert sent[0]["status"] == 200
    # All of it was received: a browser whose sending is broken off says so in its own words.
    assert left <= 0
    found: dict[str, Any] = json.loads(sent[1]["body"])
    return found


def test_what_can_be_read_is_passed_on_as_it_is() -> None:
    found = _put(MAX_BYTES)
    assert (found["size"], found["starts"]) == (MAX_BYTES, "a;b\n")
    assert found["told"] is not None


@pytest.mark.parametrize("size", [KEPT, KEPT + 1, 3_000_000, 19_000_000])
def test_what_is_larger_is_cut_above_what_is_read(size: int) -> None:
    found = _put(size)
    assert found["starts"] == "a;b\n"
    assert isinstance(found["size"], int)
    assert MAX_BYTES < found["size"] <= KEPT
    assert found["told"] is None


def test_the_reader_says_how_large_a_file_may_be() -> None:
    reading = read_own_league(b"x" * (MAX_BYTES + 1), LeagueFacts.of_year(2026))
    assert [problem.code for problem in reading.errors] == ["too_large"]


def test_a_file_beyond_all_measure_is_left_to_streamlit_and_other_requests_are_not_touched() -> None:
    assert _put(MOST_RECEIVED)["told"] is not None
    assert _put(3_000_000, "/elsewhere")["size"] == 3_000_000


def test_browser_server_and_proxy_allow_the_same() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == UPLOAD_MEGABYTES
    proxy = (ROOT / "deploy" / "nginx" / "locations.conf").read_text(encoding="utf-8")
    assert f"client_max_body_size {UPLOAD_MEGABYTES + 1}m;" in proxy
