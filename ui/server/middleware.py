"""The layers around every request, outermost first."""

from __future__ import annotations

from starlette.middleware import Middleware

from ui.platform.front_page import FrontPage
from ui.server.callers import AllowedCallers
from ui.server.headers import SecurityHeaders
from ui.server.link_previews.head import head_maker
from ui.server.missing_page import MissingPages
from ui.server.settings import Settings


def middleware(settings: Settings) -> list[Middleware]:
    """Return the layers: headers go on refusals too."""
    return [
        Middleware(SecurityHeaders, settings=settings),
        Middleware(AllowedCallers, settings=settings),
        Middleware(MissingPages, settings=settings),
        Middleware(FrontPage, head_of=head_maker(settings)),
    ]
