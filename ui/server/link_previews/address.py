"""The addresses that tags name in full: they are read away from the site."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from ui.server.settings import HOST, Settings

HOST_AND_PORT = re.compile(rf"(?:{HOST.pattern})(?::[0-9]{{1,5}})?")
SCHEMES = ("http", "https")


def root_of(scope: Scope, settings: Settings) -> str | None:
    """Return the app's address as it is seen from outside, without a slash at the end.

    Where none is set, the request says it: its host, which has passed the list of allowed ones, and
    the scheme that a proxy names or the request came by. A wrong scheme misleads only who sent it.
    None where the host is no host.
    """
    if settings.public_address:
        return settings.public_address + settings.base_path
    headers = Headers(scope=scope)
    host = headers.get("host", "").lower()
    if not HOST_AND_PORT.fullmatch(host) or host.startswith("*"):
        return None
    named = headers.get("x-forwarded-proto", "")
    scheme = named if named in SCHEMES else scope["scheme"]
    return f"{scheme}://{host}{settings.base_path}"
