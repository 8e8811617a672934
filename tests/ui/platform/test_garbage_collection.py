from __future__ import annotations

import gc
from collections.abc import Iterator
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1.util import patch_config_options

from ui.platform.garbage_collection import freeze

# The oldest generation: all objects are looked at.
FULL = 2


def _collected_after_a_run() -> list[int]:
    """Return the generations that are collected as a script ends."""
    generations: list[int] = []
    context = SimpleNamespace(has_script_started=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "collect", generations.append)
        ScriptRunner._on_script_finished(MagicMock(), context, MagicMock(), True, MagicMock())
    return generations


@pytest.fixture
def _thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_thawed")
def test_runs_end_without_the_collection_streamlit_forces_and_what_is_frozen_is_left_out():
    """After every run Streamlit forces a full collection, unless ``runner.postScriptGC`` is off.

    If the option is gone: take it out of ``.streamlit/config.toml``, and see with ``make bench`` whether
    a move of a lever got slower. If the collection is forced all the same, ``freeze`` is what keeps it
    small; if it is never made any more, only the option can go, for Python collects by itself as well.
    """
    assert st.get_option("runner.postScriptGC") is False
    assert _collected_after_a_run() == []
    with patch_config_options({"runner.postScriptGC": True}):
        assert _collected_after_a_run() == [FULL]

    freeze()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < gc.get_freeze_count()
