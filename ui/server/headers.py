"""Security headers on every response, and the content security policy the app works under."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.platform.front_page import inline_script_hashes
from ui.server.settings import SAME_ORIGIN, Settings

# Device features the app never asks for.
REFUSED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


class SecurityHeaders:
    """Adds the headers to every HTTP response that passes."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Prepare the headers once: they are the same for every response."""
        self._app = app
        self._headers = security_headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_with_headers)


def security_headers(settings: Settings) -> dict[str, str]:
    """Return the headers by name."""
    headers = {
        "Content-Security-Policy": content_policy(settings),
        "X-Content-Type-Options": "nosniff",
        # A scenario is in the link: other sites learn at most the host a visitor came from.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES),
    }
    if settings.frame_ancestors == (SAME_ORIGIN,):
        # Says the same to browsers too old for frame-ancestors; it cannot name other sites.
        headers["X-Frame-Options"] = "SAMEORIGIN"
    return headers


def content_policy(settings: Settings) -> str:
    """Return the content security policy: everything from this server, and no evaluated code.

    Charts need no ``unsafe-eval``: Streamlit draws them with Vega's expression interpreter. Nor is
    WebAssembly needed: Streamlit's reader of messages tries it for long numbers and does without.
    """
    policy = {
        "default-src": SAME_ORIGIN,
        # The one inline script of Streamlit's front page, by its hash; no other inline script runs.
        "script-src": " ".join([SAME_ORIGIN, *inline_script_hashes()]),
        # Streamlit and its table component write their styles into the page while it runs.
        "style-src": f"{SAME_ORIGIN} 'unsafe-inline'",
        # data: icons inside styles and QR codes; blob: pictures of charts that are saved.
        "img-src": f"{SAME_ORIGIN} data: blob:",
        "font-src": f"{SAME_ORIGIN} data:",
        "media-src": f"{SAME_ORIGIN} data: blob:",
        "worker-src": f"{SAME_ORIGIN} blob:",
        # 'self' includes the WebSocket to the same host.
        "connect-src": SAME_ORIGIN,
        "object-src": "'none'",
        "base-uri": SAME_ORIGIN,
        "form-action": SAME_ORIGIN,
        "frame-ancestors": " ".join(settings.frame_ancestors),
    }
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())
