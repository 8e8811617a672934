"""QR codes of links, for a room to scan from the screen."""

from __future__ import annotations

from io import BytesIO

import segno
from segno.encoder import DataOverflowError

# A code of this version has 109 modules a side: about the finest a phone reads from a screen.
FINEST_VERSION = 23

# The quiet zone around a code, in modules, as the standard asks for.
QUIET_ZONE = 4

# About as many pixels a side, whatever the number of modules.
SIDE = 900


def draw(link: str) -> bytes | None:
    """Return the QR code of a link as a PNG, dark on white in any theme; None where it is too long."""
    code = _code(link)
    if code is None:
        return None
    modules = code.symbol_size(border=QUIET_ZONE)[0]
    picture = BytesIO()
    code.save(
        picture, kind="png", scale=max(SIDE // modules, 1), border=QUIET_ZONE, dark="black", light="white"
    )
    return picture.getvalue()


def rows(link: str) -> list[str]:
    """Return a link's QR code row by row, ``1`` for a dark module; empty where it is too long for one.

    The quiet zone is left to whoever draws it.
    """
    code = _code(link)
    return [] if code is None else ["".join(map(str, row)) for row in code.matrix]


def _code(link: str) -> segno.QRCode | None:
    try:
        code = segno.make_qr(link, error="l")
    except DataOverflowError:
        return None
    return code if int(code.version) <= FINEST_VERSION else None
