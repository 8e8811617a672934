"""Keeping a document until the browser has fetched it.

Streamlit makes the file of a deferred download belong to no session, and drops it once two script runs
of anybody have ended: with four visitors moving levers, one download in nine was lost. So the last few
files are registered with the media manager as well, which is not part of Streamlit's public interface;
``tests/ui/exports/test_holding.py`` holds what is relied on.
"""

from __future__ import annotations

from itertools import count

from streamlit import runtime

# The largest file has 3 MB. A file is safe until so many later ones have been made by anyone.
HELD = 16

_turns = count()


def hold(content: bytes, mime: str, name: str) -> None:
    """Keep the file of a download that is about to be fetched."""
    if runtime.exists():
        place = f"export-{next(_turns) % HELD}"
        runtime.get_instance().media_file_mgr.add(
            content, mime, place, file_name=name, is_for_static_download=True
        )
