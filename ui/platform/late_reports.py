"""How long the browser may still report what was there before the last change.

Streamlit's messages carry no number of the state they were sent from, so a late one is told by time:
one that comes this soon after a change, and says what was before it, was sent without knowing of it.
"""

from __future__ import annotations

import time

# Between a callback and the run that follows it.
ADDRESS_SECONDS = 0.3

# Between a value that was typed and the click that reported it, sliders still standing as before.
SLIDER_SECONDS = 0.7


def now() -> float:
    """Return the moment of a change, in seconds of a clock that only runs forward."""
    return time.monotonic()


def address_is_late(changed: float | None) -> bool:
    """Return whether the address of this run may be older than the change made at ``changed``."""
    return changed is not None and time.monotonic() - changed < ADDRESS_SECONDS


def slider_is_late(changed: float) -> bool:
    """Return whether a slider reported now may be older than the value typed at ``changed``."""
    return time.monotonic() - changed < SLIDER_SECONDS
