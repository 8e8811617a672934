"""The font of the pages, as the platform serves it to browsers.

Streamlit brings it among its own files, under a name with a hash; where it lies is not public.
``tests/ui/platform/test_page_font.py`` holds it.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

MEDIA = Path("static", "static", "media")
UPRIGHT = "SourceSansVF-Upright.*.woff2"


@cache
def page_font() -> bytes | None:
    """Return the upright font of the pages as WOFF2, with all its weights; None where it is not found."""
    # Documents are made without importing the platform.
    platform = find_spec("streamlit")
    if platform is None or platform.origin is None:
        return None
    found = sorted((Path(platform.origin).parent / MEDIA).glob(UPRIGHT))
    return found[0].read_bytes() if found else None
