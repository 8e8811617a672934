"""The answer to an address that is no page of the app: both languages, and the link's query kept."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.platform.route_names import STREAMLIT_ROUTES
from ui.server.settings import Settings
from ui.visit.pages import PAGES
from ui.words.texts import LANGUAGES, load_texts

# First parts of addresses that are answered elsewhere: by Streamlit, or by routes of this package.
SERVED = STREAMLIT_ROUTES | {"api", "healthz", "readyz"}


class MissingPages:
    """Answers 404 in both languages where Streamlit would show its shell and an English dialog."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Note which addresses exist."""
        self._app = app
        self._base = settings.base_path
        self._known = SERVED | {page.address for page in PAGES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless no page has its address."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or self._exists(scope["path"]):
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        await _missing(f"{self._base}/{'?' if query else ''}{query}")(scope, receive, send)

    def _exists(self, path: str) -> bool:
        if self._base and not f"{path}/".startswith(f"{self._base}/"):
            return path.lstrip("/") in SERVED
        first, _, rest = path[len(self._base) :].lstrip("/").partition("/")
        # A name with a dot is one of the frontend's own files, such as its icon.
        return first in self._known or (not rest and "." in first)


def _missing(home: str) -> HTMLResponse:
    link = escape(home, quote=True)
    blocks = "".join(
        f'<section lang="{language}"><h2>{escape(texts("hosting.missing_title"))}</h2>'
        f"<p>{escape(texts('hosting.missing_text'))}</p>"
        f'<p><a href="{link}">{escape(texts("hosting.missing_link"))}</a></p></section>'
        for language in LANGUAGES
        for texts in [load_texts(language)]
    )
    title = escape(load_texts(LANGUAGES[0])("app.title"))
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{LANGUAGES[0]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title></head><body><main><h1>{title}</h1>{blocks}</main></body></html>",
        status_code=404,
    )
