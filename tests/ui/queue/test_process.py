"""Functions in a process of their own: what they give, what they raise, and that they are ended."""

from __future__ import annotations

import os
import sys
import time
from decimal import Decimal

import pytest

from scoring.errors import UnknownIndicatorError
from ui.queue import process
from ui.queue.process import EndedError, call, end_idle

SOON = 30


def test_a_function_gives_its_result_and_the_process_is_used_again() -> None:
    assert call(Decimal, "60.08", seconds=SOON) == Decimal("60.08")
    first = call(os.getpid, seconds=SOON)
    assert first != os.getpid()
    assert call(os.getpid, seconds=SOON) == first
    assert call(os.getpid, seconds=SOON, keep=False) != first


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        call(int, "x", seconds=SOON)


def test_an_error_that_cannot_be_copied_is_told_by_its_name() -> None:
    with pytest.raises(RuntimeError, match="UnknownIndicatorError"):
        call(_unknown, seconds=SOON)


def _unknown() -> None:
    error = UnknownIndicatorError(key="x", matches="-")
    error.args = (lambda: None,)
    raise error


def test_what_takes_too_long_is_ended_and_the_next_call_works() -> None:
    before = call(os.getpid, seconds=SOON)
    with pytest.raises(EndedError, match="no answer after"):
        call(time.sleep, 60, seconds=0.2)
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)
    assert call(os.getpid, seconds=SOON) != before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not bounded this way")
def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(EndedError, match="memory"):
        call(bytes, 2_000_000_000, seconds=SOON)


def test_a_process_that_ends_of_itself_is_told() -> None:
    with pytest.raises(EndedError, match="without an answer"):
        call(os._exit, 3, seconds=SOON)


def test_what_a_function_prints_does_no_harm() -> None:
    assert call(print, "hello", seconds=SOON) is None
    assert call(os.write, 1, b"hello", seconds=SOON) == 5


def test_it_loads_nothing_but_the_function_s_module() -> None:
    end_idle()
    loaded = call(_loaded, seconds=SOON, keep=False)
    assert "streamlit" not in loaded
    assert "altair" not in loaded


def _loaded() -> list[str]:
    return [*sys.modules]


def test_few_idle_processes_are_kept() -> None:
    call(os.getpid, seconds=SOON)
    assert len(process._idle) == process.KEPT
    end_idle()
    assert process._idle == []
