"""Keeping a file until the browser has fetched it, and not longer than the visit it was made in.

Streamlit makes the file of a deferred download belong to no session, and drops it once two script runs
of anybody have ended: with four visitors moving levers, one download in nine was lost; with none, a file
stayed for good. So the last few files are registered with the media manager as well, under the visit that
made them; ``ended_visits`` takes them away with it. The manager is not part of Streamlit's public parts;
``tests/ui/platform/test_held_downloads.py`` holds what is relied on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.scriptrunner import get_script_run_ctx

# The largest file has 3 MB. A file is safe until so many later ones have been made by anyone.
HELD = 16

# Marks what a visit's files are registered under beside its session, which forgets them at its next run.
OWNER = "held for "

_turns = count()
_held: deque[tuple[str, str]] = deque()


def held(build: Callable[[], bytes], mime: str, name: str) -> Callable[[], bytes]:
    """Return ``build`` for a button to download: what it makes is kept until it has been fetched."""
    context = get_script_run_ctx(suppress_warning=True)
    owner = f"{OWNER}{context.session_id if context else ''}"

    def build_and_hold() -> bytes:
        content = build()
        if runtime.exists():
            _hold(runtime.get_instance().media_file_mgr, owner, content, mime, name)
        return content

    return build_and_hold


def _hold(manager: Any, owner: str, content: bytes, mime: str, name: str) -> None:
    place = f"download-{next(_turns)}"
    with manager._lock:
        kind = MediaFileKind.DOWNLOADABLE
        file = manager._storage.load_and_get_id(content, mime, kind, name)
        manager._file_metadata[file] = MediaFileMetadata(kind)
        files = manager._files_by_session_and_coord
        files[owner][place] = file
        _held.append((owner, place))
        while len(_held) > HELD:
            oldest, first = _held.popleft()
            files.get(oldest, {}).pop(first, None)
