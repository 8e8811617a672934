"""The front page that Streamlit ships: the language it names, and the script written inside it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.links.grammar import LANGUAGE_KEY
from ui.words.texts import DEFAULT_LANGUAGE, Language, read_language

FRONT_PAGE = Path(st.__file__).parent / "static" / "index.html"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# How it begins. The name of a language has two letters, so the length stays.
NAMED = b'<html lang="%s">'
STREAMLITS = NAMED % b"en"

HTML = "text/html"


class DocumentLanguage:
    """Names in a page's document the language of the link, where Streamlit always names English.

    Screen readers choose their voice by it.
    A switch of the language on the page draws it anew without another document, which then names the
    one it was opened in.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; put the language into the document that answers it."""
        if scope["type"] != "http" or HTML not in Headers(scope=scope).get("accept", ""):
            await self._app(scope, receive, send)
            return
        named = NAMED % _language(scope["query_string"]).encode()

        is_document = False

        async def send_named(message: Message) -> None:
            nonlocal is_document
            if message["type"] == "http.response.start":
                is_document = Headers(raw=message["headers"]).get("content-type", "").startswith(HTML)
            elif is_document and message["type"] == "http.response.body":
                message["body"] = message.get("body", b"").replace(STREAMLITS, named, 1)
            await send(message)

        # A compressed document cannot be read here; it is small, unlike the scripts it loads.
        headers = MutableHeaders(scope=scope)
        del headers["accept-encoding"]
        await self._app({**scope, "headers": headers.raw}, receive, send_named)


def _language(query: bytes) -> Language:
    asked = parse_qs(query.decode("latin-1")).get(LANGUAGE_KEY, [""])
    return read_language(asked[-1]) or DEFAULT_LANGUAGE


def inline_script_hashes() -> list[str]:
    """Return the sources of a content policy that allow the front page's own inline scripts alone."""
    page = FRONT_PAGE.read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
