"""One visitor moves levers while others do all that is heavy: ``python -m tests.load.crowded``.

Readers upload every costly file of ``tests/bad_uploads/costly.py`` one after the other, ten exporters ask
for images again and again, and 400 connections are opened on which no request ever comes. Printed are
how long a lever takes, how long readiness does, how soon the connections are closed, and the memory of
the server with all its processes. It fails where the goals are missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bad_uploads.costly import COSTLY
from tests.e2e.server import Server, serve
from tests.load.crowd import LEVERS, SEED, memory_of, summary
from tests.load.guest import Guest
from tests.load.visitor import Visitor

READERS = 6
EXPORTERS = 10
HALF_OPEN = 400
LEVER_EVERY = 0.5
# In seconds: until the crowd has opened its pages.
SETTLING = 20.0
STAND_BACK = 10

# The goals, in ms at p95; and in seconds, until no half-open connection is left.
LEVER_P95 = 300
READY_P95 = 100
CLOSED_WITHIN = 15


@dataclass
class Seen:
    """What one visitor met, in seconds; memory in MB."""

    levers: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    closed: float | None = None
    memory: float = 0


@dataclass
class Crowd:
    """What the crowd met, in seconds; how many documents were refused."""

    reads: list[float] = field(default_factory=list)
    exports: list[float] = field(default_factory=list)
    refused: int = 0


async def watch(server: Server, seconds: float, *, half_open: bool) -> Seen:
    """Move levers and ask for readiness for so many seconds."""
    seen, end = Seen(), time.monotonic() + seconds
    async with Visitor(server.url) as mover:
        works = [_move(mover, end, seen), _ask(server, end, seen)]
        if half_open:
            works.append(_half_open(server, seen))
        await asyncio.gather(*works)
    return seen


def in_the_crowd(server: Server, seconds: float) -> tuple[Seen, Crowd]:
    """Watch while a crowd is at work in a process of its own, so that it does not hold up the watch."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.load.crowded"]
    options = ["--crowd", server.url, "--seconds", str(seconds + SETTLING)]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE) as process:
        # Until all have opened their pages.
        time.sleep(SETTLING)
        seen = asyncio.run(watch(server, seconds, half_open=True))
        printed, _ = process.communicate()
    return seen, Crowd(**json.loads(printed))


async def _move(visitor: Visitor, end: float, seen: Seen) -> None:
    chance = random.Random(SEED)
    while time.monotonic() < end:
        seen.levers.append(await visitor.move(chance.choice(LEVERS), chance.randrange(1001)))
        await asyncio.sleep(LEVER_EVERY)


async def _ask(server: Server, end: float, seen: Seen) -> None:
    def asked() -> float:
        started = time.perf_counter()
        with urllib.request.urlopen(f"{server.url}/readyz") as answer:
            answer.read()
        return time.perf_counter() - started

    while time.monotonic() < end:
        seen.ready.append(await asyncio.to_thread(asked))
        seen.memory = max(seen.memory, sum(memory_of(process) for process in _family(server.process)))
        await asyncio.sleep(LEVER_EVERY)


async def crowd(url: str, seconds: float) -> Crowd:
    """Have readers and exporters at work for so many seconds, all at once."""
    found = Crowd()
    files = {name: make() for name, make in COSTLY.items()}
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Guest(url, "method")) for _ in range(READERS)]
        exporters = [await stack.enter_async_context(Guest(url)) for _ in range(EXPORTERS)]
        for exporter in exporters:
            await exporter.press("export")
        works = [
            *(_read(reader, files, place, found) for place, reader in enumerate(readers)),
            *(_export(exporter, found) for exporter in exporters),
        ]
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(*works)
    return found


async def _read(reader: Guest, files: Mapping[str, bytes], place: int, seen: Crowd) -> None:
    names = [*files]
    while True:
        for name in names[place::READERS]:
            seen.reads.append(await reader.upload("costly.csv", files[name]))


async def _export(exporter: Guest, seen: Crowd) -> None:
    while True:
        seconds, came = await exporter.export("png")
        if came:
            seen.exports.append(seconds)
        else:
            seen.refused += 1
            await asyncio.sleep(1)


async def _half_open(server: Server, seen: Seen) -> None:
    """Open connections on which half a request comes, and wait until the server has closed them all."""
    host, _, port = server.url.removeprefix("http://").partition(":")

    async def opened() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        await writer.drain()
        try:
            await reader.read()
        except ConnectionError:
            pass
        finally:
            writer.close()

    started = time.monotonic()
    try:
        async with asyncio.timeout(4 * CLOSED_WITHIN):
            await asyncio.gather(*(opened() for _ in range(HALF_OPEN)))
        seen.closed = time.monotonic() - started
    except TimeoutError:
        seen.closed = None


def _family(process: int) -> Iterator[int]:
    """Yield a process and all below it that are still there (Linux)."""
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            for child in tasks.read_text(encoding="ascii").split():
                if Path(f"/proc/{child}/statm").exists():
                    yield from _family(int(child))
        except OSError:
            continue


def main() -> int:
    """Measure alone and in the crowd, print both; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.crowded")
    parser.add_argument("--seconds", type=float, default=90.0, help="how long the crowd is watched")
    parser.add_argument("--crowd", metavar="URL", help="be the crowd of a server, and nothing else")
    chosen = parser.parse_args()
    if chosen.crowd:
        # It stands for other machines: the server and the watch come first.
        os.nice(STAND_BACK)
        print(json.dumps(asdict(asyncio.run(crowd(chosen.crowd, chosen.seconds)))))
        return 0
    with serve() as server:
        alone = asyncio.run(watch(server, min(15.0, chosen.seconds), half_open=False))
        crowded, others = in_the_crowd(server, chosen.seconds)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, crowd on the same machine")
    print(f"{READERS} readers of {len(COSTLY)} costly files, {EXPORTERS} exporters of PNG")
    for what, values in (
        ("lever alone", alone.levers),
        ("lever in the crowd", crowded.levers),
        ("readiness alone", alone.ready),
        ("readiness in the crowd", crowded.ready),
        ("file read, with its wait", others.reads),
        ("PNG made, with its wait", others.exports),
    ):
        if values:
            figures = "  ".join(f"{key} {value:.0f} ms" for key, value in summary(values).items())
            print(f"{what:<24} {len(values):>5}  {figures}")
    print(f"memory with all processes: alone {alone.memory:.0f} MB, in the crowd {crowded.memory:.0f} MB")
    print(f"documents refused because the line was full: {others.refused}")
    closed = "not all" if crowded.closed is None else f"all after {crowded.closed:.1f} s"
    print(f"{HALF_OPEN} half-open connections closed: {closed}")
    goals = {
        f"lever p95 under {LEVER_P95} ms": summary(crowded.levers)["p95"] < LEVER_P95,
        f"readiness p95 under {READY_P95} ms": summary(crowded.ready)["p95"] < READY_P95,
        f"connections closed within {CLOSED_WITHIN} s": (crowded.closed or 1e9) < CLOSED_WITHIN,
    }
    for goal, met in goals.items():
        print(f"{'met   ' if met else 'MISSED'} {goal}")
    return 0 if all(goals.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
