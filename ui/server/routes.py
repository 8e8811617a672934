"""The addresses answered here and not by Streamlit."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from ui.server.api import api
from ui.server.api.errors import error_answer
from ui.server.health import healthz, readyz
from ui.server.link_previews.route import picture_routes
from ui.server.settings import Settings


def routes(settings: Settings) -> list[BaseRoute]:
    """Return the routes: health with and without the base path, JSON interface and pictures below it."""
    bases = dict.fromkeys(("", settings.base_path))
    return [
        *(Route(f"{base}/healthz", healthz) for base in bases),
        *(Route(f"{base}/readyz", readyz) for base in bases),
        # The interface's own root, which a mount leaves to what stands behind it.
        Route(f"{settings.base_path}/api", _no_such_route),
        Mount(f"{settings.base_path}/api", app=api(settings)),
        *picture_routes(settings),
    ]


async def _no_such_route(_request: Request) -> Response:
    return error_answer("not_found")
