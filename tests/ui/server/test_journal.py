"""The log: one JSON line per request and failure, and nothing in it that points to a person."""

import io
import json
import logging
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

import ui.server.api
from tests.ui.server.asking import ask
from ui.server.journal import JOURNAL, start_journal


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    logger = logging.getLogger(JOURNAL)
    before = (logger.level, logger.propagate, logger.handlers)
    logger.handlers = []
    stream = io.StringIO()
    start_journal(stream)
    yield stream
    logger.level, logger.propagate, logger.handlers = before


def lines(journal: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in journal.getvalue().splitlines()]


def test_a_request_leaves_one_line_with_keys_and_no_values(journal: io.StringIO):
    ask(
        "/api/v1/simulate?digitization=45.67&case=nguyen-van-a&phone=0901234567",
        headers={"user-agent": "Secret/1.0", "cookie": "a=b", "referer": "https://intranet.example"},
    )
    (line,) = lines(journal)
    assert line.pop("time")
    assert float(str(line.pop("ms"))) >= 0
    assert line == {
        "level": "info",
        "logger": "ui.server.api.record",
        "event": "api",
        "route": "/v1/simulate",
        "keys": ["case", "digitization"],
        "unknown_keys": 1,
        "status": 422,
    }
    for private in ("45.67", "nguyen", "0901234567", "phone", "192.0.2.7", "Secret", "intranet"):
        assert private not in journal.getvalue()


def test_every_key_of_a_link_is_known_and_what_trackers_added_is_not_counted(journal: io.StringIO):
    asked = {
        "goal": "rank:40",
        "effort": "even",
        "step": "2",
        "own": "1a2b3c4d",
        "packed": "1.x",
        "s1": "name=A",
    }
    ask(f"/api/v1/simulate?{urlencode(asked)}&amp;floor=progress:90&embed=true&utm_source=zalo&nobody=1")
    (line,) = lines(journal)
    assert line["keys"] == sorted([*asked, "embed", "floor"])
    assert line["unknown_keys"] == 1


def test_an_address_that_is_none_is_not_written_down(journal: io.StringIO):
    ask("/api/v1/nguyen-van-a")
    (line,) = lines(journal)
    assert (line["route"], line["status"]) == ("other", 404)
    assert "nguyen" not in journal.getvalue()


def test_a_failure_leaves_its_trace_in_the_log_and_none_in_the_answer(
    journal: io.StringIO, monkeypatch: pytest.MonkeyPatch
):
    def fails(*_args: object) -> None:
        raise RuntimeError("inner detail")

    monkeypatch.setattr(ui.server.api, "simulation_answer", fails)
    reply = ask("/api/v1/simulate")
    assert reply.status == 500
    assert reply.json["error"]["code"] == "internal"
    assert "inner" not in reply.text
    failed, asked = lines(journal)
    assert failed["level"] == "error"
    assert "RuntimeError: inner detail" in str(failed["trace"])
    assert asked["status"] == 500


def test_a_log_that_is_set_up_already_is_left_alone(journal: io.StringIO):
    handlers = logging.getLogger(JOURNAL).handlers[:]
    start_journal(io.StringIO())
    assert logging.getLogger(JOURNAL).handlers == handlers
    assert journal.getvalue() == ""
