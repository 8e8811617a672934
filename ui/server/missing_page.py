"""The answer to an address that is nothing of the app, or too long: never a page that stays blank.

Streamlit answers every address it does not know with its shell and status 200. Here an address that is no
page is told in both languages, with the link's query kept; one that could only be a file in a line. Of
a link that is too long to be read nothing is used, and that is told too.
"""

from __future__ import annotations

from html import escape
from typing import Literal

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.platform.query_limits import is_too_long
from ui.platform.route_names import METRICS_ROUTE, MOUNTED, STREAMLIT_ROUTES, UPLOAD_ROUTE
from ui.server.settings import Settings
from ui.visit.pages import PAGES
from ui.words.texts import LANGUAGES, load_texts

# Addresses of this package's own, by their first part.
OWN_ROUTES = frozenset({"api", "healthz", "readyz"})

# First parts of addresses that are answered elsewhere: by Streamlit, or by routes of this package.
SERVED = STREAMLIT_ROUTES | OWN_ROUTES

HTML = "text/html"
NOT_FOUND = 404
TOO_LONG = 414


class MissingPages:
    """Answers 404 where Streamlit would show its shell and an English dialog, or nothing at all."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Note which addresses exist."""
        self._app = app
        self._base = settings.base_path
        self._pages = {page.address for page in PAGES}
        self._refused = None if settings.metrics else METRICS_ROUTE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless nothing has its address."""
        if scope["type"] == "http" and UPLOAD_ROUTE in scope["path"]:
            # Files come over the page's own connection (``ui/widgets/files.py``): nobody leaves any here.
            await _no_file()(scope, receive, send)
            return
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        place = self._place(scope["path"])
        query = scope["query_string"].decode("latin-1")
        home = f"{self._base}/"
        if place == "served" and is_too_long(query):
            await _told("long", home, TOO_LONG)(scope, receive, send)
        elif place == "served":
            await self._app(scope, receive, send)
        elif place == "file":
            await self._app(scope, receive, _Files(scope, receive, send))
        elif place == "refused":
            await _no_file()(scope, receive, send)
        else:
            kept = f"?{query}" if query and not is_too_long(query) else ""
            await _told("missing", f"{home}{kept}", NOT_FOUND)(scope, receive, send)

    def _place(self, path: str) -> Literal["served", "file", "refused", "missing"]:
        """Return what an address is: surely served, perhaps a file, a file nobody gets, or nothing."""
        below = path[len(self._base) :].lstrip("/")
        if self._base and not f"{path}/".startswith(f"{self._base}/"):
            # The root, and health, which is answered outside of the base path too.
            return "served" if path.lstrip("/") in OWN_ROUTES | {""} else "missing"
        if below.removesuffix("/") in self._pages or below.startswith(f"{MOUNTED}/"):
            return "served"
        if below == self._refused:
            return "refused"
        first, _, _ = below.partition("/")
        # A name with a dot is one of the frontend's own files, such as its icon.
        return "file" if first in SERVED or "." in below.rpartition("/")[2] else "missing"


class _Files:
    """Lets answers through, but tells that there is no such file where Streamlit's shell comes instead."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stand before what sends answers."""
        self._asked = (scope, receive, send)
        self._send = send
        self._is_shell = False

    async def __call__(self, message: Message) -> None:
        """Send a part of an answer on, or the refusal in place of the whole."""
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "")
            self._is_shell = kind.startswith(HTML)
            if self._is_shell:
                await _no_file()(*self._asked)
        if not self._is_shell:
            await self._send(message)


def _no_file() -> PlainTextResponse:
    return PlainTextResponse("Not Found\n", NOT_FOUND, {"Cache-Control": "no-store"})


def _told(what: Literal["missing", "long"], home: str, status: int) -> HTMLResponse:
    link = escape(home, quote=True)
    blocks = "".join(
        f'<section lang="{language}"><h2>{escape(texts(f"hosting.{what}_title"))}</h2>'
        f"<p>{escape(texts(f'hosting.{what}_text'))}</p>"
        f'<p><a href="{link}">{escape(texts("hosting.missing_link"))}</a></p></section>'
        for language in LANGUAGES
        for texts in [load_texts(language)]
    )
    title = escape(load_texts(LANGUAGES[0])("app.title"))
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{LANGUAGES[0]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title></head><body><main><h1>{title}</h1>{blocks}</main></body></html>",
        status_code=status,
    )
