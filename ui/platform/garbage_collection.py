"""What stays for good is left out of garbage collection: of Python's own, and of Streamlit's."""

from __future__ import annotations

import gc


def freeze() -> None:
    """Take all that is loaded now out of garbage collection, until the process ends.

    With pandas and the charts loaded a full collection costs more than a rerun of this app. Streamlit
    forces one after every run unless ``.streamlit/config.toml`` says no, and Python makes one now and
    then; objects frozen here are never looked at again.
    """
    gc.collect()
    gc.freeze()
