"""A full disk and a clock that jumps: visitors go on working, nothing of theirs is lost or late."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.server import HOST, Server, free_port, started
from tests.load.guest import Guest
from tests.load.visitor import Visitor

COUNTS = b"indicator;numerator;denominator\ne_result_issued;301;1000\n"
DOCUMENTS = ("docx", "png")

# Read by Python before anything else: the clock of the wall jumps by a signal, a day ahead or two back.
CLOCK_JUMPS = """
import signal, time
wall, jumped = time.time, [0]
time.time = lambda: wall() + jumped[0]
def jump(seconds):
    return lambda *_: jumped.__setitem__(0, jumped[0] + seconds)
signal.signal(signal.SIGUSR1, jump(86_400))
signal.signal(signal.SIGUSR2, jump(-172_800))
"""


@contextmanager
def _served(**environment: str) -> Iterator[Server]:
    port = free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", HOST),
        *("--server.port", str(port), "--server.fileWatcherType", "none"),
    ]
    with started(command, port, environment=environment) as running:
        yield running


async def _works(visitor: Visitor, guest: Guest, position: int) -> None:
    """Move a lever, and have a document made."""
    await visitor.move("digitization", position)
    _, came = await guest.export("json")
    assert came


async def _works_whatever_the_clock_says(server: Server) -> None:
    async with Visitor(server.url) as visitor, Guest(server.url) as exporter:
        await exporter.press("export")
        await _works(visitor, exporter, 450)
        for place, jump in enumerate((signal.SIGUSR1, signal.SIGUSR2, signal.SIGUSR1)):
            os.kill(server.process, jump)
            await _works(visitor, exporter, 500 + place)
            async with Guest(server.url, "plan"):
                pass


async def _works_without_a_byte_of_disk(server: Server) -> None:
    async with Visitor(server.url) as visitor, Guest(server.url) as exporter:
        await exporter.press("export")
        await _works(visitor, exporter, 450)
        for kind in DOCUMENTS:
            _, came = await exporter.export(kind)
            assert (kind, came) == (kind, True)
        async with Guest(server.url, "method") as reader:
            await reader.upload("own.csv", COUNTS)
            assert reader.sees("own_use")
        await visitor.move("online_payment", 600)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="this system has no signals of one's own")
def test_neither_a_clock_that_jumps_nor_a_full_disk_stops_anybody(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system knows no limit for files")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system sets no limits for another process")
    (tmp_path / "sitecustomize.py").write_text(CLOCK_JUMPS, encoding="utf-8")
    with _served(PYTHONPATH=str(tmp_path)) as server:
        asyncio.run(_works_whatever_the_clock_says(server))
        assert "Traceback" not in server.log
        # From now on neither it nor what it starts can add a byte to any file, its own log among them.
        resource.prlimit(server.process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        asyncio.run(_works_without_a_byte_of_disk(server))
