"""Command line of the load driver: ``python -m tests.load [--sessions N] [--active N] [--soak]``."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform

import streamlit

from tests.e2e.server import serve
from tests.load.crowd import Observed, summary, visit

# What an hour of so many active sessions asks for: a soak runs as many moves without pauses.
HOUR_SECONDS = 3600


def main() -> int:
    """Serve the app, put load on it, print what was seen; 1 where a session met an error."""
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("--sessions", type=int, default=500, help="open at once")
    parser.add_argument("--active", type=int, default=125, help="of these, moving levers")
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two moves")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long levers are moved")
    parser.add_argument("--soak", action="store_true", help="moves without pauses: look at the memory")
    chosen = parser.parse_args()
    every = 0.0 if chosen.soak else chosen.every
    with serve() as server:
        observed = asyncio.run(
            visit(
                server.url,
                server.process,
                sessions=chosen.sessions,
                active=chosen.active,
                every=every,
                seconds=chosen.seconds,
            )
        )
    _print(observed, chosen)
    return 1 if observed.errors else 0


def _print(observed: Observed, chosen: argparse.Namespace) -> None:
    versions = f"Python {platform.python_version()}, Streamlit {streamlit.__version__}"
    print(f"{versions}, {os.cpu_count()} processors, load driver on the same machine")
    pace = "without pauses" if chosen.soak else f"every {chosen.every} s"
    print(f"{len(observed.openings)} sessions open, {chosen.active} of them move a lever {pace}\n")
    for name, values in (("opening", observed.openings), ("lever moved", observed.runs)):
        if values:
            figures = "  ".join(f"{key} {value:.0f} ms" for key, value in summary(values).items())
            print(f"{name:<12} {len(values):>6}  {figures}")
    hours = len(observed.runs) / (chosen.active * HOUR_SECONDS / chosen.every)
    print(f"moves of {chosen.active} active sessions in {hours:.2f} hours")
    for moment, memory in observed.memory:
        print(f"memory {moment:<28} {memory:8.1f} MB")
    (_, before), (_, opened) = observed.memory[:2]
    if observed.openings:
        print(f"memory per open session          {(opened - before) / len(observed.openings):8.2f} MB")
    print(f"errors {len(observed.errors)}", *observed.errors[:10], sep="\n  ")


if __name__ == "__main__":
    raise SystemExit(main())
