"""Many open sessions, some of which move levers: how long a run takes, and what a session weighs."""

from __future__ import annotations

import asyncio
import gc
import itertools
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from scoring.what_if.positions import POSITIONS
from tests.load.visitor import RunFailedError, Visitor

LEVERS = ("digitization", "online_payment", "online_service", "transparency", "satisfaction", "progress")
SEED = 766

# So many sessions connect at a time: a hall opens the link within seconds, not in one instant.
DOORS = 8


@dataclass
class Observed:
    """What a crowd met: seconds of every run and of every opening, errors, the server's memory."""

    runs: list[float] = field(default_factory=list)
    openings: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[str, float]] = field(default_factory=list)


def memory_of(process: int) -> float:
    """Return the resident memory of a process in MB (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


async def visit(
    url: str, process: int, *, sessions: int, active: int, every: float, seconds: float
) -> Observed:
    """Open ``sessions`` and let ``active`` of them move a lever every so many seconds, for a time.

    ``every=0`` means one move after the other without a pause.
    """
    observed = Observed()
    observed.memory.append(("before", memory_of(process)))
    async with AsyncExitStack() as stack:
        doors = asyncio.Semaphore(DOORS)
        opened = await asyncio.gather(*(_open(stack, url, doors, observed) for _ in range(sessions)))
        visitors = [visitor for visitor in opened if visitor is not None]
        observed.memory.append((f"{len(visitors)} sessions open", memory_of(process)))
        end = time.monotonic() + seconds
        movers = [
            _moves(visitor, place, every, end, observed) for place, visitor in enumerate(visitors[:active])
        ]
        watch = _watch(process, end, observed)
        await asyncio.gather(watch, *movers)
    gc.collect()
    return observed


async def _open(
    stack: AsyncExitStack, url: str, doors: asyncio.Semaphore, observed: Observed
) -> Visitor | None:
    async with doors:
        started = time.perf_counter()
        try:
            visitor = await stack.enter_async_context(Visitor(url))
        except (RunFailedError, OSError) as error:
            observed.errors.append(f"opening: {error}")
            return None
        observed.openings.append(time.perf_counter() - started)
        return visitor


async def _moves(visitor: Visitor, place: int, every: float, end: float, observed: Observed) -> None:
    chance = random.Random(SEED + place)
    await asyncio.sleep(chance.uniform(0, every))
    # Nobody in a hall moves what the neighbour moves.
    for lever in itertools.islice(itertools.cycle(LEVERS), place % len(LEVERS), None):
        started = time.monotonic()
        if started >= end:
            return
        try:
            observed.runs.append(await visitor.move(lever, chance.randrange(POSITIONS)))
        except (RunFailedError, OSError) as error:
            observed.errors.append(f"{lever}: {error}")
            return
        await asyncio.sleep(max(0.0, every - (time.monotonic() - started)))


async def _watch(process: int, end: float, observed: Observed, checks: int = 4) -> None:
    pause = (end - time.monotonic()) / checks
    for check in range(1, checks + 1):
        await asyncio.sleep(max(0.0, pause))
        observed.memory.append((f"after {check}/{checks} of the time", memory_of(process)))


def summary(values: Sequence[float]) -> dict[str, float]:
    """Return p50, p95, p99 and the largest of seconds, in ms."""
    ordered = sorted(values)
    last = len(ordered) - 1
    shown = {f"p{percent}": ordered[round(last * percent / 100)] for percent in (50, 95, 99)}
    return {name: 1000 * value for name, value in (shown | {"max": ordered[-1]}).items()}
