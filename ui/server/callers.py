"""Who may call: hosts the app answers to, and pages that may open its WebSocket."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.platform.local_origins import LOCAL_NAMES
from ui.server.settings import HOSTS_VARIABLE, Settings
from ui.words.texts import LANGUAGES, load_texts

# Answered whatever host is asked for: a supervisor asks by address, and learns nothing it should not.
HEALTH_PATHS = ("/healthz", "/readyz")

POLICY_VIOLATION = 1008


class AllowedCallers:
    """Refuses requests to a host not in the list, and WebSockets opened by another site's page."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Keep what is allowed."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        headers = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers({})
        if scope["type"] == "http" and not self._serves(headers.get("host", "")):
            if not scope["path"].endswith(HEALTH_PATHS):
                await _wrong_host()(scope, receive, send)
                return
        elif scope["type"] == "websocket" and not (
            self._serves(headers.get("host", ""))
            and self._may_connect(headers.get("origin"), headers.get("host", ""))
        ):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self._app(scope, receive, send)

    def _serves(self, host: str) -> bool:
        allowed = self._settings.allowed_hosts
        name = _name(host)
        return not allowed or any(
            name.endswith(entry[1:]) if entry.startswith("*.") else name == entry for entry in allowed
        )

    def _may_connect(self, origin: str | None, host: str) -> bool:
        """Return whether a page of ``origin`` may open the WebSocket.

        Streamlit checks the same, but where nothing else allows an origin it asks an outside service
        for this server's own address. Refusing here keeps the server from ever calling out.
        """
        if origin is None or self._settings.any_origin:
            return True
        try:
            parts = urlsplit(origin.lower())
        except ValueError:
            return False
        return (
            parts.netloc == host.lower()
            or parts.hostname in LOCAL_NAMES
            or origin.lower() in self._settings.origins
        )


def _name(host: str) -> str:
    """Return a Host header without its port."""
    name = host.strip().lower()
    end = name.find("]") + 1 if name.startswith("[") else name.find(":")
    return (name[:end] if end > 0 else name).rstrip(".")


def _wrong_host() -> PlainTextResponse:
    lines = [load_texts(language)("hosting.wrong_host", variable=HOSTS_VARIABLE) for language in LANGUAGES]
    return PlainTextResponse("\n\n".join(lines) + "\n", status_code=400)
