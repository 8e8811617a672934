"""Work done once when the server starts, so that the first visitor does not wait for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scoring import list_cases, load_case, simulate
from ui import charts
from ui.platform import first_address, served_components, unread_reports
from ui.platform.ended_visits import looked_after
from ui.platform.garbage_collection import freeze
from ui.platform.listening_socket import send_at_once
from ui.platform.script_thread import let_messages_out
from ui.words.texts import LANGUAGES, load_texts


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
    first_address.note()
    send_at_once()
    freeze()
    let_messages_out()
    async with looked_after():
        yield
