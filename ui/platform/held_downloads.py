"""Keeping a file until the browser has fetched it.

Streamlit makes the file of a deferred download belong to no session, and drops it once two script runs
of anybody have ended: with four visitors moving levers, one download in nine was lost. So the last few
files are registered with the media manager as well, which is not part of Streamlit's public interface;
``tests/ui/platform/test_held_downloads.py`` holds what is relied on.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from streamlit import runtime

# The largest file has 3 MB. A file is safe until so many later ones have been made by anyone.
HELD = 16

_turns = count()


def held(build: Callable[[], bytes], mime: str, name: str) -> Callable[[], bytes]:
    """Return ``build`` for a button to download: what it makes is kept until it has been fetched."""

    def build_and_hold() -> bytes:
        content = build()
        _hold(content, mime, name)
        return content

    return build_and_hold


def _hold(content: bytes, mime: str, name: str) -> None:
    if runtime.exists():
        place = f"download-{next(_turns) % HELD}"
        runtime.get_instance().media_file_mgr.add(
            content, mime, place, file_name=name, is_for_static_download=True
        )
