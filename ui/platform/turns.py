"""Scripts run one after the other, in the order in which they were asked for.

Streamlit runs every visitor's script in a thread of its own. Threads of one process share its one
interpreter, so ten that run at once all end late; one after the other most end early, and none later than
before. Whoever waits long enough runs beside the others, so that a slow script holds up nobody for good,
and a script that waits for something else than the processor lets the next one in (``stand_aside``).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps

from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

# In seconds; as long as the heaviest page takes to be drawn for the first time.
LONGEST_WAIT = 0.25

_run_as_shipped = ScriptRunner._run_script


class Turns:
    """Whose turn it is; safe to use from any thread, each holding one turn at most."""

    def __init__(self, longest_wait: float = LONGEST_WAIT) -> None:
        """Start with nobody's turn."""
        self._longest_wait = longest_wait
        self._lock = threading.Lock()
        self._held = 0
        self._waiting: deque[threading.Event] = deque()
        self._of_thread = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, not longer than the longest wait, and hold it until the end of the block."""
        self._take()
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def stand_aside(self) -> Iterator[None]:
        """Let others in while this thread waits for something; nothing happens where it holds no turn."""
        if not getattr(self._of_thread, "holds", False):
            yield
            return
        self._leave()
        try:
            yield
        finally:
            self._take()

    def _take(self) -> None:
        with self._lock:
            mine = threading.Event()
            if self._held or self._waiting:
                self._waiting.append(mine)
            else:
                self._held += 1
                mine.set()
        if not mine.wait(self._longest_wait):
            with self._lock:
                # It may have come in the meantime.
                if not mine.is_set():
                    self._waiting.remove(mine)
                    self._held += 1
        self._of_thread.holds = True

    def _leave(self) -> None:
        self._of_thread.holds = False
        with self._lock:
            self._held -= 1
            if self._waiting and not self._held:
                self._held += 1
                self._waiting.popleft().set()


_TURNS = Turns()
stand_aside = _TURNS.stand_aside


def take_turns() -> None:
    """Have the scripts of this process run one after the other."""
    ScriptRunner._run_script = _run  # type: ignore[method-assign]


@wraps(_run_as_shipped)
def _run(self: ScriptRunner, rerun_data: RerunData) -> None:
    with _TURNS.turn():
        _run_as_shipped(self, rerun_data)
