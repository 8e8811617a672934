"""Having the browser ask for a whole run whenever it is connected anew.

After a restart of the server, or on another replica, the session is a new one that knows nothing of the
page: whatever the visitor does first would meet no scenario. Streamlit's browser part asks for a run by
itself where a part of the page is drawn again at intervals, with the page, its address and everything
typed. That it does so is not public; ``tests/ui/platform/test_reconnection.py`` holds it.
"""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

# The interval itself is of no use: so long that it hardly ever comes to its end.
INTERVAL = timedelta(days=1)

KEY = "part_reconnection"


def ask_for_a_whole_run() -> None:
    """Have a whole run come first after every new connection; to be called in every whole run."""
    st.fragment(_nothing, run_every=INTERVAL, key=KEY)()


def _nothing() -> None:
    """Draw nothing: the part only has to be there."""
