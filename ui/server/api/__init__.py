"""The JSON interface, ``/api/v1``: scenarios with the same keys as links, strict where links forgive."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from ui.server.api.answers import cases_answer, simulation_answer
from ui.server.api.errors import QueryError, not_a_route
from ui.server.api.openapi import description
from ui.server.api.query import read_query
from ui.server.api.record import Recorded
from ui.server.settings import Settings

VERSION = "/v1"

# Answers depend on the link and the data version only, but data may be replaced at a restart.
FRESH = {"Cache-Control": "no-cache"}


def api(settings: Settings) -> Starlette:
    """Return the interface as an application to be mounted at ``/api``."""

    def simulate(request: Request) -> Response:
        link = read_query(request.url.query)
        return _json(simulation_answer(link, settings.base_path))

    def cases(request: Request) -> Response:
        read_query(request.url.query, levers=False)
        return _json(cases_answer())

    def openapi(_request: Request) -> Response:
        return JSONResponse(description(settings.base_path), headers=FRESH)

    layers = [Middleware(Recorded)]
    if settings.any_origin or settings.origins:
        origins = ["*"] if settings.any_origin else list(settings.origins)
        layers.append(Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET"]))
    return Starlette(
        routes=[
            Mount(
                VERSION,
                routes=[
                    _get("/simulate", simulate),
                    _get("/cases", cases),
                    _get("/openapi.json", openapi),
                ],
            )
        ],
        middleware=layers,
        exception_handlers={QueryError: QueryError.answer, 404: not_a_route, 405: not_a_route},
    )


def _get(path: str, endpoint: Callable[[Request], Response]) -> Route:
    return Route(path, endpoint, methods=["GET"])


def _json(answer: BaseModel) -> Response:
    return Response(answer.model_dump_json(), media_type="application/json", headers=FRESH)
