"""What was made for a visitor, and then the visit with all it holds, is gone soon after it has ended.

Streamlit keeps the session of a closed page for two minutes, so that a connection that dropped can come
back, and then forgets it without ending it: its files stay in memory and are answered to whoever
has their address. So ended visits are looked for here, by parts of Streamlit that are not public;
``tests/ui/platform/test_ended_visits.py`` holds what is relied on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from streamlit import runtime

from ui.platform.held_downloads import OWNER

logger = logging.getLogger(__name__)

# A dropped connection comes back within seconds. Later its page asks for files anew.
GRACE_SECONDS = 10.0

# Before Streamlit's own two minutes, after which a session is out of reach but still in memory.
SESSION_SECONDS = 100.0

LOOK_SECONDS = 2.0


class EndedVisits:
    """Notes when a session lost its connection, and takes its files and then itself away."""

    def __init__(self, found: Any) -> None:
        """Look after the visits of one of Streamlit's runtimes."""
        self._runtime = found
        self._since: dict[str, float] = {}

    def look(self, now: float) -> None:
        """Take away what belongs to visits that ended; ``now`` is in seconds of a running clock."""
        manager, media = self._runtime._session_mgr, self._runtime.media_file_mgr
        active = {info.session.id for info in manager.list_active_sessions()}
        stored = {info.session.id for info in manager.list_sessions()} - active
        owners = {name.removeprefix(OWNER) for name in [*media._files_by_session_and_coord]}
        without = (owners | stored) - active
        self._since = {name: self._since.get(name, now) for name in without}
        ended = [name for name, since in self._since.items() if now - since >= GRACE_SECONDS]
        for name in ended:
            _remove_files(media, name)
            if name in stored and now - self._since[name] >= SESSION_SECONDS:
                self._runtime.close_session(name)
        if ended:
            # What nobody holds is marked at one look and dropped at the next.
            media.remove_orphaned_files()


def _remove_files(media: Any, session: str) -> None:
    """Drop every file of a session that no other session shows too."""
    with media._lock:
        files = media._files_by_session_and_coord
        own = {file for name in (session, f"{OWNER}{session}") for file in files.pop(name, {}).values()}
        shown = {file for others in files.values() for file in others.values()}
        for file in own - shown:
            if file in media._file_metadata:
                media._delete_file(file)


@asynccontextmanager
async def looked_after() -> AsyncIterator[None]:
    """Look for ended visits for as long as the server runs."""
    task = asyncio.create_task(_look_again_and_again())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _look_again_and_again() -> None:
    visits: EndedVisits | None = None
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if visits is None and runtime.exists():
            visits = EndedVisits(runtime.get_instance())
        try:
            if visits is not None:
                visits.look(time.monotonic())
        except Exception:
            # The next look may succeed, and the server serves meanwhile.
            logger.exception("ended visits not forgotten")
