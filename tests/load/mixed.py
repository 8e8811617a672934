"""Visitors of every kind at once: ``python -m tests.load.mixed``.

Some only look, some go from page to page, some move levers, some present, some upload their own counts,
some ask for documents. Printed is how long each kind waits; it fails where anybody met an error.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import cycle

from tests.e2e.server import serve
from tests.load.crowd import DOORS, LEVERS, SEED, memory_of, summary
from tests.load.guest import Guest
from tests.load.visitor import RunFailedError, Visitor

COUNTS = b"indicator;numerator;denominator\ne_result_issued;%d;1000\n"
WAY = ("plan", "compare", "units", "baseline", "method", "")
DOCUMENTS = ("json", "docx", "xlsx", "pptx", "png")

# How many of each kind there are, and seconds from one act to the next.
KINDS = {
    "look": (60, 0.0),
    "move": (40, 2.0),
    "navigate": (25, 4.0),
    "present": (15, 4.0),
    "upload": (5, 10.0),
    "export": (5, 10.0),
}

Act = Callable[[], Awaitable[object]]
Seen = dict[str, list[float]]


async def visit(url: str, seconds: float) -> tuple[Seen, list[str]]:
    """Have all of them at work for so many seconds; return seconds waited by kind, and errors."""
    seen: Seen = defaultdict(list)
    errors: list[str] = []
    async with AsyncExitStack() as stack:
        doors = asyncio.Semaphore(DOORS)
        kinds = [kind for kind, (count, _) in KINDS.items() for _ in range(count)]
        acts = await asyncio.gather(*(_arrive(stack, url, kind, doors, seen) for kind in kinds))
        end = time.monotonic() + seconds
        await asyncio.gather(
            *(
                _go_on(kind, act, place, end, seen, errors)
                for place, (kind, act) in enumerate(zip(kinds, acts, strict=True))
            )
        )
    return seen, errors


async def _arrive(
    stack: AsyncExitStack, url: str, kind: str, doors: asyncio.Semaphore, seen: Seen
) -> Act | None:
    """Open a page as a visitor of a kind does; return what they do from time to time."""
    async with doors:
        started = time.perf_counter()
        act = await _first(stack, url, kind)
        seen["open"].append(time.perf_counter() - started)
        return act


async def _first(stack: AsyncExitStack, url: str, kind: str) -> Act | None:
    if kind in ("look", "move"):
        visitor = await stack.enter_async_context(Visitor(url))
        return None if kind == "look" else _mover(visitor)
    page = {"present": "present", "upload": "method"}.get(kind, "")
    guest = await stack.enter_async_context(Guest(url, page))
    if kind == "navigate":
        pages = cycle(WAY)
        return lambda: guest.go_to(next(pages))
    if kind == "present":
        return guest.step
    if kind == "upload":
        counts = cycle(range(300, 400))
        return lambda: guest.upload("own.csv", COUNTS % next(counts))
    await guest.press("export")
    documents = cycle(DOCUMENTS)
    return lambda: guest.export(next(documents))


def _mover(visitor: Visitor) -> Act:
    chance = random.Random(SEED)
    return lambda: visitor.move(chance.choice(LEVERS), chance.randrange(1001))


async def _go_on(kind: str, act: Act | None, place: int, end: float, seen: Seen, errors: list[str]) -> None:
    every = KINDS[kind][1]
    if act is None:
        return
    await asyncio.sleep(random.Random(SEED + place).uniform(0, every))
    while (started := time.perf_counter()) and time.monotonic() < end:
        try:
            await act()
        except (RunFailedError, OSError, TimeoutError, KeyError) as error:
            errors.append(f"{kind}: {error!r}")
            return
        took = time.perf_counter() - started
        seen[kind].append(took)
        await asyncio.sleep(max(0.0, every - took))


def main() -> int:
    """Serve the app, have all kinds at work, print what each waited; 1 where somebody met an error."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.mixed")
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    with serve() as server:
        seen, errors = asyncio.run(visit(server.url, chosen.seconds))
        memory = memory_of(server.process)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load driver on the same machine"
    )
    print("  ".join(f"{count} {kind}" for kind, (count, _) in KINDS.items()))
    for kind, values in seen.items():
        figures = "  ".join(f"{key} {value:.0f} ms" for key, value in summary(values).items())
        print(f"{kind:<9} {len(values):>6}  {figures}")
    print(f"memory {memory:.0f} MB")
    print(f"errors {len(errors)}", *errors[:10], sep="\n  ")
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
