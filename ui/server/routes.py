"""The addresses answered here and not by Streamlit."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route

from ui.server.api import api
from ui.server.health import healthz, readyz
from ui.server.link_previews.route import picture_routes
from ui.server.settings import Settings


def routes(settings: Settings) -> list[BaseRoute]:
    """Return the routes: health with and without the base path, JSON interface and pictures below it."""
    bases = dict.fromkeys(("", settings.base_path))
    return [
        *(Route(f"{base}/healthz", healthz) for base in bases),
        *(Route(f"{base}/readyz", readyz) for base in bases),
        Mount(f"{settings.base_path}/api", app=api(settings)),
        *picture_routes(settings),
    ]
