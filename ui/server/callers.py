"""Who may call: hosts the app answers to, and pages that may read it and open its WebSocket."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.platform.local_origins import LOCAL_NAMES
from ui.server.settings import HOSTS_VARIABLE, Settings
from ui.words.texts import LANGUAGES, load_texts

# Answered whatever host is asked for: a supervisor asks by address, and learns nothing it should not.
# These addresses alone, at the root and below the base path; nothing that only ends like them.
HEALTH_PATHS = ("/healthz", "/readyz")

POLICY_VIOLATION = 1008


class AllowedCallers:
    """Refuses requests to a host not in the list, and WebSockets opened by another site's page.

    A request of another site's page is answered as if no page had asked: its browser keeps the answer
    from it. So Streamlit never compares the page's address with this server's own, which it would ask
    an outside service for.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Keep what is allowed."""
        self._app = app
        self._settings = settings
        self._health = {f"{base}{path}" for base in ("", settings.base_path) for path in HEALTH_PATHS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        is_welcome = self._may_connect(headers.get("origin"), host)
        if scope["type"] == "websocket":
            if not (self._serves(host) and is_welcome):
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
                return
        elif not self._serves(host) and scope["path"] not in self._health:
            await _wrong_host()(scope, receive, send)
            return
        await self._app(scope if is_welcome else _without_origin(scope), receive, send)

    def _serves(self, host: str) -> bool:
        allowed = self._settings.allowed_hosts
        name = _name(host)
        return not allowed or any(
            name.endswith(entry[1:]) if entry.startswith("*.") else name == entry for entry in allowed
        )

    def _may_connect(self, origin: str | None, host: str) -> bool:
        """Return whether a page of ``origin`` may open the WebSocket and read answers.

        Streamlit lets pages of the visitor's own machine in wherever the server is; here they are only
        where the server is on that machine too.
        """
        if origin is None or self._settings.any_origin:
            return True
        try:
            parts = urlsplit(origin.lower())
        except ValueError:
            return False
        return (
            parts.netloc == host.lower()
            or (parts.hostname in LOCAL_NAMES and _name(host) in LOCAL_NAMES)
            or origin.lower() in self._settings.origins
        )


def _without_origin(scope: Scope) -> Scope:
    headers = MutableHeaders(scope=scope)
    del headers["origin"]
    return {**scope, "headers": headers.raw}


def _name(host: str) -> str:
    """Return a Host header without its port."""
    name = host.strip().lower()
    end = name.find("]") + 1 if name.startswith("[") else name.find(":")
    return (name[:end] if end > 0 else name).rstrip(".")


def _wrong_host() -> PlainTextResponse:
    lines = [load_texts(language)("hosting.wrong_host", variable=HOSTS_VARIABLE) for language in LANGUAGES]
    return PlainTextResponse("\n\n".join(lines) + "\n", status_code=400)
