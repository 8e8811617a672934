"""Uploads that are larger than anything that is read: received to their end, kept only as far as needed.

Streamlit's uploader refuses a large file by itself, in English. So it is told to send what is much larger,
and here the file is cut a little above the largest one that any page reads: the page then says in its own
language how large a file may be, and the server holds no more of it than before.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scoring.tables.sizes import MAX_BYTES
from ui.platform.kept_uploads import UPLOAD_MEGABYTES
from ui.platform.route_names import UPLOAD_ROUTE

# What is kept of the body of a request: the largest file that is read, the form around it, and more.
KEPT = MAX_BYTES + 100_000

# What is received at most: what the uploader sends, and the form around it.
MOST_RECEIVED = (UPLOAD_MEGABYTES + 1) * 1024 * 1024

BOUNDARY = re.compile(r'multipart/form-data;\s*boundary="?([\w\'()+,./:=?-]{1,200})"?', re.ASCII)


class LargeUploads:
    """Cuts the body of an upload, and ends the form where it is cut."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, an upload as far as it is kept."""
        if scope["type"] != "http" or scope["method"] != "PUT" or UPLOAD_ROUTE not in scope["path"]:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        form = BOUNDARY.fullmatch(headers.get("content-type", ""))
        length = headers.get("content-length", "")
        if form is None or (length.isdecimal() and int(length) <= KEPT):
            await self._app(scope, receive, send)
            return
        shorter = dict(scope, headers=list(scope["headers"]))
        # Whoever says how long the body is and how much is allowed would refuse it, so nobody is told.
        if length.isdecimal() and int(length) <= MOST_RECEIVED:
            del MutableHeaders(scope=shorter)["content-length"]
        messages = _cut(receive, f"\r\n--{form[1]}--\r\n".encode())
        await self._app(shorter, messages.__anext__, send)


async def _cut(receive: Receive, ending: bytes) -> AsyncIterator[Message]:
    """Yield the messages of a request, its body cut and ended."""
    kept = 0
    while (message := await receive())["type"] == "http.request":
        body = message.get("body", b"")
        if kept + len(body) <= KEPT:
            kept += len(body)
            yield message
            continue
        rest = kept + len(body)
        body = body[: KEPT - kept]
        # Who stops reading breaks the connection off, and the browser says so in its own words.
        while message.get("more_body", False) and rest <= MOST_RECEIVED:
            message = await receive()
            rest += len(message.get("body", b""))
        yield {"type": "http.request", "body": body + ending, "more_body": False}
    while True:
        yield message
