"""Text for XML files: outside text may hold characters that no XML file can."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return text with spaces where XML allows nothing."""
    return FORBIDDEN.sub(" ", text)
