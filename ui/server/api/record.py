"""Every request to the JSON interface leaves one line in the log, and never a trace in its answer."""

from __future__ import annotations

import logging
import time
from functools import cache
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scoring import lever_ids, load_rules, vintages
from ui.links.arriving import as_sent
from ui.links.grammar import PLATFORM_KEYS
from ui.links.read import LINK_KEYS
from ui.server.api.errors import error_answer
from ui.server.api.query import MAX_QUERY
from ui.server.journal import FACTS

logger = logging.getLogger(__name__)

ROUTES = ("/v1/simulate", "/v1/cases", "/v1/openapi.json")


class Recorded:
    """Times a request, logs it, and turns what nobody expected into a plain answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep what answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log what came of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception:
            logger.exception("api failed", extra={FACTS: _of_request(scope)})
            if status:
                raise
            await error_answer("internal")(scope, receive, noting)
        finally:
            took = round((time.perf_counter() - started) * 1000, 1)
            logger.info("api", extra={FACTS: {**_of_request(scope), "status": status, "ms": took}})


def _of_request(scope: Scope) -> dict[str, object]:
    """Return what may be logged of a request: the route and the names of known keys, no values."""
    query = scope["query_string"].decode("latin-1")[:MAX_QUERY]
    asked = as_sent(parse_qs(query, keep_blank_values=True, errors="replace"))
    route = next((route for route in ROUTES if scope["path"].endswith(route)), "other")
    return {
        "route": route,
        "keys": sorted(_known_keys() & asked.keys()),
        "unknown_keys": len(asked.keys() - _known_keys()),
    }


@cache
def _known_keys() -> frozenset[str]:
    levers = (key for vintage in vintages() for key in lever_ids(load_rules(vintage)))
    return frozenset([*LINK_KEYS, *PLATFORM_KEYS, *levers])
