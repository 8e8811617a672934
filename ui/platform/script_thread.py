"""Letting messages out while the script that makes them still computes."""

from __future__ import annotations

import sys

# Seconds after which a thread that computes lets another one in. Streamlit runs a script beside the
# thread that sends its messages: with Python's own 5 ms they wait for the run's end before they leave.
SWITCH_SECONDS = 0.0005


def let_messages_out() -> None:
    """Have threads of this process take turns so often that messages leave as they are made."""
    sys.setswitchinterval(SWITCH_SECONDS)
