"""Work done once when the server starts, so that the first visitor does not wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any

from scoring import list_cases, load_case, simulate
from ui import charts
from ui.platform import first_run, left_pages, served_components, theme_message, turns, unread_reports
from ui.platform.ended_visits import looked_after
from ui.platform.garbage_collection import freeze
from ui.platform.listening_socket import send_at_once
from ui.platform.script_thread import let_messages_out
from ui.platform.unfinished_requests import close_unfinished, find_servers
from ui.queue.line import AT_ONCE, LONGEST, QUICK_AT_ONCE
from ui.queue.process import end_idle
from ui.words.texts import LANGUAGES, load_texts

# Documents are made on threads of this pool, and those who wait in the line hold one each.
THREADS = LONGEST + AT_ONCE + QUICK_AT_ONCE + 8


@asynccontextmanager
async def warm_up(_app: Any) -> AsyncIterator[None]:
    """Load data and chart designs, then make the process ready for runs one after the other."""
    case = load_case()
    list_cases()
    outcome = simulate(case, {})
    for language in LANGUAGES:
        charts.prepare(outcome, load_texts(language))
    served_components.declare()
    unread_reports.keep()
    first_run.protect()
    left_pages.leave()
    turns.take_turns()
    theme_message.read_once()
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "heavy"))
    send_at_once()
    servers = find_servers()
    freeze()
    let_messages_out()
    closing = asyncio.create_task(close_unfinished(servers))
    try:
        async with looked_after():
            yield
    finally:
        closing.cancel()
        with suppress(asyncio.CancelledError):
            await closing
        end_idle()
