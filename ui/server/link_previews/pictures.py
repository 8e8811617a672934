"""The pictures of links: each drawn once, few kept, one at a time, and none waited for too long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from scoring.what_if.scenario import Scenario
from ui.exports import link_picture
from ui.links.model import Comparison
from ui.visit.outcomes import outcome_of
from ui.words.texts import Language, load_texts

# A picture has some 250 kB. Drawing takes a processor for a third of a second.
KEPT, AT_ONCE, MOST_ASKED = 64, 1, 6
SECONDS_TO_DRAW = 15


@dataclass(frozen=True)
class Wanted:
    """What a picture shows: a scenario of a published case, or a comparison in it."""

    scenario: Scenario
    comparison: Comparison
    language: Language


Draw = Callable[[Wanted], bytes]


class BusyError(RuntimeError):
    """As many pictures are being drawn or waited for as may be; ask again in a moment."""


def draw_picture(wanted: Wanted) -> bytes:
    """Return a picture as PNG.

    Raises:
        ConversionError: the converter failed or took too long.

    """
    compared = [(named.name, outcome_of(named.scenario)) for named in wanted.comparison.scenarios]
    texts = load_texts(wanted.language)
    return link_picture.draw(outcome_of(wanted.scenario), texts, compared, seconds=SECONDS_TO_DRAW)


class Pictures:
    """Pictures by what they show. They rest on the data version this process has loaded."""

    def __init__(self, draw: Draw = draw_picture) -> None:
        """Begin without any picture; the threads only wait for processes that draw."""
        self._draw = draw
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="link-picture")
        self._lock = Lock()
        self._kept: OrderedDict[Wanted, bytes] = OrderedDict()
        self._asked: dict[Wanted, Future[bytes]] = {}

    def ask(self, wanted: Wanted) -> Future[bytes]:
        """Return the picture to come; it is there already where it is kept.

        Raises:
            BusyError: too many other pictures are asked for.

        """
        with self._lock:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                done: Future[bytes] = Future()
                done.set_result(self._kept[wanted])
                return done
            if wanted in self._asked:
                return self._asked[wanted]
            if len(self._asked) >= MOST_ASKED:
                raise BusyError
            self._asked[wanted] = asked = self._threads.submit(self._make, wanted)
            return asked

    def _make(self, wanted: Wanted) -> bytes:
        try:
            picture = self._draw(wanted)
        except BaseException:
            with self._lock:
                del self._asked[wanted]
            raise
        with self._lock:
            del self._asked[wanted]
            self._kept[wanted] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture
