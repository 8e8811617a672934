"""The process behind ``ui/queue/process.py``: takes functions one by one, and sends back what they give.

A script and no module: run by its path, with the project's folder as its argument. It ends with whoever
started it, since nothing comes in any more then.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

# In bytes of data: an image's converter takes some 200 MB, a file that is read far less.
MEMORY = 700_000_000
# The server comes first for the processor.
STAND_BACK = 10
# Beyond its time a function is ended by whoever asked; should the server be gone, by this, in seconds.
GRACE = 5


def main() -> None:
    """Answer calls until nothing comes in any more."""
    sys.path.insert(0, sys.argv[1])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not come between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _bound()
    with suppress(EOFError):
        while True:
            function, arguments, seconds = pickle.load(sys.stdin.buffer)
            _bound_time(seconds)
            try:
                answer = (True, function(*arguments))
                content = pickle.dumps(answer)
            except Exception as error:  # whatever it is, the one who asked is told
                content = pickle.dumps((False, _told(error)))
            answers.write(content)
            answers.flush()


def _told(error: Exception) -> Exception:
    """Return an error that can be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # many errors cannot be copied
        return RuntimeError(f"{type(error).__name__}: {error}"[:400])
    return error


def _bound() -> None:
    with suppress(AttributeError, OSError):
        os.nice(STAND_BACK)
    if resource is not None:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _bound_time(seconds: float) -> None:
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + GRACE
        with suppress(ValueError, OSError):
            # The soft limit alone: it must rise again for the next call.
            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
