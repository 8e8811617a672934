from __future__ import annotations

from pathlib import Path

import streamlit
from streamlit.testing.v1 import AppTest

from ui.platform.reconnection import INTERVAL

# In Streamlit's browser part, where a connection comes about: when a run is asked for.
CONDITION = "this.autoRerunIntervals.size>0"

# What a timer of a browser can wait, in milliseconds.
LONGEST_TIMER = 2**31 - 1


def _script() -> None:
    from ui.platform import reconnection  # noqa: PLC0415 - AppTest takes the function's body as a script

    reconnection.ask_for_a_whole_run()


def test_a_new_connection_asks_for_a_run_where_a_part_is_drawn_at_intervals():
    """Streamlit's browser part asks for a whole run on a new connection where a part has an interval.

    If that is no longer so, a page nobody has touched is dead or loses its scenario after a restart:
    ``tests/e2e/test_restart.py`` shows it. Look for ``Requesting a script run`` in Streamlit's scripts
    for what asks for a run now. Meanwhile a reload of the page helps: the address holds the scenario.
    """
    scripts = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("index.*.js")
    assert any(CONDITION in script.read_text(encoding="utf-8") for script in scripts)
    assert not AppTest.from_function(_script).run().exception


def test_the_interval_fits_a_browser_s_timer():
    assert INTERVAL.total_seconds() * 1000 < LONGEST_TIMER
