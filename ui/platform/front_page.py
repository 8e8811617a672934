"""The front page that Streamlit ships: its language, title and tags, and the script written inside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.words.texts import Language

FRONT_PAGE = Path(st.__file__).parent / "static" / "index.html"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# How it begins, and the title it has until its scripts run.
STREAMLITS = b'<html lang="en">'
TITLE = b"<title>Streamlit</title>"

# A browser's translator puts its own text in place of what Streamlit and the live component draw: what
# changes afterwards does not reach it, and old figures stand beside new names. Class and attribute keep it
# away from what is drawn, the tag keeps it from offering; the page's own switch has the other language.
NAMED = b'<html lang="%s" class="notranslate" translate="no">'
NOT_TRANSLATED = b'<meta name="google" content="notranslate">\n    '

HTML = "text/html"

# A compressed document cannot be read here, nor a part of one, nor one the browser has already. It is
# small, unlike the scripts it loads.
NOT_PASSED_ON = ("accept-encoding", "if-modified-since", "if-none-match", "if-range", "range")
OF_THE_FILE = ("accept-ranges", "etag", "last-modified")


@dataclass(frozen=True)
class DocumentHead:
    """What a page's document says before any script runs: language, and title and tags as HTML."""

    language: Language
    html: str


# Returns the head of the document that answers a request, None where no page's document does.
HeadOf = Callable[[Scope], DocumentHead | None]


class FrontPage:
    """Puts language, title and tags of the link into a page's document.

    Streamlit always names English and itself. Screen readers choose their voice by the language; whoever
    only reads the document, such as a chat that shows a link, learns what the link shows. A switch of the
    language on the page draws it anew without another document, which then names the one it was opened in.
    """

    def __init__(self, app: ASGIApp, head_of: HeadOf) -> None:
        """Stand before the app; ``head_of`` may take its time, as it is asked in a thread."""
        self._app = app
        self._head_of = head_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; put the head into the document that answers it."""
        head = None
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            head = await run_in_threadpool(self._head_of, scope)
        if head is None:
            await self._app(scope, receive, send)
            return
        asked = MutableHeaders(raw=list(scope["headers"]))
        for name in NOT_PASSED_ON:
            del asked[name]
        await self._app(
            {**scope, "headers": asked.raw, "extensions": {}},
            receive,
            _Rewriting(head, scope["method"], send),
        )


class _Rewriting:
    """Sends a document on with its head replaced; the start waits for the body, whose length changes."""

    def __init__(self, head: DocumentHead, method: str, send: Send) -> None:
        self._head = head
        self._method = method
        self._send = send
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if headers.get("content-type", "").startswith(HTML):
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            await self._send(self._completed(self._start, message))
            self._start = None
        await self._send(message)

    def _completed(self, start: Message, message: Message) -> Message:
        """Return the start that fits the message, whose body is replaced."""
        shipped = message.get("body", b"")
        body = shipped.replace(STREAMLITS, NAMED % self._head.language.encode(), 1)
        message["body"] = body.replace(TITLE, NOT_TRANSLATED + self._head.html.encode(), 1)
        headers = MutableHeaders(raw=list(start["headers"]))
        for name in OF_THE_FILE:
            del headers[name]
        if self._method == "HEAD":
            del headers["content-length"]
        elif "content-length" in headers:
            grown = len(message["body"]) - len(shipped)
            headers["content-length"] = str(int(headers["content-length"]) + grown)
        return {**start, "headers": headers.raw}


def inline_script_hashes() -> list[str]:
    """Return the sources of a content policy that allow the front page's own inline scripts alone."""
    page = FRONT_PAGE.read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
