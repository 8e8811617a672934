"""Work done once when the server starts, so that the first visitor does not wait for it."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scoring import list_cases, load_case, simulate
from ui import charts
from ui.platform.listening_socket import send_at_once
from ui.words.texts import LANGUAGES, load_texts

# Seconds after which a thread that computes lets another one in. With Python's own 5 ms the messages
# of a run wait for its end before they leave for the browser.
SWITCH_SECONDS = 0.0005


@asynccontextmanager
async def warm_up(_app: Any) -> AsyncIterator[None]:
    """Load data and chart designs, then take what stays for good out of garbage collection.

    Streamlit collects garbage after every rerun; with pandas and the charts loaded that costs more
    than a rerun of this app. Objects frozen here are never looked at again.
    """
    case = load_case()
    list_cases()
    outcome = simulate(case, {})
    for language in LANGUAGES:
        charts.prepare(outcome, load_texts(language))
    send_at_once()
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH_SECONDS)
    yield
