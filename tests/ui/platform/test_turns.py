from __future__ import annotations

import threading

import pytest
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.testing.v1 import AppTest

from ui.platform import turns
from ui.platform.turns import Turns

# Seconds after which a test gives up; none of them waits that long.
SOON = 30


@pytest.fixture(autouse=True)
def _as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptRunner, "_run_script", ScriptRunner._run_script)


def _script() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest takes the function's body as a script

    from ui.platform import turns  # noqa: PLC0415

    st.session_state["held"] = turns._TURNS._held


def test_a_script_runs_in_its_turn():
    """Streamlit runs every script by ``ScriptRunner._run_script``, on a thread that does nothing else.

    If scripts are run by another method, wrap that one in ``ui/platform/turns.py``. Without it take
    ``take_turns`` out of ``ui/server/startup.py``: all answers stay right, and come later where many
    visitors act at once (``make load``).
    """
    turns.take_turns()
    app = AppTest.from_function(_script).run()
    assert not app.exception
    assert app.session_state["held"] == 1
    assert turns._TURNS._held == 0


class _Visitor(threading.Thread):
    """Takes a turn, says so, and leaves when it may."""

    def __init__(self, shared: Turns, order: list[str], name: str) -> None:
        super().__init__(name=name, daemon=True)
        self._shared, self._order = shared, order
        self.is_in, self.may_leave = threading.Event(), threading.Event()

    def run(self) -> None:
        with self._shared.turn():
            self._order.append(self.name)
            self.is_in.set()
            assert self.may_leave.wait(SOON)


def _begin(visitor: _Visitor, waiting: int) -> _Visitor:
    """Start a visitor, and return when so many wait."""
    visitor.start()
    for _ in range(1000 * SOON):
        if len(visitor._shared._waiting) >= waiting:
            return visitor
        visitor.is_in.wait(0.001)
    raise AssertionError("it never waited")


def test_turns_come_in_the_order_in_which_they_were_asked_for():
    shared, order = Turns(longest_wait=SOON), []
    visitors = [_begin(_Visitor(shared, order, name), n) for n, name in enumerate("abcd")]
    for n, visitor in enumerate(visitors):
        assert visitor.is_in.wait(SOON)
        assert order == list("abcd"[: n + 1])
        visitor.may_leave.set()
        visitor.join(SOON)
    assert (shared._held, list(shared._waiting)) == (0, [])


def test_nobody_waits_for_ever_behind_a_slow_script():
    shared, order = Turns(longest_wait=0.01), []
    slow = _begin(_Visitor(shared, order, "slow"), 0)
    assert slow.is_in.wait(SOON)
    others = [_Visitor(shared, order, name) for name in "ab"]
    for other in others:
        other.start()
        assert other.is_in.wait(SOON)
    assert shared._held == 3
    for visitor in (*others, slow):
        visitor.may_leave.set()
        visitor.join(SOON)
    assert shared._held == 0


def test_who_waits_for_something_else_lets_the_next_one_in_and_comes_back():
    shared, order = Turns(longest_wait=SOON), []
    with shared.turn():
        other = _begin(_Visitor(shared, order, "other"), 1)
        assert not order
        with shared.stand_aside():
            assert other.is_in.wait(SOON)
            other.may_leave.set()
            other.join(SOON)
        assert (order, shared._held) == (["other"], 1)
    assert shared._held == 0


def test_standing_aside_without_a_turn_is_nothing():
    shared = Turns()
    with shared.stand_aside():
        assert shared._held == 0
    assert shared._held == 0


def test_a_script_that_fails_gives_its_turn_back():
    shared = Turns()

    def fail() -> None:
        with shared.turn():
            raise ValueError("in its turn")

    with pytest.raises(ValueError, match="in its turn"):
        fail()
    assert shared._held == 0
