"""Functions run in a process of their own, which is ended when it takes too long.

For work on what comes from outside, and for libraries that keep memory for good: no file can hold the
server's interpreter or its memory. The process loads nothing but the function's module, stands back
behind the server for the processor, and may take so much memory and no more.
"""

from __future__ import annotations

import atexit
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("worker.py")

# Idle processes that are kept for the next call, and the calls after which one makes place for another.
KEPT = 1
CALLS = 100

Result = TypeVar("Result")

_idle: list[_Process] = []
_lock = threading.Lock()


class EndedError(RuntimeError):
    """The process was ended before it answered: out of time, out of memory, or broken."""


def call(
    function: Callable[..., Result],
    *arguments: object,
    seconds: float,
    keep: bool = True,
) -> Result:
    """Return what a function of a module returns; arguments and result are copied.

    What it raises is raised here. With ``keep``, a later call may find the process ready.

    Raises:
        EndedError: no answer within ``seconds``, more memory than allowed, or the process has ended of
            itself.

    """
    process = _take(keep=keep)
    try:
        done, answer = process.ask((function, arguments, seconds), seconds)
        if isinstance(answer, MemoryError):
            raise EndedError("it needs more memory than it may have") from answer
    except BaseException:
        process.end()
        raise
    if keep:
        _put_back(process)
    else:
        process.end()
    if not done:
        raise answer
    result: Result = answer
    return result


def _take(*, keep: bool) -> _Process:
    with _lock:
        while keep and _idle:
            process = _idle.pop()
            if process.is_ready():
                return process
            process.end()
    return _Process()


def _put_back(process: _Process) -> None:
    with _lock:
        if len(_idle) < KEPT and process.is_ready():
            _idle.append(process)
            return
    process.end()


@atexit.register
def end_idle() -> None:
    """End the processes that are kept for a next call."""
    with _lock:
        while _idle:
            _idle.pop().end()


class _Process:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            # Isolated: what it loads does not depend on the environment or the folder.
            [sys.executable, "-I", str(WORKER), str(ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        self._calls = 0

    def is_ready(self) -> bool:
        """Return whether it can take another call."""
        return self._calls < CALLS and self._process.poll() is None

    def ask(self, job: object, seconds: float) -> tuple[bool, Any]:
        """Return whether the function returned, and its result or its error."""
        self._calls += 1
        answers: queue.SimpleQueue[tuple[bool, Any] | Exception] = queue.SimpleQueue()
        threading.Thread(target=self._exchange, args=(job, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            raise EndedError(f"no answer after {seconds:g} seconds") from None
        if isinstance(answer, Exception):
            raise EndedError("it ended without an answer") from answer
        return answer

    def _exchange(self, job: object, answers: queue.SimpleQueue[tuple[bool, Any] | Exception]) -> None:
        """Send a job and wait for its answer, on a thread of its own: both can block."""
        sent, came = self._process.stdin, self._process.stdout
        try:
            if sent is None or came is None:
                raise EOFError
            pickle.dump(job, sent)
            sent.flush()
            answers.put(pickle.load(came))
        except Exception as error:  # a process that was ended answers in many ways
            answers.put(error)

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                # Something may still be to be written, which nobody reads any more.
                with suppress(OSError):
                    stream.close()
