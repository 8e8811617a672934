"""The line for heavy work: so many pieces at a time, and every visitor has one place in it.

Heavy is what takes a processor for longer than a page does: reading an uploaded file, making a document,
drawing charts as images. Whoever asks waits on a thread of their own, and can be told the place. A
visitor who asks for several things waits for them one after the other: the next one joins the end of the
line when the one before is done, so nobody waits behind ten things of one visitor. Quick work (a file that
is read, bounded by seconds) is served beside the rest, one at a time, so that it never waits for images.
More than ``longest`` waiting ones are sent away at once, since each holds a thread.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# Pieces of work at a time: one processor is left to the pages. An image's converter takes some 200 MB, and
# one server is given 1 GB, so never more than two.
AT_ONCE = max(1, min(2, (os.cpu_count() or 1) - 1))
QUICK_AT_ONCE = 1
# How many may wait, over all visitors and of one.
LONGEST = 24
OF_ONE = 6
# In seconds: nobody is kept in the line for longer.
PATIENCE = 120.0
# How often one who waits looks up, in seconds: whether the place has changed, or nobody waits any more.
TICK = 0.5

# Told to one who waits: the place, from 1.
Tell = Callable[[int], None]


class LineFullError(RuntimeError):
    """Too many wait already, or the turn did not come in time."""


class Visitor:
    """Somebody who asks for heavy work; each visit has its own."""


@dataclass(frozen=True, eq=False)
class _Ticket:
    visitor: Visitor
    quick: bool


class Line:
    """A line of visitors; safe to use from any thread."""

    def __init__(self, at_once: int = AT_ONCE, longest: int = LONGEST, of_one: int = OF_ONE) -> None:
        """Start with nobody in it."""
        self._at_once = {True: QUICK_AT_ONCE, False: at_once}
        self._longest = longest
        self._of_one = of_one
        self._changed = threading.Condition()
        self._waiting: list[_Ticket] = []
        # Whoever is served, and whether with quick work.
        self._served: dict[Visitor, bool] = {}

    @contextmanager
    def turn(
        self,
        visitor: Visitor,
        tell: Tell | None = None,
        patience: float = PATIENCE,
        *,
        quick: bool = False,
    ) -> Iterator[None]:
        """Wait for the visitor's turn and hold it until the end of the block.

        ``tell`` is called on the waiting thread whenever the place is another one; what it raises ends
        the waiting.

        Raises:
            LineFullError: too many wait, or the turn did not come within ``patience`` seconds.

        """
        self._wait(self._join(visitor, quick=quick), tell, time.monotonic() + patience)
        try:
            yield
        finally:
            with self._changed:
                del self._served[visitor]
                self._changed.notify_all()

    def place(self, visitor: Visitor) -> int | None:
        """Return a visitor's place among those who wait, from 1; None where nothing of theirs waits."""
        with self._changed:
            return self._place(visitor)

    def is_served(self, visitor: Visitor) -> bool:
        """Return whether something of a visitor's is being done."""
        with self._changed:
            return visitor in self._served

    def _join(self, visitor: Visitor, *, quick: bool) -> _Ticket:
        with self._changed:
            own = sum(ticket.visitor is visitor for ticket in self._waiting)
            if len(self._waiting) >= self._longest or own >= self._of_one:
                raise LineFullError
            self._waiting.append(ticket := _Ticket(visitor, quick))
            return ticket

    def _wait(self, ticket: _Ticket, tell: Tell | None, end: float) -> None:
        told: int | None = None
        try:
            while True:
                with self._changed:
                    if self._take(ticket):
                        return
                    place = self._place(ticket.visitor)
                if tell is not None and place is not None and place != told:
                    # Outside the lock: it draws.
                    tell(told := place)
                if time.monotonic() >= end:
                    raise LineFullError
                with self._changed:
                    if not self._is_next(ticket):
                        self._changed.wait(TICK)
        finally:
            with self._changed:
                if ticket in self._waiting:
                    self._waiting.remove(ticket)
                    self._changed.notify_all()

    def _take(self, ticket: _Ticket) -> bool:
        """Serve a ticket if it is next; what else its visitor waits for goes to the end of the line."""
        if not self._is_next(ticket):
            return False
        self._waiting.remove(ticket)
        visitor = ticket.visitor
        self._waiting.sort(key=lambda other: other.visitor is visitor)
        self._served[visitor] = ticket.quick
        return True

    def _is_next(self, ticket: _Ticket) -> bool:
        if sum(quick == ticket.quick for quick in self._served.values()) >= self._at_once[ticket.quick]:
            return False
        free = (other for other in self._beside(ticket) if other.visitor not in self._served)
        return next(free, None) is ticket

    def _place(self, visitor: Visitor) -> int | None:
        first = next((ticket for ticket in self._waiting if ticket.visitor is visitor), None)
        if first is None:
            return None
        order = list(dict.fromkeys(ticket.visitor for ticket in self._beside(first)))
        return order.index(visitor) + 1

    def _beside(self, ticket: _Ticket) -> Iterator[_Ticket]:
        """Yield those who wait for the same kind of work."""
        return (other for other in self._waiting if other.quick == ticket.quick)


# The one line of this process.
HEAVY = Line()
