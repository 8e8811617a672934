"""The line for heavy work: few at a time, one place for each visitor, a bounded length."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from ui.queue.line import Line, LineFullError, Visitor

SOON = 10.0


class _Work:
    """A piece of work in a line on a thread of its own; it is done when ``end`` is set."""

    def __init__(
        self, line: Line, visitor: Visitor, order: list[Visitor], told: list[int], *, quick: bool
    ) -> None:
        self.end = threading.Event()
        self.began = threading.Event()
        self._thread = threading.Thread(target=self._work, args=(line, visitor, order, told, quick))
        self._thread.start()

    def _work(
        self, line: Line, visitor: Visitor, order: list[Visitor], told: list[int], quick: bool
    ) -> None:
        with line.turn(visitor, told.append, quick=quick):
            order.append(visitor)
            self.began.set()
            self.end.wait(SOON)

    def finish(self) -> None:
        self.end.set()
        self._thread.join(SOON)
        assert not self._thread.is_alive()


class _Room:
    """A line with everything that was ever put into it."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.order: list[Visitor] = []
        self.told: dict[Visitor, list[int]] = {}
        self.works: list[_Work] = []

    def ask(self, visitor: Visitor, *, quick: bool = False) -> _Work:
        waiting = len(self.line._waiting)
        work = _Work(self.line, visitor, self.order, self.told.setdefault(visitor, []), quick=quick)
        self.works.append(work)
        _until(lambda: work.began.is_set() or len(self.line._waiting) > waiting)
        return work


def _until(happened: Callable[[], bool]) -> None:
    for _ in range(1000):
        if happened():
            return
        threading.Event().wait(SOON / 1000)
    raise AssertionError("it did not happen")


@contextmanager
def _room(at_once: int = 1, longest: int = 9, of_one: int = 9) -> Iterator[_Room]:
    room = _Room(Line(at_once, longest, of_one))
    yield room
    for work in room.works:
        work.end.set()
    for work in room.works:
        work.finish()


def test_so_many_at_a_time_and_the_place_is_told() -> None:
    first, second, third, fourth = (Visitor() for _ in range(4))
    with _room(at_once=2) as room:
        works = [room.ask(visitor) for visitor in (first, second, third, fourth)]
        assert room.order == [first, second]
        assert [room.line.place(visitor) for visitor in (first, third, fourth)] == [None, 1, 2]
        assert room.line.is_served(first)
        _until(lambda: room.told[fourth] == [2])
        works[0].finish()
        assert works[2].began.wait(SOON)
        _until(lambda: room.told[fourth] == [2, 1])
        assert room.told[third] == [1]
        assert not room.line.is_served(first)
    assert room.order == [first, second, third, fourth]


def test_a_visitor_with_many_wishes_holds_one_place() -> None:
    busy, greedy, patient = Visitor(), Visitor(), Visitor()
    with _room() as room:
        for visitor in (busy, greedy, greedy, greedy, patient):
            room.ask(visitor)
        assert room.line.place(patient) == 2
        for work in room.works:
            work.end.set()
        _until(lambda: len(room.order) == 5)
    assert room.order == [busy, greedy, patient, greedy, greedy]


def test_a_visitor_is_served_once_at_a_time() -> None:
    greedy, other = Visitor(), Visitor()
    with _room(at_once=2) as room:
        for visitor in (greedy, greedy, other):
            room.ask(visitor)
        assert room.works[2].began.wait(SOON)
        assert room.order == [greedy, other]
        assert room.line.place(greedy) == 1


def test_quick_work_does_not_wait_for_the_rest_and_is_one_at_a_time() -> None:
    busy, patient, reader, other = (Visitor() for _ in range(4))
    with _room() as room:
        room.ask(busy)
        room.ask(patient)
        room.ask(reader, quick=True)
        room.ask(other, quick=True)
        assert room.order == [busy, reader]
        assert [room.line.place(visitor) for visitor in (patient, other)] == [1, 1]


def test_one_visitor_is_not_served_with_both_kinds_at_once() -> None:
    greedy = Visitor()
    with _room() as room:
        room.ask(greedy)
        room.ask(greedy, quick=True)
        assert room.order == [greedy]
        assert room.line.place(greedy) == 1


def test_a_line_that_is_too_long_sends_away_at_once() -> None:
    with _room(longest=2) as room:
        for _ in range(3):
            room.ask(Visitor())
        with pytest.raises(LineFullError), room.line.turn(Visitor()):
            pass
        assert len(room.line._waiting) == 2


def test_one_visitor_does_not_fill_the_line() -> None:
    greedy = Visitor()
    with _room(of_one=2) as room:
        for _ in range(3):
            room.ask(greedy)
        with pytest.raises(LineFullError), room.line.turn(greedy):
            pass
        room.ask(Visitor())


def test_who_waited_too_long_or_leaves_gives_the_place_back() -> None:
    class _LeftError(RuntimeError):
        pass

    def leave(_place: int) -> None:
        raise _LeftError

    with _room() as room:
        room.ask(Visitor())
        with pytest.raises(LineFullError), room.line.turn(Visitor(), patience=0):
            pass
        with pytest.raises(_LeftError), room.line.turn(Visitor(), leave):
            pass
        assert room.line._waiting == []


def test_what_fails_gives_the_turn_back() -> None:
    line, visitor = Line(at_once=1), Visitor()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), line.turn(visitor):
            raise ZeroDivisionError
    assert not line.is_served(visitor)
