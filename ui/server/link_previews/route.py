"""The address of a link's picture: ``/preview.png`` with the query of the link."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from scoring import data_version
from ui.server.link_previews.head import PICTURE
from ui.server.link_previews.opened import open_link
from ui.server.link_previews.pictures import BusyError, Pictures, Wanted
from ui.server.settings import Settings

logger = logging.getLogger(__name__)

# Whoever asks for a picture gives up after a few seconds; it is drawn to the end, and there the next time.
PATIENCE_SECONDS = 8.0
AGAIN = {"Retry-After": "5", "Cache-Control": "no-store"}
NOT_TO_BE_KEPT = {"Cache-Control": "no-store"}

# The next data version has another address.
LASTING = {"Cache-Control": "public, max-age=86400"}
PASSING = {"Cache-Control": "public, max-age=300"}


def picture_routes(settings: Settings, pictures: Pictures | None = None) -> list[BaseRoute]:
    """Return the route of the pictures, none where they are switched off."""
    if not settings.link_pictures:
        return []
    shelf = pictures or Pictures()

    async def picture(request: Request) -> Response:
        link = await run_in_threadpool(open_link, request.scope["query_string"])
        if link.needs:
            # Own data lies in its visitor's session only: there is nothing to draw from.
            return PlainTextResponse("", 404, NOT_TO_BE_KEPT)
        wanted = Wanted(link.scenario, replace(link.comparison, against=None), link.language)
        try:
            asked = asyncio.wrap_future(shelf.ask(wanted))
            # Shielded: whoever gives up does not take the picture away from the others.
            image = await asyncio.wait_for(asyncio.shield(asked), PATIENCE_SECONDS)
        except (BusyError, TimeoutError):
            return PlainTextResponse("", 503, AGAIN)
        except Exception:
            logger.exception("no picture of a link")
            return PlainTextResponse("", 503, AGAIN)
        kept = LASTING if link.data == data_version() and not link.problems else PASSING
        return Response(image, media_type="image/png", headers=kept)

    return [Route(f"{settings.base_path}{PICTURE}", picture, methods=["GET"])]
