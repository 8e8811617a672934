from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from ui.platform.script_thread import SWITCH_SECONDS, let_messages_out


@pytest.fixture
def _own_interval() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def _script() -> None:
    import threading  # noqa: PLC0415 - AppTest takes the function's body as a script

    import streamlit as st  # noqa: PLC0415

    st.session_state["thread"] = threading.get_ident()


@pytest.mark.usefixtures("_own_interval")
def test_a_script_runs_beside_the_thread_that_sends():
    """Streamlit runs a visitor's script in a thread of the server's process, not in the event loop.

    If scripts run in processes of their own, or in the loop itself, turns between threads no longer
    decide when a message leaves: take ``let_messages_out`` out of ``ui/server/startup.py``, measure with
    ``make bench`` whether the headline still comes before the rest, and drop ``ui/platform/
    script_thread.py`` if so.
    """
    ran = AppTest.from_function(_script).run().session_state["thread"]
    assert ran != threading.get_ident()
    let_messages_out()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
