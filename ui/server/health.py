"""Health: the process lives. Readiness: all its data is loaded and a scenario can be computed."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse

from scoring import ScoringError, data_version, list_cases, load_case, simulate
from ui.server.data_check import check_data
from ui.server.journal import FACTS

logger = logging.getLogger(__name__)

NO_STORE = {"Cache-Control": "no-store"}


async def healthz(_request: Request) -> JSONResponse:
    """Answer 200 as long as the process answers at all."""
    return JSONResponse({"status": "ok"}, headers=NO_STORE)


async def readyz(_request: Request) -> JSONResponse:
    """Answer 200 with the data version in use, or 503 while a page could fail for its data."""
    try:
        check_data()
        total = simulate(load_case(), {}).total
        answer = {
            "status": "ready",
            "data_version": data_version(),
            "cases": len(list_cases()),
            "default_total": str(total),
        }
    except ScoringError as error:
        logger.exception("not ready", extra={FACTS: {"code": error.code}})
        return JSONResponse({"status": "not ready", "code": error.code}, 503, NO_STORE)
    return JSONResponse(answer, headers=NO_STORE)
